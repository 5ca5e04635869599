/** Names that stand side by side in a question: 甲和乙, 甲、乙和丙; what they share is said once and given to each. */

import { askedIn } from '../../kinds/index.ts';
import { pointsIn, taggedWords } from '../../reading/index.ts';
import { type Known, wordKinds } from './content-words.ts';
import { OF_EACH } from './each.ts';
import { endOfName, LEADING, withoutVerbs } from './subject-phrase.ts';

/** The names, what stands before them all (politeness, a time, 东山的企业里，), and what is asked of them. */
export type Coordinates = {
  readonly frame: string;
  readonly names: readonly string[];
  readonly asked: string;
  /** For each name, the proper names inside the first one that it leaves out; empty where it has some of its own. */
  readonly owners: readonly string[];
};

const AND = /^(?:和|与|跟|同|及|以及|还有)$/;
const NAMED_TWO = /^.+?(?<and>和|与|跟|同|以及|还有)(?=.)/;
/** 新校区的投资和面积: two things to know of one thing. */
const ATTRIBUTE =
  '(?:总?投资额?|投入|占地(?:面积)?|(?:建筑)?面积|规模|产值|产量|收入|营收|利润|税收|进度|进展|时间|地点|地址|人数|长度|工期|开工时间|完工时间|(?:联系)?电话|(?:起拍|参考|收购|成交)?价格?|票价|标准|条件|内容|名称|床位|学位|车位|名额|月薪|工资|年薪|租金|增速)';
const IS_ATTRIBUTE = new RegExp(`^${ATTRIBUTE}$`);
const BEGINS_WITH_ATTRIBUTE = new RegExp(`^${ATTRIBUTE}(?=$|[各分都是，,])`);
/** 固定资产投资 beside 财政收入 */
const ATTRIBUTE_OF = new RegExp(`^[^，,的各分都是]{0,6}?${ATTRIBUTE}`);
const ENDS_IN_ATTRIBUTE = new RegExp(`的?${ATTRIBUTE}$`);

/** 的财政收入 at a name's end */
const ATTRIBUTE_SAID = new RegExp(`(?:的[^的]{0,6}?)?${ATTRIBUTE}$`);

/** Whether the word says what is asked of a thing, and names none. */
export const isAttribute = (word: string): boolean => IS_ATTRIBUTE.test(word);

/** Where the word for *and* stands between two names, as the segmenter sees it: not in 和平路 or 大同镇. */
function andIn(text: string): { readonly at: number; readonly end: number } | null {
  const lower = text.toLowerCase();
  let from = 0;
  for (const { word } of taggedWords(text)) {
    const at = lower.indexOf(word, from);
    if (at === -1) continue;
    from = at + word.length;
    if (AND.test(word) && at > 0 && from < text.length) return { at, end: from };
  }
  const plain = text.match(NAMED_TWO);
  if (plain) return { at: plain[0].length - (plain.groups?.and ?? '').length, end: plain[0].length };
  const last = text.lastIndexOf('、');
  return last > 0 ? { at: last, end: last + 1 } : null;
}

/** What is built, run or held, by how its name ends; a place or an owner has things like these. */
const THING =
  /(?:[公游花乐]园|桥|馆|院|校|[小中大]学|幼儿园|站|厂|楼|塔|中心|基地|项目|工程|公司|集团|广场|小区|市场|景区|水库|码头|会|活动|比赛|大赛|仪式|节)$/;
/** 院长, 总工程师: somebody by office. */
export const OFFICE = /(?:长|书记|主任|主席|经理|董事|工程师|负责人|教练|老师|冠军)$/;
const isHead = (name: string): boolean => THING.test(name) || OFFICE.test(name);

const PLACE_END = /(?:[村镇乡县区路街]|街道|社区)$/;

/** In 甲和乙的项目 the projects are both's; in 甲的学校和乙的公园, and in 甲公园和东山的乙公园, each has its own. */
function isOwn(rest: string, first: string): boolean {
  const owner = rest.slice(0, rest.indexOf('的'));
  return first.includes('的') || (isHead(first) && owner.length > 1 && !isHead(owner));
}

/** 急救楼和住院楼床位: what follows the second thing is said of both. */
function beforeShared(name: string, first: string): string {
  if (!isHead(first) || isHead(name) || PLACE_END.test(name)) return name;
  const ends = Array.from({ length: name.length }, (_, at) => at).filter(
    (at) => at > 1 && THING.test(name.slice(0, at)),
  );
  const end = ends.findLast((at) => name.length - at > 1);
  return end === undefined ? name : name.slice(0, end);
}

/** The last of the names, at the beginning of `rest`. */
function lastName(rest: string, first: string): string {
  const attribute =
    rest.match(BEGINS_WITH_ATTRIBUTE) ?? (ENDS_IN_ATTRIBUTE.test(first) ? rest.match(ATTRIBUTE_OF) : null);
  if (attribute) return attribute[0];
  const until = rest.search(OF_EACH);
  const region = rest.slice(0, until === -1 ? undefined : until).replace(/[，,].*$/, '');
  const alike = region.indexOf(first.slice(-2), 1);
  if (alike !== -1) return region.slice(0, alike + 2);
  const phrase = region.slice(0, endOfName(region, isOwn(region, first)));
  const name = THING.test(phrase) || PLACE_END.test(phrase) ? phrase : withoutVerbs(phrase);
  const when = pointsIn(region).find(({ start }) => start >= Math.min(2, name.length) && start <= name.length);
  if (when && pointsIn(first).length > 0) return `${name.slice(0, when.start)}${when.text}`;
  const untimed = when ? name.slice(0, when.start) : name;
  const bare = isAttribute(untimed) ? untimed : untimed.replace(ENDS_IN_ATTRIBUTE, '');
  return beforeShared(ENDS_IN_ATTRIBUTE.test(first) ? untimed : bare, first);
}

/** 东山区长和区委书记: the place is said once. */
const OF_A_PLACE = /^(?=(?:区|县|市)(?:委|政府|人大|政协|长|法院|检察|公安|教|卫|人社|财政|发))/;
const PLACE = /^\p{Script=Han}{2,3}?(?=[区县市])/u;
/** 公园一期和二期: the name that two parts share is said once. */
const NUMBERED = /[一二三四五六七八九十\d]+(?<kind>期|号楼|号线|标段|车间|分校|校区|号机组|号馆)$/;

/** 智能制造A和B (shops A and B): a letter or a number tells one from the other. */
const LETTERED = /(?:[A-Za-z]|\d{1,3}|[一二三四五六七八九十])$/;

/** A later name with what it takes over from the first. */
function whole(name: string, first: string): string {
  const [kind, other] = [first.match(NUMBERED), name.match(NUMBERED)];
  if (other?.[0] === name && kind?.groups?.kind === other.groups?.kind) return `${first.slice(0, kind?.index)}${name}`;
  const letter = first.match(LETTERED);
  if (letter && name.length <= 3 && name.match(LETTERED)?.index === 0) return `${first.slice(0, letter.index)}${name}`;
  const said = first.match(ATTRIBUTE_SAID);
  if (said && ENDS_IN_ATTRIBUTE.test(name))
    return `${first.slice(0, said.index)}${said[0].startsWith('的') ? '的' : ''}${name}`;
  const place = OF_A_PLACE.test(name) ? (first.match(PLACE)?.[0] ?? '') : '';
  const owner = first.slice(0, first.lastIndexOf('的') + 1);
  return owner !== '' && !name.includes('的') && !hasOwnName(name, first) ? `${owner}${name}` : `${place}${name}`;
}

/** 两个副区长张三和李四: what they are stands before the names. */
const COUNTED_FIRST = /^(?<of>.{0,6}?)[这那]?(?:两|三|[23])(?:个|位|家|所|座|条|名|处)(?=.{4,})/u;

/** Takes what the things are, with their place, off the names: `['临江副区长', '张三']`. */
function titled(first: string): { readonly title: string; readonly name: string } {
  const counted = first.match(COUNTED_FIRST);
  if (!counted) return { title: '', name: first };
  const rest = first.slice(counted[0].length);
  const words = taggedWords(rest);
  const until = words.findIndex(({ tag }) => !/^n$/.test(tag));
  const kind = words.slice(0, Math.max(0, until)).reduce((all, { word }) => all + word, '');
  const name = rest.slice(kind.length);
  return { title: `${counted.groups?.of ?? ''}${name.endsWith(kind) ? '' : kind}`, name };
}

/** Proper names inside `name` that do not end it: 东山 in 东山图书馆. */
function ownerIn(name: string, known: Known): string {
  const { names, places } = wordKinds(name, known);
  return [...new Set([...places, ...names])]
    .filter((one) => one.length > 1 && !name.toLowerCase().endsWith(one))
    .join(' ');
}

/** Whether `name` ends as names of things do: 时代大桥, 东山项目二期. */
export const endsAsThing = (name: string): boolean => name.length > 2 && THING.test(name.replace(NUMBERED, ''));

/** Whether `name` is one of a thing: by how it ends (时代大桥, 东山项目二期), or by a proper name in it. */
export const isThing = (name: string, known: Known): boolean =>
  THING.test(name.replace(NUMBERED, '')) || wordKinds(name, known).names.length > 0;

/** Somebody's or a place's name, or a new word; 卫生院 and 教育局 are in every town. */
export const hasOwnName = (name: string, first: string): boolean =>
  /\d/.test(name) ||
  taggedWords(name).some(({ word, tag }) => word.length > 1 && /^(?:nr|ns|x)/.test(tag) && !first.includes(word));

/** The clauses before the one that names things side by side; none of them asks. */
function frameOf(text: string): { readonly frame: string; readonly rest: string } {
  const lead = text.match(LEADING)?.[0] ?? '';
  let frame = lead;
  for (;;) {
    const rest = text.slice(frame.length);
    const clause = rest.match(/^[^，,]*[，,]/)?.[0];
    if (clause === undefined || andIn(clause) || askedIn(clause).length > 0 || OF_EACH.test(clause))
      return { frame, rest };
    frame += clause;
  }
}

/** The names that stand side by side in `text` before what is asked of them; `null` when there is one. */
export function coordinatesIn(text: string, known: Known): Coordinates | null {
  const { frame, rest } = frameOf(text);
  const list = rest.replace(/[，,].*$/, '');
  const and = andIn(list);
  if (!and || askedIn(list.slice(0, and.end)).length > 0) return null;
  const [head = '', ...others] = list.slice(0, and.at).split('、');
  const { title, name: first } = titled(head);
  const last = lastName(rest.slice(and.end), first);
  const names = [first, ...[...others, last].map((name) => whole(name, first))].map((name) => `${title}${name}`);
  if (names.some((name) => name.length < 2)) return null;
  const asked = rest.slice(and.end + last.length);
  const owner = ownerIn(names[0] ?? '', known);
  const hasOwner = (name: string) => name.includes('的') || hasOwnName(name, names[0] ?? '');
  const owners = names.map((name, at) => (at === 0 || hasOwner(name) ? '' : owner));
  return { frame, names, asked, owners };
}
