import { normalise } from './normalise.ts';
import { remember } from './remember.ts';
import { segmenter } from './words.ts';

/** Words to be set apart. */
export type Names = Pick<ReadonlySet<string>, 'has' | 'size'>;

/** A new word of eight characters has at most so many words of the dictionary. */
const MOST_PARTS = 8;

/** How many words from `at` on make the longest of `names`; 0 for none. */
function longestRun(cut: readonly string[], at: number, names: Names): number {
  let run = '';
  let longest = 0;
  for (let size = 1; size <= MOST_PARTS && at + size <= cut.length; size++) {
    run += cut[at + size - 1];
    if (names.has(run)) longest = size;
  }
  return longest;
}

/** A question's clauses are cut for its words and for its names. */
const cutOf = remember((plain: string): readonly string[] => segmenter().cut(plain, false), 64);

/**
 * The normalised text in parts, each one of `names` or without any. A name is a run of the dictionary's words, as
 * `newWords` finds them, the longest first: what only happens to have its characters is none.
 */
export function setApart(text: string, names: Names): readonly string[] {
  const plain = normalise(text);
  if (names.size === 0) return [plain];
  const cut = cutOf(plain);
  const parts = [''];
  for (let at = 0; at < cut.length; ) {
    const size = longestRun(cut, at, names);
    if (size > 0) parts.push(cut.slice(at, at + size).join(''), '');
    else parts.push(`${parts.pop()}${cut[at]}`);
    at += Math.max(1, size);
  }
  return parts.filter((part) => part !== '');
}
