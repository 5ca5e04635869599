/**
 * What a sum of money is: invested, earned, agreed, given or asked for one piece. A report tells many sums of one thing, and
 * the turnover of a company is no answer to what its factory cost.
 */
import type { SumKind } from '../types.ts';

/** What residents say of each, the more telling first: 一斤卖多少钱 is a price though it has 卖. */
const ASKED: readonly (readonly [SumKind, RegExp])[] = [
  [
    'price',
    /门票|票价|单价|房价|均价|租金|月租|学费|报名费|停车费|过桥费|收费|工资|月薪|年薪|(?:多少|几)[块元]?钱?[一每]|[一每](?:斤|公斤|张|平|吨|亩|位|人|次|度|方|股|晚|天|个月|小时)[^，,？?]{0,4}(?:多少|几)/,
  ],
  ['given', /补贴|补助|奖励|奖金|补偿|赔|罚|捐|资助|助学金|低保|养老金|贷款?|授信/],
  ['agreed', /合同|签约|中标|成交/],
  ['profit', /利润|净利/],
  ['earned', /产值|营业|营收|收入|销售|卖了|增收|创收|税|[赚挣]/],
  [
    'spent',
    /投资|投入|投了?(?=多少|几)|投了|造价|耗资|成本|经费|预算|[花砸修建盖](?=.{0,3}(?:多少|几))|(?:多少|几个?)钱.{0,2}(?:修|建|盖)/,
  ],
];

/** What papers print beside a sum; 投资 stands before it, 每人 may too, 的合同 behind. */
const PRINTED: readonly (readonly [SumKind, RegExp])[] = [
  ['agreed', /合同|签约|中标|成交|协议/g],
  ['spent', /投资|投入|造价|耗资|斥资|经费|预算|拨款|筹[集措]|花费|花了|支出|概算/g],
  ['profit', /利润|净利/g],
  ['earned', /产值|营业额|营业收入|营收|销售额?|收入|增收|创收|税收?|出口额|交易额|生产总值/g],
  ['given', /补贴|补助|奖励|奖金|补偿|赔偿|罚款|罚金|捐款?|资助|贷款|授信|救助/g],
  [
    'price',
    /单价|票价|门票|租金|月租|均价|售价|价格|月薪|工资|每(?:斤|公斤|张|平方米|吨|亩|人|次|度|立方米|股|晚|天|月|年)|元[/／]/g,
  ],
];

/** So many characters before a sum say what it is, so many behind. */
const BEFORE = 18;
const BEHIND = 6;

/** What kind of sum a clause of a question asks for; `null` when it doesn't say (多少钱). */
export function sumAsked(clause: string): SumKind | null {
  return ASKED.find(([, said]) => said.test(clause))?.[0] ?? null;
}

/** What the sum from `start` to `end` of `text` is by the nearest word that says so in its clause; `null` when none does. */
export function sumPrinted(text: string, start: number, end: number): SumKind | null {
  const before = text.slice(Math.max(0, start - BEFORE), start).match(/[^，。；！？]*$/)?.[0] ?? '';
  const behind = text.slice(end, end + BEHIND).match(/^[^，。；、！？]*/)?.[0] ?? '';
  const said = PRINTED.flatMap(([kind, words]) => [
    ...Array.from(before.matchAll(words), ({ 0: word, index }) => ({ kind, far: before.length - index - word.length })),
    ...Array.from(behind.matchAll(words), ({ index }) => ({ kind, far: index })),
  ]);
  return said.sort((a, b) => a.far - b.far)[0]?.kind ?? null;
}

/** What a price is of one of, as residents ask and as papers print it; 张, 个 and 位 go without saying. */
const PER: readonly (readonly [asked: RegExp, printed: string])[] = [
  [/[一每]个?月|月[薪租]/, '月'],
  [/[一每](?:公?斤|千克)/, '斤千克'],
  [/[一每]吨/, '吨'],
  [/[一每]亩/, '亩'],
  [/[一每]个?平/, '平㎡'],
  [/[一每]立?方(?![案面便向法式])/, '方'],
  [/[一每]度(?!假)/, '度'],
  [/[一每](?:晚|夜|天)/, '晚夜天日'],
  [/(?<![第有])[一每](?:次(?!性)|趟)/, '次趟票人'],
  [/[一每](?:顿|餐)/, '餐顿份人位'],
  [/[一每]个?小时/, '时'],
];

/** The characters one of which a price carries when it is asked by the month, pound or visit (一个月收多少); else `null`. */
export function perAsked(clause: string): string | null {
  return PER.find(([asked]) => asked.test(clause))?.[1] ?? null;
}

/** Whether a sentence gives a price for one of these: 每月, 元/斤, 2元一次, 月租, 亩产. */
export const isPer = (sentence: string, per: string): boolean =>
  new RegExp(`(?:[每一元/／按]|首)\\S{0,2}[${per}]|[${per}](?:薪|租|均|产|工资|价)`, 'u').test(sentence);
