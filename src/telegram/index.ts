// What for: the bot that residents talk to in Telegram.
// In: a token, the use case `ask`, the store, a folder for its own state. Out: a bot that starts, serves and stops.
// Updates become calls of the Bot API (`handlers.ts`, without any network); the transport stores, orders and sends them.
// Not here: finding or judging answers (ask), serving web pages, reading settings.
import { Api } from 'grammy';
import { createLinks } from '../links.ts';
import type { Newsroom, Residents } from '../newsroom.ts';
import { openState, type State } from '../state/index.ts';
import type { Store } from '../store/port.ts';
import type { AskPapers, Log, SourceView, Timeline } from '../types.ts';
import { createChores } from './chores.ts';
import { cleaned } from './cleaned.ts';
import { createDownload } from './download.ts';
import { createApology, createHandler } from './handlers.ts';
import { createHealth } from './health.ts';
import { identify } from './identity.ts';
import type { Parts } from './parts.ts';
import { type Me, readUpdate } from './read-update.ts';
import { residentsOf } from './residents.ts';
import {
  announceWebhook,
  type Clock,
  createDelivery,
  createWebhook,
  type Delivery,
  type Polling,
  realClock,
  startPolling,
} from './transport/index.ts';

export type BotOptions = {
  readonly token: string;
  /** Base address of the Bot API server. */
  readonly apiRoot?: string;
  /** Folder of the bot's own state and of files sent to it; made when missing, held by one bot at a time. */
  readonly dataDir: string;
  /** A PostgreSQL database for the state instead, which several processes may share. */
  readonly databaseUrl?: string | undefined;
  readonly ask: AskPapers;
  /** An `ask` that never waits for a model, for inline mode; `ask` by default. */
  readonly askQuickly?: AskPapers;
  readonly store: Store;
  /** Base address of the web reader as residents reach it; without it links open the article in the chat. */
  readonly publicUrl?: string | undefined;
  readonly log: Log;
  readonly today: () => string;
  readonly adminIds?: readonly number[];
  /** Days that questions, votes and what the newsroom did are kept. */
  readonly keepDays?: number;
  readonly progress?: (name: string) => Promise<Timeline | null>;
  readonly newsroom?: Partial<Newsroom>;
  /** Where articles come from by themselves. */
  readonly sources?: SourceView;
  /** Keeps a post of a channel that the bot is in, where it is a source; resolves when it is safe. */
  readonly takePost?: Parts['takePost'];
  /** Receive updates by webhook at this address instead of polling; give the requests to `RunningBot.webhook`. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** Ends the waiting for a Telegram that can't be reached; without it a few tries are made. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Told once, when Telegram can't be reached at the start and is waited for. */
  readonly onUnreachable?: () => void;
  /** The bot's state is damaged beyond use: the process has to end, so that its supervisor sees it. */
  readonly onFatal?: (reason: string) => void;
};

export type RunningBot = {
  readonly username: string;
  /** What its owner may still want to set at @BotFather. */
  readonly advice: readonly string[];
  /** Begins to receive updates. */
  readonly start: () => Promise<void>;
  /** Finishes what is in flight. */
  readonly stop: () => Promise<void>;
  /** Handles a request of Telegram's; `null` when polling. */
  readonly webhook: ((request: Request) => Promise<Response>) | null;
  /** What keeps the bot from answering, with remedies; nothing when all is well. */
  readonly health: () => Promise<readonly string[]>;
  /** Figures for whoever watches: what waits here, what was set aside, whether this process leads. */
  readonly gauges: () => Promise<Readonly<Record<string, number>>>;
  /** For the newsroom's page: what residents asked, and what they are told. */
  readonly residents: Residents;
  /** Resolves when nothing waits to be answered or sent. */
  readonly whenIdle: () => Promise<void>;
  /** Tells followers what is new now; the bot also looks by itself every ten minutes. */
  readonly tellFollowers: () => Promise<void>;
  /** Tells the newsroom of sources that are silent or can't be read; each time once. */
  readonly tellOfSources: () => Promise<void>;
};

/** Days that are said in /privacy. */
const KEPT_DAYS = 30;

/** Kinds of updates the bot wants; stated at each start, because Telegram keeps what an earlier program asked for. */
const UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'guest_message',
  'my_chat_member',
  'channel_post',
  'edited_channel_post',
] as const;

/**
 * Makes the bot. Rejects with `ProviderError` when Telegram refuses the token or can't be reached for the first time,
 * `ConfigError` when another bot holds the folder, `StoreError` when the state can't be opened.
 */
export async function createBot(options: BotOptions): Promise<RunningBot> {
  const { token, apiRoot = 'https://api.telegram.org', dataDir, databaseUrl, clock = realClock, log } = options;
  const { keepDays = KEPT_DAYS, onFatal = () => {} } = options;
  const state = await openState({ dataDir, databaseUrl, log, now: clock.now, keepDays, onFatal });
  try {
    const { memory } = state;
    const api = new Api(token, { apiRoot });
    const { signal, onUnreachable } = options;
    const { me, advice } = await identify({ api, token, memory, clock, log, signal, onUnreachable });
    const download = createDownload({ api, token, apiRoot, dataDir });
    // What waits in a group belongs to all of it.
    const forgotten = async (chat: number, isPrivate: boolean) => {
      if (isPrivate) await delivery.forget(chat);
    };
    const parts = partsOf(options, { me, memory, download, forgotten, now: clock.now, after: clock.after });
    const delivery: Delivery = createDelivery({
      api,
      queue: state.queue,
      log,
      clock,
      handle: createHandler(parts),
      apology: createApology(parts),
      isAddressed: (update) => readUpdate(update, me).kind !== 'ignored',
      unlimited: options.adminIds ?? [],
      cleaned,
    });
    return running({ ...options, clock }, { api, state, me, advice, parts, delivery });
  } catch (error) {
    await state.close();
    throw error;
  }
}

type OwnParts = Pick<Parts, 'me' | 'memory' | 'download' | 'forgotten' | 'now' | 'after'>;

function partsOf(options: BotOptions, own: OwnParts): Parts {
  return {
    ...own,
    ask: options.ask,
    askQuickly: options.askQuickly ?? options.ask,
    store: options.store,
    links: createLinks({ publicUrl: options.publicUrl, botName: own.me.username }),
    log: options.log,
    today: options.today,
    adminIds: options.adminIds ?? [],
    progress: options.progress ?? null,
    newsroom: options.newsroom ?? {},
    sources: options.sources ?? null,
    takePost: options.takePost ?? (() => {}),
  };
}

type Made = {
  readonly api: Api;
  readonly state: State;
  readonly me: Me;
  readonly advice: readonly string[];
  readonly parts: Parts;
  readonly delivery: Delivery;
};

function running(options: BotOptions & { clock: Clock }, made: Made): RunningBot {
  const { api, state, me, advice, parts, delivery } = made;
  const { log, clock, webhook } = options;
  const chores = createChores({ parts, clock, enqueue: delivery.enqueue, lead: state.lead });
  let isRefused = false;
  let heardAt = clock.now();
  const onHeard = () => {
    heardAt = clock.now();
  };
  let stopReceiving = async (): Promise<void> => {};
  let stopped: Promise<void> | null = null;

  const receive = (): void => {
    // The transport says so in the log; the web reader stays up.
    const onUnauthorized = () => {
      isRefused = true;
    };
    const common = { api, log, clock, allowedUpdates: UPDATES, onUnauthorized };
    if (webhook) {
      const stopping = new AbortController();
      const announced = announceWebhook({ ...common, ...webhook, signal: stopping.signal });
      stopReceiving = () => {
        stopping.abort();
        return announced;
      };
      return;
    }
    const { accept, filling } = delivery;
    let polling: Polling | null = null;
    state.lead.onChange((isMine) => {
      void polling?.stop();
      onHeard();
      polling = isMine && stopped === null ? startPolling({ ...common, accept, filling, onHeard }) : null;
    });
    stopReceiving = async () => polling?.stop();
  };

  const end = async (): Promise<void> => {
    await Promise.all([chores.stop(), stopReceiving()]);
    await delivery.stop();
    await state.close();
  };

  return {
    username: me.username,
    advice,
    webhook: webhook ? createWebhook({ secret: webhook.secret, accept: delivery.accept, log }) : null,
    start: async () => {
      await delivery.start();
      receive();
      chores.start();
    },
    stop: () => {
      stopped ??= end();
      return stopped;
    },
    health: createHealth({
      ...{ state, clock, delivery },
      heardAt: () => (webhook || !state.lead.isMine() ? null : heardAt),
      isRefused: () => isRefused,
    }),
    gauges: async () => {
      const { waiting, unsent, dropped } = delivery.counts();
      return {
        wenjin_updates_waiting: waiting,
        wenjin_replies_unsent: unsent,
        wenjin_updates_dropped: dropped,
        wenjin_updates_set_aside: await state.queue.countSetAside(),
        wenjin_leads: state.lead.isMine() ? 1 : 0,
      };
    },
    residents: residentsOf(parts, delivery.enqueue),
    whenIdle: delivery.whenIdle,
    tellFollowers: chores.tellFollowers,
    tellOfSources: chores.tellOfSources,
  };
}
