import type { Article } from '../types.ts';
import { perArticle } from './per-article.ts';

/** Letters compared. With 240, credits and datelines at the start outweigh the report: four right articles fewer in the first three. */
const LEAD = 600;
const GRAM = 4;
/**
 * Reports that share this much of the shorter lead are one report printed twice. At .8 no right article leaves the first
 * ten and four more of the short questions' come into the first three (65k articles); at .6 seven leave the first ten,
 * because two papers' reports of one event share that much and say different things.
 */
const SAME = 0.8;

/**
 * Character 4-grams of an article's first letters (Broder 1997 calls them shingles), as 32-bit fingerprints (FNV-1a): two
 * of one lead's 600 share theirs once in 20,000 leads, and it then takes 120 more to mistake reports for each other.
 */
const shinglesOf = perArticle(({ paragraphs }): ReadonlySet<number> => {
  let letters = '';
  for (const paragraph of paragraphs) {
    letters += paragraph.replace(/[^\p{L}\p{N}]+/gu, '');
    if (letters.length >= LEAD) break;
  }
  const shingles = new Set<number>();
  for (let at = 0; at + GRAM <= Math.min(letters.length, LEAD); at++) shingles.add(fingerprint(letters, at));
  return shingles;
});

function fingerprint(letters: string, start: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + GRAM; at++) hash = Math.imul(hash ^ letters.charCodeAt(at), 0x01000193);
  return hash;
}

function isSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return false;
  // Most pairs are told apart after a fifth of the shingles.
  let spare = small.size * (1 - SAME);
  for (const shingle of small) if (!large.has(shingle) && --spare < 0) return false;
  return true;
}

/** Ids of the articles that print again what an earlier one of the list prints. */
export function reprints(articles: readonly Article[]): ReadonlySet<string> {
  const kept: ReadonlySet<number>[] = [];
  const again = new Set<string>();
  for (const article of articles) {
    const shingles = shinglesOf(article);
    if (kept.some((earlier) => isSame(earlier, shingles))) again.add(article.id);
    else kept.push(shingles);
  }
  return again;
}
