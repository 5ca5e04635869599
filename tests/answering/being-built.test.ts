import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const PAGE = `## 石桥小学主体完工

本报讯（记者 贺知）3月5日，位于松涛街道的石桥小学主体完工，目前正在装修。

## 云梯大桥月底开工

本报讯（记者 贺知）云梯大桥全长1.2公里，定于3月28日开工，去年已完成征地。

## 南山小学封顶

本报讯（记者 游晨）3月6日，南山小学项目现场机器轰鸣，教学楼主体已封顶，正在砌墙。
`;

const { ask } = onePage(PAGE);
const told = async (question: string) => answerText(await ask(question));

test('ask() lists what is being built by its kind', async () => {
  const schools = await told('有哪些学校在修');
  expect(schools).toContain('石桥小学');
  expect(schools).toContain('南山小学');
  expect(schools).not.toContain('云梯大桥');
});

test('ask() leaves out of a list what the question leaves out', async () => {
  const others = await told('除了石桥小学还有哪些学校在修');
  expect(others).toContain('南山小学');
  expect(others).not.toContain('石桥小学');
  expect((await ask('除了云梯大桥还有哪些大桥在修')).kind).toBe('not-found');
});

test('ask() lists what takes a step within a month', async () => {
  const begun = await told('3月有哪些大桥开工');
  expect(begun).toContain('云梯大桥');
  expect(begun).not.toContain('小学');
});
