import { expect, test } from 'vitest';
import { slip } from '../../src/reading/index.ts';

test.each([
  ['胡', '湖'],
  ['富', '福'],
  ['京', '津'],
  ['徽', '微'],
  ['冶', '治'],
])('slip() takes %s for a mistyped %s', (typed, printed) => {
  expect(slip(typed, printed)).toBeGreaterThan(0);
});

test.each([
  ['三', '二'],
  ['四', '十'],
  ['东', '西'],
  ['东', '洞'],
  ['湖', '虎'],
  ['山', '湖'],
  ['云', '石'],
])('slip() never takes %s for %s: a number, a direction or another word is another name', (typed, printed) => {
  expect(slip(typed, printed)).toBe(0);
});

test('slip() prefers the same sound to nearly the same, and that to a like shape', () => {
  expect(slip('富', '福')).toBeGreaterThan(slip('京', '津'));
  expect(slip('京', '津')).toBeGreaterThan(slip('徽', '微'));
});
