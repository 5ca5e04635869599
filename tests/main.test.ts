import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEmbedder } from '../src/embeddings/index.ts';
import { indexPages } from '../src/indexing/index.ts';
import { openStore } from '../src/store/index.ts';
import { startBotApiServer } from './telegram/server/index.ts';

/** An index of seeds/, made once; tests that don't watch it being built start with a copy. */
let built: string;
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'wenjin-built-'));
  const embedder = await createEmbedder('static');
  const store = await openStore(built, { embedder, create: true });
  await indexPages(['seeds'], { store, embedder, today: '2024-06-01' });
  await store.close();
});
afterAll(() => rm(built, { recursive: true, force: true }));

let folder: string;
const withIndex = () => cp(built, join(folder, 'vectors'), { recursive: true });
const running = new Set<ChildProcess>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenjin-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  await rm(folder, { recursive: true, force: true });
});

/** Starts Wenjin as `npm start </dev/null` does, on any free port, with an index and state of its own. */
function start(settings: Record<string, string> = {}) {
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    INDEX_DIR: join(folder, 'vectors'),
    DATA_DIR: join(folder, 'data'),
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', './scripts/check-node.mjs', 'src/main.ts'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let said = '';
  const waiting = new Set<() => void>();
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (const look of waiting) look();
  });
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (found) resolve(found);
        return found !== null;
      };
      if (look()) return;
      waiting.add(look);
      child.once('exit', () => look() || reject(new Error(`ended without ${pattern}: ${said}`)));
    });
  const stop = async () => {
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    return code as number;
  };
  return { child, line, stop, said: () => said };
}

test.each([
  ['--help', 0, /Settings are environment variables.*\.env\.example/],
  ['--nonsense', 1, /Unknown option '--nonsense'.*--help/],
])('npm start %s says what it takes, and starts nothing', async (argument, code, words) => {
  const child = spawn(process.execPath, ['--import', './scripts/check-node.mjs', 'src/main.ts', argument], {
    env: { PATH: process.env.PATH, INDEX_DIR: join(folder, 'none') },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  expect(await once(child, 'close')).toEqual([code, null]);
  expect(said).toMatch(words);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('npm start without a token builds the index from seeds/, also after a first build that was killed, serves the reader and a chat with the bot, and stops cleanly', {
  timeout: 60_000,
}, async () => {
  const first = start();
  await first.line(/reading seeds/);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const program = start();
  const [, url] = await program.line(/Web reader: (http:\S+)/);
  expect(program.said()).toMatch(/Indexed \d{2,} articles from 5 pages/);
  const health = (await (await fetch(`${url}/healthz`)).json()) as { status: string; articles: number };
  expect(health.status).toBe('ok');
  expect(health.articles).toBeGreaterThan(30);
  const [, chat] = await program.line(/Try the bot in a browser: (http:\S+)/);
  const headers = { origin: url!, 'content-type': 'application/x-www-form-urlencoded' };
  await fetch(chat!, { method: 'POST', headers, body: 'text=/start' });
  const messages = async () => (await fetch(`${chat}/messages`)).text();
  await expect.poll(messages, { timeout: 30_000 }).toMatch(/<button name="data" value="e:0">/);
  expect(await program.stop()).toBe(0);
  expect(existsSync(join(folder, 'vectors', 'news.db'))).toBe(true);
});

test('npm start with a refused token says so in one line without the token, and the reader stays up', async () => {
  await withIndex();
  const telegram = await startBotApiServer();
  const token = '987654321:AAwrong-token-wrong-token-wrong-token1';
  const program = start({ BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.url });
  const [, url] = await program.line(/Web reader: (http:\S+)/);
  await program.line(/Cannot start the Telegram bot|Cannot .*Telegram.*BOT_TOKEN/);
  expect((await fetch(`${url}/`)).status).toBe(200);
  const health = await fetch(`${url}/healthz`);
  expect(health.status).toBe(503);
  expect(await health.text()).toMatch(/refuses the token.*BOT_TOKEN/);
  expect(program.said()).not.toContain(token);
  expect(program.said()).not.toMatch(/\n\s+at /);
  expect(await program.stop()).toBe(0);
  await telegram.close();
});

test('npm start a second time uses the index it finds, asks a question of its own first, and answers a resident through a Bot API server', async () => {
  await withIndex();
  const telegram = await startBotApiServer();
  const program = start({
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    PUBLIC_URL: 'https://news.example',
  });
  await program.line(/Telegram bot: @/);
  // So that the first resident need not wait for what is read at the first question.
  await program.line(/"warmed up"/);
  expect(program.said()).not.toMatch(/BotFather|Indexed/);
  telegram.say(4711, '富硒茶叶深加工基地啥时候能用？');
  const answer = await telegram.waitFor(({ method, payload }) => method === 'sendMessage' && payload.chat_id === 4711);
  expect(JSON.stringify(answer.payload)).toContain('年底');
  expect(JSON.stringify(answer.payload)).toMatch(/https:\/\/news\.example\/articles\/\w+\?s=\d+\.\d+-\d+#p\d+/);
  expect(telegram.refused).toEqual([]);
  expect(await program.stop()).toBe(0);
  await telegram.close();
});

test('npm start on a taken port, with nothing else to run, ends with one line that says so', async () => {
  await withIndex();
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const program = start({ PORT: String((other.address() as AddressInfo).port) });
  const [code] = await once(program.child, 'exit');
  other.close();
  expect(code).toBe(1);
  const line = /^Cannot serve the web reader on \S+: another program uses the port\. Set PORT [^\n]+$/;
  expect(program.said().trim()).toMatch(line);
});

test('npm start without a network says so in one line and goes on trying', async () => {
  await withIndex();
  const settings = { BOT_TOKEN: '987654321:AAsome-token-some-token-some-token-12', LOG_LEVEL: 'silent' };
  const program = start({ ...settings, TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
  await program.line(/Web reader/);
  await program.line(/^Telegram cannot be reached yet: check the network[^\n]*$/m);
  expect(await program.stop()).toBe(0);
  expect(program.said().match(/Telegram/g)).toHaveLength(1);
});

test('npm start names all faulty settings at once and ends with an error', async () => {
  const program = start({ PORT: 'x', LOG_LEVEL: 'loud' });
  const [code] = await once(program.child, 'exit');
  expect(code).toBe(1);
  expect(program.said()).toMatch(/PORT.*LOG_LEVEL/s);
});
