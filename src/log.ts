/** The program's log: JSON lines on stderr through pino, with everything secret or personal taken out. */
import pino from 'pino';
import { oneLine } from './errors.ts';
import type { Log } from './types.ts';

/** What looks like a bot token, wherever it stands: Telegram puts it into request addresses, and errors quote those. */
const BOT_TOKEN = /\b(bot)?\d{6,}:[\w-]{20,}/g;

export const withoutToken = (text: string): string => text.replace(BOT_TOKEN, '$1〔token〕');

/**
 * A log at `level`. Question texts are never passed to it at the levels that are on by default; tokens are masked in
 * every string, and of an error only the first line is kept, because inspecting grammY's errors prints the token.
 */
export function createLog(
  level: string,
  destination: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const write = (at: 'info' | 'warn' | 'error') => (fields: Readonly<Record<string, unknown>>, message: string) =>
    logger[at](
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)])),
      withoutToken(message),
    );
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function plain(value: unknown): unknown {
  if (value instanceof Error) return withoutToken(oneLine(value));
  if (typeof value === 'string') return withoutToken(value);
  return value === null || typeof value !== 'object' ? value : JSON.parse(withoutToken(JSON.stringify(value)));
}
