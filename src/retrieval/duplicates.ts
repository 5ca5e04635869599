import { once } from '../lexicon/index.ts';
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
 * (FNV-1a): two of one lead's 600 share theirs once in 20,000 leads, and it then takes a hundred more to mistake reports for
 * each other. In an open hash table, 0 where nothing stands; a `Set` takes four times as long and five times the 4 kB.
 */
type Shingles = { readonly table: Int32Array; readonly size: number };

/** A power of two, so that a mask does; at most six in ten are taken. */
const SLOTS = 1024;

const shinglesOf = perArticle(({ paragraphs }): Shingles => {
  const lead = leadOf(paragraphs);
  const table = new Int32Array(SLOTS);
  let size = 0;
  for (let at = 0; at + GRAM <= lead.length; at++) {
    const shingle = fingerprint(lead, at);
    const slot = slotOf(table, shingle);
    if (table[slot] === 0) size++;
    table[slot] = shingle;
  }
  return { table, size };
});

/** Where the shingle stands, or would. */
function slotOf(table: Int32Array, shingle: number): number {
  let slot = shingle & (SLOTS - 1);
  while (table[slot] !== 0 && table[slot] !== shingle) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** Letters and digits by code unit; halves of rarer characters count as such. Unlike a pattern it can stop in a paragraph. */
function leadOf(paragraphs: readonly string[]): Uint16Array {
  const lead = new Uint16Array(LEAD);
  let length = 0;
  for (const paragraph of paragraphs)
    for (let at = 0; at < paragraph.length && length < LEAD; at++) {
      const code = paragraph.charCodeAt(at);
      if (isLetter(code)) lead[length++] = code;
    }
  return lead.subarray(0, length);
}

/** What a code unit is, as far as it was asked: a pattern takes 50 ns a character. */
const [LETTER, OTHER] = [1, 2];
const kindsOf = once(() => new Uint8Array(0x10000));

function isLetter(code: number): boolean {
  // Nearly every character is Han.
  if (code >= 0x4e00 && code < 0xa000) return true;
  const kinds = kindsOf();
  if (kinds[code] === 0) {
    const isHalf = code >= 0xd800 && code < 0xe000;
    kinds[code] = isHalf || /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? LETTER : OTHER;
  }
  return kinds[code] === LETTER;
}

function fingerprint(letters: Uint16Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + GRAM; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193);
  return hash || 1;
}

function isSame(a: Shingles, b: Shingles): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return false;
  let spare = small.size * (1 - SAME);
  for (const shingle of small.table)
    if (shingle !== 0 && large.table[slotOf(large.table, shingle)] === 0 && --spare < 0) return false;
  return true;
}

/** Ids of the articles that print again what an earlier one of the list prints. */
export function reprints(articles: readonly Article[]): ReadonlySet<string> {
  const kept: Shingles[] = [];
  const again = new Set<string>();
  for (const article of articles) {
    const shingles = shinglesOf(article);
    if (kept.some((earlier) => isSame(earlier, shingles))) again.add(article.id);
    else kept.push(shingles);
  }
  return again;
}
