/** Where the parts meet: settings in, a ready use case out. Nothing here decides anything about news. */
import { join } from 'node:path';
import {
  type Answerer,
  type CallOptions,
  createChatModel,
  createExtractiveAnswerer,
  createModelAnswerer,
  createRerank,
} from './answering/index.ts';
import { createAsk } from './ask.ts';
import type { Config } from './config.ts';
import { createEditing, type Editing } from './editing.ts';
import { createEmbedder } from './embeddings/index.ts';
import type { Embedder } from './embeddings/port.ts';
import { createExamples } from './examples.ts';
import { tellingFreshness } from './freshly.ts';
import {
  dayIn,
  editor,
  type IndexOptions,
  type IndexSummary,
  indexPages,
  readEdits,
  removePages,
} from './indexing/index.ts';
import { createNewsroom, type Newsroom } from './newsroom.ts';
import { createProgress, type TellProgress } from './progress.ts';
import { rememberAnswers } from './remembered.ts';
import { createRuns, type RunRecord } from './runs.ts';
import { createSearch, type SearchPapers } from './search.ts';
import { folderOf } from './sources/index.ts';
import { lockIn } from './state/index.ts';
import { openStore, type Store } from './store/index.ts';
import type { AskPapers, Log, WriterWait } from './types.ts';
import { fetcherOf, sourcesOf, watchSources } from './watching.ts';

export type App = {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
  readonly embedder: Embedder;
  readonly answerer: Answerer;
  readonly ask: AskPapers;
  /** The same without a model, for places that can't wait (inline mode). */
  readonly askQuickly: AskPapers;
  /** Questions to begin with, as far as they are known. */
  readonly examples: () => Promise<readonly string[]>;
  readonly progress: TellProgress;
  /** Reports for some words, best first, with the words that were looked for. */
  readonly search: SearchPapers;
  readonly newsroom: Newsroom;
  /** Where articles come from by themselves. */
  readonly watch: ReturnType<typeof watchSources>;
  /** Headline, day, district and paper of an article put right. */
  readonly editing: Editing;
  /** What index runs did, newest first. */
  readonly runs: (most: number) => Promise<readonly RunRecord[]>;
  /** The calendar day where the papers appear, ISO. */
  readonly today: () => string;
  /** Indexes files and folders into the open store. */
  readonly index: (paths: readonly string[], options?: IndexOptions) => Promise<IndexSummary>;
  /** Takes pages out; what other files print of them comes in from there. */
  readonly removePages: (pages: readonly string[], options?: IndexOptions) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Beside the newsroom's corrections: what it put right in articles. */
const EDITS = 'edits.json';

export type OpenOptions = {
  /** Make an empty index when there is none, instead of refusing. */
  readonly create?: boolean;
  /** Make a new index, which takes the place of the old one when a run has ended; also of one that another embedder made. */
  readonly rebuild?: boolean;
  /** How `rebuild` waits for another run that is writing. */
  readonly wait?: WriterWait;
  /** Nothing will be indexed or withdrawn: leaves every file as it is, also on a read-only disk. */
  readonly readOnly?: boolean;
};

/** Opens the index named by the settings. Rejects with `StoreError` or `ConfigError`, each naming its remedy. */
export async function openApp(
  config: Config,
  log: Log,
  { create = false, rebuild = false, readOnly = false, wait = {} }: OpenOptions = {},
): Promise<App> {
  const embedder = await embedderOf(config);
  const place = config.INDEX_URL ?? config.INDEX_DIR;
  const store = await openStore(place, { embedder, create, rebuild, readOnly, log, wait, ...lockOf(config) });
  const extractive = createExtractiveAnswerer();
  const chat = await modelOf(config, log);
  const answerer = chat ? createModelAnswerer({ ...chat, own: extractive }) : extractive;
  const rerank = chat && config.LLM_RERANK ? { rerank: createRerank(chat) } : {};
  const timeZone = config.TIME_ZONE;
  const today = () => dayIn(timeZone, new Date());
  const edits = join(config.DATA_DIR, EDITS);
  const deps = () => ({
    ...{ store, embedder, log, today: today(), timeZone, edit: editor(readEdits(edits)) },
    folderOf: folderOf(sourcesOf(config), Date.now()),
  });
  const runs = createRuns(config.INDEX_DIR);
  const limits = { seconds: config.INDEX_FILE_SECONDS };
  const index = (paths: readonly string[], options: IndexOptions = {}) =>
    runs.noting(() => indexPages(paths, deps(), { limits, ...options }));
  const remove = (pages: readonly string[], options: IndexOptions = {}) =>
    removePages(pages, deps(), options).then(() => undefined);
  const asking = { store, embedder, staleAfterDays: config.STALE_AFTER_DAYS, paperName: config.PAPER_NAME };
  const watch = watchSources(config);
  const dayOf = (moment: number) => dayIn(timeZone, new Date(moment));
  const freshly = (ask: AskPapers) => tellingFreshness(ask, { sources: watch, dayOf });
  const askQuickly = freshly(rememberAnswers(createAsk({ ...asking, answerer: extractive }), store));
  return {
    config,
    log,
    store,
    embedder,
    answerer,
    ask: answerer === extractive ? askQuickly : freshly(createAsk({ ...asking, answerer, fallback: extractive })),
    askQuickly,
    examples: createExamples({ store, ask: askQuickly, today }),
    progress: createProgress({ store, embedder, today, paperName: config.PAPER_NAME }),
    search: createSearch({ store, embedder, ...rerank }, today),
    newsroom: createNewsroom({
      ...{ store, index, removePages: remove, today },
      correctionsDir: join(config.DATA_DIR, 'corrections'),
    }),
    watch,
    editing: createEditing({
      ...{ store, index, removePages: remove, edits, dataDir: config.DATA_DIR, today },
      fetcher: () => fetcherOf(config),
    }),
    runs: runs.latest,
    today,
    index,
    removePages: remove,
    close: async () => {
      watch.close();
      await store.close();
    },
  };
}

export const embedderOf = (config: Config): Promise<Embedder> =>
  createEmbedder(config.EMBEDDER, {
    ...(config.EMBEDDER_BASE_URL ? { baseUrl: config.EMBEDDER_BASE_URL } : {}),
    ...(config.EMBEDDER_API_KEY ? { apiKey: config.EMBEDDER_API_KEY } : {}),
    cacheDir: join(config.DATA_DIR, 'embeddings'),
  });

/** What keeps writers of an index in object storage apart. */
export const lockOf = ({ DATABASE_URL }: Config) => (DATABASE_URL ? { lock: lockIn(DATABASE_URL) } : {});

/** The operator's chat model and what it may take, when one is set. */
async function modelOf(config: Config, log: Log): Promise<CallOptions | null> {
  if (!config.LLM_MODEL) return null;
  const model = await createChatModel(config.LLM_MODEL, {
    firstMs: config.LLM_FIRST_MS,
    ...(config.LLM_BASE_URL ? { baseUrl: config.LLM_BASE_URL } : {}),
    ...(config.LLM_API_KEY ? { apiKey: config.LLM_API_KEY } : {}),
  });
  const { LLM_INPUT_PRICE: input = 0, LLM_OUTPUT_PRICE: output = 0 } = config;
  return { model, log, timeoutMs: config.LLM_TIMEOUT_MS, price: { input, output } };
}
