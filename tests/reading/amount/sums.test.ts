import { expect, test } from 'vitest';
import { sumAsked, sumPrinted } from '../../../src/reading/index.ts';

test.each([
  ['食品产业园总投资多少钱', 'spent'],
  ['那座桥修起花了多少', 'spent'],
  ['园区去年产值多少亿', 'earned'],
  ['莲藕卖了多少钱', 'earned'],
  ['农机公司的利润是多少', 'profit'],
  ['莲藕多少钱一斤', 'price'],
  ['动物园门票多少钱', 'price'],
  ['小区租金一个月多少', 'price'],
  ['旧车换新补贴多少钱', 'given'],
  ['那家公司罚了多少钱', 'given'],
  ['签了多少钱的合同', 'agreed'],
  ['要多少钱', null],
])('sumAsked() takes "%s" as a question for a sum of the kind %s', (question, kind) => {
  expect(sumAsked(question)).toBe(kind);
});

test.each([
  ['项目总投资超20亿元', '20亿元', 'spent'],
  ['二期工程中标价3.97亿元', '3.97亿元', 'agreed'],
  ['手工面和白酒的营业额可达100余万元', '100余万元', 'earned'],
  ['每吨补贴300元', '300元', 'given'],
  ['总投资2亿元，投产后年产值可达5亿元', '5亿元', 'earned'],
  ['签约项目9个，协议引资72亿元', '72亿元', 'agreed'],
  ['共有资金3亿元', '3亿元', null],
])('sumPrinted() knows what the sum in "%s" is', (text, sum, kind) => {
  const start = text.indexOf(sum);
  expect(sumPrinted(text, start, start + sum.length)).toBe(kind);
});
