// What for: the bot that residents talk to in Telegram.
// In: a token, the use case `ask`, the store, a folder for its own state. Out: a bot that starts, serves and stops.
// Updates become calls of the Bot API (handlers, pure of any network); the transport stores, orders and sends them.
// Not here: finding or judging answers (ask), serving web pages, reading settings.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Bot } from 'grammy';
import { oneLine, ProviderError } from '../errors.ts';
import { createLinks } from '../links.ts';
import type { Store } from '../store/port.ts';
import type { AskPapers, Log, Timeline } from '../types.ts';
import { createHandler } from './handlers.ts';
import { openMemory } from './memory.ts';
import type { OutgoingCall } from './outgoing.ts';
import type { Newsroom, Parts } from './parts.ts';

export type { IndexedUpload, Newsroom } from './parts.ts';

export type BotOptions = {
  readonly token: string;
  /** Base address of the Bot API server. */
  readonly apiRoot?: string;
  /** Folder of the bot's own state; made when missing. */
  readonly dataDir: string;
  readonly ask: AskPapers;
  /** An `ask` that never waits for a model, for inline mode; `ask` by default. */
  readonly askQuickly?: AskPapers;
  readonly store: Store;
  /** Base address of the web reader as residents reach it; without it links open the article in the chat. */
  readonly publicUrl?: string | undefined;
  readonly log: Log;
  readonly today: () => string;
  readonly adminIds?: readonly number[];
  readonly progress?: (name: string) => Promise<Timeline | null>;
  readonly newsroom?: Newsroom;
};

export type RunningBot = {
  readonly username: string;
  /** Begins to receive updates. */
  readonly start: () => Promise<void>;
  /** Finishes what is in flight. */
  readonly stop: () => Promise<void>;
};

/** Makes the bot. Rejects with `ProviderError` when Telegram refuses the token or can't be reached. */
export async function createBot(options: BotOptions): Promise<RunningBot> {
  const { token, apiRoot = 'https://api.telegram.org', dataDir, log } = options;
  const bot = new Bot(token, { client: { apiRoot } });
  await bot.init().catch((error: unknown) => {
    throw new ProviderError({
      what: 'start the Telegram bot',
      why: oneLine(error),
      remedy: 'Check BOT_TOKEN with @BotFather and that TELEGRAM_API_ROOT can be reached.',
    });
  });
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'bot.db'));
  const handle = createHandler(partsOf(options, bot.botInfo, db));
  const make = async ({ method, payload }: OutgoingCall) => {
    await (bot.api.raw as unknown as Record<string, (p: object) => Promise<unknown>>)[method]!(payload);
  };
  const send = (call: OutgoingCall) => make(call).catch(() => {});
  bot.use(async ({ update }) => {
    for (const call of await handle(update, { signal: AbortSignal.timeout(60_000), send })) await make(call);
  });
  bot.catch(({ error }) => log.warn({ error: oneLine(error) }, 'an update was not answered'));
  return {
    username: bot.botInfo.username,
    start: async () => {
      void bot.start();
    },
    stop: async () => {
      await bot.stop();
      db.close();
    },
  };
}

function partsOf(options: BotOptions, me: { id: number; username: string }, db: DatabaseSync): Parts {
  return {
    me,
    ask: options.ask,
    askQuickly: options.askQuickly ?? options.ask,
    store: options.store,
    links: createLinks({ publicUrl: options.publicUrl, botName: me.username }),
    log: options.log,
    today: options.today,
    now: Date.now,
    memory: openMemory(db, Date.now),
    adminIds: options.adminIds ?? [],
    progress: options.progress ?? null,
    newsroom: options.newsroom ?? {},
    download: async () => {
      throw new ProviderError({ what: 'download a file', why: 'not wired yet', remedy: 'Index it on the server.' });
    },
  };
}
