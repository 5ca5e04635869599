import { expect, test } from 'vitest';
import { holdsWanted } from '../../src/evaluation/answers.ts';

const holds = (words: string, ...wanted: readonly string[]) => holdsWanted(words, { must_include: wanted });

test('words that hold what is wanted, or are its whole fact in fewer words, are right', () => {
  expect(holds('约30元', '30元')).toBe(true);
  expect(holds('30元', '每块板每年给30元')).toBe(true);
  expect(holds('十天', '試住十天')).toBe(true);
  expect(holds('县图书馆', '县图书馆地下室')).toBe(true);
});

test('a figure that is cut, has no unit or is one of several that are wanted is not right', () => {
  expect(holds('七成', '七成六')).toBe(false);
  expect(holds('2元', '12元')).toBe(false);
  expect(holds('6', '6 pounds a car')).toBe(false);
  expect(holds('4.9', '$4.9 million')).toBe(false);
  expect(holds('每周三', '每周三、周六')).toBe(false);
  expect(holds('图书', '县图书馆地下室')).toBe(false);
});
