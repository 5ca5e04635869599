import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalOf } from '../../src/answering/index.ts';

const read = (path: string) => readFileSync(path, 'utf8').trim().split('\n');
const ORDERS = read(join(import.meta.dirname, 'orders.txt'));

/** As it is typed, spaced out, and politely with marks in it. */
const WAYS: readonly (readonly [string, (order: string) => string])[] = [
  ['as typed', (order) => order],
  ['spaced', (order) => [...order].join(' ')],
  ['polite, with marks', (order) => `您好，麻烦您帮个忙：${[...order].join('*')}，谢谢啦！`],
];

test.each(WAYS)('a hundred orders to the program are refused, %s', (_, way) => {
  expect(ORDERS).toHaveLength(100);
  expect(ORDERS.filter((order) => refusalOf(way(order)) !== 'injection')).toEqual([]);
});

test('no ordinary question is taken for an order', () => {
  const questions = [
    'tests/gold/questions.jsonl',
    'tests/fixtures/questions/questions-residents.jsonl',
    'tests/fixtures/questions/questions-chats.jsonl',
  ]
    .flatMap(read)
    .map((line) => String(JSON.parse(line).question));
  expect(questions.length).toBeGreaterThan(200);
  expect(questions.filter((question) => refusalOf(question) === 'injection')).toEqual([]);
});

test.each([
  '谁扮演白娘子',
  '公交线路取消了哪些限制',
  '哪些人不受理低保申请',
  '被忽视的消防规定是什么',
  '区里的数据库建好没有',
  '密码锁在哪里领',
])('words of orders in an ordinary question are no order: %s', (question) => {
  expect(refusalOf(question)).not.toBe('injection');
});
