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
 * Character 4-grams of an article's first letters (Broder 1997 calls them shingles), each once, as 32-bit fingerprints
 * (FNV-1a) in ascending order: 2 kB an article. Two of one lead's 600 share theirs once in 20,000 leads, and it then takes
 * a hundred more to mistake reports for each other.
 */
const shinglesOf = perArticle(({ paragraphs }): Int32Array => {
  const lead = firstLetters(paragraphs);
  const sorted = new Int32Array(Math.max(0, lead.length - GRAM + 1));
  for (let at = 0; at < sorted.length; at++) sorted[at] = fingerprint(lead, at);
  sorted.sort();
  return sorted.filter((one, at) => at === 0 || one !== sorted[at - 1]);
});

/** Letters and digits by code unit; halves of rarer characters count as such. Unlike a pattern it can stop in a paragraph. */
function firstLetters(paragraphs: readonly string[]): readonly number[] {
  const lead: number[] = [];
  for (const paragraph of paragraphs)
    for (let at = 0; at < paragraph.length && lead.length < LEAD; at++)
      if (isLetter(paragraph.charCodeAt(at))) lead.push(paragraph.charCodeAt(at));
  return lead;
}

/** Nearly every character is Han, and those need no pattern. */
const isLetter = (code: number): boolean =>
  (code >= 0x4e00 && code < 0xa000) || (code >= 0xd800 && code < 0xe000) || LETTER.test(String.fromCharCode(code));
const LETTER = /[\p{L}\p{N}]/u;

function fingerprint(letters: readonly number[], start: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + GRAM; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193);
  return hash;
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  if (small.length === 0) return false;
  // Most pairs are told apart after a fifth of the shingles.
  let spare = small.length * (1 - SAME);
  for (let at = 0, other = 0; at < small.length; at++) {
    while (large[other]! < small[at]!) other++;
    if (large[other] !== small[at] && --spare < 0) return false;
  }
  return true;
}

/** Ids of the articles that print again what an earlier one of the list prints. */
export function reprints(articles: readonly Article[]): ReadonlySet<string> {
  const kept: Int32Array[] = [];
  const again = new Set<string>();
  for (const article of articles) {
    const shingles = shinglesOf(article);
    if (kept.some((earlier) => isSame(earlier, shingles))) again.add(article.id);
    else kept.push(shingles);
  }
  return again;
}
