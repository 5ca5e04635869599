import { type Api, GrammyError } from 'grammy';
import { ProviderError } from '../errors.ts';
import type { Log } from '../types.ts';
import type { Memory } from './memory/index.ts';
import type { Me } from './read-update.ts';
import { type Clock, pause } from './transport/index.ts';

/** Milliseconds between tries to reach Telegram; the last one repeats. A container's network may come up late. */
const BACKOFF = [500, 2000, 5000, 15_000, 30_000];
/** Tries without a signal to end them: 7.5 seconds. */
const TRIES = 3;

export type IdentityOptions = {
  readonly api: Api;
  readonly token: string;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting; with it Telegram is waited for as long as it takes. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * Who the bot is. Without a connection the name of an earlier run serves; where there is none, Telegram is waited for.
 * Rejects with `ProviderError` when the token is refused or the waiting ends; the token is in none of its words.
 */
export async function identify({ api, token, memory, clock, log, signal }: IdentityOptions): Promise<Me> {
  const note = `me:${token.split(':', 1)[0]}`;
  for (let tried = 0; ; tried++) {
    try {
      const { id, username } = await api.getMe();
      memory.putNote(note, JSON.stringify({ id, username }));
      return { id, username };
    } catch (error) {
      if (isRefusal(error)) throw refusedToken(error.error_code);
      const known = memory.note(note);
      if (known !== null) return JSON.parse(known) as Me;
      if (signal ? signal.aborted : tried >= TRIES) throw unreachable(error);
      const ms = BACKOFF[Math.min(tried, BACKOFF.length - 1)]!;
      log.warn({ retryInMs: ms }, 'Telegram cannot be reached; trying again');
      await pause(clock, ms, signal);
    }
  }
}

/** Telegram answers 404 to a token that isn't even one. */
const isRefusal = (error: unknown): error is GrammyError =>
  error instanceof GrammyError && [401, 404].includes(error.error_code);

const refusedToken = (code: number) =>
  new ProviderError({
    what: 'start the Telegram bot',
    why: `Telegram refuses the token (${code})`,
    remedy: 'Copy BOT_TOKEN anew from @BotFather into .env and start again.',
  });

/** No cause: grammY's network errors carry the request's address, and with it the token. */
const unreachable = (error: unknown) =>
  new ProviderError({
    what: 'start the Telegram bot',
    why: error instanceof GrammyError ? `Telegram answers ${error.error_code}` : 'Telegram cannot be reached',
    remedy: 'Check the network and TELEGRAM_API_ROOT, then start again.',
  });
