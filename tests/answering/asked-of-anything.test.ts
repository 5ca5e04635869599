import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const PAGE = `## 老街图片展开展

本报讯（记者 何川）3月9日，“老街记忆”图片展在县文化馆二楼展厅开展，共展出照片120张，展期到4月底。馆长林秀清主持了开展仪式。

## 社区剧场招募观众

本报讯（记者 白薇）春天剧社3月16日在桂园社区演出，免费表演，扫码报名。
`;

const { ask } = onePage(PAGE);

test('ask() keeps what can be asked of anything to what was spoken of: 免费吗 (is it free) after an exhibition', async () => {
  const answer = await ask('免费吗', ['老街图片展在哪看']);
  expect(answer.kind).toBe('not-found');
  expect(answerText(answer)).not.toContain('剧社');
});

test('ask() says of a plain question that it is not told, and never that the papers say otherwise', async () => {
  const answer = await ask('老街图片展收门票吗');
  expect(answer.kind).toBe('not-found');
  expect(answerText(answer)).not.toContain('报上说的是');
});
