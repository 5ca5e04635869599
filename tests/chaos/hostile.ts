/** The newsroom's folder holds files that were made to stop whoever reads them; residents ask meanwhile. */
import { setTimeout as wait } from 'node:timers/promises';
import { HOSTILE } from '../indexing/hostile-files.ts';
import { kill, launch, QUESTIONS, signOfLife, withWholeProgram } from '../telegram/chaos.ts';
import { type BotApiServer, startBotApiServer } from '../telegram/server/index.ts';
import type { Scene } from './scene.ts';

const ADMIN = 900_001;
/** Files in one go. */
const FILES = 2;
/** Seconds a file may take; the default of 30 would make the scene long. */
const FILE_SECONDS = 1;
const PATIENCE = 60_000;
/** Milliseconds between two questions. */
const EVERY = 100;

/** Asks as long as `isOver` says so, each question from another resident; milliseconds until each was answered, `null` where it never was. */
async function residents(server: BotApiServer, isOver: () => boolean): Promise<readonly (number | null)[]> {
  const waits: Promise<number | null>[] = [];
  for (let chat = 1; !isOver(); chat++) {
    const asked = performance.now();
    server.say(chat, QUESTIONS[chat % QUESTIONS.length]!);
    const answered = server.until(() => server.sent.some((call) => call.chat === chat), PATIENCE);
    waits.push(
      answered.then(
        () => performance.now() - asked,
        () => null,
      ),
    );
    await wait(EVERY);
  }
  return Promise.all(waits);
}

const drawn = <T>(all: readonly T[], count: number, random: () => number): readonly T[] =>
  all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one);

export const hostile: Scene = {
  name: 'hostile files sent in by the newsroom',
  counts: 'deaths of the bot, files without a word, residents without an answer',
  run: ({ times, random }) =>
    withWholeProgram(async (bot) => {
      const server = await startBotApiServer({});
      const child = launch(
        bot('state', { ADMIN_IDS: String(ADMIN), INDEX_FILE_SECONDS: String(FILE_SECONDS) }),
        server,
      );
      await signOfLife(server, child);
      let isOver = false;
      const asking = residents(server, () => isOver);
      const silent: string[] = [];
      const files = drawn(HOSTILE, FILES * times, random);
      for (const [name, make] of files) {
        const before = server.sent.filter(({ chat }) => chat === ADMIN).length;
        server.sendFile(ADMIN, name, make());
        const told = () => server.sent.filter(({ chat }) => chat === ADMIN).length > before;
        await server.until(told, PATIENCE).catch(() => silent.push(name));
      }
      isOver = true;
      const waits = await asking;
      const deaths = child.exitCode === null ? 0 : 1;
      await kill(child);
      await server.close();
      const met = waits.filter((ms) => ms !== null).sort((a, b) => a - b);
      const at = (share: number) => Math.round(met[Math.floor(met.length * share)] ?? 0);
      return {
        tried: files.length,
        broken: deaths + silent.length + (waits.length - met.length),
        figures: {
          ...(silent.length > 0 ? { 'without a word': silent.join(' ') } : {}),
          questions: waits.length,
          'p50 ms': at(0.5),
          'p95 ms': at(0.95),
          'most ms': at(0.9999),
        },
      };
    }),
};
