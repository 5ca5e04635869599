/** Of the two readings of an English question, in its own words and in Chinese, the one that is answered. */
import type { Answerer } from './answering/index.ts';
import { bounds, daysBetween } from './reading/index.ts';
import type { Understood, UnderstoodTwice } from './understand.ts';

/** What is told anew is told for a reason: of two answers that are about as sure the older one was overtaken. */
const NEWER = 0.1;
/** Days by which a report has to be newer. */
const WEEK = 7;

/** How sure `by` is of its answer, and the day of the report that it begins with; `null` where none is known. */
async function drafted({ parsed, hits }: Understood, by: Answerer) {
  const { confidence, sentences } = await by.draft(parsed, hits, {});
  const quoted = sentences[0]?.quotes[0]?.article;
  const published = hits.find(({ article: { id } }) => id === quoted)?.article.published ?? null;
  return { confidence, published };
}

/** The reading of whose answer `by` is surer; what is newer by a week is likelier so. */
export async function surest({ inEnglish, ...plain }: UnderstoodTwice, by: Answerer): Promise<Understood> {
  if (!inEnglish) return plain;
  const [own, english] = [await drafted(plain, by), await drafted(inEnglish, by)];
  const days =
    own.published && english.published ? daysBetween(bounds(own.published).to, bounds(english.published).to) : 0;
  const newer = Math.abs(days) >= WEEK ? Math.sign(days) * NEWER : 0;
  return english.confidence + newer >= own.confidence ? inEnglish : plain;
}
