import { newWords, normalise } from '../reading/index.ts';
import type { Store } from '../store/port.ts';
import type { Article } from '../types.ts';
import { createBreath } from './breath.ts';

/** The newest articles speak of what residents ask about; 2,000 are a year of a district's paper, and 2 s to count. */
const SAMPLE = 2_000;
/** New words are found again when this share of the passages came or went since, at most so many. */
const CHANGED_SHARE = 0.05;
const CHANGED_MOST = 2_048;

/**
 * So many sightings make a word: in a few pages three are as good as five in a year's (read on 46, 300 and 2,000
 * articles: four fifths are names or things that have one).
 */
const sightings = (articles: number): number => (articles < 300 ? 3 : articles < 1_000 ? 4 : 5);

const textsOf = ({ kicker, title, subtitle, paragraphs }: Article): readonly string[] =>
  [kicker, title, subtitle, ...paragraphs].filter((text) => text !== null);

async function isDue(store: Store): Promise<boolean> {
  const changed = await store.changedSinceNewWords();
  if (changed === 0) return false;
  const { passages } = await store.coverage();
  return changed >= Math.min(CHANGED_MOST, CHANGED_SHARE * passages);
}

/** The result of work that is done in steps, and all else in this process between them. */
async function inSteps<T>(work: Generator<void, T>, breath: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await breath();
  }
}

/** Finds the archive's new words among its newest articles, once enough of it has changed, and puts them into the index. */
export async function refreshNewWords(store: Store): Promise<void> {
  if (!(await isDue(store))) return;
  const newest = await store.latest(SAMPLE);
  const texts: string[] = [];
  const breath = createBreath();
  for (const { id } of newest) {
    await breath();
    const article = await store.article(id);
    if (article) texts.push(...textsOf(article).map(normalise));
  }
  const found = newWords(texts, { minCount: sightings(newest.length) });
  await store.replaceNewWords(await inSteps(found, breath));
}
