import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseNumber } from '../../src/reading/amount/chinese.ts';

const DIGITS = '零一二三四五六七八九';

/** Numbers below 10,000 in characters, as they are read aloud. */
function section(value: number): string {
  const parts = [...String(value)].map((digit, at, all) => {
    const power = ['', '十', '百', '千'][all.length - 1 - at]!;
    return digit === '0' ? '零' : DIGITS[Number(digit)]! + power;
  });
  return parts.join('').replace(/零+/g, '零').replace(/零$/, '') || '零';
}

function spoken(value: number): string {
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return section(low);
  const rest = low === 0 ? '' : `${low < 1000 ? '零' : ''}${section(low)}`;
  return `${section(high)}万${rest}`;
}

test('chineseNumber() reads back every number that is written out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      expect(chineseNumber(spoken(value))).toBe(value);
    }),
  );
});

test.each([
  ['十', 10],
  ['二〇二三', 2023],
  ['两万五', 25_000],
  ['三百五', 350],
  ['三百零五', 305],
  ['一亿二千万', 120_000_000],
  ['三点一四', 3.14],
  ['一百二十三点五', 123.5],
])('chineseNumber() reads %s', (text, value) => expect(chineseNumber(text)).toBe(value));

test('chineseNumber() refuses what is no numeral', () => expect(chineseNumber('三人')).toBeNaN());
