/** The words before a head that belong to its name. */
import { remember } from '../remember.ts';
import { NAMING } from './endings.ts';
import { edges, kinds, noPlaces, officeWords, stems, within } from './lists.ts';
import type { Token } from './tokens.ts';

/** Longer ones are clauses. */
const LONGEST = 24;
/** Prepositions, conjunctions, particles, pronouns, adverbs, times. */
const GRAMMAR = /^(?:p|c|u\w*|r|rr|rz|d|ad|y|e|o|w|t|df|dg|i|l)$/;
const VERB = /^v/;
const QUALITY = /^(?:a|an|ag|z)$/;
const NUMBER = /^m/;
const EDITION = /^第?[一二三四五六七八九十百\d]+[届期]?$/;
const WORDY = /^[\p{Script=Han}A-Za-z0-9·]+$/u;
/** A guess of the segmenter that took a particle in: 环到, 建在. */
const TORN = /[的了在是到和与对为从由将被把着过等让给及]$|^[的了在是和与对为从由将被把着过等让给及]/;

function joinsAs(word: string, tag: string): boolean {
  if (within().has(word) || kinds().has(word)) return true;
  if (!WORDY.test(word) || edges().has(word) || officeWords().has(word)) return false;
  if (GRAMMAR.test(tag) || VERB.test(tag) || QUALITY.test(tag)) return false;
  if (NUMBER.test(tag)) return EDITION.test(word);
  return !(tag === 'x' && TORN.test(word));
}

const joinsAlone = remember((key: string) => {
  const [tag = '', word = ''] = key.split('/');
  return joinsAs(word, tag);
}, 10_000);
const joins = ({ word, tag }: Token): boolean => !word.includes('/') && joinsAlone(`${tag}/${word}`);

/** Nothing begins with a verb, a count or a suffix. */
const NO_BEGINNING = /^(?:v\w*|q|k|f|m|zg)$/;
const opens = ({ word, tag }: Token): boolean => /^第/.test(word) || kinds().has(word) || !NO_BEGINNING.test(tag);

/** Tokens before index `at` that may belong to one name with it, without those that open none. */
export function tokensBefore(tokens: readonly Token[], at: number): readonly Token[] {
  let from = at;
  let length = 0;
  while (from > 0) {
    const token = tokens[from - 1]!;
    length += token.word.length;
    if (length > LONGEST || !joins(token)) break;
    from--;
  }
  while (from < at && !opens(tokens[from]!)) from++;
  return tokens.slice(from, at);
}

/** 改老 before 小区, which no dictionary has. */
const isTorn = (word: string): boolean =>
  word.length === 2 && Array.from(word).every((char) => stems().has(char) || edges().has(char) || within().has(char));
/** 全镇, 城区 and 农村 name none either. */
const isKind = (word: string): boolean => kinds().has(word) || noPlaces().has(word) || isTorn(word);

/** Whether words name something and don't only say of what kind it is: 青禾, 云溪 | 科技; not 农业 | 综合. */
export function namesSomething(tokens: readonly Token[]): boolean {
  const own = tokens.filter(({ word }) => !isKind(word) && !within().has(word) && !EDITION.test(word));
  return (
    own.some(({ word, tag }) => NAMING.test(tag) && word.length > 1) ||
    own.reduce((sum, { word }) => sum + word.length, 0) > 1
  );
}

/** Whether one of the words is a proper name, or unknown to the dictionary. */
export const hasProper = (tokens: readonly Token[]): boolean =>
  tokens.some(({ word, tag }) => NAMING.test(tag) && word.length > 1 && !kinds().has(word)) ||
  tokens.some(({ word }, at) => word.length === 1 && tokens[at + 1]?.word.length === 1 && !stems().has(word));

/** Without the words before the name that say what kind of thing it is: 大型 | 青禾水库. */
export function withoutKinds(tokens: readonly Token[]): readonly Token[] {
  const from = tokens.findIndex(({ word }) => !isKind(word));
  return from === -1 ? [] : tokens.slice(from);
}
