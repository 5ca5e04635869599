import { type Entry, lexicon, once, type Scanner, scanner } from '../../lexicon/index.ts';

/** A word of the lexicon of times: its class without the number, the number (昨天 -1, 二季度 2), and where it ends. */
export type Word = { readonly kind: string; readonly n: number; readonly m: number; readonly end: number };

type Class = { readonly kind: string; readonly n: number; readonly m: number };
/** Counted from the day of speaking: the sign is part of the number. Of others it only parts the number from the name. */
const SIGNED = new Set(['day', 'week', 'month', 'year']);

function classOf(type: string): Class {
  const [, kind = type, sign = '', n = '0', m = '0'] =
    /^([a-z]+(?:-[a-z]+)*)(?:([-+])(\d+))?(?:-(\d+))?$/.exec(type) ?? [];
  return { kind, n: SIGNED.has(kind) && sign === '-' ? -Number(n) : Number(n), m: Number(m) };
}

/** What numbers begin with; all other times begin with a word of the lexicon. */
const NUMERALS = '0123456789〇零一二三四五六七八九十廿';

type Loaded = {
  readonly find: Scanner;
  readonly classes: ReadonlyMap<string, Class>;
  /** For each character code: 1 a word of one character, 2 a numeral, 4 the first of a longer word. */
  readonly starts: Uint8Array;
  /** Whether some word begins with two characters of this hash; that most texts don't is what makes reading fast. */
  readonly pairs: Uint8Array;
};

const hash = (first: number, second: number): number => (first * 31 + second) & 0xffff;

const loaded = once((): Loaded => {
  const entries: readonly Entry[] = lexicon('when');
  const [starts, pairs] = [new Uint8Array(65_536), new Uint8Array(65_536)];
  const mark = (char: string, bit: number) => {
    starts[char.charCodeAt(0)] = (starts[char.charCodeAt(0)] ?? 0) | bit;
  };
  for (const { word, type } of entries) {
    if (type === 'edge') continue;
    mark(word, word.length === 1 ? 1 : 4);
    pairs[hash(word.charCodeAt(0), word.charCodeAt(1))] = 1;
  }
  for (const char of NUMERALS) mark(char, 2);
  const classes = new Map(entries.map(({ type }) => [type, classOf(type)]));
  return { find: scanner(entries), classes, starts, pairs };
});

/** Whether a time may begin at a place: `number` where a numeral stands, `word` where a word of the lexicon may. */
export function beginnings(): (text: string, at: number) => 'number' | 'word' | null {
  const { starts, pairs } = loaded();
  return (text, at) => {
    const code = text.charCodeAt(at);
    const start = starts[code] ?? 0;
    if (start === 0) return null;
    if (start & 1 || (start & 4 && pairs[hash(code, text.charCodeAt(at + 1))])) return 'word';
    return start & 2 ? 'number' : null;
  };
}

/** The longest word of the lexicon at `at`; `null` for none. */
export function wordAt(text: string, at: number): Word | null {
  const { find, classes } = loaded();
  const found = find.at(text, at);
  const known = found && classes.get(found.type);
  return found && known ? { ...known, end: found.end } : null;
}

/** The word at `at` when it is of one of `kinds`. */
export function wordOf(text: string, at: number, ...kinds: readonly string[]): Word | null {
  const word = wordAt(text, at);
  return word && kinds.includes(word.kind) ? word : null;
}
