import { expect, test } from 'vitest';
import { isWanted, type Listed, type Wanted } from '../src/listed.ts';

const one = (published: string | null, more: Partial<Listed> = {}): Listed => ({
  ...{ published, district: '云溪区', paper: '云溪日报', kind: 'news', doubts: [] },
  ...more,
});
const days = ['2024', '2024-06', '2024-06-18', '2024-07-01', null];
const wanted = (what: Wanted) => days.filter((day) => isWanted(one(day), what));

test('a month or year that is wanted has all of its days, and a report that only says its month may be of any', () => {
  expect(wanted({})).toEqual(days);
  expect(wanted({ from: '2024-06', to: '2024-06' })).toEqual(['2024', '2024-06', '2024-06-18']);
  expect(wanted({ from: '2024-06-19' })).toEqual(['2024', '2024-06', '2024-07-01']);
  expect(wanted({ to: '2024-06-18' })).toEqual(['2024', '2024-06', '2024-06-18']);
});

test('paper, district and kind are as they are named; “-” stands for none; doubtful are those with a doubt', () => {
  expect(isWanted(one('2024'), { paper: '云溪日报', district: '云溪区', kind: 'news' })).toBe(true);
  expect(isWanted(one('2024'), { district: '-' })).toBe(false);
  expect(isWanted(one('2024', { district: null }), { district: '-' })).toBe(true);
  expect(isWanted(one('2024'), { doubtful: true })).toBe(false);
  expect(isWanted(one('2024', { doubts: ['no-exact-day'] }), { doubtful: true, kind: '' })).toBe(true);
});
