import type { Context, Hono } from 'hono';
import type { Newsroom } from '../newsroom.ts';
import type { TellProgress } from '../progress.ts';
import { remembering } from '../remembered.ts';
import type { SearchPapers } from '../search.ts';
import type { KnownName, Store } from '../store/port.ts';
import type { AskPapers, Language, Log, SourceView } from '../types.ts';
import { createCatalogue } from './catalogue.ts';
import { createGate, createLimiter, isHere, readerOf } from './limits.ts';
import { createMetrics } from './metrics.ts';

export type WebParts = {
  readonly articles: Pick<
    Store,
    | 'article'
    | 'latest'
    | 'coverage'
    | 'articlesAfter'
    | 'withdrawals'
    | 'statements'
    | 'mentioning'
    | 'namesAmong'
    | 'names'
    | 'pages'
  >;
  /** What a correction changed. */
  readonly newsroom?: Pick<Newsroom, 'changes'>;
  readonly ask: AskPapers;
  /** Reports for some words, best first. */
  readonly search: SearchPapers;
  readonly progress: TellProgress;
  readonly today: () => string;
  /** Questions to begin with. */
  readonly examples?: () => Promise<readonly string[]>;
  readonly log: Log;
  /** The reader's address as residents reach it; else links name the address that was asked. */
  readonly publicUrl?: string | undefined;
  /** What keeps the program from doing its work, with remedies; shown at /healthz. */
  readonly health?: () => Promise<readonly string[]>;
  /** Where articles come from by themselves; shown at /sources. */
  readonly sources?: SourceView;
  /** Whether everything has started; shown at /readyz. */
  readonly isReady?: () => boolean;
  /** More figures for /metrics. */
  readonly gauges?: () => Promise<Readonly<Record<string, number>>>;
  /** The bot's user name in Telegram, while one runs there. */
  readonly botName?: () => string | null;
  /** The chat to try the bot in, where there is no Telegram. */
  readonly playground?: Playground | undefined;
};

/** Routes of the chat in a browser: those that stream have to be added before anything that reads whole bodies. */
export type Playground = {
  readonly addEvents: AddChat;
  readonly addPages: AddChat;
};
/** `isNewsroom` tells who may write as the newsroom; `null` where nobody may. */
type AddChat = (app: Hono, isNewsroom: ((c: Context) => boolean) | null) => void;

/** Why a question wasn't answered: too many of this reader, or of all. */
type Turned = 'too-many' | 'busy';

/** What all routes share. */
export type Desk = ReturnType<typeof createDesk>;

/** Of 20 kB each. */
const MOST_KEPT = 400;
const MOST_NAMES = 1000;

export function createDesk(parts: WebParts) {
  const [allows, gate, metrics] = [createLimiter(), createGate(), createMetrics()];
  const names = remembering<readonly KnownName[]>(parts.articles, MOST_NAMES);
  return {
    ...parts,
    metrics,
    catalogue: createCatalogue(parts.articles),
    /** Pages as they were made: who taps the same citation waits for no work. */
    kept: remembering<string | null>(parts.articles, MOST_KEPT),
    /** Names of most articles. */
    names: (kind: KnownName['kind']) => names(kind, () => parts.articles.names(kind, MOST_NAMES)),
    /** Where the bot is told `payload`: in Telegram, or in the chat to try it in; `null` where neither is. */
    botAddress: (c: Context, payload: string): string | null => {
      const name = parts.botName?.();
      if (name) return `https://t.me/${name}?start=${payload}`;
      return parts.playground && isHere(c) ? `/chat?start=${payload}` : null;
    },
    base: (c: Context) => parts.publicUrl?.replace(/\/+$/, '') ?? new URL(c.req.url).origin,
    /** Runs a question's or a search's work, if the reader hasn't had too many and the house isn't full. */
    serve: async <T>(c: Context, work: () => Promise<T>): Promise<T | Turned> =>
      allows(readerOf(c)) ? ((await gate(work)) ?? 'busy') : 'too-many',
  };
}

/** Headers of what is made anew each time it is asked for. */
export const NOT_KEPT = { 'cache-control': 'no-store' };

/** Longer than any question; the rest of a longer one is not read. */
export const MAX_QUESTION_LENGTH = 500;

export const askedIn = (c: Context): string => (c.req.query('q') ?? '').slice(0, MAX_QUESTION_LENGTH).toWellFormed();

/** English only for readers who put it first; the papers are Chinese. */
export const languageOf = (c: Context): Language =>
  /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh';
