/** A byline taken apart: words of its trade, numbers, what stands between, and the rest, which names somebody or says where and of what. */
import { type Entry, lexicon, once, type Scanner, scanner } from '../../lexicon/index.ts';
import { simplify } from '../../reading/index.ts';
import { halfWidth } from '../segment/lines.ts';
import { isName } from './names.ts';

/** `text` as printed; `plain` in simplified characters; `type` says which list a `credit` is in, or what a `break` is made of. */
export type Token = {
  readonly kind: 'credit' | 'number' | 'break' | 'word';
  readonly text: string;
  readonly plain: string;
  readonly type: string;
};

/** What words of a site are to a byline: before other names, or beside them (分享 收藏). */
const AROUND: Readonly<Record<string, string>> = { field: 'other', press: 'site', leads: 'site' };

/** Words before names; of those in both lists the credits count. */
const credits = once(
  (): Scanner =>
    scanner([
      ...lexicon('site-words').flatMap(({ word, type }) => (AROUND[type] ? [{ word, type: AROUND[type] }] : [])),
      ...lexicon('credits'),
    ]),
);

/** Longer lines are no bylines that a single character (摄) makes. */
const SHORT = 60;

/** Whether a text holds a word of bylines at all: spares most lines the reading of names. */
export const hasCredit = (plain: string): boolean =>
  credits()
    .all(plain)
    .some(({ word }) => word.length > 1 || plain.length <= SHORT);

/** For scanning: simplified and half-width, each character in its place. */
export const plainOf = (printed: string): string => {
  const half = halfWidth(printed);
  const plain = simplify(half);
  return plain.length === half.length ? plain : half;
};

const NUMBER =
  /^\d[\d:./-]*(?:\p{Script=Han}\d[\d:./-]*)*(?:(?![电讯摄图文])\p{Script=Han}(?=[电讯]|\P{Script=Han}|$))?/u;
const LATIN = /^\p{Script=Latin}[\p{Script=Latin}\p{M}'’.-]*(?: (?!e )\p{Lu}[\p{Script=Latin}\p{M}'’.-]*)*/u;
/** A dot stands within a name. */
const RUN = /^\p{Script=Han}(?:\p{Script=Han}|[·•‧](?=\p{Script=Han}{2})|\([^()]{1,6}\)(?=[班中小]))*/u;
const BREAK = /^[^\p{Script=Han}\p{Script=Latin}\d]+/u;

/** 摄 and the like are words of a byline where they stand alone, or behind a name. */
function creditAt(plain: string, at: number, begun: number): (Entry & { readonly end: number }) | null {
  const found = credits().at(plain, at);
  if (found === null || found.word.length > 1) return found;
  const isWhole = at === 0 || /[电讯]/u.test(found.word) || (found.word !== '文' && isName(plain.slice(begun, at)));
  return found.end === plain.length && isWhole ? found : null;
}

const tokenOf = (kind: Token['kind'], text: string, plain: string, type = ''): Token => ({ kind, text, plain, type });

/** A run of Han characters, its words of bylines apart from the rest. */
function runTokens(text: string, plain: string): readonly Token[] {
  const tokens: Token[] = [];
  let begun = 0;
  const close = (end: number) => {
    if (end > begun) tokens.push(tokenOf('word', text.slice(begun, end), plain.slice(begun, end)));
  };
  for (let at = 0; at < plain.length; ) {
    const found = creditAt(plain, at, begun);
    if (found) {
      close(at);
      tokens.push(tokenOf('credit', text.slice(at, found.end), found.word, found.type));
      begun = found.end;
    }
    at = found?.end ?? at + 1;
  }
  close(plain.length);
  return tokens;
}

/** Four characters set wide are two names where each half is one. */
const inPairs = (name: string): string => {
  const halves = name.length === 4 ? [name.slice(0, 2), name.slice(2)] : [];
  return halves.length > 0 && halves.every(isName) ? halves.join(' ') : name;
};

/** `王 锐` is one name set wide, `通 讯 员` one word, `王 锐 李 明` two names. */
const closeNames = (text: string) =>
  text.replace(/(?<!\p{Script=Han})\p{Script=Han}(?:[ \u3000]+\p{Script=Han}){1,3}(?!\p{Script=Han})/gu, (wide) =>
    inPairs(wide.replace(/\s/gu, '')),
  );

/** What stands between: `colon` gives a name to a word before it, `stroke` joins, `wide` parts, `end` ends a sentence. */
const breakType = (plain: string): string =>
  ([
    ['end', /[。!?！？;；]/u],
    ['colon', /[:|]/u],
    ['stroke', /[/∕／╱\\]/u],
    ['list', /[、,，&.]/u],
    ['wide', /\s{2,}/u],
  ].find(([, mark]) => (mark as RegExp).test(plain))?.[0] as string) ?? 'blank';

/** 记者王 锐: a name set wide whose first character is glued to the word before it. */
function withWideNames(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [one, blank, rest] = tokens.slice(at, at + 3);
    const isGlued =
      joined.at(-1)?.kind === 'credit' && [one!, rest].every((part) => part?.kind === 'word' && part.text.length === 1);
    const name = isGlued && blank!.type === 'blank' ? one!.text + rest!.text : '';
    if (isName(name)) {
      joined.push(tokenOf('word', name, one!.plain + rest!.plain));
      at += 2;
    } else joined.push(one!);
  }
  return joined;
}

/** 记者王小锐文/摄: who wrote and took photos, the first sign of it glued to the name. */
const withGluedSigns = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((one, at) => {
    const [bar, next] = tokens.slice(at + 1, at + 3);
    const [name, sign] = [one.text.slice(0, -1), creditAt(one.plain.slice(-1), 0, 0)];
    const isGlued =
      one.kind === 'word' && bar?.type === 'stroke' && next?.kind === 'credit' && sign !== null && isName(name);
    return isGlued
      ? [tokenOf('word', name, one.plain.slice(0, -1)), tokenOf('credit', one.text.slice(-1), sign!.word, sign!.type)]
      : [one];
  });

/** A bar that is written with a character's stroke. */
const STROKE_BAR = /丨/gu;

/** What a byline is made of, from left to right. */
export function tokensOf(printed: string): readonly Token[] {
  const text = closeNames(printed.replace(STROKE_BAR, '|'));
  const plain = plainOf(text);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = plain.slice(at);
    const run = RUN.exec(rest)?.[0];
    const own = run ?? NUMBER.exec(rest)?.[0] ?? LATIN.exec(rest)?.[0] ?? BREAK.exec(rest)?.[0] ?? rest[0]!;
    const piece = text.slice(at, at + own.length);
    if (run !== undefined) tokens.push(...runTokens(piece, own));
    else if (/^\d/.test(own)) tokens.push(tokenOf('number', piece, own));
    else if (/^\p{Script=Latin}/u.test(own)) tokens.push(tokenOf('word', piece, own));
    else tokens.push(tokenOf('break', piece, own, breakType(own)));
    at += own.length;
  }
  return withGluedSigns(withWideNames(tokens));
}
