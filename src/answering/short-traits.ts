/** What is known of words that may answer: what stands around them, and how they fit what is asked. */
import { stepsIn, whensIn } from '../reading/index.ts';
import type { Mention, When } from '../types.ts';
import { plainOf } from './candidates.ts';
import { cover, type Weighted } from './coverage.ts';
import { nearness, signsOf } from './features.ts';
import { clauseEnd, clauseStart, type Option, type Told } from './short-spans.ts';
import type { TraitName } from './short-weights.ts';

/** Each 0…1; the names are the keys of the fitted weights. */
export type Traits = Readonly<Record<TraitName, number>>;

const REPORTER = /(?:记者|通讯员|記者|文|图)[\s：:／/]*$/u;
const IN = /[在于]$/u;
const ASKS_AGE = /[岁歲]|年纪|年龄|多大/u;

/** How fine a time is: a day is finer than its month. */
const finenessOf = ({ said: { day, daysAway, weekday, month, monthsAway, part } }: When): number =>
  (day ?? daysAway ?? weekday) !== null ? 4 : (month ?? monthsAway) !== null ? 3 : part !== null ? 2 : 1;
const OF_A_YEAR = 2;
/** 几号, 哪天, 几月 are no years. */
const ASKS_DAY = /[几哪][号天日月]/u;

/** 今年二季度 in the question: 2023年第二季度 says no more, 4月1日 does. */
const isGivenTime = (mention: Mention, asked: string): boolean =>
  mention.kind === 'when' &&
  whensIn(asked).some(
    (one) =>
      finenessOf(mention) <= finenessOf(one) &&
      one.said.month === mention.said.month &&
      one.said.part === mention.said.part &&
      one.said.day === mention.said.day,
  );

const is = (value: boolean | undefined): number => (value ? 1 : 0);

/** Traits of what is mentioned, whatever stands around it. */
function ofMention(mention: Mention | null, { question, plan }: Told) {
  const when = mention?.kind === 'when' ? mention : null;
  const amount = mention?.kind === 'amount' ? mention : null;
  return {
    given: is(mention !== null && (question.text.includes(mention.text) || isGivenTime(mention, question.text))),
    bodyAsked: is(mention?.kind === 'body' && plan.aspect.units.includes('单位')),
    unit: is(amount?.unit != null && plan.aspect.units.includes(amount.unit)),
    age: is(amount?.unit === '岁' && !ASKS_AGE.test(question.text)),
    clock: is(when !== null && when.clock.length > 0),
    year: is(when !== null && finenessOf(when) <= OF_A_YEAR),
    dayAsked: is(when !== null && finenessOf(when) > OF_A_YEAR && ASKS_DAY.test(question.text)),
    done: is(when?.tense === 'done'),
    vague: is(when?.precision === 'vague'),
  };
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
    const [from, to] = [clauseStart(text, start), clauseEnd(text, end)];
    const [earlier, later] = [options[at - 1]?.end ?? 0, options[at + 1]?.start ?? text.length];
    const [left, right] = [Math.max(from, earlier), Math.min(to, later)];
    const sign = Math.max(0, ...signs.filter((one) => one.start < end && start < one.end).map((one) => one.strength));
    return {
      ...ofMention(mention, told),
      chance: Math.sqrt(chance),
      sign,
      near: nearness([{ start, end, strength: 1 }], plan, text),
      clause: share(plan.words, from, to),
      clauseFocus: share(plan.focus, from, to),
      leftNearest: share(plan.nearest, left, start),
      rightNearest: share(plan.nearest, end, right),
      before: share(plan.words, 0, from),
      behind: share(plan.words, to, text.length),
      opensClause: is(start - from <= 1),
      closesClause: is(to - end <= 1),
      lastOfClause: is(later >= to),
      ofName: is(
        mention?.kind === 'amount' &&
          candidate.mentions.some(
            (one) => (one.kind === 'thing' || one.kind === 'body') && one.start < end && start < one.end,
          ),
      ),
      reporter: is(REPORTER.test(text.slice(0, start))),
      inPlace: is(plan.aspect.ask === 'where' && IN.test(text.slice(0, start))),
      step: is(
        candidate.mentions.some(
          (one) => one.kind === 'step' && stages.includes(one.stage) && one.start >= from && one.end <= to,
        ),
      ),
    };
  });
}
