/** From a question to what is found for it: its names as the papers print them, its parts searched for one by one; and what else is worth reading to who can read more. */
import type { Embedder } from './embeddings/port.ts';
import { retrieve, retrieveArticles } from './retrieval/index.ts';
import { asPrinted } from './retrieval/question/as-printed.ts';
import { searchesOf } from './retrieval/question/cells.ts';
import { asAsked, tellsInEnglish } from './retrieval/question/english/as-asked.ts';
import type { Store } from './store/port.ts';
import type { Article, Hit, ParsedQuestion } from './types.ts';

export type SearchDeps = {
  readonly store: Store;
  readonly embedder: Embedder;
};

/** Hits of a search for each thing as one list; each search's best counts the same. */
function together(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const scaled = lists.flatMap((hits, thing) =>
    hits.map((hit) => ({ ...hit, thing, score: hit.score / Math.max(hits[0]?.score ?? 1, 1e-9) })),
  );
  return scaled.sort((a, b) => b.score - a.score);
}

/** A question with more slips than these is searched for as it is. */
const MOST_READINGS = 2;

async function hitsFor(question: ParsedQuestion, deps: SearchDeps): Promise<readonly Hit[]> {
  const found = await Promise.all(searchesOf(question).map((part) => retrieve(part, deps)));
  return found.length === 1 ? found[0]! : together(found);
}

/** The hits with what their articles say, as the index has read it. */
async function withStatements(hits: readonly Hit[], store: Store): Promise<readonly Hit[]> {
  const ids = [...new Set(hits.map(({ article }) => article.id))];
  const said = new Map(await Promise.all(ids.map(async (id) => [id, await store.statements(id)] as const)));
  return hits.map((hit) => ({ ...hit, statements: said.get(hit.article.id) ?? [] }));
}

/** Words without which nobody writes a report in English. */
const ENGLISH = ['the', 'of', 'and', 'to', 'in', 'is', 'for'];

/** Whether an English question may be answered in English: most archives have no such report. */
async function printsEnglish(store: Store, { language }: ParsedQuestion): Promise<boolean> {
  return language === 'en' && (await store.termStatistics(ENGLISH)).counts.some((count) => count > 0);
}

/** A question as it is read, and what is found for it. */
export type Understood = { readonly parsed: ParsedQuestion; readonly hits: readonly Hit[] };
export type UnderstoodTwice = Understood & { readonly inEnglish?: Understood };

/** An English question in its own words with what papers say of it in English; `null` where none does. */
async function inEnglish(asked: ParsedQuestion, deps: SearchDeps): Promise<Understood | null> {
  const parsed = (await printsEnglish(deps.store, asked)) ? asAsked(asked) : null;
  const found = parsed ? await retrieve(parsed, deps) : [];
  const hits = parsed ? found.filter(({ article }) => tellsInEnglish(article, parsed)) : [];
  return parsed && hits.length > 0 ? { parsed, hits: await withStatements(hits, deps.store) } : null;
}

/**
 * A question with its names as the papers print them, and what is found for it, part by part. `inEnglish`: the same in the
 * words in which it was asked, where papers tell in English what it asks.
 */
export async function understand(asked: ParsedQuestion, deps: SearchDeps): Promise<UnderstoodTwice> {
  let found = { parsed: asked, hits: await hitsFor(asked, deps) };
  for (let round = 0; round < MOST_READINGS; round++) {
    const parsed = await asPrinted(found.parsed, found.hits, deps.store);
    if (!parsed) break;
    found = { parsed, hits: await hitsFor(parsed, deps) };
  }
  const english = await inEnglish(found.parsed, deps);
  const plain = { ...found, hits: await withStatements(found.hits, deps.store) };
  return english ? { ...plain, inEnglish: english } : plain;
}

/** So many articles are read with those that were found; on small archives a fifth of what was missed stands in the next ones. */
const READ = 12;
/** Articles searched for those that are printed beside the best ones. */
const LOOKED_THROUGH = 60;
/** A report may have been cut into several: what is printed beside one of the best so many is read before what is found elsewhere. */
const BEST = 3;
/** Lines between two reports with nothing but a heading or a picture between them. */
const BESIDE = 3;

const isBeside = (one: Article, other: Article): boolean =>
  one.source === other.source &&
  one.lines.some(([first, last]) =>
    other.lines.some(([from, to]) => Math.min(Math.abs(from - last), Math.abs(first - to)) <= BESIDE),
  );

/** The best passage of each article that `hits` lack, of the best found for any reading of the question: twelve articles with theirs. */
export async function furtherHits(
  readings: readonly ParsedQuestion[],
  hits: readonly Hit[],
  deps: SearchDeps,
): Promise<readonly Hit[]> {
  const printedSo = readings.flatMap((reading) => asAsked(reading) ?? []).slice(0, 1);
  const searches = [...[...new Set(readings)].flatMap(searchesOf), ...printedSo];
  const found = await Promise.all(searches.map((part) => retrieveArticles(part, deps, { k: LOOKED_THROUGH })));
  const own = [...new Map(hits.map(({ article }) => [article.id, article])).values()];
  const known = new Set(own.map(({ id }) => id));
  const byArticle = Map.groupBy(together(found), ({ article }) => article.id);
  const others = [...byArticle.values()].flatMap(([best]) => (best && !known.has(best.article.id) ? [best] : []));
  const beside = others.filter(({ article }) => own.slice(0, BEST).some((one) => isBeside(one, article)));
  const read = [...new Set([...beside, ...others])].slice(0, Math.max(0, READ - own.length));
  const least = Math.min(...hits.map(({ score }) => score));
  return withStatements(
    read.map((hit) => ({ ...hit, score: least })),
    deps.store,
  );
}
