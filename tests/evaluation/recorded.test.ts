import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHOICE } from '../../src/answering/model/choice.ts';
import { hostile, oracle, random } from '../../src/evaluation/choosers.ts';
import { counted, recording, replaying } from '../../src/evaluation/recorded.ts';

const FORM = { name: 'choose', schema: CHOICE };
const asking = (question: string) =>
  [
    {
      role: 'user',
      content: `# 标题 (2024-03-13)\n1| 临湖图书馆位于望湖大道。\n2| 预计今年10月底开放。\n<question today="2024-03-20">${question}</question>`,
    },
  ] as const;
const signal = new AbortController().signal;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenjin-recorded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('recording() keeps replies without question or passage, replaying() gives them again and rejects what was not asked', async () => {
  const file = join(folder, 'replies.jsonl');
  const given = await recording(random(), file).ask(asking('什么时候开放'), FORM, signal);
  expect(await readFile(file, 'utf8')).not.toMatch(/图书馆|开放/);
  const again = replaying('random', file);
  expect(await again.ask(asking('什么时候开放'), FORM, signal)).toEqual(given);
  await expect(again.ask(asking('在哪里'), FORM, signal)).rejects.toThrow(/not asked/);
  expect(() => replaying('random', join(folder, 'none'))).toThrow(/Record it first/);
});

test('counted() sums what was asked', async () => {
  const { model, spent } = counted({
    id: 'x',
    ask: async () => ({ value: null, text: '', usage: { input: 700, output: 40 } }),
  });
  await model.ask([], FORM, signal);
  await model.ask([], FORM, signal);
  expect(spent()).toEqual({ asked: 2, failed: 0, input: 1_400, output: 80 });
});

test('oracle() picks what the gold wants and says where nothing has it; hostile() picks what shares least', async () => {
  const gold = {
    ...{ qid: 'q', type: 'when', question: '什么时候开放', must_include: ['10月底'], evidence: [] },
  } as never;
  const perfect = oracle([{ questions: [gold], unanswerable: [], pages: [] }]);
  expect((await perfect.ask(asking('什么时候开放'), FORM, signal)).value).toMatchObject({
    verdict: 'answered',
    statements: [2],
    first: '10月底',
  });
  expect(perfect.picked()).toEqual(['预计今年10月底开放。']);
  expect((await perfect.ask(asking('多少钱'), FORM, signal)).value).toMatchObject({ verdict: 'not-told' });
  expect((await hostile().ask(asking('开放'), FORM, signal)).value).toMatchObject({ statements: [1, 2] });
});
