import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointsIn, whensIn } from '../../../src/reading/index.ts';

const PIECES =
  '2023年 7月 17日 上半年 今年 去年 的 底 第二季度 １０月 ， 。 a 至 - — 、 和 农历 正月 初五 廿三 五月 周 六 本周 每周 上午 九点 9:00 半 当日 次日 “ ” （ ） 2021 3 十 二十 一 前 截至 预计 年 月 日 時 下個月 中秋 期间 \n'.split(
    ' ',
  );
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const days = fc.constantFrom(null, '2024', '2024-02', '2024-02-29', '2024-01-03', 'no day');

test('times lie in the text as given, in order, without overlap, and their days in order', () => {
  fc.assert(
    fc.property(texts, days, (text, day) => {
      let last = 0;
      for (const { start, end, text: words, range } of whensIn(text, { day })) {
        expect(text.slice(start, end)).toBe(words);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        if (range) expect(range.from! <= range.to!).toBe(true);
        last = end;
      }
    }),
  );
});

test('a text is read the same each time', () => {
  fc.assert(
    fc.property(texts, days, (text, day) => {
      expect(whensIn(text, { day })).toEqual(whensIn(text, { day }));
    }),
  );
});

test('the points of a text are the ends of its times', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const ends = whensIn(text).flatMap(({ start, end }) => [start, end]);
      for (const { start, end, closes } of pointsIn(text)) expect(ends).toContain(closes ? end : start);
    }),
  );
});

test.each(['1', '一', '二十', '年', '第', '每周', '2023-', '至', '“', '农历', '当日', '前', '9:'])(
  'a text of 60,000 times %s is read in one pass',
  (piece) => {
    // Were it read in quadratic time, this would take minutes.
    expect(() => whensIn(piece.repeat(60_000), { day: '2024-02-29' })).not.toThrow();
  },
);
