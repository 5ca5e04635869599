import { describe, expect, test } from 'vitest';
import { whensIn } from '../../../src/reading/index.ts';
import { told, wordsOf } from './read.ts';

describe('a lunar day is a solar day', () => {
  test.each([
    ['庙会将于五月廿三举行', '2024-06-20', '五月廿三 2024-06-28'],
    ['庙会报名截止五月二十', '2024-06-20', '五月二十 2024-06-25'],
    ['预计八月十三搭台', '2024-09-05', '八月十三 2024-09-15'],
    ['庙会腊月初八开市', '2024-11-28', '腊月初八 2025-01-07'],
    ['预计正月初五结束', '2024-11-28', '正月初五 2025-02-02'],
    ['持续到农历二月初二', '2024-02-26', '农历二月初二 2024-03-11'],
    ['三月三对歌', '2024-04-01', '三月三 2024-04-11'],
    ['闰二月初一', '2023-03-20', '闰二月初一 2023-03-22'],
    ['农历甲辰年六月初六', '2024-06-20', '农历甲辰年六月初六 2024-07-11'],
    ['端午节划船', '2024-06-01', '端午节 2024-06-10'],
    ['除夕守岁', '2024-02-01', '除夕 2024-02-09'],
    ['清明祭扫', '2024-03-20', '清明 2024-04-04'],
    ['元旦游园', '2024-01-03', '元旦 2024-01-01'],
  ])('%s, printed %s: %s', (text, day, expected) => expect(told(text, day)).toEqual([expected]));

  test('and has none where it isn’t certain: 下月初五 may be either calendar’s, 国庆 and 中秋假期 are several days', () =>
    expect(told('下月初五，国庆，中秋假期')).toEqual(['下月初五 ?', '国庆 ?', '中秋假期 ?']));
});

test('no piece of a lunar date is read as a solar one', () => {
  const text = '庙会五月廿三、八月十五、冬月十一、正月十六和农历九月初九举行';
  const whens = whensIn(text);
  expect(whens.map((when) => when.text)).toEqual(['五月廿三', '八月十五', '冬月十一', '正月十六', '农历九月初九']);
  expect(whens.every(({ calendar }) => calendar === 'lunar')).toBe(true);
});

test('what is counted after a month is no lunar day', () => {
  expect(wordsOf('十月一日，五月二十多家，三月初三家企业开工')).toEqual(['十月一日', '五月', '三月初']);
  expect(whensIn('十月一日')[0]?.calendar).toBe('solar');
});
