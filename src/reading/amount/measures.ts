/** Measure words: what each measures, and how many of a common unit it is. The one list of them is `lexicon/measures.txt`. */
import { type Entry, lexicon, once, scanner } from '../../lexicon/index.ts';
import type { Amount, Quantity } from '../../types.ts';

/** A measure word as it stands in the list. */
export type Measure = {
  readonly word: string;
  /** The word that amounts carry as their unit: 元 for 块钱 and 角 for 毛, else the word itself. */
  readonly unit: string;
  readonly quantity: Quantity;
  /** Class and group of its line: units of one group may stand for one another. */
  readonly group: string;
  /** Counts only behind figures and long numerals: 15方, not 三方. */
  readonly weak: boolean;
  /** It is `size` of `base`, the unit its quantity is compared in. */
  readonly size: number;
  readonly base: string;
};

/** A word behind a numeral: a measure, or one that only a question counts with or that makes the numeral no amount. */
export type Behind = { readonly end: number; readonly measure: Measure | null };

type Line = { readonly word: string; readonly type: string; readonly of: readonly [number, string] | null };

function lineOf({ word, type }: Entry): Line {
  const [, name = word, size, unit] = /^(.+?)=([\d.]+)(.+)$/.exec(word) ?? [];
  return { word: name, type, of: size === undefined || unit === undefined ? null : [Number(size), unit] };
}

/** Follows 毛 = 1角, 角 = 0.1元 to its end. */
function sizeOf(line: Line, all: ReadonlyMap<string, Line>): { readonly size: number; readonly base: string } {
  if (line.of === null) return { size: 1, base: line.word };
  const [size, unit] = line.of;
  const next = all.get(unit);
  const rest = next ? sizeOf(next, all) : { size: 1, base: unit };
  return { size: size * rest.size, base: rest.base };
}

/** Money has many names for one unit; what is measured keeps the word that is printed (千克, ㎡). */
function unitOf(line: Line, all: ReadonlyMap<string, Line>): string {
  const next = line.of?.[0] === 1 && line.type.startsWith('money') ? all.get(line.of[1]) : undefined;
  return next ? unitOf(next, all) : line.word;
}

const isMeasure = ({ type }: Line): boolean => type !== 'none' && type !== 'asked';

function measureOf(line: Line, all: ReadonlyMap<string, Line>): Measure {
  const [quantity = '', group] = line.type.split('.');
  const weak = group === 'weak' || group === 'rare';
  return {
    word: line.word,
    unit: unitOf(line, all),
    quantity: quantity as Quantity,
    group: weak ? quantity : line.type,
    weak,
    ...sizeOf(line, all),
  };
}

const measures = once(() => {
  const lines = lexicon('measures').map(lineOf);
  const all = new Map(lines.map((line) => [line.word, line]));
  return {
    words: new Map(lines.filter(isMeasure).map((line) => [line.word, measureOf(line, all)])),
    scan: scanner(lines),
  };
});

const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Units in Latin letters are met in any case (kWh, KM) and end where the letters do: no metre in `MB`. */
function latinBehind(text: string, at: number): Behind | null {
  const found = measures().scan.at(text.slice(at, at + 5).toLowerCase(), 0);
  const end = at + (found?.end ?? 0);
  if (!found || (isLatin(text.charCodeAt(end)) && isLatin(text.charCodeAt(end - 1)))) return null;
  return { end, measure: measureNamed(found.word) };
}

/** The longest word of the list at `at` of a plain text; `null` for none. */
export function wordBehind(text: string, at: number): Behind | null {
  if (at >= text.length) return null;
  const code = text.charCodeAt(at);
  if (isLatin(code) || code === 0xb0) return latinBehind(text, at);
  const found = measures().scan.at(text, at);
  return found && { end: found.end, measure: measureNamed(found.word) };
}

/** The measure with this name, in simplified characters and small letters; `null` for what is none. */
export const measureNamed = (word: string): Measure | null => measures().words.get(word) ?? null;

/** Words that a question counts with: 几斤, 几点; what papers count too is none of them where it is a thing itself (学位). */
export const measureWords = (): readonly string[] =>
  lexicon('measures').flatMap((entry) =>
    entry.type === 'none' || /\.(?:rare|noun)$/.test(entry.type) ? [] : [lineOf(entry).word],
  );

/** Words that only begin like a measure: 名单, 项目, and nouns that are counted themselves: 床位. */
export const noMeasures = (): readonly string[] =>
  lexicon('measures').flatMap((entry) =>
    entry.type === 'none' || entry.type.endsWith('.noun') ? [lineOf(entry).word] : [],
  );

/** Measures of a quantity. */
export const measuresOf = (quantity: Quantity): readonly Measure[] =>
  [...measures().words.values()].filter((measure) => measure.quantity === quantity);

/** An amount in the unit its quantity is compared in: 3公里 is 3000米. */
export const valueInBase = ({ value, unit }: Pick<Amount, 'value' | 'unit'>): number =>
  value * (measureNamed(unit ?? '')?.size ?? 1);
