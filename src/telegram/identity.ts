import { type Api, GrammyError } from 'grammy';
import { ProviderError } from '../errors.ts';
import { type Clock, pause } from './clock.ts';
import type { Memory } from './memory/index.ts';
import type { Me } from './read-update.ts';

/** Milliseconds between tries to reach Telegram at the first start; a container's network may come up late. */
const TRIES = [500, 2000, 5000];

/**
 * Who the bot is. Without a connection the name of an earlier run serves, so that a start during an outage waits for
 * Telegram like a running bot does. Rejects with `ProviderError`; the token is in none of its words.
 */
export async function identify(api: Api, token: string, memory: Memory, clock: Clock): Promise<Me> {
  const note = `me:${token.split(':', 1)[0]}`;
  for (let tried = 0; ; tried++) {
    try {
      const { id, username } = await api.getMe();
      memory.putNote(note, JSON.stringify({ id, username }));
      return { id, username };
    } catch (error) {
      if (error instanceof GrammyError && [401, 404].includes(error.error_code)) throw refusedToken(error.error_code);
      const known = memory.note(note);
      if (known !== null) return JSON.parse(known) as Me;
      if (tried >= TRIES.length) throw unreachable(error);
      await pause(clock, TRIES[tried]!);
    }
  }
}

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
