import { closeness, type Given, kindOf, type Sign, shows, signs, timesAmong } from '../kinds/index.ts';
import { alternativesOf, once } from '../lexicon/index.ts';
import { hanPairsOf, inPrint, pairsOf, paraphrases, whensIn } from '../reading/index.ts';
import { perArticle } from '../retrieval/per-article.ts';
import type { Article, Ask, Aspect, ParsedQuestion } from '../types.ts';
import { olderOf } from './age.ts';
import { type Candidate, plainOf } from './candidates.ts';
import { shareOf, type Weighted, weigh } from './coverage.ts';
import type { FeatureName } from './rank-weights.ts';
import { dayKeys } from './years.ts';

/** What is known of one candidate for one aspect; each value is 0…1. The names are the keys of the fitted weights. */
export type Features = Readonly<Record<FeatureName, number>>;

/** A sentence that names no subject of its own goes on with the one before it. */
const goesOn = once(() => new RegExp(`^[“"]?(?:${alternativesOf('said-of-things', 'goes-on')})`));
/** How much of a word is known from the sentence before, two before, three before. */
const CARRY_ON = [0.9, 0.75, 0.6] as const;
const CARRY = [0.7, 0.5, 0.35] as const;
/** The words beside the question word name what is asked for: 合同 in 签下多少合同. */
const NEAREST = 2;
const FROM_HEADING = 0.8;

type Knowing = (word: Weighted) => number;

/** How far a sentence has words itself (`here`), and how far they are known when it is read: there, before it, or in the heading. */
type Knowledge = { readonly here: Knowing; readonly known: Knowing };

/** Of the words of one `prepare`, each looked for once. */
export function knowledge({ plain, text, heading, before }: Candidate): Knowledge {
  const carry = goesOn().test(text) ? CARRY_ON : CARRY;
  const all: number[] = [];
  const here = ({ has }: Weighted): number => has(plain);
  const known = ({ has, at }: Weighted): number => {
    all[at] ??= Math.max(
      has(plain),
      FROM_HEADING * has(heading),
      ...before.map((one, back) => carry[back]! * has(one)),
    );
    return all[at];
  };
  return { here, known };
}

/** Share (0…1) of `pairs` that are there; 0 of none. */
const shareOfPairs = (pairs: readonly string[], isThere: (pair: string) => boolean): number =>
  pairs.filter(isThere).length / Math.max(1, pairs.length);

/** The share of the words asked about, or of its own pairs of characters, that makes words of a report say only what the question says. */
const THE_SAME = 0.5;

/**
 * What the question itself says is no answer to it: a place that is the thing asked about (走进图书馆 does not say where the
 * library is), an item that it names, whatever else it says of it (除了甲还有哪些).
 */
function givenBy(ask: Ask, thing: readonly Weighted[], pairs: readonly string[]): Given {
  if (ask === 'where') return (words) => shareOf(thing, ({ has }) => has(plainOf(words))) >= THE_SAME;
  return (words) => {
    const own = pairsOf(plainOf(words).replace(/[^\p{L}\p{N}]/gu, ''));
    return shareOfPairs(own, (pair) => pairs.includes(pair)) >= THE_SAME;
  };
}

/** One aspect prepared for scoring against many candidates. */
export type Plan = {
  readonly aspect: Aspect;
  /** The question's words without those that belong to another subject. */
  readonly words: readonly Weighted[];
  readonly focus: readonly Weighted[];
  readonly nearest: readonly Weighted[];
  /** The word nearest to the question word with what papers print for it, then the next one. */
  readonly spoken: readonly (readonly string[])[];
  readonly of: readonly Weighted[];
  readonly rarest: readonly Weighted[];
  readonly pairs: readonly string[];
  readonly days: readonly string[];
  /** How much a report is overtaken by newer ones of the same matter. */
  readonly older: ReadonlyMap<Article, number>;
  /** What the question itself says. */
  readonly isGiven: Given;
};

/** Words weighted by rarity among the candidates, apart for each aspect. */
export function prepare(question: ParsedQuestion, found: readonly Candidate[]): readonly Plan[] {
  const all = weigh(
    question.words,
    question.carried.filter((word) => !question.names.includes(word)),
    found.map(({ plain }) => plain),
  );
  const byWord = new Map(all.map((one) => [one.word, one]));
  const weighted = (words: readonly string[]) => words.flatMap((word) => byWord.get(plainOf(word)) ?? []);
  const days = whensIn(question.text).flatMap(dayKeys);
  return question.aspects.map((aspect) => {
    const others = question.aspects.flatMap(({ of }) => of).filter((word) => !aspect.of.includes(word));
    const own = question.words.filter((word) => !others.includes(word));
    const words = weighted(own);
    const focus = weighted(aspect.focus.filter((word) => !others.includes(word)));
    const nearest = focus.slice(0, NEAREST);
    const pairs = hanPairsOf(own.filter((word) => !question.carried.includes(word)).join(''));
    return {
      aspect,
      words,
      focus,
      nearest,
      spoken: nearest.map(({ word }) => [word, ...inPrint(word), ...paraphrases(word)]),
      of: weighted(aspect.of),
      rarest: [...words].sort((a, b) => b.weight - a.weight).slice(0, 2),
      pairs,
      days,
      older: olderOf(question, words, found),
      isGiven: givenBy(aspect.ask, words, pairs),
    };
  });
}

/** How near the fact stands to the word asked about; to the next word counts less. */
export const nearness = (found: readonly Sign[], { spoken: [first = [], second = []] }: Plan, text: string): number =>
  Math.max(closeness(found, first, text), 0.6 * closeness(found, second, text));

/** Where a candidate has the kind of fact that is asked for. */
export const signsOf = ({ text, mentions }: Candidate, { aspect, isGiven }: Plan): readonly Sign[] =>
  signs(aspect, text, isGiven, mentions);

/** A sentence that asks; the next one may reply. */
const ASKS = /[？?][”"]?$/;

/** Features of one candidate for one aspect. */
export function featuresOf(candidate: Candidate, plan: Plan, { here, known }: Knowledge): Features {
  const { plain, text, standing, ordinal, earlier } = candidate;
  const found = candidate.list ? [{ start: 0, end: text.length, strength: 1 }] : signsOf(candidate, plan);
  const kind = Math.max(0, ...found.map(({ strength }) => strength));
  const knows = shareOf(plan.words, known);
  const { lack } = kindOf(plan.aspect.ask);
  const missing = 1 - kind;
  return {
    own: shareOf(plan.words, here),
    known: knows,
    focus: shareOf(plan.focus, here),
    focusKnown: shareOf(plan.focus, known),
    rarest: shareOf(plan.rarest, known),
    pairs: shareOfPairs(plan.pairs, (pair) => plain.includes(pair)),
    evidence: kind,
    evidenceKnown: kind * knows,
    evidenceNear: nearness(found, plan, text),
    standing,
    first: standing === 1 ? 1 : 0,
    lead: ordinal === 0 ? 1 : 0,
    long: Math.min(1, text.length / 150),
    short: text.length < 16 ? 1 : 0,
    slogan: shows(text, 'slogan') ? 1 : 0,
    sameDate:
      plan.days.length > 0 &&
      timesAmong(candidate.mentions).some((when) => dayKeys(when).some((day) => plan.days.includes(day)))
        ? 1
        : 0,
    asking: ASKS.test(text) ? 1 : 0,
    replies: ASKS.test(earlier[0] ?? '') ? 1 : 0,
    older: plan.older.get(candidate.article) ?? 0,
    nearest: shareOf(plan.nearest, here),
    lacksAmount: lack === 'lacksAmount' ? missing : 0,
    lacksTime: lack === 'lacksTime' ? missing : 0,
    lacksPerson: lack === 'lacksPerson' ? missing : 0,
    lacksPlace: lack === 'lacksPlace' ? missing : 0,
    lacksStage: lack === 'lacksStage' ? missing : 0,
    lacksList: lack === 'lacksList' ? missing : 0,
  };
}

/** How far the candidate is about the aspect's own subject (1 when the question names just one). */
export function aboutSubject(candidate: Candidate, { of }: Plan, { known }: Knowledge): number {
  if (of.length === 0) return 1;
  return shareOf(of, (word) => Math.max(known(word), 0.9 * word.has(placeOf(candidate.article))));
}

/** Where an article plays: its district and what its first lines name. */
const placeOf = perArticle(({ district, paragraphs }) =>
  plainOf(`${district ?? ''}${paragraphs[0]?.slice(0, 120) ?? ''}`),
);
