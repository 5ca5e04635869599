/** A newsroom's index and sources in a folder of their own, with a clock that the test sets. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { dayIn, type IndexOptions, indexPages, removePages } from '../../src/indexing/index.ts';
import {
  channelOf,
  fetchRound,
  folderOf,
  itemFiles,
  itemsDir,
  keepPost,
  makeFetcher,
  openSourceState,
  readSources,
  sourcesDir,
} from '../../src/sources/index.ts';
import { openStore } from '../../src/store/index.ts';
import type { Article, ChannelPost } from '../../src/types.ts';

const ZONE = 'Asia/Shanghai';

export async function openRounds(start: string, allow: readonly string[]) {
  const dir = mkdtempSync(join(tmpdir(), 'wenjin-sources-'));
  const embedder = await createEmbedder('hashed');
  const store = await openStore(join(dir, 'index'), { embedder, create: true });
  let now = Date.parse(start);
  const clock = { now: () => now, wait: async () => undefined };
  const deps = () => ({ store, embedder, today: dayIn(ZONE, new Date(now)), timeZone: ZONE });
  const dataDir = join(dir, 'data');
  const articles = async (): Promise<readonly Article[]> =>
    (await store.articlesAfter(0, 10_000)).map(({ article }) => article);
  return {
    dir,
    dataDir,
    store,
    articles,
    deps,
    later: (hours: number) => {
      now += hours * 3_600_000;
    },
    fetch: async (yaml: string, options: Parameters<typeof fetchRound>[2] = {}) => {
      const sources = readSources(yaml, 'sources.yaml');
      const own = () => ({ ...deps(), folderOf: folderOf(sources, now) });
      const limits = { ms: 15_000, bytes: 2 ** 20 };
      const fetcher = makeFetcher({ contact: 'mailto:desk@paper.example', allow, clock, limits });
      try {
        return await fetchRound(
          sources,
          {
            ...{ fetcher, dataDir, timeZone: ZONE, now: () => now },
            index: (paths: readonly string[], more: IndexOptions = {}) => indexPages(paths, own(), more),
            removePages: async (pages: readonly string[], more: IndexOptions = {}) => {
              await removePages(pages, own(), more);
            },
          },
          options,
        );
      } finally {
        await fetcher.close();
      }
    },
    /** A post as the bot hands it over; whether there is something to index. */
    post: (yaml: string, post: ChannelPost): boolean => {
      const source = channelOf(readSources(yaml, 'sources.yaml'), post);
      const state = openSourceState(sourcesDir(dataDir));
      try {
        const files = itemFiles(itemsDir(dataDir));
        return source !== null && keepPost(post, source, ZONE, { state, files, now: () => now });
      } finally {
        state.close();
      }
    },
    close: async () => {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
