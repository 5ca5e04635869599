import type { Article } from '../types.ts';

/** Letters compared. With 240, credits and datelines at the start outweigh the report: four right articles fewer in the first three. */
const LEAD = 600;
const GRAM = 4;
/**
 * Reports that share this much of the shorter lead are one report printed twice. At .8 no right article leaves the first
 * ten and four more of the short questions' come into the first three (65k articles); at .6 seven leave the first ten,
 * because two papers' reports of one event share that much and say different things.
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
  // Most pairs are told apart after a fifth of the shingles.
  let spare = small.size * (1 - SAME);
  for (const shingle of small) if (!large.has(shingle) && --spare < 0) return false;
  return true;
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
