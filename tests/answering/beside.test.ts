import { expect, test } from 'vitest';
import { aboutAsked } from '../../src/answering/about/index.ts';
import type { Candidate } from '../../src/answering/candidates.ts';
import { parseQuestion } from '../../src/retrieval/question/parse.ts';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const PAGE = `## 城市更新现场会举行

本报讯（记者 宋扬）3月8日，全市城市更新现场会举行。主要项目分别为：东岭医院总投资约18亿元，一期于2022年5月交付使用；云璟府总投资11亿元，2023年7月开工建设，计划2025年7月建成交付。

## 老街图片展开展

本报讯（记者 何川）3月9日，“老街记忆”图片展在县文化馆二楼展厅开展，共展出照片120张，展期到4月底。馆长林秀清主持了开展仪式。

## 社区剧场招募观众

本报讯（记者 白薇）春天剧社3月16日在桂园社区演出，免费表演，扫码报名。
`;

const { ask, expectTold } = onePage(PAGE);

test('ask() takes what follows a thing of the same make for another: its day is not told of the first', async () => {
  await expectTold('东岭医院什么时候建好', '2022年5月');
  expect(answerText(await ask('什么时候建好', ['东岭医院投资多少']))).not.toContain('2025年7月');
  await expectTold('云璟府什么时候建成', '2025年7月');
});

test.each([
  ['云璟府全长80米。', 'other'],
  ['引桥全长300米，计划年底铺好路面。', 'same'],
])(
  'aboutAsked() takes another name for another thing where the name stood, and no part of the thing: %s',
  (next, same) => {
    const question = parseQuestion({ text: '青沙大桥什么时候铺好路面', history: [], today: '2025-07-01' });
    const texts = ['青沙大桥全长900米，双向六车道。', next];
    const [one, other] = texts.map((text, ordinal) => {
      const said = { text, plain: text, heading: '', whole: texts.join(''), mentions: [] };
      return { ...said, paragraph: 0, ordinal, article: { id: 'a' } } as unknown as Candidate;
    });
    const { of } = aboutAsked(question, [one!, other!]);
    expect([of(one!), of(other!)]).toEqual(['same', same]);
  },
);

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
