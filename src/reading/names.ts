import { segmenter } from './words.ts';

/** jieba's tags of proper names: people, places, organisations, others (nr nrt nrfg ns nt nz). */
const PROPER = /^n[rstz]/;

/**
 * Proper names as the tagger sees them, two characters or more, in reading order, each once. The tagger's guess: good
 * for asking whether a name stands in another text, not for listing who is in it.
 */
export function properNames(text: string): readonly string[] {
  const tagged = segmenter().tag(text.normalize('NFKC'), true);
  const names = tagged.filter(({ word, tag }) => PROPER.test(tag) && [...word].length > 1).map(({ word }) => word);
  return [...new Set(names)];
}
