/** What a question takes for granted and the papers tell otherwise, or not at all. */
import { clauseAround } from '../../reading/index.ts';
import type { Mention, ParsedQuestion } from '../../types.ts';
import { type Candidate, newestFirst, plainOf } from '../candidates.ts';
import { type Claim, FEW } from './claims.ts';
import { compare, type Verdict } from './compare.ts';
import type { Contradiction, Premise, Scope } from './scope.ts';
import { begunIn, otherStep } from './steps.ts';
import { wrongEvent, wrongIn } from './wrong.ts';

/** Characters on each side of an amount that say what it is of; a time holds for the rest of its sentence. */
const REACH = 14;
const REACH_OF_TIME = 60;

/** The text around a mention. */
function windowOf(mention: Mention, { text }: Candidate): string {
  const [before, behind] = clauseAround(text, mention);
  const isAmount = mention.kind === 'amount';
  return plainOf(
    `${before}|${isAmount ? behind.slice(0, REACH) : text.slice(mention.end, mention.end + REACH_OF_TIME)}`,
  );
}

/** 0…1: how far `mention` of a sentence is the same attribute, event or matter as the claim. */
function fitOf({ stated, near }: Claim, mention: Mention, candidate: Candidate): number {
  // Of an office there is one.
  if (stated.kind === 'person') return 1;
  const around = windowOf(mention, candidate);
  const all = near.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : near.reduce((sum, { weight, has }) => sum + weight * has(around), 0) / all;
}

/** A mention that can be compared with a claim. */
type Printed = { readonly told: Candidate; readonly verdict: Verdict; readonly fit: number };

/** Less than half of the words around a claim, and it may be of something else. */
const FITS = 0.5;
/** A sentence has many days. */
const A_DAY_FITS = 0.7;
/** What agrees counts for more than what differs as well. */
const AGREES = 0.25;

function printedOf(claim: Claim, found: readonly Candidate[], scope: Scope): readonly Printed[] {
  const { stated } = claim;
  return found.flatMap((told) => {
    const sure = scope.of(told);
    return told.mentions.flatMap((mention: Mention) => {
      const verdict = compare(stated, mention);
      if (verdict === null || (sure === 0 && verdict === 'differs')) return [];
      if (!scope.reports.has(told.article.id)) return [];
      const fit = sure === 0 ? 0 : fitOf(claim, mention, told);
      return [{ told, verdict, fit: verdict === 'differs' ? fit * (sure === 1 ? 1 : 0.9) : fit }];
    });
  });
}

/** The sentence that differs from a claim; `null` for a claim that is confirmed, `undefined` for one that nothing is said of. */
function against(claim: Claim, found: readonly Candidate[], scope: Scope): Candidate | null | undefined {
  const printed = printedOf(claim, found, scope);
  const agreeing = printed.filter(({ verdict }) => verdict === 'agrees');
  const agrees = Math.max(-1, ...agreeing.map(({ fit }) => fit));
  const differs = printed
    .filter(({ verdict, told }) => verdict === 'differs' && !agreeing.some((one) => one.told === told))
    .sort((a, b) => b.fit - a.fit || newestFirst(a.told, b.told));
  const best = differs[0];
  if (
    best &&
    best.fit >= (claim.stated.kind === 'when' ? A_DAY_FITS : FITS) &&
    (agrees < 0 || agrees + AGREES < best.fit)
  )
    return best.told;
  return agrees >= 0 ? null : undefined;
}

/** Where the papers tell nothing of it, a claim is doubted that they would surely print. */
function isPlain({ stated }: Claim, { names }: ParsedQuestion): boolean {
  if (stated.kind === 'amount')
    return (stated.value > FEW && stated.quantity !== 'rank') || stated.quantity === 'share';
  if (stated.kind === 'when') return stated.said.day !== null;
  return (
    stated.kind === 'person' && names.includes(stated.name) && (stated.name.length > 2 || stated.offices.length > 0)
  );
}
/** Whether one of the sentences has what is claimed, itself or in what stands over it. */
export const hasClaim = ({ stated }: Contradiction, told: readonly Candidate[]): boolean =>
  stated !== undefined && told.some(({ mentions }) => mentions.some((one) => compare(stated, one) === 'agrees'));

/** The first claim of the question that a sentence about the same thing contradicts, else the first that none tells of. */
export function contradicted(
  question: ParsedQuestion,
  found: readonly Candidate[],
  premise: Premise,
): Contradiction | null {
  const { mentions, claims } = premise;
  if (claims.length === 0 && wrongIn(question.text).length === 0 && begunIn(mentions).length === 0) return null;
  const scope = premise.scope();
  const own = found.filter(({ article }) => scope.reports.has(article.id));
  const all = claims.map((claim) => ({ claim, told: against(claim, found, scope) }));
  const contrary = all.find(({ told }) => told);
  if (contrary) return { premise: contrary.claim.premise, told: contrary.told!, stated: contrary.claim.stated };
  const step = wrongEvent(question, own, scope) ?? otherStep(question, mentions, own, scope);
  if (step) return step;
  const untold = all.find(({ claim, told }) => told === undefined && isPlain(claim, question));
  return untold ? { premise: untold.claim.premise, told: null, stated: untold.claim.stated } : null;
}
