import { createHash } from 'node:crypto';

/** How many characters of running text, after normalising, take part in an id: enough to tell two notices apart. */
const OPENING = 240;
/** 12 characters of base 32 are 60 bits: a clash among a million articles has a chance of one in two million. */
const LENGTH = 12;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** What stays the same however a page is wrapped, spaced or typed: letters and digits, NFKC, lower case. */
export const normalised = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Base 32 (RFC 4648, lower case) of the first `LENGTH` × 5 bits of the hash. */
function shortHash(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  let id = '';
  for (let bit = 0; bit < LENGTH * 5; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    id += ALPHABET[(pair >> (11 - (bit & 7))) & 31];
  }
  return id;
}

/**
 * The id of an article: from its headline and opening as printed, never from file, line or date, so that links to it
 * survive re-indexing, re-wrapping and moving the page to another file.
 */
export function articleId(title: string | null, paragraphs: readonly string[]): string {
  return shortHash(`${normalised(title ?? '')}\n${normalised(paragraphs.join('')).slice(0, OPENING)}`);
}
