import { contentWords } from './parse-words.ts';

/** `各是`, `分别`, `两个园区`, `哪个多`: the question asks the same of each thing it names. */
const OF_EACH =
  /各(?!种|类|地|级|部|方|项|界|位|镇|区|村)|分别|都|两(?:个|家|地|边|所|区|者)|哪(?:个|家|边|里)|谁|相比|对比|之间|一样/;
const NAMED_TWO = /^(?<first>.+?)(?:和|与|跟|同|以及|还有)(?<second>.+)$/;
const TIMES_ONLY = /^(?:\d+|年|月|日|上半年|下半年|季度)$/;
/** `都参加了哪些活动`, `按时间说`: an answer goes through the reports one by one. */
const ONE_BY_ONE =
  /都.{0,6}(?:参加|出席|做|干|忙|去|搞|开展|主持|调研|拿|获|得)[^，,]{0,4}(?:什么|哪)|按(?:照)?时间|先后|历次|每次|哪几次|哪些(?:活动|会议|荣誉|奖|调研)|分别.{0,4}(?:参加|出席|做|干|调研|去)|(?:拿|获|得)了?(?:哪些|些什么|什么).{0,8}(?:奖|荣誉|称号)|时间线|来龙去脉|timeline/;

const beforeEach = (text: string): string => {
  const at = text.search(OF_EACH);
  return at === -1 ? '' : text.slice(0, at).replace(/[，,].*$/, '');
};

/** In 甲和乙的项目 the projects are both's; in 甲的学校和乙的公园 each has its own. */
const ownPart = (first: string, second: string): string =>
  first.includes('的') ? second : (second.split('的')[0] ?? '');

const without = (words: readonly string[], others: readonly string[]) => words.filter((word) => !others.includes(word));

/** Two things of which the same is asked, each by the words that only it has; empty when the question names one. */
export function subjectsOf(text: string): readonly (readonly string[])[] {
  const named = beforeEach(text).match(NAMED_TWO)?.groups;
  if (!named) return [];
  const first = contentWords(named.first ?? '');
  const second = contentWords(ownPart(named.first ?? '', named.second ?? ''));
  const subjects = [without(first, second), without(second, first)].map((words) =>
    words.filter((word) => !TIMES_ONLY.test(word)),
  );
  return subjects.every((words) => words.length > 0) ? subjects : [];
}

/** Whether the question wants several reports gone through: what somebody did, what a place was awarded. */
export const isOneByOne = (text: string): boolean => ONE_BY_ONE.test(text);
