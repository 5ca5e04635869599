/** Who signs a text in Latin letters behind its last sentence: people and nothing else, told by their given names. */
import { lexicon, once } from '../../lexicon/index.ts';
import { isCalling } from './latin.ts';

const given = once(() => new Map(lexicon('given-names').map(({ word, type }) => [word, type])));
const isGiven = (word: string): boolean => /^(?:men|women|both)$/.test(given().get(word) ?? '');
const isOnlyGiven = (word: string): boolean => /^(?:men|women)$/.test(given().get(word) ?? '');

/** A longer line tells something. */
const LONGEST = 80;
const LONGEST_CONTACT = 40;
const MARKS = /^[\s*_–—-]+|[\s*_.,–—-]+$/gu;
/** Tel 5550100, (5550100): how to reach whoever signs. */
const CONTACT = /[\s,(](?:\p{Lu}\p{Ll}{1,8}:?\s?)?\d[\d\s()+-]{3,}$/u;
const FAMILY = /^(?:d[aeiou]s?|van|von|der|den|te[nr]?|\p{Lu}\.?|\p{Lu}[\p{L}'’-]+)$/u;

/** Rev Jane A. Doe; `isOneOfMany` or with a title, Jane. */
function nameIn(part: string, isOneOfMany: boolean): string | null {
  const words = part.trim().split(/\s+/);
  const own = words.slice(words.findIndex((word) => given().get(word.replace('.', '')) !== 'before'));
  const [first = '', ...rest] = own;
  const isNamed = rest.length === 0 ? (isOneOfMany || own.length < words.length) && isGiven(first) : isGiven(first);
  const isFamily = rest.length <= 3 && rest.every((word) => FAMILY.test(word) && given().get(word) !== 'none');
  return isNamed && isFamily && !isCalling(part) ? own.join(' ') : null;
}

/** Jane Doe; Rev. Jane Doe, Secretary; Jane, John and Mary; Jane Doe  Somewhere  Tel 555010: the names of a line that says nothing else. */
export function signature(printed: string): readonly string[] {
  if (printed.length > LONGEST + LONGEST_CONTACT) return [];
  const line = printed.replace(MARKS, '').replace(CONTACT, '').replace(MARKS, '');
  if (line.length > LONGEST || /\p{Ll}{4}[.!?:;]\s+\p{Lu}/u.test(line)) return [];
  const [own = ''] = line.split(/\s{2,}|\t/);
  const parts = own.split(/\s*(?:,| and | & )\s*/).filter((part) => part !== '');
  const names = parts.map((part) => nameIn(part, parts.length > 1));
  // Behind a name in full stands what somebody is: Jane Doe, Hon. Secretary.
  const isCalled = parts.length === 2 && names[0]?.includes(' ') === true && !/\d/.test(own);
  // Jane and John Doe: one family.
  const family = parts.length === 2 && !names[0]?.includes(' ') ? (/\s.+$/u.exec(names[1] ?? '')?.[0] ?? '') : '';
  const all = names.flatMap((name, at) => (name === null ? [] : at === 0 ? name + family : name));
  if (parts.length === 1 && names[0] === null && isOnlyGiven(own)) return [own];
  return names.every((name) => name !== null) || isCalled ? all : [];
}

/** …to you all. Jane Doe. */
const BEHIND = /[.!?…]["”’)]*\s((?:\p{Lu}[\p{L}.'’-]*(?:,|\s(?:and|&))?\s){1,7}\p{Lu}[\p{L}.'’-]*)[\s.]*$/u;
/** …last week. Jane Doe and John Roe/The Ridley Sun. */
const FOR_A_PAPER =
  /[.!?…]["”’)]*\s+((?:\p{Lu}[\p{L}.'’-]*(?:,|\sand|\s&)?\s){1,8}\p{Lu}[\p{L}.'’-]*)\/(?:\p{Lu}[\p{L}'’-]*\s?){1,5}\.?\s*$/u;
/** In characters: what somebody is, under the name. */
const LONGEST_ROLE = 40;

/** Who signs an article, of its paragraphs: its last one, the last but what somebody is under the name, or the end of the last. */
export function signedBehind(paragraphs: readonly string[]): readonly string[] {
  const [whole = '', before = ''] = paragraphs.toReversed();
  const last = whole.slice(-2 * LONGEST);
  if (/\p{Script=Han}/u.test(last) || paragraphs.length === 0) return [];
  const filed = FOR_A_PAPER.exec(last)?.[1]?.split(/\s*(?:,| and | & )\s*/);
  if (filed) return filed;
  const alone = paragraphs.length > 1 ? signature(whole) : [];
  if (alone.length > 0) return alone;
  const isUnder = paragraphs.length > 2 && last.length <= LONGEST_ROLE && !/[.!?]$/.test(last);
  const over = isUnder ? signature(before) : [];
  return over.length > 0 ? over : signature(BEHIND.exec(last)?.[1] ?? '');
}
