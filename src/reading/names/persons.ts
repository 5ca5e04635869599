/** People: a family name and what is given, where an office, a verb of saying or the sentence's form speaks for one. */
import { once, type Scanner, scanner } from '../../lexicon/index.ts';
import type { Person } from '../../types.ts';
import { matchAt } from '../characters.ts';
import { matchesOf } from '../matches.ts';
import { remember } from '../remember.ts';
import { behindOffice, bodies, doubleNames, heads, nobodies, officeWords, ranks, surnames } from './lists.ts';
import { officeAt, officesBefore, officesIn } from './offices.ts';
import { plainWords, type Token, tagOf, tokensOf } from './tokens.ts';

const behind = once((): Scanner => scanner([...behindOffice()].map((word) => ({ word, type: 'behind' }))));

const HAN = /^\p{Script=Han}$/u;
/** Characters that hardly any given name holds, and that follow names in sentences. */
const FUNCTION =
  /[的了在是到和与及对为从由将被把说率带参出等也都还就已正曾向给让使则而且但并即其此该这那他她它你我们任兼称叫问讲谈告等、，。：；？！“”（）\s]/;
const DOTTED = /^\p{Script=Han}{1,6}(?:[·•・]\p{Script=Han}{1,8})+/u;
const WINDOW = 12;

/** A word of two characters or more begins `rest`: 明确 of 明确表示, 走进 of 走进现场. */
const beginsWord = (rest: string): boolean => {
  const [first = ''] = plainWords(rest.slice(0, 4));
  return first.length > 1;
};

/** How many characters of a text's beginning are a family name. */
const familyLength = (text: string): number =>
  doubleNames().has(text.slice(0, 2)) ? 2 : surnames().has(text[0] ?? '') ? 1 : 0;

/** How many characters from the beginning of `text` are a name: its family name fits, and no word is torn. 0 for none. */
function nameLength(text: string): number {
  const dotted = DOTTED.exec(text)?.[0];
  if (dotted !== undefined) return dottedLength(dotted);
  const family = familyLength(text);
  if (family === 0 || nobodies().has(text.slice(0, 2)) || nobodies().has(text.slice(0, 3))) return 0;
  const isGiven = (at: number) => HAN.test(text[at] ?? '') && !FUNCTION.test(text[at]!);
  if (!isGiven(family) || (SELDOM_FAMILY.test(text) && isRole(text.slice(family, family + 2)))) return 0;
  if (!isGiven(family + 1) || officeAt(text, family + 1)) return family + 1;
  const third = text.slice(family + 1);
  return beginsWord(third) ? family + 1 : family + 2;
}

/** 阿依古丽·买买提 goes on until a word of the sentence. */
function dottedLength(dotted: string): number {
  const last = dotted.search(/[·•・][^·•・]*$/) + 1;
  const given = dotted.slice(last);
  const said = given.search(/表示|介绍|透露|强调|指出|今|家/);
  const cut = Array.from(given).findIndex((char, at) => at > 0 && (at === said || FUNCTION.test(char)));
  return last + (cut === -1 ? given.length : cut);
}

/** Family names that are particles and prepositions far more often: 从区政府, 向全体. Only a whole guess of the segmenter counts. */
const SELDOM_FAMILY = /^[从向于和时都相那应能终通全连又将由别但曾公单水路车海花石白高师代]/;

/** 记者 of 向记者介绍, 区 of 从区里: an office, a body or a rank of places, behind what is a preposition then. */
const isRole = (behind: string): boolean => [behind, behind[0]!].some((word) => roles().some((list) => list.has(word)));
const roles = once(() => [bodies(), ranks(), officeWords()]);

/** No name: the characters are an ordinary word of the dictionary (高度, 方案) or begin one. */
function isWord(text: string, length: number): boolean {
  const [first = ''] = plainWords(text.slice(0, WINDOW));
  if (first.length < 2) return false;
  if (first.length >= length) return first.length > length || !isPersonTag(first);
  return !isPersonTag(first);
}
/** Words of the dictionary that are people; looked up by tagging the word alone. */
const isPersonTag = remember((word) => /^(?:nr|nrt|nrfg|x)$/.test(tagOf(word)), 4096);

const SAID =
  /^(?:介绍|表示|说(?!明)|告诉|指出|强调|透露|坦言|主持|出席|参加|陪同|带队|率队|致辞|讲话|(?:现|今)年\d|，?\d{2,3}岁|[，,]?[男女][，,])/;
/** A sign of a person a few characters on. */
const SAID_NEAR = /介绍|表示|说|告诉|指出|强调|透露|坦言|主持|出席|参加|陪同|带队|率队|致辞|讲话|年|岁|[男女]/;
const IS_WHO = /^(?:是谁|是哪[位个]|是什么人|是不是|任什么|担任|当选|同志|是啥|是做什么|最近|现任|[，,](?:男|女))/;
/** 河口村的林秀, 51岁的林秀. */
const OF_A_PLACE = /(?:[村镇乡厂校馆院岁]|街道|社区|小区|公司)的$/;
const AGE = /^(?:今年|现年|[，,是说在、]|$)/;

/** Of 儿子充话费 and 市民方便 only a whole word, or three characters up to a stop, are a name. */
const standsAlone = (text: string, at: number, length: number): boolean =>
  (length === 3 && /^(?:[、，。；：]|$)/.test(text.slice(at + length))) || isWhole(text.slice(at, at + WINDOW), length);

type Spot = { readonly start: number; readonly end: number; readonly offices: readonly string[] };

/** Whether the segmenter takes just this for a word. */
const isWhole = (rest: string, length: number): boolean => {
  const [first] = tokensOf(rest);
  return first?.word.length === length && /^(?:nr|x)/.test(first.tag);
};

/** A person who begins at `at`, after an office. */
function afterOffice(text: string, at: number): number {
  if (behind().at(text, at)) return 0;
  const rest = text.slice(at, at + WINDOW + 8);
  const length = nameLength(rest);
  if (length === 0 || (SELDOM_FAMILY.test(rest) && !isWhole(rest, length))) return 0;
  // 镇长田野出席: only somebody attends or presides, though 田野 (open fields) is a word too.
  const attends = ATTENDS.test(rest.slice(length)) && plainWords(rest)[0]?.length === length;
  return isWord(rest, length) && !attends ? 0 : length;
}
const ATTENDS = /^(?:出席|参加|主持|陪同|带队|率队|致辞|坦言)/;

/** 赵小满医生: how far before the office the name begins. */
function beforeOffice(text: string, at: number): number {
  for (const length of [3, 2, 4]) {
    const from = at - length;
    if (from < 0) continue;
    const name = text.slice(from, at);
    const double = doubleNames().has(name.slice(0, 2));
    if (length === 4 ? !double : !double && !surnames().has(name[0]!)) continue;
    if (nobodies().has(name.slice(0, 2)) || FUNCTION.test(name) || WHICH.test(name) || !startsHere(text, from))
      continue;
    if (!isWord(text.slice(from), length) && !OF_A_BODY.test(name.slice(1))) return from;
  }
  return -1;
}
/** 谷园相关负责人 (somebody in charge): which of them, and no given name. */
const WHICH = /(?:相关|有关|主要|分管)$/;
const OF_A_BODY = /[委办局部院校站所厂馆会科处室区县市镇乡村组队副总省级]/;
/** A name begins where a clause does, or behind a word's end. */
const startsHere = (text: string, from: number): boolean => {
  if (from === 0) return true;
  const before = text[from - 1]!;
  return (
    !HAN.test(before) ||
    /[的和与、由向为对据让给请访日到在是]/.test(before) ||
    plainWords(text.slice(Math.max(0, from - 6), from + 3)).some(
      (_, i, all) => all.slice(0, i + 1).join('').length === Math.min(6, from),
    )
  );
};

const TITLES = /^(?:calling|office)$/;
/** Words that any other word may follow too. */
const COMMON = /^(?:group|named)$/;

/** Other people named in a row with one: 张三、李四、王五. */
function inARow(text: string, from: number): readonly Spot[] {
  const spots: Spot[] = [];
  let at = from;
  while (text[at] === '、' || text[at] === '和' || text[at] === ' ') {
    const length = afterOffice(text, at + 1);
    if (length === 0) break;
    spots.push({ start: at + 1, end: at + 1 + length, offices: [] });
    at += 1 + length;
  }
  return spots;
}

/** 校长：王一, 校长为王一, 校长是王一: what joins an office with the name of its holder. */
const JOINT = /[为是]|[:：\s]*/y;

function byOffice(text: string): readonly Spot[] {
  const found = officesIn(text);
  return found.flatMap((office) => {
    const joint = matchAt(JOINT, text, office.end)?.[0] ?? '';
    const at = office.end + joint.length;
    const length = afterOffice(text, at);
    const isSure = !COMMON.test(office.type) && !/[为是]/.test(joint);
    if (length > 0 && (isSure || standsAlone(text, at, length))) {
      const isOffice = office.type !== 'reporter' && !COMMON.test(office.type);
      const own = isOffice ? officesBefore(text, found, office.end) : [];
      const spot = { start: at, end: at + length, offices: own };
      return [spot, ...inARow(text, spot.end)];
    }
    if (!TITLES.test(office.type)) return [];
    const from = beforeOffice(text, office.start);
    return from === -1 ? [] : [{ start: from, end: office.start, offices: [text.slice(office.start, office.end)] }];
  });
}

/** 林秀出任校长: what somebody does who comes into an office. */
const TAKES = /(?:接任|担任|出任|就任|兼任|升任|当选为?)/gu;
/** People who take an office, right behind their names: of the clause, with what it is of. */
const byTaking = (text: string): readonly Spot[] =>
  matchesOf(text, TAKES).flatMap(({ index, 0: { length } }) => {
    const from = beforeOffice(text, index);
    const office = officesIn(text.slice(index + length).split(STOPS)[0]!)[0];
    if (from === -1 || !office) return [];
    return [{ start: from, end: index, offices: [text.slice(index + length, index + length + office.end)] }];
  });
const STOPS = /[，。；：！？、]/u;

/** 林秀是谁: whatever characters stand before, where a family name opens them and no office or head ends them. */
const ASKED_FOR =
  /^(?:请问|那)?(?<name>\p{Script=Han}{2,4}?)(?=是谁|是哪[位个]|是什么人|是干什么的|是做什么的|是什么职务|任什么职务)/u;
function askedFor(text: string): Spot | null {
  const name = ASKED_FOR.exec(text)?.groups?.name ?? '';
  const family = familyLength(name);
  const ends = [officeWords(), heads(), bodies()].some((list) => [1, 2, 3].some((size) => list.has(name.slice(-size))));
  if (family === 0 || ends || name.length > family + 2 || isWord(name, name.length)) return null;
  const start = text.indexOf(name);
  return { start, end: start + name.length, offices: [] };
}

/** By what is said of somebody: 林秀今年67岁, 张三表示, 林秀是谁. */
function bySaying(text: string, tokens: readonly Token[]): readonly Spot[] {
  const whole = askedFor(text);
  if (whole) return [whole];
  return tokens.flatMap((token) => spotOf(text, token));
}

function spotOf(text: string, { start, word }: Token): readonly Spot[] {
  if (!surnames().has(word[0]!) || officeWords().has(word)) return [];
  if (!SAID_NEAR.test(text.slice(start + 2, start + 12)) && start > 0 && !placedAt(text, start)) return [];
  const length = nameLength(text.slice(start, start + WINDOW));
  if (length === 0) return [];
  const end = start + length;
  const rest = text.slice(end, end + 8);
  const asked = start === 0 && IS_WHO.test(rest);
  const placed = AGE.test(rest) && placedAt(text, start);
  const known = (SAID.test(rest) || asked || placed) && !isWord(text.slice(start), length);
  return known ? [{ start, end, offices: [] }, ...inARow(text, end)] : [];
}

const placedAt = (text: string, at: number): boolean =>
  text[at - 1] === '的' && OF_A_PLACE.test(text.slice(Math.max(0, at - 4), at));

/** Persons in a text of which `tokens` are the words. */
export function personsIn(text: string, tokens: readonly Token[]): readonly Person[] {
  const taken = new Map<number, Spot>();
  for (const spot of [...byOffice(text), ...byTaking(text), ...bySaying(text, tokens)])
    if (!taken.has(spot.start)) taken.set(spot.start, spot);
  const spots = [...taken.values()].sort((a, b) => a.start - b.start);
  return spots
    .filter(({ start }, at) => at === 0 || spots[at - 1]!.end <= start)
    .map(({ start, end, offices: own }) => {
      const name = text.slice(start, end);
      return { kind: 'person', start, end, text: name, name, offices: own };
    });
}
