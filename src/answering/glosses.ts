/** Amounts and dates of an answer's quotes, for a reader who asked in another language and can't read them. */

import { closeness, signs } from '../kinds/index.ts';
import { amountsIn, type Point, pointsIn, whensIn } from '../reading/index.ts';
import type { Amount, Aspect, Gloss, ParsedQuestion, Quantity, Told, When } from '../types.ts';
import { yearAround } from './annotate.ts';

/** More of them are a list, not a help. */
const MOST = 3;
/** 148 can be read in any language, 14.8万 and 7天 can't. */
const SCALED = /[十百千万亿零〇一二两三四五六七八九]/u;
/** Of what only counts (个, 家, 届) the number is enough. */
const COUNTED: readonly (Quantity | null)[] = ['pieces', 'rank', 'score', 'phone', 'code', null];
const isMeasured = ({ unit, quantity }: Amount): boolean =>
  unit !== null && (unit === '人次' || !(COUNTED.includes(quantity) || quantity === 'people' || quantity === 'times'));

/** 三年级 and 40周岁 are no spans of time. */
const OTHER_WORD = /^(?:级|代|度|薪|龄|岁|年|边|期|产|均|销|轻|货|终|然|津)/;

type Found = { readonly gloss: Gloss; readonly start: number; readonly end: number; readonly of: Aspect['ask'] };

/** A range, a telephone and a code can be read in any language, or are no one value. */
const isOneValue = ({ upTo, quantity }: Amount): boolean =>
  upTo === null && quantity !== 'phone' && quantity !== 'code' && quantity !== 'rank';

const isForeign = (amount: Amount, quote: string): boolean =>
  isOneValue(amount) &&
  !(amount.unit !== null && /[年周天月日]$/.test(amount.unit) && OTHER_WORD.test(quote.slice(amount.end))) &&
  (SCALED.test(amount.text) || isMeasured(amount));

const ofAmount = ({ text, value, unit, bound, start, end }: Amount): Found => ({
  gloss: { printed: text, amount: { value, unit, bound } },
  start,
  end,
  of: 'how-much',
});

/** 年内 and 近日 are no dates, a day whose month isn't said has none in another language either, and 2023年 can be read in any. */
function isDate({ unit, month, edge, calendar, part, repeated }: Point): boolean {
  if (calendar === 'lunar' || repeated || part === 0) return false;
  if (unit === 'day' || unit === 'month') return month !== null;
  return unit === 'year' ? edge !== null && edge !== '中' : unit === 'half' || unit === 'quarter';
}

/** The weekday and the hour behind a date. */
const BEHIND_DAY = /(?<=[日号])[^日号]*(?:[（(][^）)]*[）)][^日号]*)?$/;

/** A date as it is printed, with the year that the report's day gives it. */
function ofDate(point: Point & { readonly text: string }, whens: readonly When[], published: string | null): Found {
  const around = whens.find((when) => when.start <= point.start && point.end <= when.end);
  const year = point.year ?? (around && published !== null ? yearAround(around, published) : null);
  const { unit, month, day, part, edge, start, end } = point;
  const text = day === null ? point.text : point.text.replace(BEHIND_DAY, '');
  const quarter = unit === 'quarter' ? part : null;
  const half = unit === 'half' ? part : null;
  return { gloss: { printed: text, date: { year, month, day, quarter, half, edge } }, start, end, of: 'when' };
}

function datesOf(quote: string, published: string | null): readonly Found[] {
  const whens = whensIn(quote, { day: published });
  return pointsIn(quote)
    .filter(isDate)
    .map((point) => ofDate(point, whens, published));
}

/** The amounts and dates of a quote that need another language, each with its place. */
export const foreignIn = (quote: string, published: string | null): readonly Found[] => [
  ...amountsIn(quote)
    .filter((amount) => isForeign(amount, quote))
    .map(ofAmount),
  ...datesOf(quote, published),
];

/** How near what is asked for something stands; nothing else of the kind that is asked for is worth a word. */
function worthOf({ start, end, of }: Found, quote: string, aspects: readonly Aspect[]): number {
  return Math.max(
    0,
    ...aspects
      .filter(({ ask }) => ask === of)
      .map((aspect) => {
        const own = signs(aspect, quote).filter((sign) => sign.start < end && start < sign.end);
        return Math.max(0, ...own.map(({ strength }) => strength)) + closeness(own, aspect.focus, quote);
      }),
  );
}

/** What the amounts and dates of verified sentences are: those that are asked for, the likeliest first. */
export function glossesOf({ aspects }: ParsedQuestion, { sentences, citations }: Told): readonly Gloss[] {
  const quoted = sentences.flatMap(({ text, citations: own }) =>
    own.flatMap((n) => (citations[n] ? [{ text, citation: citations[n] }] : [])),
  );
  const found = quoted.flatMap(({ text, citation: { quote, published } }) => {
    if (!/\p{Script=Han}/u.test(quote)) return [];
    return foreignIn(quote, published)
      .filter(({ gloss }) => text.includes(gloss.printed))
      .map((one) => ({ ...one, worth: worthOf(one, quote, aspects) }));
  });
  const asked = aspects.some(({ ask }) => ask === 'how-much' || ask === 'when');
  const wanted = asked ? found.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth) : found;
  return wanted
    .map(({ gloss }) => gloss)
    .filter((gloss, at, all) => all.findIndex(({ printed }) => printed === gloss.printed) === at)
    .slice(0, MOST);
}
