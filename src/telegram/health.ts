/** Whether the bot does what it is there for: what a supervisor has to know, in words without names or secrets. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../types.ts';
import { type Clock, type Delivery, stateFault } from './transport/index.ts';

/** Milliseconds without a word from Telegram before the poller counts as dead: a poll takes 40 s, a backoff 60. */
const SILENCE = 180_000;
/** Milliseconds in which nothing that waits was answered. */
const STANDSTILL = 180_000;

export type HealthOptions = {
  readonly db: DatabaseSync;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly delivery: Pick<Delivery, 'counts' | 'progressAt' | 'probe'>;
  /** When Telegram last answered a poll; `null` by webhook. */
  readonly heardAt: () => number | null;
  readonly isRefused: () => boolean;
};

/** What is wrong, one reason a line; nothing when all is well. Never rejects. */
export function createHealth({ dataDir, clock, delivery, heardAt, isRefused }: HealthOptions) {
  const started = clock.now();
  return async (): Promise<readonly string[]> => {
    const reasons: string[] = [];
    if (isRefused()) reasons.push('Telegram refuses the bot token. Set BOT_TOKEN to a valid one and start again.');
    const heard = heardAt();
    if (heard !== null && !isRefused() && clock.now() - Math.max(heard, started) > SILENCE)
      reasons.push('Telegram has not been heard for three minutes. Check the network and TELEGRAM_API_ROOT.');
    const { waiting } = delivery.counts();
    if (waiting > 0 && clock.now() - Math.max(delivery.progressAt(), started) > STANDSTILL)
      reasons.push(`${waiting} questions wait and none was answered for three minutes. Start the bot again.`);
    if (!existsSync(join(dataDir, 'bot.db')) || !existsSync(join(dataDir, 'bot.db-wal')))
      reasons.push(
        "a file of the bot's state was removed while it runs. Stop the bot, restore the data folder, start again.",
      );
    await delivery.probe().catch((error: unknown) => reasons.push(stateFault(error).text));
    return reasons;
  };
}

/** Stands in the data folder while a bot runs on it, so that the next start knows how the last one ended. */
const RUNNING = 'bot.running';

/** Says when the log that a killed bot must have left is gone: what was asked last went with it. Returns what ends the mark. */
export function markRunning(dataDir: string, log: Log): () => void {
  const mark = join(dataDir, RUNNING);
  const isLost = existsSync(mark) && existsSync(join(dataDir, 'bot.db')) && !existsSync(join(dataDir, 'bot.db-wal'));
  if (isLost)
    log.error(
      { file: 'bot.db-wal' },
      "the log of the bot's state is gone: what was asked and answered last is lost. Copy bot.db together with bot.db-wal, or use `npm run backup`",
    );
  writeFileSync(mark, '');
  return () => rmSync(mark, { force: true });
}
