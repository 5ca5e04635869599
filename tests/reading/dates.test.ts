import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateRange, dates } from '../../src/reading/index.ts';

const raws = (text: string) => dates(text).map(({ raw }) => raw);
const range = (text: string, written: string) => {
  const [first] = dates(text);
  return first ? dateRange(first, written) : undefined;
};

describe('dates() finds calendar mentions', () => {
  test.each([
    ['2023年7月17日上午，项目开工', ['2023年7月17日']],
    ['7月17日和18日两天', ['7月17日', '18日']],
    ['今年上半年完成投资', ['今年上半年']],
    ['预计10月底投用', ['10月底']],
    ['第二季度增长，一季度下降', ['第二季度', '一季度']],
    ['力争年底建成，明年初投产', ['年底', '明年初']],
    ['二〇二三年十月一日', ['二〇二三年十月一日']],
    ['２０２３年８月', ['２０２３年８月']],
    ['23年4月以来', ['23年4月']],
    ['昨日，记者获悉', ['昨日']],
    ['2023-07-28 16:40 发布', ['2023-07-28']],
    ['2022—2023年度', ['2022', '2023年']],
    ['上周五召开会议', ['上周五']],
  ])('%s', (text, expected) => expect(raws(text)).toEqual(expected));

  test.each(['共有25年历史', '他工作了12年', '我国月中国字', '每日人均三元'])('finds none in %s', (text) =>
    expect(raws(text).filter((raw) => /\d/.test(raw))).toEqual([]),
  );
});

describe('dateRange() reads a mention on the day it was written', () => {
  test.each([
    ['2023年7月17日', '2024-01', '2023-07-17', '2023-07-17'],
    ['7月17日', '2023-07-20', '2023-07-17', '2023-07-17'],
    ['去年', '2023-07-20', '2022-01-01', '2022-12-31'],
    ['去年10月', '2023-07-20', '2022-10-01', '2022-10-31'],
    ['今年上半年', '2023-07-20', '2023-01-01', '2023-06-30'],
    ['第三季度', '2023-11', '2023-07-01', '2023-09-30'],
    ['2024年2月', '2023-07', '2024-02-01', '2024-02-29'],
    ['23年4月', '2023-07', '2023-04-01', '2023-04-30'],
  ])('%s, written %s', (text, written, from, to) => expect(range(text, written)).toEqual({ from, to }));

  test.each([
    ['昨日', '2023-03-01', '2023-02-28', '2023-02-28'],
    ['上月', '2023-01', '2022-12-01', '2022-12-31'],
    ['下个月', '2023-12-05', '2024-01-01', '2024-01-31'],
    ['年内', '2023-07', '2023-01-01', '2023-12-31'],
  ])('%s, written %s', (text, written, from, to) => expect(range(text, written)).toEqual({ from, to }));

  test('gives a day without its month those of the mention before it', () => {
    const [, second] = dates('去年3月28日至30日举行');
    expect(dateRange(second!, '2023-07')).toEqual({ from: '2022-03-30', to: '2022-03-30' });
  });

  test('has no range for words without a calendar: 日前', () => expect(range('日前', '2023-07-20')).toBeNull());
});

test('dates() gives offsets into the text as given, in order', () => {
  const parts = fc.constantFrom(
    '2023年',
    '7月',
    '17日',
    '上半年',
    '今年',
    '去年',
    '的',
    '底',
    '第二季度',
    '１０月',
    '，',
    'a',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (words) => {
      const text = words.join('');
      let last = 0;
      for (const { start, end, raw } of dates(text)) {
        expect(text.slice(start, end)).toBe(raw);
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
    }),
  );
});
