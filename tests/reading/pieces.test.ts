import { expect, test } from 'vitest';
import {
  DATED_OR_COUNTED,
  hasDate,
  isDatePiece,
  isDates,
  isFigure,
  isPrecise,
  isTimeWord,
  MORE_THAN_ONE,
  opensWithFigure,
  schoolsCalled,
  timesApart,
} from '../../src/reading/index.ts';

test.each([
  ['isDates', isDates, ['2024年6月3日', '6月', '2024年6月至8月'], ['6月开工', '2024']],
  ['isFigure', isFigure, ['3.5', '71%'], ['3亿', '六']],
  ['isDatePiece', isDatePiece, ['2024', '月', '号'], ['20240', '月底']],
  ['isTimeWord', isTimeWord, ['12', '上半年', '季度'], ['半年', '今年']],
  ['isPrecise', isPrecise, ['5日', '6月底', '月初'], ['近日', '去年']],
  ['hasDate', hasDate, ['6月3日', '2024年'], ['6月', '一版']],
  ['opensWithFigure', opensWithFigure, ['3万', '亿元', '月起'], ['开工']],
] as const)('%s() tells what it is called after from what is not', (_, tells, those, others) => {
  for (const text of those) expect([text, tells(text)]).toEqual([text, true]);
  for (const text of others) expect([text, tells(text)]).toEqual([text, false]);
});

test('a time is set apart from what is said of it, and numbered schools get the name that people use', () => {
  expect(timesApart('2025年产值和上半年营收')).toBe('2025年 产值和上半年 营收');
  expect(timesApart('6月底')).toBe('6月底');
  expect(schoolsCalled('第十七小学和第二中学', '$1$2')).toBe('十七小和二中');
});

test('pieces stand for one thing each inside of patterns', () => {
  expect('改三处'.match(new RegExp(`(${MORE_THAN_ONE})处`))?.[1]).toBe('三');
  expect(new RegExp(`(${MORE_THAN_ONE})处`).test('一处')).toBe(false);
  expect(new RegExp(`^${DATED_OR_COUNTED}$`).test('20余')).toBe(true);
});
