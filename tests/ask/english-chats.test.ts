import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/types.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

/** An older report in English and a newer one in Chinese of the same pool, and one thing that only the English page tells. */
const ENGLISH = `# Linden Gazette, January 8, 2024

## Heron Street Pool to open in March

The Heron Street Pool will open on March 2, the sports office said. A single swim will cost 30 yuan, and a card for ten swims 250 yuan. Dogs may not come in.

## Sailing school needs helpers

The sailing school on Otter Lake is looking for eight helpers for the summer. Nobody has to pay for the training. Helpers get 40 yuan a day for meals. To join, call 5550 1234.
`;
const CHINESE = `# 椴林晚报

2024年3月12日

## 苍鹭街游泳池推迟到4月6日开放

本报讯（记者 田小满）昨天，市体育局通报，苍鹭街游泳池推迟到4月6日开放，因为水泵要换。单次票价由30元降到25元。每周一闭馆。

## 青果市场搬到河西

本报讯（记者 田小满）青果市场3月20日搬到河西路12号，停车免费，公交9路到门口。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'gazette.md': ENGLISH, 'evening.md': CHINESE });
});
afterAll(() => papers.close());

const ask = (text: string, ...history: string[]): Promise<Answer> => papers.ask({ text, history, today: TODAY });

test.each([
  ['how many helpers does the sailing school need?', [], 'eight helpers'],
  ['how much do they get for meals?', ['how many helpers does the sailing school need?'], '40 yuan'],
  ['what number do I call to join?', ['how many helpers does the sailing school need?'], '5550 1234'],
])('ask() goes on in an English chat with what a page in English tells: %s', async (text, history, fact) => {
  const answer = await ask(text, ...history);
  expect(answer.kind).toBe('found');
  expect(answerText(answer)).toContain(fact);
});

test.each([
  ['When does the swimming pool open?', [], '4月6日'],
  ['when will the swimming pool open, ron?', [], '4月6日'],
  ['is it open on Mondays?', ['When does the swimming pool open?'], '周一闭馆'],
])('ask() answers "%s" from the newer report, whatever it is printed in', async (text, history, fact) => {
  expect(answerText(await ask(text, ...history))).toContain(fact);
});

test.each(['why?', 'ok', 'yes'])('ask() takes a few words in an English chat for English: %s', async (text) => {
  expect((await ask(text, 'When does the swimming pool open?')).language).toBe('en');
});

test('ask() tells nothing of what a follow-up in English asks the same of where no report has it', async () => {
  expect((await ask('and for goats?', 'how much is a single swim at Heron Street Pool?')).kind).not.toBe('found');
});

test.each(['and?', 'it', 'what is it?'])(
  'ask() has no answer to a few words in English that ask nothing: %s',
  async (text) => {
    expect((await ask(text, 'When does the swimming pool open?')).kind).not.toBe('found');
  },
);

test('ask() finds for a bare question word what the same report tells of that kind', async () => {
  expect(answerText(await ask('why?', 'When does the swimming pool open?'))).toContain('水泵');
  expect((await ask('when?', 'how many helpers does the sailing school need?')).kind).not.toBe('found');
});

test('ask() says no figure first where a sentence in English has several', async () => {
  const answer = await ask('how much is a single swim?');
  expect(answerText(answer)).toContain('30 yuan');
  expect(answer).not.toHaveProperty('short');
});

test.each([
  ['no, I meant the swimming pool', 'how much is parking at the green fruit market?', '30 yuan'],
  ['not the green fruit market, the swimming pool', 'how much is parking at the green fruit market?', '30 yuan'],
  ['no, I meant how much it costs', 'When does the swimming pool open?', '25元'],
])('ask() asks anew what was meant: %s', async (text, before, fact) => {
  expect(answerText(await ask(text, before))).toContain(fact);
});

test('ask() tells what is told of a thing where the same is not told of it as of the one before', async () => {
  const before = 'When does the swimming pool open?';
  expect(answerText(await ask('what about the sailing school?', before))).toContain('eight helpers');
  expect((await ask('and what about camels?', before)).kind).not.toBe('found');
});
