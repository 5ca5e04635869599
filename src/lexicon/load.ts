import { lines, oncePer, textOf } from './lines.ts';

/** A word of a list with the class that its line gives it. */
export type Entry = { readonly word: string; readonly type: string };

/** `@events/held`: the words of that class of another list, which stand there alone. */
function spelledOut(word: string): readonly string[] {
  const [, list, type] = /^@([^/]+)\/(.+)$/.exec(word) ?? [];
  if (list === undefined || type === undefined) return [word];
  const found = wordsOf(list, type);
  if (found.length === 0) throw new Error(`lexicon/${list}.txt has no class "${type}" (${word}).`);
  return found;
}

/** Reads a list's text; a + is a blank within a word (leave+a+comment). Throws, with the line's number, on a line of another form, a class without words or a repeated word. */
function parse(text: string, file: string): readonly Entry[] {
  const seen = new Map<string, string>();
  return lines(text, file).flatMap(({ plain, place }) => {
    const [, type = '', words = ''] = /^([^:\s]+):\s*(.*)$/.exec(plain) ?? [];
    if (type === '' || words === '') throw new Error(`${place}: not of the form "class: word word": ${plain}`);
    return words
      .split(/\s+/)
      .flatMap(spelledOut)
      .map((printed) => {
        const word = printed.replaceAll('+', ' ');
        const before = seen.get(word);
        if (before !== undefined) throw new Error(`${place}: ${word} stands in ${before} too.`);
        seen.set(word, place);
        return { word, type };
      });
  });
}

/** The entries of the list `name`, in the order of its lines; read at the first call. */
export const lexicon: (name: string) => readonly Entry[] = oncePer((name) => parse(...textOf(name)));

/** The words of the list `name` that are of one of `types`. */
export const wordsOf = (name: string, ...types: readonly string[]): readonly string[] =>
  lexicon(name).flatMap(({ word, type }) => (types.includes(type) ? [word] : []));

/** The class of each word of the list `name`. */
export const classesOf = (name: string): ReadonlyMap<string, string> =>
  new Map(lexicon(name).map(({ word, type }) => [word, type]));

/** The words of the list `name` whose line gives them one of `roles` among others (`which|inside: …`), longer ones first, as alternatives of a pattern. */
export const alternativesOf = (name: string, ...roles: readonly string[]): string =>
  lexicon(name)
    .flatMap(({ word, type }) => (type.split('|').some((role) => roles.includes(role)) ? [word] : []))
    .toSorted((a, b) => b.length - a.length)
    .join('|');

/** The longest of `words` that `text` ends with; `null` for none. */
export function endOf(text: string, words: ReadonlySetLike<string>): string | null {
  for (let at = Math.max(0, text.length - LONGEST_END); at < text.length; at++)
    if (words.has(text.slice(at))) return text.slice(at);
  return null;
}
const LONGEST_END = 8;
