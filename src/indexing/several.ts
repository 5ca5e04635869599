/** Inputs that are one article by their form (a web page, a file with a headline of its own) and hold several. */
import { namesCollection } from './segment/collections.ts';
import { readPageLines, segment } from './segment/index.ts';
import { rankedHeads } from './segment/ranks.ts';

/** Of so many articles that a page's cutter finds, each under a headline. */
const FEWEST = 3;

/** Whether a text under this headline is several articles: its heads repeat at one level, or it is called a collection and is cut like one. */
export function holdsSeveral(text: string, title: string | null): boolean {
  if (title === null) return false;
  const ranked = rankedHeads(readPageLines(text), title);
  if (ranked !== null && (ranked.isSure || ranked.isApart || namesCollection(title))) return true;
  if (!namesCollection(title)) return false;
  const { articles } = segment(text, title);
  return articles.length >= FEWEST && articles.every((one) => one.title !== null && one.paragraphs.length > 0);
}
