/** What a message does to the one before it, by the words it opens or ends with (`lexicon/chat.txt`). */
import { classesOf, endOf, type Found, lexicon, once, type Scanner, scanner, wordsOf } from '../../../lexicon/index.ts';
import { placedWords, readAgain } from '../../../reading/index.ts';
import type { Known } from '../content-words.ts';

const scans: () => Scanner = once(() => scanner(lexicon('chat')));
const classes = once(() => classesOf('chat'));

const POINTERS = ['person', 'bare', 'head'];
/** The longest word of the list at `start`; no pointer ends in another word: 那 (then), not 那人 (that man), of 那人民公园呢 (and the people's park). */
function wordAt(text: string, start: number): Found | null {
  const found = scans().at(text, start);
  const torn =
    found &&
    POINTERS.includes(found.type) &&
    placedWords(text).find((word) => word.start > start && word.start < found.end && found.end < word.end);
  return torn ? scans().at(text.slice(0, torn.start), start) : found;
}

/** Words of the list anywhere in a text. */
export const chatWords = (text: string): readonly Found[] =>
  scans()
    .all(text)
    .flatMap((one) => wordAt(text, one.start) ?? []);

const STOPS = /^[，,、。.；;？?！!：:\s]+|[。.；;？?！!\s]+$/g;
/** A text without stops at its ends. */
export const bare = (text: string): string => text.replace(STOPS, '');

/** `text` without the words of `types` that it opens with, one after another. */
export function without(text: string, types: readonly string[]): string {
  const found = wordAt(text, 0);
  if (!found || !types.includes(found.type)) return text;
  const rest = text.slice(found.end).replace(STOPS, '');
  return rest === '' ? text : without(rest, types);
}

/** Whether a text opens by leaving what was spoken of, and points to none of it: 算了，…; 换个话题，… */
export function leaves(text: string): boolean {
  const own = without(text, ['joining']);
  const rest = without(own, ['joining', 'leaving']);
  return (
    scans().at(own, 0)?.type === 'leaving' &&
    rest !== own &&
    !chatWords(rest).some(({ type }) => ['person', 'bare', 'head', 'again', 'wrong'].includes(type))
  );
}

/** Whether all of `text` is a word of the class `type`. */
export const isWord = (text: string, type: string): boolean => classes().get(bare(text)) === type;

/** The class of the longest of `types` that `text` ends with; `null` for none. */
export function endsWith(text: string, types: readonly string[]): string | null {
  const word = endOf(text, new Set(wordsOf('chat', ...types)));
  return word === null ? null : classes().get(word)!;
}

/** 那坡县, 那蓝路: 那 is a part of the name. */
const opensWithName = (text: string, before: readonly string[], known: Known): boolean =>
  readAgain(text).some(({ kind, start, text: name }) => kind === 'place' && start === 0 && name.length > 2) ||
  before.some((said) => said.includes(text.slice(0, 3))) ||
  [...known].some((name) => text.startsWith(name));

/** A question without the words that only join it to what was said before. */
export const withoutJoint = (text: string, before: readonly string[], known: Known): string =>
  opensWithName(text, before, known) ? text : without(text.replace(STOPS, ''), ['joining', 'leaving']);
