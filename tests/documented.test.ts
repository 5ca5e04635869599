/** The commands of docs/beyond-one-machine.md for a start without containers, run as they stand there, up to the first answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Postgres, startPostgres } from './support/postgres.ts';
import { startBotApiServer } from './telegram/server/index.ts';

const DOCS = readFileSync('docs/beyond-one-machine.md', 'utf8');
const PACKAGE = JSON.parse(readFileSync('package.json', 'utf8'));
/** The lines of the first block of commands after a sentence. */
const commandsAfter = (sentence: string): readonly string[] => {
  const [, block = ''] = /\n((?: {4}\S.*\n)+)/.exec(DOCS.slice(DOCS.indexOf(sentence))) ?? [];
  return block.trim().split(/\n\s*/);
};
const COMMANDS = commandsAfter('The same without containers');

let postgres: Postgres;
let folder: string;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  postgres = await startPostgres();
  // A checkout of its own, since the commands write beside it.
  folder = mkdtempSync(join(tmpdir(), 'wenjin-documented-'));
  const kept = ['package.json', 'node_modules', 'scripts', 'seeds', 'src', 'tsconfig.json'];
  for (const name of readdirSync('.').filter((one) => kept.includes(one)))
    symlinkSync(resolve(name), join(folder, name));
});
afterAll(async () => {
  // A process group each: npm starts a shell, which starts the program.
  for (const { pid } of running) process.kill(-pid!, 'SIGKILL');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  return port;
};

/** Runs a line as a shell does, with settings that the page leaves to the reader. */
function run(command: string, settings: Readonly<Record<string, string>> = {}): ChildProcess {
  const env = { PATH: process.env.PATH, HOME: folder, ...settings };
  const child = spawn('sh', ['-c', command], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

test('the documented commands lead from nothing to the first answer, by either replica', {
  timeout: 120_000,
}, async () => {
  const [install, index, ...starts] = COMMANDS;
  // What is installed here by package.json is what the page has installed.
  expect(install).toBe(`npm install --no-save @lancedb/lancedb@${PACKAGE.devDependencies['@lancedb/lancedb']}`);
  expect(starts).toHaveLength(2);
  const [code] = await once(run(index!), 'exit');
  expect(code).toBe(0);
  const [telegram, url] = [await startBotApiServer(), await postgres.database()];
  const ports = await Promise.all(starts.map(freePort));
  const settings = { BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url };
  for (const [at, start] of starts.entries())
    run(start.replace('postgres://…', url).replace(/PORT=\d+/, `PORT=${ports[at]}`), settings);
  const ready = (port: number) =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ status }) => status,
      () => 0,
    );
  for (const port of ports) await expect.poll(() => ready(port), { timeout: 60_000, interval: 250 }).toBe(200);
  telegram.say(4711, '富硒茶叶深加工基地啥时候能用？');
  const answer = await telegram.waitFor(
    ({ method, payload }) => method === 'sendMessage' && payload.chat_id === 4711,
    30_000,
  );
  expect(JSON.stringify(answer.payload)).toContain('年底');
  const metrics = await Promise.all(
    ports.map(async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()),
  );
  expect(metrics.flatMap((text) => text.match(/^wenjin_leads (\d)$/m)?.[1] ?? []).sort()).toEqual(['0', '1']);
  await telegram.close();
});

test('containers are started by the same commands with the same settings', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'), { merge: true });
  const bot = Object.keys(services.bot.environment);
  for (const command of COMMANDS.slice(1))
    for (const [, name] of command.matchAll(/\b([A-Z]+_URL)=/g)) expect(bot).toContain(name);
  expect(COMMANDS[1]).toContain(services.index.command.join(' '));
  const [, image = ''] = /^CMD (\[.*\])$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
  expect(JSON.parse(image).join(' ')).toBe(PACKAGE.scripts.start.replaceAll('\\', ''));
  expect(readFileSync('Dockerfile', 'utf8')).toContain(COMMANDS[0]!.split(' ').at(-1));
});
