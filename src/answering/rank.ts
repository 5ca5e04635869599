import { kindOf } from '../kinds/index.ts';
import type { Ask, Aspect } from '../types.ts';
import type { About } from './about/index.ts';
import type { Candidate } from './candidates.ts';
import { aboutSubject, type Features, featuresOf, knowledge, type Plan } from './features.ts';
import { asList } from './lists/gather.ts';
import { BIAS, type FeatureName, WEIGHTS } from './rank-weights.ts';
import { yearsIn, yearsToldIn } from './years.ts';

/** A candidate with how well it answers each aspect of the question. */
export type Ranked = {
  readonly candidate: Candidate;
  /** By aspect, in the question's order. */
  readonly features: readonly Features[];
  /** By aspect: 0…1, how likely it carries what is asked. */
  readonly chances: readonly number[];
  readonly best: number;
  /** It tells what is asked, and a newer report of the same thing does so too. */
  readonly overtaken?: boolean;
};

const WEIGHED = Object.entries(WEIGHTS) as [FeatureName, number][];

/** How likely a sentence carries what is asked, by its features alone. */
export function chance(features: Features): number {
  let sum = BIAS;
  for (const [name, weight] of WEIGHED) sum += weight * features[name];
  return 1 / (1 + Math.exp(-sum));
}

/** A sentence without the kind of fact asked for leaves at least this much doubt, however well its words fit. */
const WITHOUT_KIND = 0.45;
const ENOUGH_OF_IT = 0.7;

function inKind({ evidence }: Features, { ask, units }: Aspect): number {
  if (kindOf(ask).isOptional?.(units)) return 1;
  return WITHOUT_KIND + (1 - WITHOUT_KIND) * Math.min(1, evidence / ENOUGH_OF_IT);
}

/** A figure, time, place or person belongs to the one thing its sentence is about; how far one has come, to no other. */
export const isOfOneThing = (ask: Ask): boolean => kindOf(ask).plainFrom !== undefined;
/** What another project's figure keeps of its chance, however well its words fit: the worst answer there is. */
const OF_ANOTHER = 0.05;
/** The same for one that is of nothing named, in a report that has the thing asked about among others. */
const UNNAMED = 0.15;
/** What a sentence of a report that never names what is asked about keeps of its chance, where another report does. */
const SILENT = 0.3;
/** How far a fact may be of the thing that the question names. */
function ofSubject(candidate: Candidate, ask: Ask, about: About): number {
  if (about.isElsewhere(candidate)) return 0;
  const is = about.of(candidate);
  if (ask === 'how-far' && about.oneThing && is === 'other') return OF_ANOTHER;
  if (is === 'same' || !isOfOneThing(ask)) return 1;
  if (is === 'other') return OF_ANOTHER;
  return about.oneThing && !about.headed(candidate) ? UNNAMED : 1;
}

/** What an amount of another year than the one asked for keeps of its chance: a comparison may be wanted beside it. */
const OTHER_YEAR = 0.2;
const OF_A_YEAR: readonly Ask[] = ['how-much', 'what'];

/** 2022年 for 2025年: less, where a sentence with an amount says its years and none is the one asked for. */
function ofYear({ text, article }: Candidate, ask: Ask, years: readonly string[]): number {
  if (!OF_A_YEAR.includes(ask) || years.length === 0) return 1;
  const told = yearsToldIn(article)(text);
  return told.length > 0 && !told.some((year) => years.includes(year)) ? OTHER_YEAR : 1;
}

/** Every candidate, best first; `asked` is the question's text, whose years an amount has to be of. */
export function rank(
  plans: readonly Plan[],
  found: readonly Candidate[],
  about: About,
  asked: string,
): readonly Ranked[] {
  const years = yearsIn(asked);
  return found
    .map((candidate) => {
      const knows = knowledge(candidate);
      const features = plans.map((plan) => featuresOf(candidate, plan, knows));
      const chances = features.map(
        (each, at) =>
          asList(chance(each), candidate, plans[at]!) *
          aboutSubject(candidate, plans[at]!, knows) *
          inKind(each, plans[at]!.aspect) *
          ofSubject(candidate, plans[at]!.aspect.ask, about) *
          (about.isSilent(candidate) ? SILENT : 1) *
          ofYear(candidate, plans[at]!.aspect.ask, years),
      );
      return { candidate, features, chances, best: Math.max(...chances) };
    })
    .sort((a, b) => b.best - a.best);
}

/** How plainly one of some sentences has the fact of an aspect, 0…1. */
export const evidenceIn = (told: readonly { readonly ranked: Ranked }[], at: number): number =>
  Math.max(0, ...told.map(({ ranked }) => ranked.features[at]!.evidence));
