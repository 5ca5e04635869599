/** The bot is killed under load, by polling and by webhook, while its index is written by another process. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BotProcess, killRepeatedly, withWholeProgram } from '../telegram/chaos.ts';
import { freePort, indexRun, writeReports } from './reports.ts';
import type { Scene } from './scene.ts';

/** Index runs one after another until `isOver`; the reports of each differ from those before. */
async function keepIndexing(folder: string, isOver: () => boolean): Promise<number> {
  const pages = join(folder, 'pages');
  let failed = 0;
  for (let edition = 0; !isOver(); edition++) {
    writeReports(pages, 0, 12, edition);
    const { code } = await indexRun([pages, '--index', join(folder, 'vectors')]);
    if (code !== 0) failed++;
    await wait(PAUSE);
  }
  return failed;
}

const webhookSettings = (port: number) => ({
  PORT: String(port),
  WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
  WEBHOOK_SECRET: 'local-test-secret_0123456789',
});

/** Milliseconds between two index runs. */
const PAUSE = 1000;
/** Kills in one go. */
const CYCLES = 2;
/** Milliseconds after which no new cycle begins. */
const BUDGET = 20_000;
const RATE = 20;

const kills = (name: string, settings: () => Promise<Readonly<Record<string, string>>>): Scene => ({
  name,
  counts: 'questions lost, index runs failed, calls refused',
  run: ({ times, random }) =>
    withWholeProgram(async (bot, folder) => {
      const own: BotProcess = bot('state', await settings());
      let isOver = false;
      const indexing = keepIndexing(folder, () => isOver);
      const killing = { bot: own, cycles: CYCLES * times, budget: BUDGET * times, rate: RATE, random };
      const result = await killRepeatedly(killing).finally(() => {
        isOver = true;
      });
      const failed = await indexing;
      return {
        tried: result.questions,
        broken: result.lost + failed + result.refused.length,
        figures: { kills: result.kills, 'repeated a kill': Number(result.repeatedMean.toFixed(2)) },
      };
    }),
});

export const killsWhilePolling = kills('killed while polling and indexing', async () => ({}));
export const killsWithWebhook = kills('killed behind a webhook, indexing', async () =>
  webhookSettings(await freePort()),
);
