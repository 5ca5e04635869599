import { describe, expect, test } from 'vitest';
import { told } from './read.ts';

describe('当日 is the day that was spoken of, never the day of print', () => {
  test('in the sentence before', () => expect(told('灯会开幕。当日接待游客千人。', '2024-01-09')).toEqual(['当日 ?']));
  test.each([
    ['1月1日，灯会开幕。当日接待千人，次日闭幕。', ['1月1日 2024-01-01', '当日 2024-01-01', '次日 2024-01-02']],
    ['大前天晚上管道爆裂，当晚抢修。', ['大前天晚上 2024-01-06', '当晚 2024-01-06']],
    ['近日，灯会开幕，当天接待千人。', ['近日 ?', '当天 ?']],
    [
      '2019年开工，当年投产，次年3月扩建。',
      ['2019年 2019-01-01 2019-12-31', '当年 2019-01-01 2019-12-31', '次年3月 2020-03-01 2020-03-31'],
    ],
    ['2023年12月28日开会，当月免租。', ['2023年12月28日 2023-12-28', '当月 2023-12-01 2023-12-31']],
  ])('%s', (text, expected) => expect(told(text, '2024-01-09')).toEqual(expected));
  test('in the text before', () =>
    expect(told('当日接待千人。', '2024-03-12', '3月8日，灯会开幕。')).toEqual(['当日 2024-03-08']));
});

describe('over New Year 今年 and 明年 are those of the day of speaking', () => {
  test('of a meeting in the old year', () =>
    expect(told('2023年12月29日，大会召开。会议提出，明年将新建戏台，今年已选址。', '2024-01-08')).toEqual([
      '2023年12月29日 2023-12-29',
      '明年 2024-01-01 2024-12-31',
      '今年 2023-01-01 2023-12-31',
    ]));
  test.each([
    ['2023年12月29日，戏台竣工。明年将扩建。', '明年 ?'],
    ['区里明年新建戏台。', '明年 ?'],
    ['今年完成投资3亿元。', '今年 ?'],
    ['今年将完成投资3亿元。', '今年 2024-01-01 2024-12-31'],
    ['去年完成投资3亿元。', '去年 2023-01-01 2023-12-31'],
    ['上半年完成投资3亿元。', '上半年 2023-01-01 2023-06-30'],
  ])('%s in a paper of 5 January: %s', (text, expected) => expect(told(text, '2024-01-05').at(-1)).toBe(expected));
  test('an old date says nothing of the year of speaking', () =>
    expect(told('2019年3月5日，戏台开工。今年投用。')).toEqual([
      '2019年3月5日 2019-03-05',
      '今年 2024-01-01 2024-12-31',
    ]));
});

test.each([
  ['2022年营收3亿元，比上年增长', '上年 ?'],
  ['6月产量三万吨，较上月增长', '上月 ?'],
  ['产量三万吨，比去年增长', '去年 2023-01-01 2023-12-31'],
  ['7月5日检查，如果当天没有结果，第二天再来', '第二天 ?'],
])('a time beside the one that is told of is not that of speaking: %s', (text, expected) =>
  expect(told(text, '2024-08-02').at(-1)).toBe(expected),
);

test('a day in somebody’s words is not certain, for nobody knows when they were said', () => {
  expect(told('他说：“今天开工，本周六封顶，6月28日投用。”')).toEqual(['今天 ?', '本周六 ?', '6月28日 2024-06-28']);
  expect(told('今天，“戏台”开工。')).toEqual(['今天 2024-06-20']);
});
