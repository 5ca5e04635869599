import { expect, test } from 'vitest';
import { personsIn } from '../../src/kinds/persons.ts';

/** What is plainly a person in a sentence. */
const named = (text: string, focus: readonly string[] = []) =>
  personsIn(text, focus)
    .filter(({ strength }) => strength === 1)
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ['区农业农村委主任林秀清出席活动。', '林秀清'],
  ['全科门诊林秀清医生询问了病情。', '林秀清'],
  ['今年56岁的林秀清在村口开店。', '林秀清'],
])('personsIn() finds the person in %s', (text, name) => {
  expect(named(text).join()).toContain(name);
});

test.each([
  '短片《文旅委主任邀您来玩》很火。',
  '车间主任纷纷表态。',
  '各镇文旅主任纷纷出镜。',
  '项目负责人介绍，进展顺利。',
])('personsIn() takes no body, rank or verb beside a title for a name: %s', (text) => {
  expect(named(text)).toEqual([]);
});

test('personsIn() takes a 主任 for no 副主任, nor the reverse', () => {
  const text = '区人大副主任林秀清参加调研。';
  expect(named(text, ['副', '主任'])).toHaveLength(1);
  expect(named(text, ['主任'])).toEqual([]);
});
