/** What a word ends: the name of a thing, a body or a place. */
import { once } from '../../lexicon/index.ts';
import type { PlaceRank } from '../../types.ts';
import { remember } from '../remember.ts';
import { bodies, heads, kinds, noPlaces, officeWords, provinces, ranks } from './lists.ts';
import { type Token, tagOf } from './tokens.ts';

/** `head` begins at character `at` of the text and ends with its token. `type`: family, kind of body, or rank. */
export type Ending = {
  readonly kind: 'thing' | 'body' | 'place';
  readonly head: string;
  readonly type: string;
  readonly at: number;
  /** 十七 of 十七小. */
  readonly number: string | null;
};

/** Tags of names, and of what jieba doesn't know: a head inside such a word ends a name (青石河大桥). */
export const NAMING = /^(?:nr|ns|nt|nz|nrt|nrfg|x|j|eng)$/;

const LONGEST_HEAD = 8;

/** The longest end of a word that a list has, the whole included. */
function endIn<T>(list: ReadonlyMap<string, T>, word: string, shortest: number): readonly [string, T] | null {
  for (let length = Math.min(word.length, LONGEST_HEAD); length >= shortest; length--) {
    const end = word.slice(word.length - length);
    const type = list.get(end);
    if (type !== undefined) return [end, type];
  }
  return null;
}

const SCHOOL = /([一二三四五六七八九十]{1,2})([小中])$/;
const SCHOOLS: Readonly<Record<string, string>> = { 小: '小学', 中: '中学' };

function schoolOf({ word, tag, end }: Token): Ending | null {
  // The dictionary has 二小 as a waiter of old novels.
  const found = NAMING.test(tag) || word.length === 2 ? SCHOOL.exec(word) : null;
  if (!found) return null;
  const [whole, number = '', level = ''] = found;
  return { kind: 'thing', head: SCHOOLS[level]!, type: 'school', at: end - whole.length, number };
}

/** One character is the end of too many words: only in a name of its own. */
const shortestIn = ({ tag }: Token): number => (NAMING.test(tag) ? 1 : 2);

/** 西部 and 南方 are in the dictionary as places; 城区 and 乡镇 are only by their look. */
const isCommon = (word: string): boolean => (kinds().has(word) || noPlaces().has(word)) && !ranks().has(word);

/** The dictionary takes 密封 and 普及 for places: a name without its rank has to end like one. */
const LIES = /[国洲山河湖江岛峡沟坝溪岭寺]$/;
/** 武隆 may be tagged as a person, and the dictionary has 武隆区. */
const isDistrict = remember((word: string) => ['区', '县', '市'].some((rank) => tagOf(word + rank) === 'ns'), 2048);

function placeOf(token: Token): Ending | null {
  const { word, tag, start, end } = token;
  if (isCommon(word)) return null;
  if (provinces().has(word)) return { kind: 'place', head: '', type: 'province', at: end, number: null };
  const found = ranks().has(word) ? ([word, ranks().get(word)!] as const) : endIn(ranks(), word, 1);
  if (found && (word === found[0] || NAMING.test(tag)))
    return { kind: 'place', head: found[0], type: found[1], at: end - found[0].length, number: null };
  const isPlace = (tag === 'ns' && LIES.test(word)) || (word.length === 2 && NAMING.test(tag) && isDistrict(word));
  return isPlace && word.length > 1 ? { kind: 'place', head: '', type: 'spot', at: start, number: null } : null;
}

/** A company or an organ is told by its whole end; 一线 and 问题 of 公司问题 end none. */
const endOf = (kind: 'thing' | 'body', list: ReadonlyMap<string, string>, token: Token): Ending | null => {
  const whole = list.get(token.word);
  const found = whole === undefined ? endIn(list, token.word, shortestIn(token)) : ([token.word, whole] as const);
  if (!found || (whole === undefined && isCommon(token.word))) return null;
  const [head, type] = found;
  const inside = NAMING.test(token.tag) || head === token.word;
  // 自来水管道局 of the dictionary is a head as a whole: nothing of it is a proper name.
  const at = inside ? token.end - head.length : token.start;
  return { kind, head: inside ? head : token.word, type, at, number: null };
};

function endingIn(token: Token): Ending | null {
  if (officeWords().has(token.word)) return null;
  const school = schoolOf(token);
  if (school) return school;
  const found = [endOf('thing', heads(), token), endOf('body', bodies(), token)].filter((one) => one !== null);
  const [best] = found.sort((a, b) => b.head.length - a.head.length);
  const place = placeOf(token);
  if (best === undefined || (place !== null && place.head.length > best.head.length)) return place;
  return best;
}

/** Characters that a name may end with; all other words need no closer look, and most words are such. */
const lastCharacters = once((): Uint8Array => {
  const flags = new Uint8Array(0x10000);
  for (const list of [heads(), bodies(), ranks()])
    for (const word of list.keys()) flags[word.charCodeAt(word.length - 1)] = 1;
  for (const word of [...provinces(), ...Object.keys(SCHOOLS)]) flags[word.charCodeAt(word.length - 1)] = 1;
  return flags;
});

/** The same words come again and again: 20,000 of them take some 2 MB. */
const REMEMBERED = 10_000;
const endingOfWord = remember((key: string): { readonly ending: Ending | null } => {
  const [tag = '', word = ''] = key.split('/');
  return { ending: endingIn({ word, tag, start: 0, end: word.length }) };
}, REMEMBERED);

/** What a word ends; `null` for a word that ends no name. */
export function endingOf({ word, tag, start, end }: Token): Ending | null {
  if (lastCharacters()[word.charCodeAt(word.length - 1)] === 0 && !NAMING.test(tag)) return null;
  if (word.includes('/')) return null;
  const { ending } = endingOfWord(`${tag}/${word}`);
  return ending && { ...ending, at: Math.min(end, start + ending.at) };
}

export const rankOf = (type: string): PlaceRank => type as PlaceRank;
