/** An index in which reports are withdrawn is written again and again: anew, rebuilt, with copies, without files that went. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { indexPages, removePages } from '../../src/indexing/index.ts';
import { createNewsroom } from '../../src/newsroom.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { nameOf, writeReports } from './reports.ts';
import type { Scene } from './scene.ts';

/** Runs in one go. */
const RUNS = 8;
const REPORTS = 12;
const TODAY = '2024-06-01';
/** By number: a third of the reports. */
const WITHDRAWN = [1, 4, 7, 10];

type Place = { readonly pages: string; readonly index: string };
type Run = (place: Place, random: () => number) => Promise<void>;

const embedder = () => createEmbedder('hashed');

/** Opens the index, does something with it, closes it. */
async function within<T>({ index }: Place, rebuild: boolean, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(index, { embedder: await embedder(), create: true, rebuild });
  return work(store).finally(() => store.close());
}

const indexing =
  (rebuild: boolean, options: { readonly rebuild?: boolean; readonly prune?: boolean } = {}): Run =>
  (place) =>
    within(place, rebuild, async (store) => {
      await indexPages([place.pages], { store, embedder: await embedder(), today: TODAY }, options);
    });

/** A report under another name and headline, in a file of its own. */
const copying: Run = async (place, random) => {
  const number = Math.floor(random() * REPORTS);
  const text = readFileSync(join(place.pages, `${number}.md`), 'utf8');
  const copy = join(place.pages, `copy-${Math.floor(random() * 1e6)}.md`);
  writeFileSync(copy, text.replace(/^title: .*$/m, `title: ${nameOf(number)}：一图看懂`));
  await indexing(false)(place, random);
  // With the copy gone, what it held stays in by the first print alone.
  if (random() < 0.5) rmSync(copy);
};

const WAYS: readonly Run[] = [
  indexing(false),
  indexing(true),
  indexing(false, { rebuild: true }),
  indexing(false, { prune: true }),
  copying,
  copying,
];

async function withdraw(place: Place): Promise<void> {
  await within(place, false, async (store) => {
    const deps = { store, embedder: await embedder(), today: TODAY };
    const newsroom = createNewsroom({
      ...{ store, index: (paths) => indexPages(paths, deps), removePages: (pages) => removePages(pages, deps) },
      ...{ today: () => TODAY, correctionsDir: join(place.pages, 'corrections') },
    });
    const titles = WITHDRAWN.map(nameOf);
    for (const { id, title } of await store.latest(REPORTS))
      if (titles.some((name) => title?.startsWith(name))) await newsroom.withdraw(id);
  });
}

/** Withdrawn reports that are in the index, and others that are not. */
const wrongIn = (place: Place): Promise<number> =>
  within(place, false, async (store) => {
    const found = (await store.latest(10 * REPORTS)).map(({ title }) => title ?? '');
    const isIn = (number: number) => found.some((title) => title.startsWith(nameOf(number)));
    return Array.from({ length: REPORTS }, (_, number) => number).filter(
      (number) => isIn(number) === WITHDRAWN.includes(number),
    ).length;
  });

export const withdrawn: Scene = {
  name: 'indexed again with withdrawn reports',
  counts: 'withdrawn reports that came back, others lost',
  run: async ({ times, random }) => {
    const folder = mkdtempSync(join(tmpdir(), 'wenjin-withdrawn-'));
    const place = { pages: join(folder, 'pages'), index: join(folder, 'index') };
    try {
      writeReports(place.pages, 0, REPORTS);
      await indexing(false)(place, random);
      await withdraw(place);
      let broken = await wrongIn(place);
      for (let run = 0; run < RUNS * times; run++) {
        await WAYS[Math.floor(random() * WAYS.length)]!(place, random);
        broken += await wrongIn(place);
      }
      return { tried: RUNS * times * REPORTS, broken, figures: { runs: RUNS * times } };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
