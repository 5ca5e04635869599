/** When something is, was or will be. */
import { isPrecise, marksOf, remember, whensIn } from '../reading/index.ts';
import type { Mention, When } from '../types.ts';
import { CLOCK } from './kind.ts';
import { type Sign, signsOf } from './signs.ts';

/** 4,096 sentences' dates take some 2 MB. */
const REMEMBERED = 4096;
/** Times of a text that is no whole statement. */
const timesIn = remember((text: string) => whensIn(text), REMEMBERED);
/** Times among what was read of a statement. */
export const timesAmong = (mentions: readonly Mention[]): readonly When[] =>
  mentions.filter((one) => one.kind === 'when');

/** 近日 and 当日 say no certain time; 今年, 端午 and 国庆 hardly one; whatever else says when is plain. */
const VAGUE = 0.4;
const HARDLY = 0.5;
function plainness({ precision, said, clock, repeated, text: words }: When): number {
  if (clock.length > 0 || precision === 'era') return 1;
  if (precision === 'vague') return VAGUE;
  if (repeated || isPrecise(words) || said.daysAway !== null || said.weekday !== null) return 1;
  if (said.monthsAway !== null || said.weeksAway !== null) return 1;
  return precision === 'day' && said.month === null ? VAGUE : HARDLY;
}

/** Words of what lies ahead. */
const plansIn = (text: string): readonly Sign[] =>
  marksOf(text)
    .filter(({ type }) => type === 'planned')
    .map(({ start, end }) => ({ start, end, strength: OF_A_PLAN }));
const OF_A_PLAN = 0.4;

const whensAmong = (text: string, mentions?: readonly Mention[]): readonly When[] =>
  mentions ? timesAmong(mentions) : timesIn(text);

/** Hours of the day. */
export const hours = (text: string, mentions?: readonly Mention[]): readonly Sign[] => [
  ...whensAmong(text, mentions).flatMap(({ start, end, clock }) =>
    clock.length > 0 ? { start, end, strength: 1 } : [],
  ),
  ...signsOf(text, CLOCK),
];

/** Times, and what only says that something lies ahead. */
export const times = (text: string, mentions?: readonly Mention[]): readonly Sign[] => [
  ...whensAmong(text, mentions).map((when) => ({ start: when.start, end: when.end, strength: plainness(when) })),
  ...plansIn(text),
];
