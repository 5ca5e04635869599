import { type Api, GrammyError } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { ProviderError } from '../errors.ts';
import type { Memory } from '../state/index.ts';
import type { Log } from '../types.ts';
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
  /** Told once, when Telegram can't be reached at first. */
  readonly onUnreachable?: (() => void) | undefined;
};

/** Who the bot is, and what its owner may still want to set at @BotFather. */
export type Identity = { readonly me: Me; readonly advice: readonly string[] };

/** What BotFather's settings keep a bot from, each with the command that changes it. */
const adviceFor = (me: UserFromGetMe): readonly string[] => [
  ...(me.supports_inline_queries ? [] : ['Inline mode is off: send /setinline to @BotFather to be asked in any chat.']),
  ...(me.can_join_groups ? [] : ['The bot may not join groups: send /setjoingroups to @BotFather to allow it.']),
  ...(me.can_read_all_group_messages
    ? [
        'Group privacy is off: send /setprivacy to @BotFather, so that Telegram hands over only what is meant for the bot.',
      ]
    : []),
];

/**
 * Who the bot is. Without a connection the name of an earlier run serves; where there is none, Telegram is waited for.
 * Rejects with `ProviderError` when the token is refused or the waiting ends; the token is in none of its words.
 */
export async function identify(options: IdentityOptions): Promise<Identity> {
  const { api, token, memory, clock, log, signal, onUnreachable } = options;
  const note = `me:${token.split(':', 1)[0]}`;
  for (let tried = 0; ; tried++) {
    try {
      const found = await api.getMe();
      const me: Me = { id: found.id, username: found.username };
      await memory.putNote(note, JSON.stringify(me));
      return { me, advice: adviceFor(found) };
    } catch (error) {
      if (isRefusal(error)) throw refusedToken(error.error_code);
      const known = await memory.note(note);
      if (known !== null) return { me: JSON.parse(known) as Me, advice: [] };
      if (signal ? signal.aborted : tried >= TRIES) throw unreachable(error);
      const ms = BACKOFF[Math.min(tried, BACKOFF.length - 1)]!;
      if (tried === 0) onUnreachable?.();
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
