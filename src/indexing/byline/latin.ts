/** Bylines in Latin letters. */
import { lexicon, once } from '../../lexicon/index.ts';

/** Names a text opens with, and how many characters that takes. */
export type Opening = { readonly names: readonly string[]; readonly length: number };

/** Between its parts a name may have small words: van der, de. */
const NAME =
  "\\p{Lu}[\\p{L}'’.-]*(?:\\s+(?:(?:d[aeiou]s?|van|von|der|den|te[nr]|bin|al|el|la|le|y)\\s+){0,2}\\p{Lu}[\\p{L}'’.-]*){1,3}";
const NAMES = `${NAME}(?:(?:,| and| AND| &)\\s+${NAME})*`;
/** By Jane A. Doe; Posted March 3, 2021 by Jane Doe and John Roe; — By Jane Doe */
const BY = new RegExp(`(?<=^|[\\s(|])(?:By|BY|by)\\s*:?\\s+(${NAMES})`, 'u');
/** Author: Jane Doe */
const FIELD = new RegExp(`^\\P{L}*(\\p{L}+)\\s*:\\s+(${NAMES})`, 'u');
/** What may stand behind a name: nothing, what somebody is (and the text after it), a date, a paper. */
const AFTER = /^(?:\s*[,|]\s*\p{Ll}[\p{L} ]{2,30}?(?=\s+\p{Lu}|$)|\s*$|\s*(?:[,|/·•(–—-]|(?:on|at|in)\s|\d).{0,48}$)/u;

const words = once(() => new Map(lexicon('english-credits').map(({ word, type }) => [word, type])));
const times = once(() => new Set(lexicon('english-times').map(({ word }) => word)));
const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];
const isOfBody = (word: string) => words().get(word.toLowerCase()) === 'body';
const isCallingWord = (word: string) => /^(?:calling|body|label)$/.test(words().get(word.toLowerCase()) ?? '');

/** Our Own Correspondent, Some Media Group: an office, a calling or a company, and nobody's name. */
export const isCalling = (text: string): boolean => wordsIn(text).some(isCallingWord);

/** A mail address behind the name. */
const ADDRESS = /\s+\S+@\S+\s*$/u;
const ALONE = new RegExp(`^[-–—\\s]*(${NAME})(?:\\s*[,|]\\s*[\\p{L} .'’-]{2,40})?\\s*$`, 'u');

const isOfTrade = (word: string) => words().has(word) && words().get(word) !== 'photo';

/** JANE DOE as Jane Doe. */
const inCase = (name: string): string =>
  name === name.toUpperCase() ? name.replace(/(?<=\p{L})\p{Lu}+/gu, (rest) => rest.toLowerCase()) : name;

/** Jane Doe Staff Reporter is Jane Doe; of Staff Reporter and Monday Night nothing is left. */
function nameIn(text: string): readonly string[] {
  const parts = text.split(/\s+/);
  const end = parts.findIndex((part, at) =>
    wordsIn(part).some((word) => isCallingWord(word) || (at > 1 && isOfTrade(word))),
  );
  const own = parts.slice(0, end < 0 ? parts.length : end);
  const isTime = own.some((part) => wordsIn(part).some((word) => times().has(word)));
  return own.length < 2 || own[0] === 'The' || isTime || wordsIn(text).some(isOfBody) ? [] : [inCase(own.join(' '))];
}

/** Words of a date or of the trade: Posted on March 3, 2021 at 10:30 AM */
const isBefore = (text: string): boolean =>
  wordsIn(text).every((word) => isOfTrade(word) || times().has(word) || word.length < 3);

/** Who signs a text that opens so, and how many characters the byline has; `null` where it opens otherwise. */
export function latinByline(printed: string): Opening | null {
  const text = printed.replace(ADDRESS, '');
  const by = BY.exec(text);
  const field = by ? null : FIELD.exec(text);
  const [all, names] = by
    ? [by[0], by[1]]
    : field && /^(?:label|calling)$/.test(words().get(field[1]!.toLowerCase()) ?? '')
      ? [field[0], field[2]]
      : [];
  if (all === undefined || names === undefined || (by && !isBefore(text.slice(0, by.index)))) return null;
  const end = (by?.index ?? 0) + all.length;
  const after = AFTER.exec(text.slice(end));
  if (after === null) return null;
  const [first = '', ...others] = names.split(/\s*(?:,| and | AND | & )\s*/);
  const own = [first, ...others.filter((name) => !isCalling(name))];
  return { names: own.flatMap(nameIn), length: end + after[0].length };
}

/** Village Fete, or whoever has died: the text under the line speaks of it. */
const isOf = (name: string, text: string): boolean =>
  text.includes(name) || name.split(/\s+/).every((word) => new RegExp(`\\b${word.toLowerCase()}\\b`, 'u').test(text));

/** Jane Doe, Somewhere: a line that only names who wrote the text. */
export function signedInLatin(printed: string, text = ''): readonly string[] {
  const [, name] = ALONE.exec(printed.replace(ADDRESS, '')) ?? [];
  return name === undefined || isCalling(name) || isOf(name, text) ? [] : nameIn(name);
}
