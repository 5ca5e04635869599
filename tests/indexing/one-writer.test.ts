import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { StoreError } from '../../src/errors.ts';
import { indexPages, removePages } from '../../src/indexing/index.ts';
import { openStore } from '../../src/store/index.ts';
import { KINDS, runPair } from '../support/two-runs.ts';

const embedder = await createEmbedder('hashed');
const TODAY = '2024-06-01';
let folder = '';
const open = (options = {}) => openStore(join(folder, 'index'), { embedder, create: true, ...options });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenjin-writer-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HOLDER = `
import { lockWriter } from ${JSON.stringify(join(import.meta.dirname, '../../src/store/local/writer-lock.ts'))};
await lockWriter(process.argv[1]);
process.stdout.write('held');
setInterval(() => {}, 1000);`;

async function holder() {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/check-node.mjs', '--input-type=module', '-e', HOLDER, join(folder, 'index')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  return child;
}

test('a second run waits for the first, and is told once who is writing', async () => {
  const child = await holder();
  const store = await open();
  const told: string[] = [];
  const waiting = store.exclusively(async () => 'done', { onWait: (who) => told.push(who) });
  await pause(400);
  expect(told).toEqual([expect.stringMatching(new RegExp(`^process ${child.pid}, since 20`))]);
  child.kill('SIGKILL');
  // A killed holder leaves nothing that has to be judged: the lock is the operating system's.
  expect(await waiting).toBe('done');
  await store.close();
});

test('a run that does not wait is refused with the holder and a remedy, and readers are not blocked meanwhile', async () => {
  const child = await holder();
  const store = await open();
  const refused = store.exclusively(async () => {}, { ms: 0 });
  await expect(refused).rejects.toThrow(StoreError);
  await expect(refused).rejects.toThrow(new RegExp(`process ${child.pid}, since .*Wait until that run has ended`));
  expect((await store.coverage()).articles).toBe(0);
  await expect(open({ rebuild: true, wait: { ms: 0 } })).rejects.toThrow(/another run is writing/);
  child.kill('SIGKILL');
  await store.close();
});

test('runs of one process take turns, and a turn that fails lets the next one in', async () => {
  const store = await open();
  const order: string[] = [];
  const turn = (name: string) =>
    store.exclusively(async () => {
      order.push(`${name} begins`);
      await pause(30);
      order.push(`${name} ends`);
      if (name === 'a') throw new Error('of its own');
    });
  const [a] = await Promise.allSettled([turn('a'), turn('b'), turn('c')]);
  expect(a).toMatchObject({ status: 'rejected', reason: { message: 'of its own' } });
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  const slow = store.exclusively(() => pause(500));
  await expect(store.exclusively(async () => {}, { ms: 20 })).rejects.toThrow(/another run/);
  await slow;
  await store.close();
});

test('a writer goes on with the index there is when a rebuild was given up', async () => {
  const bot = await open();
  const rebuilding = await open({ rebuild: true });
  const lock = (await import('../../src/store/local/writer-lock.ts')).lockWriter;
  await expect(lock(join(folder, 'index'), { ms: 0 })).rejects.toThrow(StoreError);
  await rebuilding.close();
  const file = join(folder, 'a.md');
  writeFileSync(file, '---\ntitle: 河口小学开学\ndate: 2024-05-01\n---\n河口小学5月1日开学。\n');
  await indexPages([file], { store: bot, embedder, today: TODAY });
  await bot.close();
  const next = await open();
  expect((await next.coverage()).articles).toBe(1);
  await next.close();
});

test('a rebuild that is stopped, or finds nothing to read, leaves the index as it was', async () => {
  const file = join(folder, 'a.md');
  writeFileSync(file, '---\ntitle: 河口小学开学\ndate: 2024-05-01\n---\n河口小学5月1日开学。\n');
  const bot = await open();
  await indexPages([file], { store: bot, embedder, today: TODAY });
  const stop = new AbortController();
  for (const [path, signal] of [
    [join(folder, 'none'), new AbortController().signal],
    [file, stop.signal],
  ] as const) {
    const store = await open({ rebuild: true });
    const onProgress = () => stop.abort();
    await indexPages([path], { store, embedder, today: TODAY }, { rebuild: true, signal, onProgress });
    await store.close();
    expect((await bot.coverage()).articles).toBe(1);
  }
  await bot.close();
});

test('an article comes back from its copy when the file that held it is taken out', async () => {
  const text = Array.from({ length: 8 }, (_, at) => `河口小学的第${at}间教室已经完工，有座位${40 + at}个。`).join('\n');
  const print = (name: string) => {
    const file = join(folder, name);
    writeFileSync(file, `---\ntitle: 河口小学完工\ndate: 2024-05-01\n---\n${text}\n`);
    return file;
  };
  const store = await open();
  const deps = { store, embedder, today: TODAY };
  const [first, second] = [print('first.md'), print('second.md')];
  await indexPages([first], deps);
  await indexPages([second], deps);
  const [page] = (await store.pages()).filter(({ articles }) => articles === 1);
  await removePages([page!.page], deps);
  const [left] = await store.latest(5);
  expect((await store.article(left!.id))?.source).toBe('second.md');
  expect(existsSync(first)).toBe(true);
  await store.close();
});

test(`no report is lost when two runs write at once (${KINDS.join(', ')})`, { timeout: 120_000 }, async () => {
  for (let pair = 0; pair < KINDS.length; pair++) {
    const { kind, lost, codes } = await runPair(pair);
    expect({ kind, lost, codes }).toEqual({ kind, lost: 0, codes: codes.map(() => 0) });
  }
});
