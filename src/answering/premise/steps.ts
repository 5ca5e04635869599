/** Steps that a question takes for granted (通车以后, 还没开工), against how far the papers say the thing is. */
import { askedIn } from '../../kinds/index.ts';
import { clauseAround, marksOf } from '../../reading/index.ts';
import type { Mention, ParsedQuestion, ProgressStage, Step } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import type { Contradiction, Scope } from './scope.ts';
import { newest } from './wrong.ts';

/** Stages that are reached one after the other. */
const ORDER: readonly ProgressStage[] = ['planned', 'signed', 'started', 'building', 'finishing', 'finished', 'open'];
const reach = ({ stage }: Step): number => ORDER.indexOf(stage);
const isReached = ({ status }: Step): boolean => status === 'done' || status === 'under-way';
/** Where work has begun, and what comes after it. */
const BEGUN = ORDER.indexOf('started');
const stepsOf = ({ mentions }: Candidate): readonly Step[] =>
  mentions.filter((one): one is Step => one.kind === 'step');

/** Steps from the beginning of work on. */
export const begunIn = (mentions: readonly Mention[]): readonly Step[] =>
  mentions.filter((one): one is Step => one.kind === 'step' && reach(one) >= BEGUN);

/** 通车了, 投用后, 开园的: said as something that is known. */
const GIVEN = /^(?:[了的]|以?后|之后|那)/;
/** 通车了吗 asks for it; 投产了能招多少人 is of the time to come. */
const ASKS_WHETHER = /^[^，,。]{0,6}(?:[吗没]|没有|不)$|^[了的]?(?:以后|之后|后)?[能会可要将]/;

/** 几时完工的 asks when it was to be done. */
function isGiven(step: Step, { text }: ParsedQuestion): boolean {
  const [before, behind] = clauseAround(text, step);
  return askedIn(before).length === 0 && GIVEN.test(behind) && !ASKS_WHETHER.test(behind);
}

/** 还没开工, not 开工. */
function withDenial({ start, end }: Step, text: string): string {
  const denial = marksOf(text).findLast((one) => one.type === 'denied' && one.end <= start);
  return text.slice(denial?.start ?? start, end);
}

/** A step that the question has as done where it is still to come, or as still to come where it is done. */
export function otherStep(
  question: ParsedQuestion,
  mentions: readonly Mention[],
  own: readonly Candidate[],
  scope: Scope,
): Contradiction | null {
  const about = () => own.filter((one) => scope.of(one) === 1).sort(newest);
  const steps = begunIn(mentions);
  const denied = steps.find(({ status }) => status === 'denied');
  if (denied) {
    const told = about().find((one) => stepsOf(one).some((step) => isReached(step) && reach(step) >= reach(denied)));
    return told ? { premise: withDenial(denied, question.text), told } : null;
  }
  const given = steps.find((step) => isReached(step) && isGiven(step, question));
  if (!given) return null;
  const all = about().flatMap((told) => stepsOf(told).map((step) => ({ told, step })));
  if (all.some(({ step }) => isReached(step) && reach(step) >= reach(given))) return null;
  const told =
    all.find(({ step }) => step.stage === given.stage && step.status === 'planned') ??
    all.find(({ step }) => isReached(step) && reach(step) >= BEGUN);
  return told ? { premise: given.text, told: told.told } : null;
}
