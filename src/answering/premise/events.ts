/** An event that a question takes for granted, against a report of its contrary. */
import { eventsIn, isExpected, mayTellOf, stageOf, stepsIn } from '../../reading/index.ts';
import type { Event, ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { telling } from '../state.ts';
import type { Contradiction } from './contradiction.ts';
import { sentencesAbout } from './subject.ts';

/** What a sentence about the same thing says to the contrary: kinds of event, stages, or that it is being built at all. */
const BUILT = 'built';
const CONTRARIES: Readonly<Record<string, readonly string[]>> = {
  stopped: [BUILT],
  cancelled: ['held', 'opened', 'closed', BUILT],
  'not-held': ['held', 'opened', 'closed', BUILT],
  delayed: ['on-time'],
  failed: ['harvested'],
  shut: ['producing', 'harvested'],
  demolished: ['kept', 'open', BUILT],
  'out-of-service': ['running', 'open'],
  'not-running': ['running', 'open'],
  'passed-over': ['awarded'],
};
/** The same in other words: a report of the one tells of the other. */
const SAME: readonly (readonly string[])[] = [
  ['cancelled', 'not-held'],
  ['out-of-service', 'not-running'],
];
const sameAs = (kind: string): readonly string[] => SAME.find((kinds) => kinds.includes(kind)) ?? [kind];

/** Work that goes on, or is done. */
const isBuilt = (text: string): boolean =>
  !['planned', 'signed', 'figures', null].includes(stageOf(text)) && !isExpected(text);

/** Whether something of these kinds has happened, as a sentence tells. */
const tellsOf = (text: string, kinds: readonly string[]): boolean =>
  stepsIn(text).some(
    (one) =>
      kinds.includes(one.kind === 'step' ? one.stage : one.event) &&
      one.status !== 'planned' &&
      one.status !== 'denied',
  );

const newest = (a: Candidate, b: Candidate): number =>
  (b.article.published ?? '').localeCompare(a.article.published ?? '') ||
  telling(b) - telling(a) ||
  a.ordinal - b.ordinal;

/** The newest sentence about what the question names around `event` that says the contrary; `null` where a report may tell of it. */
function toldAgainst(
  event: Event,
  question: ParsedQuestion,
  found: readonly Candidate[],
): Candidate | null | undefined {
  const { sentences, oneThing } = sentencesAbout(question, found, { from: event.start, to: event.end });
  if (sentences.some(({ whole }) => sameAs(event.event).some((kind) => mayTellOf(kind, whole)))) return null;
  const contrary = CONTRARIES[event.event]!;
  const unlessBuilt = oneThing && contrary.includes(BUILT);
  return sentences.filter(({ text }) => tellsOf(text, contrary) || (unlessBuilt && isBuilt(text))).sort(newest)[0];
}

/** An event that no report at hand has, and the newest sentence about the same thing that says the contrary. */
export function contraryEvent(question: ParsedQuestion, found: readonly Candidate[]): Contradiction | null {
  for (const event of eventsIn(question.text).filter((one) => one.event in CONTRARIES)) {
    const told = toldAgainst(event, question, found);
    if (told === null) return null;
    if (told) return { premise: event.text, told };
  }
  return null;
}
