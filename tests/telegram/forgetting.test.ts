import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleaned } from '../../src/telegram/cleaned.ts';
import { memoryOf } from '../state/memory-of.ts';
import { openPapers, type Papers } from './papers.ts';
import { temporaryFolder } from './rig.ts';
import { startTalk } from './talk.ts';

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers();
});
afterAll(() => papers.close());

/** Everything the bot keeps on disk, as it lies there. */
const bytesOf = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder)
      .filter((name) => name.startsWith('bot.db'))
      .map((name) => readFileSync(join(folder, name))),
  );

/** How a chat's number may lie in a file: in decimal, or as SQLite's six or eight bytes. */
function numberForms(chat: number): readonly Buffer[] {
  const eight = Buffer.alloc(8);
  eight.writeBigInt64BE(BigInt(chat));
  return [Buffer.from(String(chat)), eight, eight.subarray(2)];
}

const CHAT = 5_012_345_678_901;

test('after /forget neither the database nor its log hold a byte of the chat, and those of others are whole', async () => {
  const talk = await startTalk(papers);
  // Neighbours in the same pages, so that rows are moved about.
  for (let other = 0; other < 40; other++) await talk.say(CHAT + 1 + other, `白鹭大桥有多长？第${other}次问`);
  const [answer] = await talk.say(CHAT, '白鹭大桥全长多少米，独一无二的问法？');
  for (let more = 0; more < 15; more++) await talk.say(CHAT, `独一无二的问法第${more}次：公园何时开放？`);
  await talk.say(CHAT, '/follow 白鹭大桥');
  await talk.press(answer!, '👎');
  const [asks] = await talk.say(CHAT, '/forget');
  await talk.press(asks!, '删除');
  const isGone = () =>
    [Buffer.from('独一无二'), ...numberForms(CHAT)].every((form) => !bytesOf(talk.dataDir).includes(form));
  await expect.poll(isGone, { timeout: 5000 }).toBe(true);
  expect(bytesOf(talk.dataDir).includes(Buffer.from('第39次问'))).toBe(true);
  await talk.close();
});

test('a bot that is killed while it forgets goes on at its next start', async () => {
  const folder = temporaryFolder();
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', './scripts/check-node.mjs', join(import.meta.dirname, 'forgetting-child.ts'), folder, String(CHAT)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise((resolve) => child.stdout!.once('data', resolve));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(numberForms(CHAT).some((form) => bytesOf(folder).includes(form))).toBe(true);
  const next = await startTalk(papers, { dataDir: folder });
  const isGone = () => [Buffer.from('独一无二'), ...numberForms(CHAT)].every((form) => !bytesOf(folder).includes(form));
  await expect.poll(isGone, { timeout: 5000 }).toBe(true);
  await next.close();
});

test('questions wait on the disk without personal numbers, and what Telegram marks in them moves along', () => {
  const update = (text: string, entities: readonly object[]) => ({
    update_id: 1,
    message: { text, entities, chat: { id: 1 } },
  });
  const text = '/ask 我的身份证510225199001010032和电话13812345678 @bot 查什么？';
  const at = text.indexOf('@bot');
  const { message } = cleaned(
    update(text, [
      { type: 'bot_command', offset: 0, length: 4 },
      { type: 'mention', offset: at, length: 4 },
    ]),
  ) as {
    message: { text: string; entities: { offset: number; length: number; type: string }[] };
  };
  expect(message.text).not.toMatch(/\d/);
  for (const { type, offset, length } of message.entities)
    expect(message.text.slice(offset, offset + length)).toBe(type === 'mention' ? '@bot' : '/ask');
  expect(message.entities).toHaveLength(2);
  const plain = update('302路几点发车？', []);
  expect(cleaned(plain)).toEqual(plain);
});

test('what is older than KEEP_DAYS is erased by the daily job', async () => {
  let now = 0;
  const memory = memoryOf(() => now, 2);
  await memory.vote('q', 1, 'up', null);
  await memory.putJob('j', 1, { kind: 'broadcast', text: '停水' });
  now = 3 * 86_400_000;
  await memory.putJob('k', 1, { kind: 'broadcast', text: '通知' });
  await memory.purge();
  expect(await memory.voteCounts(30)).toEqual({ up: 0, down: 0 });
  expect(await memory.job('j')).toBeNull();
  expect(await memory.job('k')).not.toBeNull();
});
