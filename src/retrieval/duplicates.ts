import type { Article } from '../types.ts';

/** Letters compared: the lead, in which reprints agree. Longer ones cost time and find no more (65k articles). */
const LEAD = 240;
const GRAM = 4;
/**
 * Reports that share this much of the shorter lead are one report printed twice. At .8 the right article keeps its place
 * for all public questions and comes into the first three for four more of them; at .6 seven right ones are lost, because
 * reports of one event by two papers share that much and say different things.
 */
const SAME = 0.8;

/** Character 4-grams of an article's first letters (Broder 1997 calls them shingles). */
function shinglesOf({ paragraphs }: Pick<Article, 'paragraphs'>): ReadonlySet<string> {
  let letters = '';
  for (const paragraph of paragraphs) {
    letters += paragraph.replace(/[^\p{L}\p{N}]/gu, '');
    if (letters.length >= LEAD) break;
  }
  const shingles = new Set<string>();
  for (let at = 0; at + GRAM <= Math.min(letters.length, LEAD); at++) shingles.add(letters.slice(at, at + GRAM));
  return shingles;
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return false;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / small.size > SAME;
}

/** Ids of the articles that print again what an earlier one of the list prints. */
export function reprints(articles: readonly Article[]): ReadonlySet<string> {
  const kept: ReadonlySet<string>[] = [];
  const again = new Set<string>();
  for (const article of articles) {
    const shingles = shinglesOf(article);
    if (kept.some((earlier) => isSame(earlier, shingles))) again.add(article.id);
    else kept.push(shingles);
  }
  return again;
}
