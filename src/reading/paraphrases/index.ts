import { readdirSync, readFileSync } from 'node:fs';
import { segmenter } from '../words.ts';
import { numberedNames } from './numbered.ts';

/**
 * What residents say and what papers print for it, one way only. The word lists beside this file, one for each field of
 * life, hold lines of two kinds: `said said = printed printed`, the same thing in the paper's register (走车 is 通车), and
 * `said said: printed printed`, what may be told where that is asked (毛病 may be told as 不足). Read with the first question;
 * nothing in them names a place, person or project.
 */
type Lists = { readonly same: Pairs; readonly loose: Pairs; readonly phrases: ReadonlySet<string> };
type Pairs = ReadonlyMap<string, readonly string[]>;
let lists: Lists | undefined;

type Line = { readonly said: readonly string[]; readonly printed: readonly string[]; readonly same: boolean };

const list = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/** One line of a word list; `null` for an empty line or a comment. */
function read(line: string): Line | null {
  const plain = line.replace(/#.*/, '').trim();
  const mark = plain.match(/ = |: /)?.[0];
  if (mark === undefined) return null;
  const at = plain.indexOf(mark);
  return { said: list(plain.slice(0, at)), printed: list(plain.slice(at + mark.length)), same: mark === ' = ' };
}

/** Each said word with its printed forms, those left out that a search for the word, for another form or for one of `told` finds. */
function pairsOf(lines: readonly Line[], told: Pairs = new Map()): Pairs {
  const map = new Map<string, Set<string>>();
  for (const { said, printed } of lines)
    for (const word of said) map.set(word, new Set([...(map.get(word) ?? []), ...printed]));
  const pairs = Array.from(map, ([word, printed]) => {
    const found = [word, ...(told.get(word) ?? [])];
    // A text that has 建成通车 has 通车: looking for the shorter form is enough.
    const isFound = (form: string) =>
      found.some((part) => form.includes(part)) || [...printed].some((part) => part !== form && form.includes(part));
    return [word, [...printed].filter((form) => !isFound(form))] as const;
  });
  return new Map(pairs.filter(([, printed]) => printed.length > 0));
}

/** 走车 and 拿钥匙 mean something as a whole; 免费班车 is what its two words say, and may be printed apart: such are in no list. */
function isOneWord(said: string): boolean {
  const parts = segmenter().cut(said, false);
  return parts.length > 1 && parts.some((part) => part.length === 1);
}

function build(): Lists {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
  const lines = files
    .sort()
    .flatMap((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8').split('\n'))
    .flatMap((line) => read(line) ?? []);
  const same = pairsOf(lines.filter((line) => line.same));
  const loose = pairsOf(
    lines.filter((line) => !line.same),
    same,
  );
  const said = [...new Set([...same.keys(), ...loose.keys()])];
  const phrases = new Set(said.filter(isOneWord));
  return { same, loose, phrases };
}

function all(): Lists {
  lists ??= build();
  return lists;
}

/** All said words with everything that papers print for them. */
export function allParaphrases(): Pairs {
  const { same, loose } = all();
  const said = [...new Set([...same.keys(), ...loose.keys()])];
  return new Map(said.map((word) => [word, [...(same.get(word) ?? []), ...(loose.get(word) ?? [])]]));
}

/** What a paper prints for the same thing where a resident says `word`: 通车 for 走车, 第二人民医院 for 二院. */
export const inPrint = (word: string): readonly string[] => [...(all().same.get(word) ?? []), ...numberedNames(word)];

/** What a paper may tell where a resident says `word`, less exact: 毛病 is answered by 问题, not the reverse. */
export const paraphrases = (word: string): readonly string[] => all().loose.get(word) ?? [];

/** Said words that the dictionary does not have as one: 走车, 掏腰包. */
export const saidPhrases = (): ReadonlySet<string> => all().phrases;
