/** Names of people, told by their form. */

import { once, wordsOf } from '../../lexicon/index.ts';
import { doubleNames, nobodies, officeWords, simplify, surnames, taggedWords } from '../../reading/index.ts';
import { isCalling } from './latin.ts';

const FOREIGN_NAME = /^\p{Script=Han}{2,8}[·•]\p{Script=Han}{2,8}$/u;
/** 某日报·今日某某: a paper and its part. */
const OF_PAPER = /[报网社台版]·|[报网社台版]$/u;

/** Whether Han characters read as a Chinese name. */
export function isName(text: string): boolean {
  if (FOREIGN_NAME.test(text)) return !OF_PAPER.test(simplify(text));
  const simple = simplify(text);
  const single = /^\p{Script=Han}{2,3}$/u.test(text) && surnames().has(simple[0]!);
  return single || (/^\p{Script=Han}{3,4}$/u.test(text) && doubleNames().has(simple.slice(0, 2)));
}

/** Papers, offices and rooms sign too, and are nobody. */
const NO_PERSON = /(?:[报网社部组台局办委院厅会所店版号馆乡镇县区]|中心|综合|公司)$/u;
const LOOSE = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{2,8}[·•‧]\p{Script=Han}{2,8})$/u;
/** A A A is how a site sets its letters larger. */
const LATIN_NAME = /^(?=.*\p{L}{2})\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u;

/** What somebody belongs to, where the name stands behind it: 某网, 某区融媒体中心, 某镇. */
const bodies = once(() => wordsOf('publishers', 'body', 'both'));
export const isBody = (text: string): boolean =>
  text.length > 1 && bodies().some((end) => simplify(text).endsWith(end));

/** Such rooms and places are nobody where nothing says that somebody is named. */
const NO_ONE = /[课科队处室站隊课村镇乡县区街路弄巷里]$/u;
/** Whether somebody may be called so, of whatever family. */
export const mayName = (text: string): boolean => LOOSE.test(text) && !NO_PERSON.test(simplify(text)) && !isBody(text);

/** 成绩单, 公告栏: a word of the dictionary that is no person's. */
export function isThing(text: string): boolean {
  const [word, ...more] = taggedWords(simplify(text));
  return (
    (text.length > 2 || /^v/.test(word?.tag ?? '')) &&
    word !== undefined &&
    more.length === 0 &&
    !/^(?:nr|x)/.test(word.tag)
  );
}

const officeOf = (word: string) => officeWords().get(word) ?? '';
/** 何阿姨, 村会计: somebody is called so. */
const isCalledSo = (plain: string) => /^(?:office|calling|group)$/.test(officeOf(plain.slice(1)));

/** Words that only look like names. */
export const isNobody = (name: string): boolean =>
  nobodies().has(simplify(name)) || NO_ONE.test(simplify(name)) || isThing(name) || isCalledSo(simplify(name));

/** 老王, 小李: what people call each other. */
const isCalled = (text: string) => /^[老小阿]\p{Script=Han}$/u.test(text);

/** Whether a word that stands alone may be somebody, though no family is called so. */
export const mayBeAlone = (text: string): boolean =>
  mayName(text) && (isCalled(text) || isUnknown(text)) && !isNobody(text);

/** 亓小满: no family name of the list, and no word of the dictionary either (待续); 全文完, 图略 stand behind texts too. */
export function isUnknown(text: string): boolean {
  if (!/^(?![上下全未有本原])[^\P{Script=Han}完续略删改选转同]{2,3}$/u.test(text)) return false;
  const [word, ...more] = taggedWords(text);
  return more.length > 0 || /^(?:nr|x)/.test(word?.tag ?? '');
}

/** 巴图 beside 王芳: may be a name though no family is called so, and no longer word begins it. */
export function mayBeBeside(text: string): boolean {
  const plain = simplify(text);
  const [first] = taggedWords(plain);
  return (
    isUnknown(plain) &&
    !isBody(plain) &&
    !isNobody(plain) &&
    (first?.word.length === 1 || /^(?:nr|x)/.test(first?.tag ?? ''))
  );
}

/** 王会, 王汉报 behind 记者: who is told to be somebody is, though an office or a paper might end so. */
export function isSomebody(text: string): boolean {
  if (!isName(text) || (text.length > 2 && !/[报会]$/u.test(simplify(text)))) return false;
  const [word, ...more] = taggedWords(simplify(text));
  return more.length > 0 || /^(?:nr|x)/.test(word?.tag ?? '');
}

/** 某网甲: the name behind what somebody belongs to, glued to it; `null` where there is none. */
export function nameBehindBody(text: string): string | null {
  const at = [3, 2, 4].find((length) => isBody(text.slice(0, -length)) && isName(text.slice(-length)));
  const name = at === undefined ? '' : text.slice(-at);
  return name === '' || isNobody(name) || NO_PERSON.test(simplify(name)) ? null : name;
}

/** A word as names of known families, one or several without a blank between them; `null` where it is none. */
export function namesIn(text: string): readonly string[] | null {
  const plain = simplify(text);
  if (NO_PERSON.test(plain)) return null;
  if (isName(text) || (LATIN_NAME.test(text) && !isCalling(text))) return [text];
  // 甲乙丙校长: what somebody is stands behind the name too.
  const title = [2, 3].find((length) => /^(?:office|calling)$/.test(officeOf(plain.slice(-length))));
  if (title !== undefined && isName(text.slice(0, -title))) return [text.slice(0, -title)];
  const cut = text.length < 4 || text.length > 9 || isBody(text) ? [] : [2, 3, 4];
  for (const at of cut) {
    const first = text.slice(0, at);
    const rest =
      isName(first) && !NO_PERSON.test(simplify(first)) ? namesIn(text.slice(at).replace(/^[与和與]/u, '')) : null;
    if (rest) return [first, ...rest];
  }
  return null;
}

/** Who is named before a place, glued to it: a name has three characters where it can, and a place two. */
export function nameBeforePlace(text: string, isTold: boolean): readonly string[] {
  const pair = text.length === 4 ? namesIn(text) : null;
  const fits = [3, 4, 2].find((n) => text.length > n + 1 && isName(text.slice(0, n)));
  const end = fits ?? (isTold ? Math.max(0, Math.min(3, text.length - 2)) : 0);
  return pair ?? (end > 0 ? [text.slice(0, end)] : []);
}
