/** The weights of the line tagger, as `npm run learn-lines` writes them. */
import { readFileSync } from 'node:fs';
import type { Tagger } from './tagger.ts';

let used: Tagger | null = null;

/** Read when a page first needs them, then kept. */
export function lineTagger(): Tagger {
  used ??= JSON.parse(readFileSync(new URL('weights.json', import.meta.url), 'utf8')) as Tagger;
  return used;
}

/** Cuts pages with other weights from here on, for measuring them. */
export function useTagger(tagger: Tagger): void {
  used = tagger;
}
