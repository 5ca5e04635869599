import { readdirSync, readFileSync } from 'node:fs';

/**
 * What residents say and what papers print for it. The word lists beside this file, one for each field of life, hold lines
 * `said said: printed printed`: a sentence with a printed word answers for each of the said words, one way only.
 * Read with the first question; nothing in them names a place, person or project.
 */
let index: ReadonlyMap<string, readonly string[]> | undefined;

/** One line of a word list; `null` for an empty line or a comment. */
function groupOf(line: string): readonly [said: readonly string[], printed: readonly string[]] | null {
  const plain = line.replace(/#.*/, '').trim();
  if (plain === '') return null;
  const [said = '', printed = ''] = plain.split(': ');
  return [said.split(' '), printed.split(' ')];
}

function build(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, Set<string>>();
  const lists = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
  for (const name of lists.sort()) {
    for (const line of readFileSync(`${import.meta.dirname}/${name}`, 'utf8').split('\n')) {
      const [said, printed] = groupOf(line) ?? [[], []];
      for (const word of said) map.set(word, new Set([...(map.get(word) ?? []), ...printed]));
    }
  }
  return new Map(Array.from(map, ([word, printed]) => [word, [...printed].filter((other) => other !== word)]));
}

/** All said words with what papers print for them. */
export function allParaphrases(): ReadonlyMap<string, readonly string[]> {
  index ??= build();
  return index;
}

/** What a paper may print where a resident says `word`; one way only: 毛病 is answered by 问题, not the reverse. */
export const paraphrases = (word: string): readonly string[] => allParaphrases().get(word) ?? [];
