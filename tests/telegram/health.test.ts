import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markRunning } from '../../src/state/sqlite/running.ts';
import { createHealth } from '../../src/telegram/health.ts';
import { createWeb } from '../../src/web/index.ts';
import { openPapers, type Papers, silent } from './papers.ts';
import { createLogRecord, createRig, type Rig, temporaryFolder } from './rig.ts';
import { startTalk } from './talk.ts';

/** The operating system refuses a process every byte it writes to a file: to the process a full disk. */
const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers();
});
afterAll(() => papers.close());

test('a bot that answers is healthy; one whose files were taken away, or that hears nothing, is not', async () => {
  const talk = await startTalk(papers);
  await talk.say(5, '白鹭大桥全长多少米？');
  expect(await talk.bot.health()).toEqual([]);
  rmSync(join(talk.dataDir, 'bot.db-wal'));
  expect(await talk.bot.health()).toEqual([expect.stringMatching(/removed while it runs\. Stop the bot/)]);
  await talk.close();
});

test('a poller that Telegram leaves without a word for three minutes is not healthy', async () => {
  const talk = await startTalk(papers);
  talk.server.inject({ kind: 'hang', method: 'getUpdates', times: 100 });
  expect(await talk.bot.health()).toEqual([]);
  talk.clock.pass(200_000);
  expect(await talk.bot.health()).toEqual([
    expect.stringMatching(/not been heard for three minutes\. Check the network/),
  ]);
  await talk.close();
});

/** The health of a delivery at work, so many milliseconds from now. */
function healthOf({ bot: { delivery } }: { readonly bot: Pick<Rig['bot'], 'delivery'> }, later: number) {
  let now = Date.now();
  const clock = { now: () => now, after: () => () => {} };
  const state = { faults: async () => [] };
  const health = createHealth({ state, clock, delivery, heardAt: () => null, isRefused: () => false });
  now += later;
  return health();
}

test('a worker that has not taken up anything for three minutes, though questions wait, is not healthy', async () => {
  const rig = await createRig();
  expect(await healthOf(rig, 200_000)).toEqual([]);
  // Never started: what is accepted waits.
  await rig.bot.delivery.accept([{ update_id: 7, message: { message_id: 1, date: 1, text: 'hi', chat: { id: 1 } } }]);
  expect(await healthOf(rig, 10_000)).toEqual([]);
  expect(await healthOf(rig, 200_000)).toEqual([
    expect.stringMatching(/^1 questions wait and none was answered for three minutes/),
  ]);
});

test.runIf(hasPrlimit)('a full disk is not healthy, and is again when it has room', { timeout: 60_000 }, async () => {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/check-node.mjs', join(import.meta.dirname, 'full-disk-child.ts'), temporaryFolder()],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const limit = (bytes: string) => spawnSync('prlimit', [`--pid=${child.pid}`, `--fsize=${bytes}:`]);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const health = async () => {
    child.stdin.write('look\n');
    return JSON.parse(String((await lines.next()).value));
  };
  expect(await health()).toEqual([]);
  limit('0');
  expect(await health()).toEqual([expect.stringMatching(/disk with bot\.db .*free space/)]);
  limit('unlimited');
  expect(await health()).toEqual([]);
  child.kill('SIGKILL');
});

test('/healthz turns 503 with the reasons, /readyz tells when everything has started', async () => {
  let reasons: string[] = [];
  let isReady = false;
  const web = createWeb({
    articles: papers.store,
    ask: papers.ask,
    search: papers.search,
    progress: papers.progress,
    today: () => '2024-06-01',
    log: silent,
    health: async () => reasons,
    isReady: () => isReady,
  });
  expect((await web.request('/readyz')).status).toBe(503);
  isReady = true;
  expect((await web.request('/readyz')).status).toBe(200);
  expect((await web.request('/healthz')).status).toBe(200);
  reasons = ['the disk with bot.db is full. Free some space.'];
  const answer = await web.request('/healthz');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: 'error', reasons });
});

test('a lost log of the state is said at the next start, and not after a clean end', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'bot.db'), '');
  const { lines, log } = createLogRecord();
  markRunning(folder, log)();
  expect(lines).toEqual([]);
  markRunning(folder, log);
  markRunning(folder, log);
  expect(lines.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^the log of the bot's state is gone.*npm run backup/),
  ]);
});

test('npm start ends with an error and a remedy when bot.db is damaged', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'bot.db'), 'x'.repeat(8192));
  const child = spawn(process.execPath, ['--import', './scripts/check-node.mjs', 'src/main.ts'], {
    env: {
      PATH: process.env.PATH ?? '',
      BOT_TOKEN: '1234567:AAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
      PORT: '0',
      INDEX_DIR: join(folder, 'index'),
      DATA_DIR: join(folder, 'data'),
      EMBEDDER: 'hashed',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(said).toMatch(/Cannot open the bot's state .*: bot\.db is no database\. .*doctor -- --repair/);
  expect(said).not.toMatch(/AAAA|\n\s+at /);
}, 60_000);
