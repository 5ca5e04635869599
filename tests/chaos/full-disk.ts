/** The disk that holds index and state fills up under the running bot, and is freed again. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { drain, kill, launch, signOfLife, withWholeProgram } from '../telegram/chaos.ts';
import { startBotApiServer } from '../telegram/server/index.ts';
import { freePort, indexRun, writeReports } from './reports.ts';
import type { Scene } from './scene.ts';

/** Room for an index of the seeds and little more. */
const SIZE = '96m';
const QUESTIONS = 10;
const PATIENCE = 60_000;

/** A disk that can be filled under a bot; `filling` is how an index run starts that finds it full. */
type Disk = {
  readonly fill: (bot: ChildProcess) => void;
  readonly free: (bot: ChildProcess) => void;
  readonly filling: readonly string[];
  readonly remove: () => void;
};

const done = (command: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** A file system of its own in memory, where this user may mount one. */
function inMemory(at: string): Disk | null {
  mkdirSync(at, { recursive: true });
  if (!done('mount', '-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', at)) return null;
  const filler = join(at, 'filler');
  const remove = () => void done('umount', '-l', at);
  return { fill: () => fill(filler), free: () => rmSync(filler), filling: [], remove };
}

/** Else the operating system refuses the processes every byte they write to a file, which they can't tell from a full disk. */
function refused(): Disk | null {
  if (!done('prlimit', '--version')) return null;
  const limit = (bot: ChildProcess, bytes: string) => void done('prlimit', `--pid=${bot.pid}`, `--fsize=${bytes}`);
  const [fill, free] = [(bot: ChildProcess) => limit(bot, '0:'), (bot: ChildProcess) => limit(bot, 'unlimited:')];
  return { fill, free, filling: ['prlimit', '--fsize=0'], remove: () => {} };
}

/** Writes until nothing more goes in. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (const size of [1 << 20, 1 << 12, 1 << 8]) {
    const block = Buffer.alloc(size, 1);
    try {
      while (writeSync(handle, block) === size);
    } catch {}
  }
  closeSync(handle);
}

const statusAt = async (port: number): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  return `${answer.status} ${await answer.text()}`;
};

export const fullDisk: Scene = {
  name: 'a full disk, freed again',
  counts: 'promises broken: health says it, indexing says it, nothing is lost',
  run: () =>
    withWholeProgram(async (bot, folder) => {
      const at = join(folder, 'disk');
      const disk = inMemory(at) ?? refused();
      if (!disk) return { tried: 0, broken: 0, figures: { note: 'not tried: neither mount nor prlimit' } };
      const port = await freePort();
      const places = { INDEX_DIR: join(at, 'vectors'), DATA_DIR: join(at, 'data') };
      const server = await startBotApiServer({});
      const broken: string[] = [];
      const answered = () => new Set(server.sent.map(({ chat }) => chat)).size;
      const must = (what: string, holds: boolean) => void (holds || broken.push(what));
      const run = (...how: readonly string[]) =>
        indexRun([join(folder, 'pages'), '--index', places.INDEX_DIR], {}, how);
      try {
        await drain(bot('state', places), 1);
        const child = launch(bot('state', { ...places, PORT: String(port) }), server);
        await signOfLife(server, child);
        must('healthy at first', (await statusAt(port)).startsWith('200'));
        disk.fill(child);
        for (let chat = 1; chat <= QUESTIONS; chat++) server.say(chat, '今天有什么新闻');
        writeReports(join(folder, 'pages'), 0, 24);
        const { code, said } = await run(...disk.filling);
        must('an index run ends with 1', code === 1);
        must('an index run names the disk', /disk/.test(said) && !/^\s+at /m.test(said));
        const ill = await statusAt(port);
        // A log that has room left from before takes what is asked for a while: then nothing is ill yet.
        const goesOn = answered() >= QUESTIONS;
        must('health says that the disk is full', goesOn || (ill.startsWith('503') && /full|space/.test(ill)));
        must('the bot still runs', child.exitCode === null);
        disk.free(child);
        await server.until(() => answered() >= QUESTIONS, PATIENCE).catch(() => {});
        must('all are answered once there is room', answered() >= QUESTIONS);
        must('healthy again', (await statusAt(port)).startsWith('200'));
        must('what was to be indexed is, the second time', (await run()).code === 0);
        await kill(child);
      } finally {
        await server.close();
        disk.remove();
      }
      const figures = broken.length > 0 ? { broke: broken.join('; ') } : {};
      return { tried: QUESTIONS, broken: broken.length, figures };
    }),
};
