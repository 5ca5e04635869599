import { once } from '../lexicon/index.ts';
import { READINGS } from './pinyin-table.ts';
import { remember } from './remember.ts';

/** The characters of each syllable, and the syllables of each character. */
const table = once(() => {
  const chars = new Map<string, string>();
  const sounds = new Map<string, Set<string>>();
  for (const entry of READINGS.trim().split(/\s+/)) {
    const [, syllable = '', written = ''] = entry.match(/^([a-z]+)(.*)$/u) ?? [];
    chars.set(syllable, written);
    for (const char of written) sounds.set(char, (sounds.get(char) ?? new Set()).add(syllable));
  }
  return { chars, sounds };
});

/** Every way to read a name in pinyin, longest first syllable first: xian is xian and xi an; empty if it isn't pinyin. */
function splits(plain: string): readonly (readonly string[])[] {
  if (plain === '') return [[]];
  const lengths = Array.from(
    { length: Math.min(6, plain.length) },
    (_, shorter) => Math.min(6, plain.length) - shorter,
  );
  return lengths.flatMap((length) =>
    table().chars.has(plain.slice(0, length))
      ? splits(plain.slice(length)).map((rest) => [plain.slice(0, length), ...rest])
      : [],
  );
}

/** A longer word than any name in pinyin is none; the ways to split it would double with every few letters. */
const LONGEST = 20;
const MOST_SPLITS = 6;

/** The ways to read a name in pinyin, likeliest (longest syllables) first; empty if it isn't pinyin. */
export function syllableSplits(name: string): readonly (readonly string[])[] {
  const plain = name.toLowerCase().replace(/['’\s-]/g, '');
  return plain === '' || plain.length > LONGEST ? [] : splits(plain).slice(0, MOST_SPLITS);
}

/** Splits a name in pinyin into its syllables, the longest first where it can be read in two ways; `null` if it isn't pinyin. */
export const syllables = (name: string): readonly string[] | null => syllableSplits(name)[0] ?? null;

/** The `most` characters that are most frequent in names for a syllable. */
export const charactersOf = (syllable: string, most: number): readonly string[] =>
  Array.from(table().chars.get(syllable) ?? '').slice(0, most);

const UNREAD: ReadonlySet<string> = new Set();

/** A character's readings without tones; none of a character that is too rare for the table. */
export const readingsOf = (char: string): ReadonlySet<string> => table().sounds.get(char) ?? UNREAD;

/** Codes of the characters that may be read so. */
const codesOf = remember(
  (syllable: string): ReadonlySet<number> =>
    new Set(Array.from(table().chars.get(syllable) ?? '', (char) => char.charCodeAt(0))),
  64,
);

/** Where Han characters that read like the syllables stand in a row in `text`. */
export function soundPlaces(wanted: readonly string[], text: string): readonly number[] {
  const [first, ...rest] = wanted.map(codesOf);
  const places: number[] = [];
  for (let at = 0; first && at + wanted.length <= text.length; at++)
    if (first.has(text.charCodeAt(at)) && rest.every((codes, next) => codes.has(text.charCodeAt(at + 1 + next))))
      places.push(at);
  return places;
}

/** Whether Han characters that read like the syllables stand in a row in `text`. */
export const soundsIn = (wanted: readonly string[], text: string): boolean => soundPlaces(wanted, text).length > 0;
