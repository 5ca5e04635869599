/** Web pages that hold several reports under a headline of their own: a day's news, an issue's letters. */

import { segment } from '../segment/index.ts';
import { features, overlap } from '../segment/overlap.ts';

/** Fewer may be the parts of one report. */
const SEVERAL = 5;
/** The parts of one report have words of its headline. */
const STRANGE = 0.15;

/** Whether a text is several reports: cut as a page of print, each has a headline, and none has to do with the page's own. */
export function isSeveral(text: string, title: string | null): boolean {
  if (title === null) return false;
  const { articles } = segment(text);
  const words = features(title);
  const isOther = (paragraphs: readonly string[]) =>
    overlap(words, features(paragraphs.join('\n')), () => 1) <= STRANGE;
  return (
    articles.length >= SEVERAL &&
    articles.every((one) => one.title !== null && one.paragraphs.length > 0 && isOther(one.paragraphs))
  );
}
