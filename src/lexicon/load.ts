import { lines, textOf } from './lines.ts';

/** A word of a list with the class that its line gives it. */
export type Entry = { readonly word: string; readonly type: string };

/** Reads a list's text. Throws, with the line's number, on a line of another form, a class without words or a repeated word. */
function parse(text: string, file: string): readonly Entry[] {
  const seen = new Map<string, string>();
  return lines(text, file).flatMap(({ plain, place }) => {
    const [, type = '', words = ''] = /^([^:\s]+):\s*(.*)$/.exec(plain) ?? [];
    if (type === '' || words === '') throw new Error(`${place}: not of the form "class: word word": ${plain}`);
    return words.split(/\s+/).map((word) => {
      const before = seen.get(word);
      if (before !== undefined) throw new Error(`${place}: ${word} stands in ${before} too.`);
      seen.set(word, place);
      return { word, type };
    });
  });
}

const loaded = new Map<string, readonly Entry[]>();

/** The entries of the list `name`, in the order of its lines; read at the first call. */
export function lexicon(name: string): readonly Entry[] {
  const known = loaded.get(name);
  if (known) return known;
  const entries = parse(...textOf(name));
  loaded.set(name, entries);
  return entries;
}
