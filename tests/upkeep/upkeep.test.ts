import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { InputError } from '../../src/errors.ts';
import { MIGRATIONS } from '../../src/state/sqlite/index.ts';
import { openMemory } from '../../src/state/sqlite/memory.ts';
import { openFile } from '../../src/state/sqlite/open.ts';
import { openStore } from '../../src/store/index.ts';
import { backUp, findings, repair, restore } from '../../src/upkeep/index.ts';
import { EMBEDDER, page, vectorOf } from '../store/pages.ts';
import { temporaryFolder } from '../telegram/rig.ts';
import { startBotApiServer } from '../telegram/server/index.ts';

async function filled() {
  const folder = temporaryFolder();
  const places = { index: join(folder, 'index'), data: join(folder, 'data') };
  const store = await openStore(places.index, { embedder: EMBEDDER, create: true });
  await store.replacePages(
    Array.from({ length: 50 }, (_, n) => page(`p${n}`, { id: `a${n}`, paragraphs: [`甲乙丙丁 ${n}`] })),
  );
  const db = openFile(join(places.data, 'bot.db'), MIGRATIONS);
  openMemory(db, Date.now, 30).sawChat(77, true);
  mkdirSync(join(places.data, 'corrections'));
  writeFileSync(join(places.data, 'corrections', 'a1.jsonl'), '{}');
  writeFileSync(join(places.index, 'withdrawn.txt'), 'a99\n');
  return { folder, places, store, db };
}

test('a backup made while index and bot are open is restored into another folder, whole', async () => {
  const { folder, places, store, db } = await filled();
  const dir = join(folder, 'copy');
  expect((await backUp(places, dir)).files).toBe(4);
  await store.replacePage(page('later', { id: 'later', paragraphs: ['后来'] }));
  // A second backup takes the place of the first.
  await backUp(places, dir);
  await store.close();
  db.close();
  const other = { index: join(folder, 'other', 'index'), data: join(folder, 'other', 'data') };
  await restore(dir, other);
  const restored = await openStore(other.index, { embedder: EMBEDDER });
  expect((await restored.coverage()).articles).toBe(51);
  expect(await restored.nearest(vectorOf('甲乙丙丁'), 5)).toHaveLength(5);
  await restored.close();
  const state = openFile(join(other.data, 'bot.db'), MIGRATIONS);
  expect(await openMemory(state, Date.now, 30).chats()).toEqual([77]);
  state.close();
  expect(readFileSync(join(other.index, 'withdrawn.txt'), 'utf8')).toBe('a99\n');
});

test('an index is restored under a reader, which goes on with the restored one', async () => {
  const { folder, places, store, db } = await filled();
  await backUp(places, join(folder, 'copy'));
  db.close();
  await store.removePage('p1');
  expect(await store.article('a1')).toBeNull();
  await restore(join(folder, 'copy'), places);
  await store.matching(['甲'], 1);
  expect((await store.article('a1'))?.id).toBe('a1');
  await store.close();
});

test('an index that was made anew is saved and restored like another, also in its own place', async () => {
  const { folder, places, store, db } = await filled();
  db.close();
  const rebuilt = await openStore(places.index, { embedder: EMBEDDER, create: true, rebuild: true });
  await rebuilt.replacePage(page('new', { id: 'new', paragraphs: ['甲乙丙丁 新'] }));
  await rebuilt.settle();
  await rebuilt.close();
  const dir = join(folder, 'copy');
  await backUp(places, dir);
  const other = { index: join(folder, 'other', 'index'), data: join(folder, 'other', 'data') };
  for (const to of [other, places]) {
    await restore(dir, to);
    const restored = await openStore(to.index, { embedder: EMBEDDER });
    expect((await restored.article('new'))?.paragraphs).toEqual(['甲乙丙丁 新']);
    expect((await restored.coverage()).articles).toBe(1);
    await restored.close();
  }
  expect((await store.coverage()).articles).toBe(1);
  await store.close();
});

test('a damaged backup is refused before anything is touched', async () => {
  const { folder, places, store, db } = await filled();
  await backUp(places, join(folder, 'copy'));
  db.close();
  await store.close();
  writeFileSync(join(folder, 'copy', 'index', 'news.db'), 'no database');
  await expect(restore(join(folder, 'copy'), places)).rejects.toThrow(
    /news\.db" is missing or damaged.*nothing was changed/,
  );
  await expect(restore(folder, places)).rejects.toThrow(InputError);
});

test('the doctor finds a damaged state, repairs it, and prints no secret', async () => {
  const { folder, places, store, db } = await filled();
  const chats = openMemory(db, Date.now, 30);
  for (let chat = 1000; chat < 3000; chat++) chats.sawChat(chat, true);
  db.close();
  await store.close();
  const file = join(places.data, 'bot.db');
  const bytes = readFileSync(file);
  bytes.fill(0x5a, bytes.length - 4096);
  writeFileSync(file, bytes);
  expect(() => openFile(file, MIGRATIONS)).toThrow(/bot\.db is damaged\. .*npm run doctor -- --repair/);
  const server = await startBotApiServer({});
  const config = parseConfig({
    INDEX_DIR: places.index,
    DATA_DIR: places.data,
    BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    PORT: '0',
  });
  const before = await findings(config);
  expect(before.find(({ part }) => part === "the bot's state")).toMatchObject({ state: 'broken' });
  expect(before.find(({ part }) => part === 'index')).toMatchObject({ state: 'ok' });
  expect(JSON.stringify(before)).not.toContain(server.token.split(':')[1]);
  expect(repair(config, '1')).toHaveLength(1);
  openFile(file, MIGRATIONS).close();
  expect(
    new DatabaseSync(`${folder}/data/bot.db`).prepare('SELECT count(*) AS n FROM talk_chats').get()?.n,
  ).toBeGreaterThan(0);
  await server.close();
});

test('npm run doctor, backup and restore fail with one line and a remedy', () => {
  const folder = temporaryFolder();
  for (const [script, args] of [
    ['backup', []],
    ['restore', [join(folder, 'none')]],
  ] as const) {
    const ran = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '' },
    });
    expect(ran.status).toBe(1);
    expect(ran.stderr.trim().split('\n')).toEqual([expect.stringMatching(/^Cannot .*: .*\. /)]);
  }
  rmSync(folder, { recursive: true, force: true });
});
