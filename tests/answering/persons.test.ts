import { expect, test } from 'vitest';
import { personsIn } from '../../src/kinds/persons.ts';
import { read } from '../../src/reading/index.ts';

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

test('personsIn() finds nobody in whose words are only studied', () => {
  expect(named('全厂认真学习贯彻林秀清主任关于安全生产的重要讲话精神，荣获奖项三个。')).toEqual([]);
  expect(named('林秀清主任讲话，全厂认真学习。').join()).toContain('林秀清');
});

test('personsIn() takes a 主任 for no 副主任, nor the reverse', () => {
  const text = '区人大副主任林秀清参加调研。';
  expect(named(text, ['副', '主任'])).toHaveLength(1);
  expect(named(text, ['主任'])).toEqual([]);
});

test.each([
  ['岚溪区委副书记是谁', ['书记', '委副', '岚溪区'], '区委书记周远山出席，区委副书记、区长林秀清主持。', '林秀清'],
  ['岚溪区长是谁', ['长是', '岚溪区'], '区长林秀清、副区长周远山调研。', '林秀清'],
  ['岚溪区人大常委会主任是谁', ['主任', '人大常委会', '区', '岚溪'], '区人大常委会主任周远山主持。', '周远山'],
])('personsIn() reads the office of %s over several words', (_, focus, text, name) => {
  expect(named(text, focus)).toEqual([name]);
});

test.each([
  ['another body', ['主任', '中心', '媒体', '融', '岚溪'], '区文化旅游委主任林秀清出镜。'],
  ['another place', ['镇长', '油坊镇'], '先河镇镇长林秀清介绍了情况。'],
  ['a calling', ['主任', '人大常委会'], '岚溪48岁医生林秀清捐献器官。'],
])('personsIn() takes nobody of %s for who holds an office', (_, focus, text) => {
  expect(named(text, focus)).toEqual([]);
});

test('the offices of a person are whole, and no verb before their place is part of them', () => {
  const officesOf = (text: string) => read(text).flatMap((one) => (one.kind === 'person' ? one.offices : []));
  expect(officesOf('电视台邀请区文化旅游委主任林秀清出镜。')).toEqual(['区文化旅游委主任']);
  expect(officesOf('区农业农村委农村经济经营管理站站长林秀清获奖。')).toEqual(['区农业农村委农村经济经营管理站站长']);
});
