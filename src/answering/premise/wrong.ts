/** What went wrong as a question has it (为啥停工, 板蓝根为啥被召回), and whether papers that would name it do. */
import { lexicon } from '../../lexicon/index.ts';
import { callOf, eventsIn, mayTellOf } from '../../reading/index.ts';
import type { Event, Mention, ParsedQuestion, ProgressStage } from '../../types.ts';
import { type Candidate, newestFirst } from '../candidates.ts';
import { telling } from '../state.ts';
import type { Contradiction, Scope } from './scope.ts';

const kindsOf = (type: string): readonly string[] =>
  lexicon('mishaps').flatMap((one) => (one.type.split('-').includes(type) ? [one.word] : []));

/** What papers name when they report it. */
const isNamed = (kind: string): boolean => kindsOf('named').includes(kind);
/** What ends a thing, so that a report of how it goes on says the contrary. */
const endings = (): readonly string[] => kindsOf('ending');
const endsIt = (kind: string): boolean => endings().includes(kind);

/** 几点关门, 最晚开到几点: an hour of the day is asked for, so that what is shut in the evening is no firm that gave up. */
const OF_EVERY_DAY =
  /几点|(?:周|星期|礼拜)[一二三四五六日天末几].{0,4}(?=关门|关闭)|(?:早上|晚上|中午|每天)[^，,？?]{0,4}(?=关门|关闭)/;
const BY_THE_HOUR = 'shut';

/** What goes wrong as the question has it. */
export const wrongIn = (question: string): readonly Event[] =>
  eventsIn(question).filter(
    ({ event }) => (isNamed(event) || endsIt(event)) && (event !== BY_THE_HOUR || !OF_EVERY_DAY.test(question)),
  );

const NOT_BEGUN: readonly ProgressStage[] = ['planned', 'signed', 'figures'];
const isUnderWay = ({ mentions }: Candidate): boolean =>
  mentions.some(
    (one: Mention) =>
      one.kind === 'step' && (one.status === 'done' || one.status === 'under-way') && !NOT_BEGUN.includes(one.stage),
  );
/** Whether a sentence tells that something has happened or goes on, and nothing that went wrong. */
const goesWell = (one: Candidate): boolean =>
  isUnderWay(one) ||
  eventsIn(one.text).some(
    ({ event, status }) => !isNamed(event) && !endsIt(event) && event !== 'visited' && status !== 'denied',
  );

/** Order of sentences: the newest first, of one day the one that tells most. */
export const newest = (a: Candidate, b: Candidate): number => newestFirst(a, b) || telling(b) - telling(a);

/** What went wrong as the question has it, where no report tells of it: with the newest sentence of how things stand, if there is one. */
export function wrongEvent({ text }: ParsedQuestion, own: readonly Candidate[], scope: Scope): Contradiction | null {
  const reports = [...new Set(own.map(({ whole }) => whole))];
  const sameAs = (kind: string) => (endsIt(kind) ? endings() : [kind]);
  const isTold = ({ event }: Event) => reports.some((report) => sameAs(event).some((kind) => mayTellOf(kind, report)));
  const claimed = wrongIn(text);
  const [event] = claimed;
  if (!event || claimed.some(isTold)) return null;
  const well = endsIt(event.event) ? own.filter((one) => scope.of(one) === 1 && goesWell(one)).sort(newest) : [];
  const told = well.find(isUnderWay) ?? well[0] ?? null;
  return told || isNamed(event.event) ? { premise: told ? event.text : callOf(event.event), told } : null;
}
