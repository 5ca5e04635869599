/**
 * Moves an index between a folder and LanceDB: every page with all that was put in of it, so that nothing is read or embedded
 * anew; checked by counts and by a hash over everything, in its order. A run that was cut short is simply repeated.
 */
import { createHash } from 'node:crypto';
import { StoreError } from '../errors.ts';
import type { OpenOptions, Store } from '../store/index.ts';
import { openStore } from '../store/index.ts';
import type { IndexedArticle, IndexedPage, IndexedPassage } from '../types.ts';

/** Pages that are read and written at once: of an archive's lines some thousand passages. */
const BATCH = 256;

export type MovedIndex = {
  readonly pages: number;
  readonly articles: number;
  readonly passages: number;
  readonly hash: string;
};

type Moving = Pick<OpenOptions, 'embedder' | 'lock'> & {
  readonly signal?: AbortSignal;
  readonly onPages?: (done: number) => void;
};

/** The side it comes from is only read. Rejects with `StoreError` when both aren't the same afterwards. */
export async function moveIndex(from: string, to: string, { embedder, lock, signal, onPages }: Moving) {
  const common = { embedder, ...(lock ? { lock } : {}) };
  const source = await openStore(from, { ...common, readOnly: true });
  try {
    const target = await openStore(to, { ...common, create: true });
    try {
      return await target.exclusively(async () => {
        for (const { id, ...note } of await source.withdrawals()) await target.withdraw(id, note);
        const moved = await copy(source, target, signal, onPages);
        const words = await source.newWords();
        if (words.length > 0) await target.replaceNewWords(words);
        await target.settle();
        return same(moved, await summed(target), from, to);
      });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** What is there already, of a run before, is passed over; the sum is of all there is. */
async function copy(
  source: Store,
  target: Store,
  signal: AbortSignal | undefined,
  onPages: Moving['onPages'],
): Promise<MovedIndex> {
  const there = new Map((await target.pages()).map(({ page, hash }) => [page, hash]));
  return summed(source, async (pages, done) => {
    signal?.throwIfAborted();
    const missing = pages.filter(({ page, hash }) => there.get(page) !== hash);
    if (missing.length > 0) await target.replacePages(missing);
    onPages?.(done);
  });
}

async function summed(
  store: Store,
  each: (pages: readonly IndexedPage[], done: number) => Promise<void> = async () => {},
): Promise<MovedIndex> {
  const hash = createHash('sha256');
  let [pages, articles, passages] = [0, 0, 0];
  for (let after = 0; ; ) {
    const batch = await store.pagesAfter(after, BATCH);
    for (const { page } of batch) {
      hash.update(digestOf(page));
      pages++;
      articles += page.articles.length;
      passages += page.articles.reduce((sum, one) => sum + one.passages.length, 0);
    }
    await each(
      batch.map(({ page }) => page),
      pages,
    );
    if (batch.length < BATCH) return { pages, articles, passages, hash: hash.digest('hex') };
    after = batch.at(-1)!.key;
  }
}

function same(left: MovedIndex, right: MovedIndex, from: string, to: string): MovedIndex {
  if (left.hash === right.hash) return left;
  const [before, after] = [left, right].map((one) => `${one.pages} pages with ${one.passages} passages`);
  throw new StoreError({
    what: `move the index "${from}" to "${to}"`,
    why: `${before} became ${after}, or pages differ: the target held others already, or the source was written to meanwhile`,
    remedy: 'Move into an empty place while nobody writes to the index.',
  });
}

const digestOf = ({ page, hash, articles }: IndexedPage): Buffer =>
  createHash('sha256')
    .update(JSON.stringify({ page, hash, articles: articles.map(plainArticle) }, inOrder))
    .digest();

/** Terms have no order in an index. */
const plainArticle = ({ titleTerms, passages, ...rest }: IndexedArticle) => ({
  ...rest,
  titleTerms: titleTerms.toSorted(),
  passages: passages.map(plainPassage),
});

/** A vector by what every store keeps of it: each component in 127 steps to the largest one. */
function plainPassage({ vector, terms, ...rest }: IndexedPassage) {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  return { ...rest, terms: terms.toSorted(), vector: Array.from(vector, (x) => Math.round((127 * x) / largest)) };
}

/** Fields come in the order of their names, in whatever order a store gives them. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
