/** Kinds of event that a text names, and what in a report may tell of one. */
import type { Event } from '../../types.ts';
import { plainly } from '../plain.ts';
import { remember } from '../remember.ts';
import { stepsIn } from './index.ts';
import { isNone, traces } from './words.ts';

export { callOf } from './words.ts';

/** The events of a text. */
export const eventsIn = (text: string): readonly Event[] => stepsIn(text).filter((one) => one.kind === 'event');

/** The six reports of an answer, for each of its sentences. */
const REMEMBERED = 64;
const kindsIn = remember((text: string): ReadonlySet<string> => {
  const found = traces().all(plainly(text));
  return new Set(found.filter((one) => !isNone(one)).map(({ type }) => type));
}, REMEMBERED);

/** Whether a report may tell of a kind of event, also by words that mean something else as well (塌 of 坍塌). */
export const mayTellOf = (kind: string, report: string): boolean => kindsIn(report).has(kind);
