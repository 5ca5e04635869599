/** How a list and a scene are said. */
import { expect, test } from 'vitest';
import { asLines } from '../../src/answering/say-lines.ts';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const { ask } = onePage(`## 石桥街道推进重点建设

走进石桥街道工地，机器轰鸣声不断，处处是热火朝天的景象。

石桥街道今年重点建设项目包括青藤小学、石桥卫生院、滨河步道和学府路农贸市场。
`);

test('what is told comes before the scene', async () => {
  const text = answerText(await ask('石桥街道今年的重点建设项目有哪些'));
  expect(text).toContain('学府路农贸市场');
  const scene = text.indexOf('热火朝天');
  if (scene >= 0) expect(scene).toBeGreaterThan(text.indexOf('学府路农贸市场'));
});

test('asLines() gives each long item a line, and leaves short ones and names whole', () => {
  const listed = '新增的车间：青藤实业有限公司压铸车间、石桥机械有限公司轴承车间、临岭工具有限公司刀具车间。';
  expect(asLines(listed).split('\n')).toHaveLength(4);
  expect(asLines(listed).replaceAll('\n', '')).toBe(listed);
  expect(asLines('包括：甲、乙、丙。')).toBe('包括：甲、乙、丙。');
  const named = '印发：《石桥街道、青藤街道改造方案》、《临岭区停车管理办法》、《临岭区供水管理办法》。';
  expect(asLines(named)).toBe(named);
});
