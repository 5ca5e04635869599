import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A line of a list with the place to name when it is refused. */
export type Line = { readonly plain: string; readonly indented: boolean; readonly place: string };

/** The lines of a list that say something, without their comments (`#` opens one). */
export const lines = (text: string, file: string): readonly Line[] =>
  text.split('\n').flatMap((line, at) => {
    const plain = line.replace(/#.*/, '').trim();
    return plain === '' ? [] : [{ plain, indented: /^\s/.test(line), place: `${file}, line ${at + 1}` }];
  });

/** The text of the list `name`, and what its file is called where a line of it is refused. */
export const textOf = (name: string): readonly [text: string, file: string] => [
  readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8'),
  `lexicon/${name}.txt`,
];

/** The lines of the list `name`, where each is more than words of a class. */
export const linesOf = (name: string): readonly Line[] => lines(...textOf(name));

/** `make`, made at the first call: nothing is read at import. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/** `make`, made at the first call for each key. */
export function oncePer<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
