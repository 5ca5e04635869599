import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matcher } from '../../src/answering/coverage.ts';
import { areInOrder } from '../../src/reading/index.ts';

const text = fc.array(fc.constantFrom('固', '投', '定', '资', '产', '，')).map((chars) => chars.join(''));

test('matcher() finds a word abbreviated where at most four characters stand between two of its own', () => {
  expect(matcher('固投')('全区固定资产投资增长')).toBeGreaterThan(0);
  expect(matcher('固投')('固定的工业资产投资')).toBe(0);
  expect(matcher('固投')('固定，投资')).toBe(0);
  expect(matcher('固投')('投资固定')).toBe(0);
});

test('areInOrder() holds of every text in which a pattern finds the characters in their order', () => {
  fc.assert(
    fc.property(text, fc.array(fc.constantFrom('固', '投', '资'), { minLength: 1, maxLength: 4 }), (given, chars) => {
      expect(areInOrder(chars.join(''), given)).toBe(new RegExp(chars.join('.*')).test(given));
    }),
  );
});

test('matcher() finds no word that is torn out of two others', () => {
  expect(matcher('员工')('委员工作室有八个')).toBe(0);
  expect(matcher('员工')('委员工作室有员工八人')).toBe(1);
  expect(matcher('图书')('县图书馆')).toBe(1);
  expect(matcher('企业社')('民营企业社会责任榜')).toBe(1);
});

test('matcher() finds a bus by its whole number', () => {
  expect(matcher('3路')('3路末班车20时30分')).toBe(1);
  expect(matcher('3路')('13路末班车19时')).toBe(0);
  expect(matcher('3路')('到第3路口右转')).toBe(0);
  expect(matcher('k9路')('专线编号k9，全程14公里')).toBe(1);
});
