/** Questions that ask the same of several things: 甲和乙各投了多少钱, 甲和乙哪个多. */
import { dates, taggedWords } from '../../text/index.ts';
import { askedOfEach } from './compared.ts';
import { contentWords, type Known } from './content-words.ts';
import { endOfName, LEADING, withoutVerbs } from './subject-phrase.ts';

/** `各是`, `分别`, `两个园区`, `哪个多`: the question asks the same of each thing it names. */
const OF_EACH =
  /各(?!种|类|地|级|部|方|项|界|位|镇|区|村)|分别|都|两(?:个|家|地|边|所|区|者)|哪(?:个|家|边|里)|谁|相比|对比|一样/;
const SAID_OF_EACH = /各(?!种|类|地|级|部|方|项|界|位|镇|区|村)自?|分别|都|这?两(?:个|家|地|边|所|区|者)(?:的)?/g;
const AND = /^(?:和|与|跟|同|及|以及|还有)$/;
const NAMED_TWO = /^.+?(?<and>和|与|跟|同|以及|还有)(?=.)/;
const TIMES_ONLY = /^(?:\d+|年|月|日|上半年|下半年|季度)$/;
/** 新校区的投资和面积: two things to know of one thing. */
const ATTRIBUTE =
  '(?:总?投资额?|投入|占地(?:面积)?|(?:建筑)?面积|规模|产值|产量|收入|营收|利润|税收|进度|进展|时间|地点|地址|人数|长度|工期|开工时间|完工时间|(?:联系)?电话|价格|标准|条件|内容|名称)';
const IS_ATTRIBUTE = new RegExp(`^${ATTRIBUTE}$`);
const ENDS_IN_ATTRIBUTE = new RegExp(`${ATTRIBUTE}$`);

/** Several things of which the same is asked. */
export type Subjects = {
  /** What only each one's name has, in content words. */
  readonly words: readonly (readonly string[])[];
  /** What is asked of each one, as a question about it alone. */
  readonly questions: readonly string[];
  /** The same without the place or owner before the name: 茶厂 for 东山的茶厂. */
  readonly short: readonly string[];
};

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
  const and = plain?.groups?.and ?? '';
  return plain ? { at: plain[0].length - and.length, end: plain[0].length } : null;
}

/** In 甲和乙的项目 the projects are both's; in 甲的学校和乙的公园 each has its own. */
function lastName(rest: string, first: readonly string[]): string {
  const attribute = rest.match(new RegExp(`^${ATTRIBUTE}(?=$|[各分都是])`))?.[0];
  if (attribute !== undefined) return attribute;
  const whole = first.some((name) => name.includes('的'));
  const name = withoutVerbs(rest.slice(0, endOfName(rest, whole)));
  const timed = first.some((one) => dates(one).length > 0);
  const when = timed ? dates(rest).find(({ start }) => start === name.length) : undefined;
  return `${name}${when?.raw ?? ''}`;
}

/** 东山区长和区委书记: the place is said once. */
const OF_A_PLACE = /^(?=(?:区|县|市)(?:委|政府|人大|政协|长|法院|检察|公安|教|卫|人社|财政|发))/;
const PLACE = /^\p{Script=Han}{2,3}?(?=[区县市])/u;

/** 公园一期和二期: the name that two parts share is said once. */
const NUMBERED = /[一二三四五六七八九\d]+(?<kind>期|号楼|号线|标段|车间|分校|校区)$/;

function siblingOf(first: string, last: string): string {
  const [kind, other] = [first.match(NUMBERED), last.match(NUMBERED)];
  const alone = other?.[0] === last && kind?.groups?.kind === other.groups?.kind;
  return alone ? `${first.slice(0, kind?.index)}${last}` : last;
}

function namesIn(list: string): { readonly names: readonly string[]; readonly length: number } | null {
  const and = andIn(list);
  if (!and) return null;
  const first = list.slice(0, and.at).split('、');
  const last = lastName(list.slice(and.end), first);
  const owner = IS_ATTRIBUTE.test(last) ? (first[0] ?? '').replace(ENDS_IN_ATTRIBUTE, '') : '';
  const place = OF_A_PLACE.test(last) ? (first[0]?.match(PLACE)?.[0] ?? '') : '';
  const names = [...first, `${owner}${place}${siblingOf(first[0] ?? '', last)}`];
  return names.every((name) => name.length > 1) ? { names, length: and.end + last.length } : null;
}

/** 东山的茶厂 is called 茶厂; 茶厂的投资 is not called 投资. */
function withoutOwner(name: string): string {
  const called = name.slice(name.lastIndexOf('的') + 1);
  return called.length > 1 && !IS_ATTRIBUTE.test(called) ? called : name;
}

const ownWords = (names: readonly string[], known: Known): readonly (readonly string[])[] => {
  const all = names.map((name) => contentWords(name, known));
  return all.map((words, at) =>
    words.filter(
      (word) => !TIMES_ONLY.test(word) && !all.some((others, other) => other !== at && others.includes(word)),
    ),
  );
};

/** The things of which `text` asks the same; `null` when it names one. */
export function subjectsIn(text: string, known: Known): Subjects | null {
  const plain = text.replace(/\s+/g, '');
  const until = plain.search(OF_EACH);
  if (until === -1) return null;
  const lead = plain.match(LEADING)?.[0] ?? '';
  const named = namesIn(plain.slice(lead.length, until).replace(/[，,].*$/, ''));
  if (!named) return null;
  const words = ownWords(named.names, known);
  if (words.some((own) => own.length === 0)) return null;
  const asked = askedOfEach(plain.slice(lead.length + named.length).replace(SAID_OF_EACH, ''));
  const questions = (names: readonly string[]) => names.map((name) => `${lead}${name}${asked}`);
  return { words, questions: questions(named.names), short: questions(named.names.map(withoutOwner)) };
}

/** 2023年和2024年的产值各多少, 从去年5月到今年3月涨了多少: the same of two times. */
const TWO_TIMES = /^(?:[和与跟、到至]|以及|还有)$/;
const GROWN = /(?:涨|增长|增加|提高|推进|变化|多|降|减少|下降)了(?=多少|几)/;

/**
 * The question asked of each of two times that `text` names side by side, then what its other clauses ask of none;
 * `null` when it names no two.
 */
export function timesIn(text: string): { readonly timed: readonly string[]; readonly rest: readonly string[] } | null {
  const plain = text.replace(/\s+/g, '');
  const [first, second, ...others] = dates(plain).filter(({ kind }) => kind !== 'relative');
  if (!first || !second || others.length > 0 || !TWO_TIMES.test(plain.slice(first.end, second.start))) return null;
  const from = plain.slice(0, first.start);
  const [clause = '', ...rest] = plain.slice(second.end).split(/[，,]/);
  if (!(from.endsWith('从') ? GROWN : OF_EACH).test(clause)) return null;
  const year = first.year !== null && second.year === null && second.month !== null ? `${first.year}年` : '';
  const asked = askedOfEach(clause.replace(SAID_OF_EACH, '').replace(GROWN, ''));
  const owner = from.replace(/从$/, '');
  return {
    timed: [first.raw, `${year}${second.raw}`].map((when) => `${owner}${when}${asked}`),
    rest: rest.filter(Boolean).map((one) => `${owner}${one}`),
  };
}

/** `都参加了哪些活动`, `按时间说`: an answer goes through the reports one by one. */
const ONE_BY_ONE =
  /都.{0,6}(?:参加|出席|做|干|忙|去|搞|开展|主持|调研|拿|获|得)[^，,]{0,4}(?:什么|哪)|(?:参加|出席|主持)[了过]?(?:哪些|些?什么)|忙了?(?:些)?什么|按(?:照)?时间|先后|历次|每次|哪几次|哪些(?:活动|会议|荣誉|奖|调研)|(?:分别|各).{0,4}(?:参加|出席|做|干|调研|去)|(?:拿|获|得)了?(?:哪些|些什么|什么).{0,8}(?:奖|荣誉|称号)|时间线|来龙去脉|timeline/;

/** What happened on one occasion is in one report. */
const ONE_DAY = /那天|当天|当日|那次|这次|那一?趟|这一?趟/;

/** Whether the question wants several reports gone through: what somebody did, what a place was awarded. */
export const isOneByOne = (text: string): boolean => ONE_BY_ONE.test(text) && !ONE_DAY.test(text);
