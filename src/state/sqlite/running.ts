import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../types.ts';

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
