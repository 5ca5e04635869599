import { signs } from '../kinds/index.ts';
import { alternativesOf, lexicon, once, scanner } from '../lexicon/index.ts';
import type { Aspect, ParsedQuestion } from '../types.ts';
import type { About } from './about/index.ts';
import { type Candidate, overlaps, plainOf } from './candidates.ts';
import { repeats } from './coverage.ts';
import type { Plan } from './features.ts';
import { type Chosen, said } from './fit.ts';
import { isOfOneThing, type Ranked } from './rank.ts';

/** An answer's budget in characters; with the as-of note it stays under 260 nine times in ten. */
export const BUDGET = 222;
/** Two sentences of this length in all are read at a glance. */
export const AT_A_GLANCE = 200;
/** Of a question that asks for a list or for what there is, which must not lose an item. */
const BROAD = 350;
const isBroad = ({ aspects }: ParsedQuestion): boolean =>
  aspects.some(({ ask, list }) => list || ask === 'which' || ask === 'what');
export const budgetOf = (question: ParsedQuestion): number => (isBroad(question) ? BROAD : BUDGET);

/**
 * A further sentence is worth reading when it takes away this much of the doubt left, or this share of what the first
 * one took: where the first is unsure, so are all, and the second may be the right one.
 */
const WORTHWHILE = 0.05;
const SHARE_OF_FIRST = 0.1;
/** Once the first holds the kind of fact asked for, a further one has to be about as likely, one without it more so. */
const SHARE_OF_FOUND = 0.2;
const SHARE_WITHOUT = 0.5;
/** One of the same report that holds one too goes on from it: what is asked may stand in either. */
const SHARE_GOING_ON = 0.05;
const MOST_GOING_ON = 2;

/** Kinds of fact that a sentence plainly has or hasn't, and how near it has to stand to the word asked about. */
const PLAINLY = 0.7;
const HARDLY = 0.3;
const NEAR = 0.5;

/** What a further sentence has to gain beside those taken, of which the first gained so much. */
function bar(
  [first, ...others]: readonly Ranked[],
  next: Ranked,
  gain: number,
  broad: boolean,
  { oneThing, of, isSame }: About,
): number {
  if (first === undefined) return 0;
  if (broad || first.features.some(({ evidenceNear }) => evidenceNear < NEAR))
    return Math.min(WORTHWHILE, SHARE_OF_FIRST * gain);
  const evidence = next.features.map((one) => one.evidence);
  const isOfReport =
    next.candidate.article === first.candidate.article &&
    (oneThing ? isSame(next.candidate) : of(next.candidate) !== 'other');
  if (isOfReport && others.length < MOST_GOING_ON && evidence.every((one) => one >= PLAINLY))
    return SHARE_GOING_ON * gain;
  return Math.max(WORTHWHILE, (evidence.every((one) => one < HARDLY) ? SHARE_WITHOUT : SHARE_OF_FOUND) * gain);
}
const MOST = 4;
/** Less room than this holds no clause that says something. */
const NO_ROOM = 40;

const lengthOf = (chosen: readonly Chosen[]): number => chosen.reduce((sum, { text }) => sum + text.length, 0);

/** How much doubt over all aspects a sentence takes away, given the doubt that those chosen before have left. */
const gainOf = ({ chances }: Ranked, doubt: readonly number[]): number =>
  chances.reduce((sum, chance, at) => sum + chance * (doubt[at] ?? 0), 0);

const scenery = once(() => scanner(lexicon('scenery')));
/** What tells something all the same. */
const TELLS: readonly string[] = ['amount', 'person', 'step'];

/** A sentence that paints a scene and tells nothing: it comes last in an answer, or not at all. */
const isScenery = ({ candidate: { text, mentions, list, row } }: Ranked): boolean =>
  !list && !row && !mentions.some(({ kind }) => TELLS.includes(kind)) && scenery().all(text).length > 0;

/** Whether an article tells of what is asked about. */
type TellsOf = (candidate: Candidate) => boolean;

/** Articles about the thing that a question names, and those that have a name of it which these have not (甲和乙各参加了什么). */
function tellingOf(ranked: readonly Ranked[], { names }: ParsedQuestion, about: About): TellsOf {
  const own = ranked.map(({ candidate }) => candidate).filter(about.isSame);
  const wholes = [...new Set(own.map(({ whole }) => whole))];
  if (wholes.length === 0) return () => false;
  const others = names.map(plainOf).filter((name) => !wholes.some((whole) => whole.includes(name)));
  return ({ whole }) => wholes.includes(whole) || others.some((name) => whole.includes(name));
}

/** The sentences that take away most doubt, while there is room and doubt; of articles about the thing, if the first is of one. */
function byDoubt(
  ranked: readonly Ranked[],
  plans: readonly Plan[],
  budget: number,
  tellsOf: TellsOf,
  about: About,
): readonly Chosen[] {
  const chosen: Chosen[] = [];
  const taken: Ranked[] = [];
  const doubt = plans.map(() => 1);
  let first = 0;
  while (taken.length < MOST) {
    const room = budget - lengthOf(chosen);
    const [best] = taken;
    const isAbout = best !== undefined && tellsOf(best.candidate);
    const isOfThing = about.oneThing && best !== undefined && about.of(best.candidate) === 'same';
    const next = ranked
      .filter((one) => !taken.some((other) => overlaps(other.candidate, one.candidate)))
      .filter((one) => !isAbout || tellsOf(one.candidate))
      .filter((one) => !isOfThing || about.isSame(one.candidate))
      .map((one) => ({ one, gain: gainOf(one, doubt) }))
      .filter(({ one, gain }) => gain >= bar(taken, one, first, budget > BUDGET, about))
      .filter(({ one }) => taken.length === 0 || !isScenery(one))
      .sort((a, b) => b.gain - a.gain)
      .find(({ one }) => !taken.some((other) => repeats(one.candidate.plain, other.candidate.plain)));
    if (!next || (chosen.length > 0 && room < NO_ROOM)) break;
    const fits = said(next.one, room, plans);
    if (chosen.length > 0 && lengthOf(fits) > room) break;
    if (chosen.length === 0) first = next.gain;
    taken.push(next.one);
    chosen.push(...fits);
    if (taken.length === 1 && !next.one.candidate.list && !next.one.candidate.row) {
      const rest = withRest(chosen, ranked, plans, budget).slice(1);
      taken.push(...rest.map((one) => one.ranked));
      chosen.push(...rest);
    }
    next.one.chances.forEach((chance, at) => {
      doubt[at] = (doubt[at] ?? 1) * (1 - chance);
    });
  }
  return chosen;
}

/** A short sentence right after a chosen one that goes on with it: a second number, another name. */
const SHORT = 60;
const COUNTLESS = ['电话', '编号'];

const people = once(() => new RegExp(alternativesOf('kinds-asked', 'people')));
const asksForPeople = ({ ask, focus }: Aspect): boolean =>
  ask === 'who' || (ask === 'which' && focus.some((word) => people().test(word)));

function goesOn(from: Ranked, next: Ranked, { aspect }: Plan): boolean {
  const [a, b] = [from.candidate, next.candidate];
  if (b.article.id !== a.article.id || b.ordinal !== a.ordinal + 1) return false;
  if (/[：:]$/.test(a.text) || (/[；;]$/.test(a.text) && !isOfOneThing(aspect.ask))) return true;
  // 要抓…。要防…: demands one after the other are a list of them.
  if (aspect.list && b.text.startsWith('要') && a.text.includes('要')) return true;
  const asksForNumbers = aspect.units.some((unit) => COUNTLESS.includes(unit));
  if (b.text.length > SHORT || !(asksForNumbers || asksForPeople(aspect))) return false;
  const wanted = asksForNumbers ? aspect : { ...aspect, ask: 'who' as const };
  return [a, b].every(({ text }) => signs(wanted, text).some(({ strength }) => strength >= PLAINLY));
}

/** Gathers a list whole: what goes on with the chosen sentences, while there is room. */
function withRest(
  chosen: readonly Chosen[],
  ranked: readonly Ranked[],
  plans: readonly Plan[],
  budget: number,
): readonly Chosen[] {
  const all = [...chosen];
  for (const { ranked: from } of chosen) {
    let last = from;
    for (;;) {
      const next = ranked.find((one) => plans.some((plan) => goesOn(last, one, plan)));
      if (
        !next ||
        all.some((one) => overlaps(one.ranked.candidate, next.candidate)) ||
        lengthOf(all) + next.candidate.text.length > budget
      )
        break;
      all.push({ ranked: next, text: next.candidate.text });
      last = next;
    }
  }
  return all;
}

/** The answer's sentences, `budget` characters in all: articles in the order they were chosen, sentences as they stand. */
export function choose(
  ranked: readonly Ranked[],
  plans: readonly Plan[],
  question: ParsedQuestion,
  budget: number,
  about: About,
): readonly Chosen[] {
  const likely = ranked.filter(({ best }) => best > 0);
  return inReadingOrder(byDoubt(likely, plans, budget, tellingOf(ranked, question, about), about));
}

function inReadingOrder(chosen: readonly Chosen[]): readonly Chosen[] {
  const articles = [...new Set(chosen.map(({ ranked }) => ranked.candidate.article.id))];
  const place = ({ ranked }: Chosen) =>
    articles.indexOf(ranked.candidate.article.id) * 1e6 + (isScenery(ranked) ? 1e5 : 0) + ranked.candidate.ordinal;
  return [...chosen].sort((a, b) => place(a) - place(b));
}
