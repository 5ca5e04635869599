/** The weights of the line tagger, as `npm run learn-lines` writes them. */
import { readFileSync } from 'node:fs';
import { once } from '../../lexicon/index.ts';
import type { Tagger } from './tagger.ts';

/** Read when a page first needs them, then kept. */
export const lineTagger = once(
  () => JSON.parse(readFileSync(new URL('weights.json', import.meta.url), 'utf8')) as Tagger,
);
