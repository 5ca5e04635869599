/** What an older report says of a thing is overtaken where a newer one tells the same: its figure, its day, who is at its head, how it stands. */
import type { Ask, ParsedQuestion } from '../types.ts';
import type { About } from './about/index.ts';
import { isOfAnyTime } from './age.ts';
import { type Candidate, isOlder, newestFirst, plainOf } from './candidates.ts';
import { OVERTAKEN } from './changes.ts';
import { type Plan, signsOf } from './features.ts';
import { isOfOneThing, type Ranked } from './rank.ts';

/** A newer report tells it too where one of its sentences plainly has the fact, and is so likely beside the likeliest: .2 of a new opening day beside .9 of the one that was planned. */
const PLAINLY = 0.7;
const AS_LIKELY = 0.15;
/** How things stand is told by all kinds of facts. */
const OF_NOW: readonly Ask[] = ['how-far', 'yes-no'];
/** What an older report says is named beside it where it was so likely itself. */
const LIKELY = 0.5;

type Told = { readonly ranked: readonly Ranked[]; readonly plans: readonly Plan[] };

/** The figures of a sentence that are of the kind asked for. */
const figuresIn = (candidate: Candidate, plan: Plan): readonly string[] =>
  signsOf(candidate, plan).flatMap(({ start, end, strength }) =>
    strength >= PLAINLY ? [candidate.text.slice(start, end)] : [],
  );

/** What the newest older report said of a figure that `said` tells otherwise, and without it: `null` for none. */
export function earlier(said: Candidate | undefined, { ranked, plans }: Told): Candidate | null {
  const [plan] = plans;
  if (!said || !plan || plans.length > 1 || plan.aspect.ask !== 'how-much') return null;
  const own = figuresIn(said, plan);
  const older = ranked.filter(({ overtaken, candidate }) => {
    const figures = overtaken ? figuresIn(candidate, plan) : [];
    return (
      figures.length > 0 &&
      isOlder(candidate.article, said.article.published ?? '') &&
      !figures.some((one) => said.text.includes(one) || own.includes(one))
    );
  });
  return older.map(({ candidate }) => candidate).sort(newestFirst)[0] ?? null;
}

/** Sentences, best first, those of older reports last where a newer one tells the same of the thing that the question names. */
export function newestTold(question: ParsedQuestion, ranked: readonly Ranked[], about: About): readonly Ranked[] {
  const { names, nouns, aspects } = question;
  if (!isOfAnyTime(question)) return ranked;
  const called = (names.length > 0 ? names : nouns).map(plainOf);
  const isOfIt = ({ candidate }: Ranked): boolean =>
    about.isSame(candidate) || (called.length > 0 && called.every((name) => candidate.whole.includes(name)));
  // A report that lacks a name of the question which the older one has may be of another.
  const tellsAfter = ({ candidate: next }: Ranked, { candidate: one }: Ranked): boolean =>
    isOlder(one.article, next.article.published ?? '') &&
    names.map(plainOf).every((name) => !one.whole.includes(name) || next.whole.includes(name));
  const newest = aspects.map(({ ask }, at) => {
    const top = Math.max(0, ...ranked.map(({ chances }) => chances[at]!));
    const has = (one: Ranked) => OF_NOW.includes(ask) || (isOfOneThing(ask) && one.features[at]!.evidence >= PLAINLY);
    const tells = (one: Ranked) => has(one) && one.chances[at]! >= AS_LIKELY * top && isOfIt(one);
    const telling = new Set(ranked.filter(tells));
    return { telling, top };
  });
  const kept = ranked.map((one) => {
    const isPast = newest.map(({ telling }) => [...telling].some((next) => tellsAfter(next, one)));
    const overtaken = newest.some(
      ({ telling, top }, at) => isPast[at] && telling.has(one) && one.chances[at]! >= LIKELY * top,
    );
    const chances = one.chances.map((chance, at) => (isPast[at] ? OVERTAKEN : 1) * chance);
    return { ...one, chances, best: Math.max(...chances), ...(overtaken ? { overtaken } : {}) };
  });
  return kept.sort((a, b) => b.best - a.best);
}
