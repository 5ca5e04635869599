/** What is known of words that may answer: what stands around them, and how they fit what is asked. */
import { clauseAround, overlap, type Span, stepsIn, type TaggedWord, taggedWords } from '../reading/index.ts';
import type { Amount, Mention, When } from '../types.ts';
import { plainOf } from './candidates.ts';
import { cover, type Weighted } from './coverage.ts';
import { nearness, signsOf } from './features.ts';
import type { Option, Told } from './short-spans.ts';
import type { TraitName } from './short-weights.ts';

/** Each 0…1; the names are the keys of the fitted weights. */
export type Traits = Readonly<Record<TraitName, number>>;

/** How fine a time is: a day is finer than its month. */
const finenessOf = ({ said: { day, daysAway, weekday, month, monthsAway, part } }: When): number =>
  (day ?? daysAway ?? weekday) !== null ? 4 : (month ?? monthsAway) !== null ? 3 : part !== null ? 2 : 1;
const OF_A_YEAR = 2;
/** 哪年 (in which year): a year is what is asked for. */
export const ASKS_YEAR = /哪一?年/;

const is = (value: boolean | undefined): number => (value ? 1 : 0);

/** Traits of what is mentioned, whatever stands around it. */
function ofMention(mention: Mention | null, { question }: Told) {
  const when = mention?.kind === 'when' ? mention : null;
  return {
    given: is(mention !== null && question.text.includes(mention.text)),
    clock: is(when !== null && when.clock.length > 0),
    year: is(when !== null && finenessOf(when) <= OF_A_YEAR && !ASKS_YEAR.test(question.text)),
  };
}

const COUNTABLE: readonly Amount['quantity'][] = ['pieces', 'people', 'households'];
/** What goes on with a noun: nouns, qualities, short forms, what is verb and noun (服务), 的. */
const NOMINAL = /^(?:n|a$|an|ag|b|j|l|vn|x|uj|f|eng)/;
const MOST = 14;
/** 共22个, 总计22个: all of them, however the noun before goes on. */
const TOTAL = /(?:一?共有?|总[计共数]|合计|累计)$/u;
const JOINT = /(?:达|约|近|超过?|有|为)*$/u;

const said = (words: readonly TaggedWord[]): string => words.map(({ word }) => word).join('');

/** The noun that an amount counts, 学生 of 1200名学生, 企业 of 入驻商户96家; empty of what counts no things, or all of them. */
function countedBy(text: string, span: Span, { quantity }: Amount): string {
  const [before, behind] = clauseAround(text, span);
  const leading = before.replace(JOINT, '');
  if (!COUNTABLE.includes(quantity) || TOTAL.test(leading)) return '';
  const isOther = ({ tag }: TaggedWord) => !NOMINAL.test(tag);
  const [first, last] = [
    taggedWords(behind.split(/[（(]/)[0]!.slice(0, MOST)),
    taggedWords(leading.split(/[）)]/).at(-1)!),
  ];
  const end = first.findIndex(isOther);
  return said(first.slice(0, end === -1 ? undefined : end)) || said(last.slice(last.findLastIndex(isOther) + 1));
}

/** Of so many characters that nobody asked about a count is of a part: 老字号 of 老字号商户7家. */
const MANY = 6;

/** How much more the noun that an amount counts says than was asked. */
function narrowerBy(mention: Mention | null, span: Span, { plan, candidate }: Told): number {
  const noun = mention?.kind === 'amount' ? countedBy(candidate.text, span, mention) : '';
  const asked = plan.words.map(({ word }) => word).join('');
  return Math.min(1, Array.from(plainOf(noun)).filter((char) => !asked.includes(char)).length / MANY);
}

/** Traits of each of a sentence's options, in their order; `chance`: how likely the sentence carries what is asked. */
export function traitsOf(told: Told, options: readonly Option[], chance: number): readonly Traits[] {
  const { question, plan, candidate } = told;
  const { text } = candidate;
  const signs = signsOf(candidate, plan);
  const stages = stepsIn(question.text).flatMap((one) => (one.kind === 'step' ? one.stage : []));
  const share = (words: readonly Weighted[], start: number, end: number) =>
    start < end ? cover(words, plainOf(text.slice(start, end))) : 0;
  return options.map(({ start, end, mention }, at) => {
    const [before, behind] = clauseAround(text, { start, end });
    const [from, to] = [start - before.length, end + behind.length];
    const later = options[at + 1]?.start ?? text.length;
    const sign = Math.max(0, ...signs.filter((one) => overlap(one, { start, end })).map((one) => one.strength));
    return {
      ...ofMention(mention, told),
      narrower: narrowerBy(mention, { start, end: mention?.end ?? end }, told),
      chance: Math.sqrt(chance),
      sign,
      near: nearness([{ start, end, strength: 1 }], plan, text),
      clause: share(plan.words, from, to),
      clauseFocus: share(plan.focus, from, to),
      before: share(plan.words, 0, from),
      closesClause: is(to - end <= 1),
      lastOfClause: is(later >= to),
      step: is(
        candidate.mentions.some(
          (one) => one.kind === 'step' && stages.includes(one.stage) && one.start >= from && one.end <= to,
        ),
      ),
    };
  });
}
