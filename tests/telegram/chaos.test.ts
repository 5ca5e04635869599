import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BotProcess, drain, killRepeatedly } from './chaos.ts';
import { temporaryFolder } from './rig.ts';

/** The transport with a trivial conversation; `npm run chaos` does the same to the whole program, two hundred times. */
const echoBot =
  (folder: string): BotProcess =>
  ({ url, token }) => ({
    args: [join(import.meta.dirname, 'echo-bot.ts'), url, token, folder],
    env: { PATH: process.env.PATH ?? '' },
  });

test('killed again and again under load, the bot loses no question and repeats at most eight replies a kill', async () => {
  const bot = echoBot(temporaryFolder());
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const result = await killRepeatedly({ bot, cycles: 4, budget: 15_000, rate: 100, random });
  expect(result.questions).toBeGreaterThan(50);
  expect(result.lost).toBe(0);
  expect(result.repeatedMost).toBeLessThanOrEqual(8);
  expect(result.refused).toEqual([]);
});

test('a backlog of a thousand questions is drained whole', async () => {
  const result = await drain(echoBot(temporaryFolder()), 1000);
  expect(result).toMatchObject({ answered: 1000, refused: 0 });
});
