/** Questions that take for granted what no report tells (板蓝根为啥被召回): events that papers would name. */
import { callOf, eventsIn, mayTellOf } from '../../reading/index.ts';

/** What goes wrong, and papers name when they report it; a prize or a meeting they may tell without its word. */
const NAMED: readonly string[] = [
  ...['cancelled', 'recalled', 'stopped', 'shut', 'compensated', 'laid-off', 'fined', 'burnt', 'collapsed', 'exploded'],
  ...['hurt', 'poisoned', 'delayed', 'dearer', 'out-of-service', 'sealed', 'removed', 'polluted', 'leaked', 'faked'],
  'struck',
];

/** The event that `question` takes for granted and that none of `reports` has, as replies call it; `null` when there is none. */
export function unreported(question: string, reports: readonly string[]): string | null {
  const asked = new Set(eventsIn(question).map(({ event }) => event));
  const missing = NAMED.find((kind) => asked.has(kind) && !reports.some((report) => mayTellOf(kind, report)));
  return missing === undefined ? null : callOf(missing);
}
