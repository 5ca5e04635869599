/** Questions that take for granted what no report tells (板蓝根为啥被召回): events that papers would name. */
import { lexicon } from '../../lexicon/index.ts';
import { callOf, eventsIn, mayTellOf } from '../../reading/index.ts';
import type { Event } from '../../types.ts';

const kindsOf = (type: string): readonly string[] =>
  lexicon('mishaps').flatMap((one) => (one.type.split('-').includes(type) ? [one.word] : []));

/** What papers name when they report it. */
export const isNamed = (kind: string): boolean => kindsOf('named').includes(kind);
/** What ends a thing, so that a report of how it goes on says the contrary. */
export const endings = (): readonly string[] => kindsOf('ending');
export const endsIt = (kind: string): boolean => endings().includes(kind);

/** 几点关门, 最晚开到几点: an hour of the day is asked for, so that what is shut in the evening is no firm that gave up. */
const OF_EVERY_DAY =
  /几点|(?:周|星期|礼拜)[一二三四五六日天末几].{0,4}(?=关门|关闭)|(?:早上|晚上|中午|每天)[^，,？?]{0,4}(?=关门|关闭)/;
const BY_THE_HOUR = 'shut';

/** What goes wrong as the question has it. */
export const wrongIn = (question: string): readonly Event[] =>
  eventsIn(question).filter(
    ({ event }) => (isNamed(event) || endsIt(event)) && (event !== BY_THE_HOUR || !OF_EVERY_DAY.test(question)),
  );

/** The event that `question` takes for granted and that none of `reports` has, as replies call it; `null` when there is none. */
export function unreported(question: string, reports: readonly string[]): string | null {
  const isTold = (kind: string) => reports.some((report) => mayTellOf(kind, report));
  const missing = wrongIn(question).find(({ event }) => isNamed(event) && !isTold(event));
  return missing ? callOf(missing.event) : null;
}
