/** Questions that take for granted what no report tells (板蓝根为啥被召回): events that papers would name. */
import { callOf, eventsIn, mayTellOf } from '../../reading/index.ts';

/** What goes wrong, and papers name when they report it; a prize or a meeting they may tell without its word. */
const NAMED: readonly string[] = [
  ...['cancelled', 'recalled', 'stopped', 'shut', 'compensated', 'laid-off', 'fined', 'burnt', 'collapsed', 'exploded'],
  ...['hurt', 'poisoned', 'delayed', 'dearer', 'out-of-service', 'sealed', 'removed', 'polluted', 'leaked', 'faked'],
  'struck',
];

/** 几点关门, 最晚开到几点: an hour of the day is asked for, so that what is shut in the evening is no firm that gave up. */
const OF_EVERY_DAY =
  /几点|(?:周|星期|礼拜)[一二三四五六日天末几].{0,4}(?=关门|关闭)|(?:早上|晚上|中午|每天)[^，,？?]{0,4}(?=关门|关闭)/;
const BY_THE_HOUR = 'shut';

/** The event that `question` takes for granted and that none of `reports` has, as replies call it; `null` when there is none. */
export function unreported(question: string, reports: readonly string[]): string | null {
  const events = eventsIn(question).map(({ event }) => event);
  const asked = new Set(events.filter((event) => event !== BY_THE_HOUR || !OF_EVERY_DAY.test(question)));
  const missing = NAMED.find((kind) => asked.has(kind) && !reports.some((report) => mayTellOf(kind, report)));
  return missing === undefined ? null : callOf(missing);
}
