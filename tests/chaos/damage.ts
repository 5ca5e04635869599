/** Files of index and state are cut short, emptied or overwritten in places while nothing runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, openSync, readdirSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { type BotProcess, drain, kill, launch, withWholeProgram } from '../telegram/chaos.ts';
import { startBotApiServer } from '../telegram/server/index.ts';
import type { Scene } from './scene.ts';

const QUESTION = '今天有什么新闻';
const PATIENCE = 30_000;

type Harm = readonly [name: string, harm: (file: string, random: () => number) => void];

const HARMS: readonly Harm[] = [
  ['cut short', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['emptied', (file) => truncateSync(file, 0)],
  ['removed', (file) => rmSync(file)],
  [
    'overwritten in places',
    (file, random) => {
      const handle = openSync(file, 'r+');
      const { size } = statSync(file);
      for (let at = 0; at < 20; at++)
        writeSync(handle, Buffer.alloc(64, 0xa5), 0, 64, Math.floor(random() * Math.max(1, size - 64)));
      closeSync(handle);
    },
  ],
];

/** Files harmed in one go; each costs a start of the program. */
const DRAWN = 3;

/** What `npm run ask` says of an index. */
async function askOf(
  index: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/check-node.mjs', resolve('scripts/ask.ts'), '--index', index, QUESTION],
    {
      env: { PATH: process.env.PATH ?? '' },
    },
  );
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, out, err };
}

const hasTrace = (words: string) => /^\s+at .+:\d+/m.test(words);

/** Answers as if nothing had happened, or ends with one line that names the remedy. */
async function holdsAsked(index: string, right: string): Promise<boolean> {
  const { code, out, err } = await askOf(index);
  if (code === 0) return out === right;
  return code === 1 && /^Cannot .+/m.test(err) && !hasTrace(err);
}

/** The bot answers, or ends by itself with something else than 0; it doesn't stand there and look healthy. */
async function holdsStarted(bot: BotProcess): Promise<boolean> {
  const server = await startBotApiServer({});
  server.say(1, QUESTION);
  const child = launch(bot, server);
  const ended = once(child, 'exit').then(() => 'ended');
  const answered = server.until(() => server.sent.length > 0, PATIENCE).then(() => 'answered');
  const what = await Promise.race([ended, answered, wait(PATIENCE, 'silent', { ref: false })]).catch(() => 'silent');
  const holds = what === 'answered' || (what === 'ended' && child.exitCode !== 0 && child.signalCode === null);
  await kill(child);
  await server.close();
  return holds;
}

const filesOf = (dir: string): readonly string[] =>
  readdirSync(dir).filter((name) => statSync(join(dir, name)).isFile() && statSync(join(dir, name)).size > 0);

export const damage: Scene = {
  name: 'damaged files of index and state',
  counts: 'wrong answers, silence, crashes without a remedy',
  run: ({ times, random }) =>
    withWholeProgram(async (bot, folder) => {
      await drain(bot('state'), 3);
      const [vectors, state] = [join(folder, 'vectors'), join(folder, 'state')];
      const { out: right } = await askOf(vectors);
      const broken: string[] = [];
      let tried = 0;
      const harmed = async (kept: string, name: string, holds: (copy: string) => Promise<boolean>) => {
        const [what, harm] = HARMS[Math.floor(random() * HARMS.length)]!;
        const copy = join(folder, 'copy');
        cpSync(kept, copy, { recursive: true });
        harm(join(copy, name), random);
        tried++;
        if (!(await holds(copy))) broken.push(`${name} ${what}`);
        rmSync(copy, { recursive: true, force: true });
      };
      const asked = (copy: string) => holdsAsked(copy, right);
      const started = (copy: string) => holdsStarted(bot('state', { DATA_DIR: copy }));
      const files = [
        ...filesOf(vectors).map((name) => ({ kept: vectors, name, holds: asked })),
        ...filesOf(state).map((name) => ({ kept: state, name, holds: started })),
      ];
      for (let drawn = 0; drawn < DRAWN * times; drawn++) {
        const { kept, name, holds } = files[Math.floor(random() * files.length)]!;
        await harmed(kept, name, holds);
      }
      return { tried, broken: broken.length, figures: broken.length > 0 ? { broke: broken.join('; ') } : {} };
    }),
};
