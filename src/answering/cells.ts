/** A question of several parts: each answered for itself within its share of the length, joined in the order asked. */

import { amountsIn, valueInBase } from '../reading/index.ts';
import { clausesOf, partsOf } from '../retrieval/question/cells.ts';
import type { Draft, DraftSentence, Hit, OfEach, ParsedQuestion, ShortOfEach } from '../types.ts';
import { plainOf } from './candidates.ts';
import { BUDGET } from './choose.ts';
import { repeats } from './coverage.ts';
import { ENOUGH } from './doubts/index.ts';
import type { DatedShort } from './short.ts';
import { yearsIn } from './years.ts';

type Dated = ShortOfEach & DatedShort;
type Value = { readonly of: string; readonly value: number };

/** By these the least counts: 哪个低. */
const LEAST = /[少低慢]/;
/** By these days are compared. */
const LATE = /[先早晚]/;

/** The amount that the words are, where they are one amount. */
function amountOf({ short }: Dated): Value | null {
  const [amount, ...others] = amountsIn(short);
  if (!amount || others.length > 0 || amount.upTo !== null) return null;
  return { of: amount.quantity ?? amount.unit ?? '', value: valueInBase(amount) };
}

/** A figure of half a year is not held against one of a year, unless these were asked for. */
const isOfOneTime = ([first, ...rest]: readonly Dated[]): boolean =>
  rest.every(
    ({ name, times }) =>
      yearsIn(name).length > 0 ||
      times.length === 0 ||
      first?.times.length === 0 ||
      times.some((time) => first?.times.includes(time)),
  );

/** The name of the one that is most by `how` (长, 少); `null` where the words are not of one kind and time, or equal. */
export function mostOf(all: readonly Dated[], how: string): string | null {
  if (LATE.test(how) || !isOfOneTime(all)) return null;
  const values = all.map(amountOf);
  const sorted = values
    .flatMap((value, at) => (value ? [{ ...value, name: all[at]!.name }] : []))
    .sort((a, b) => (LEAST.test(how) ? a.value - b.value : b.value - a.value));
  const [most, next] = sorted;
  const isOne = sorted.length === all.length && sorted.every(({ of }) => of === most?.of);
  return most && next && isOne && most.value !== next.value ? most.name : null;
}

/**
 * A draft for a question of one part. `whole`: every amount, time, place and person that is asked for stands in one of its
 * sentences. `first`: the words that answer first.
 */
export type PartDraft = Omit<Draft, 'short' | 'otherwise'> & {
  readonly whole: boolean;
  readonly first?: DatedShort;
};
export type DraftOne = (question: ParsedQuestion, hits: readonly Hit[], budget: number) => PartDraft;

/** What a question with no answer comes to; the sentences are not shown. */
const NOTHING: PartDraft = { sentences: [], confidence: 0, by: 'extractive', whole: false };

/** One part is told without the other only when it is surely told; a mere state (`state.ts`) is not. */
const SURE = 0.6;

const isTold = ({ confidence, whole, caveat }: PartDraft): boolean =>
  confidence >= ENOUGH && (whole || caveat !== undefined);
const keyOf = ({ quotes: [first] }: DraftSentence): string => `${first?.article} ${first?.paragraph} ${first?.quote}`;

/** The parts' sentences in the order asked, each once: of two cuts the longer one, of two reports' words the first. */
function sentencesOf(drafts: readonly Draft[]): readonly DraftSentence[] {
  const cuts = Map.groupBy(
    drafts.flatMap(({ sentences }) => sentences),
    keyOf,
  );
  const each = [...cuts.values()].map((same) => same.reduce((a, b) => (b.text.length > a.text.length ? b : a)));
  return each.filter(
    ({ text }, at) => !each.slice(0, at).some((earlier) => repeats(plainOf(text), plainOf(earlier.text))),
  );
}

/** The things that a question names, each with the clauses that ask of it. */
export const partsAsked = (question: ParsedQuestion): readonly ParsedQuestion[] =>
  partsOf(question).flatMap((thing) => clausesOf(thing));

type Part = { readonly question: ParsedQuestion; readonly draft: PartDraft };

/** What a part does not tell: all of it, what its own caveat says, or nothing. */
function untoldOf(question: ParsedQuestion, draft: PartDraft): readonly string[] {
  const text = question.text.replace(/\s+|[?？。!！]+$/g, '').replaceAll(',', '，');
  if (!isTold(draft)) return [text];
  if (draft.caveat === undefined) return [];
  return draft.caveat === 'no-date' ? [text] : draft.caveat.untold;
}

/** What answers first for each of several things, none by another's words, and which of them is more. */
function ofEach(parts: readonly Part[]): Partial<OfEach> {
  const how = parts[0]?.question.cell?.how;
  if (how && LATE.test(how)) return {};
  const all = parts.flatMap(({ question: { cell }, draft }) =>
    cell && draft.first && isTold(draft) ? [{ ...draft.first, name: cell.name }] : [],
  );
  if (all.length < 2 || new Set(all.map(({ short }) => short)).size < all.length) return {};
  const most = how && all.length === parts.length ? mostOf(all, how) : null;
  return {
    each: all.map(({ name, short }) => ({ name, short })),
    ...(most && how ? { most: { name: most, how } } : {}),
  };
}

/** The parts as one draft; what some of them do not tell is its caveat, and where none tells anything it is nothing. */
function joined(parts: readonly Part[]): PartDraft {
  const drafts = parts.map(({ draft }) => draft);
  const good = drafts.filter(isTold);
  if (good.length === 0) return NOTHING;
  const sentences = sentencesOf(good);
  const untold = parts.flatMap(({ question, draft }) => untoldOf(question, draft));
  // Of several things the words of one answer nothing first.
  const isOfOne = !parts.some(({ question }) => question.aspects[0]?.of.length);
  const first = isOfOne ? good.find((one) => one.first)?.first : undefined;
  const draft: PartDraft = {
    sentences,
    confidence: Math.min(...good.map(({ confidence }) => confidence)),
    by: 'extractive',
    whole: true,
    ...(good.some(({ unsure }) => unsure) ? { unsure: true as const } : {}),
    ...(first ? { first } : {}),
    ...ofEach(parts),
  };
  if (untold.length === 0) return draft;
  if (drafts.every(({ caveat }) => caveat === 'no-date')) return { ...draft, caveat: 'no-date' };
  return good.some(({ confidence }) => confidence >= SURE) ? { ...draft, caveat: { untold } } : NOTHING;
}

/** A question about one thing: as a whole where that is told, else clause by clause. */
function draftOfThing(question: ParsedQuestion, hits: readonly Hit[], one: DraftOne, budget: number): PartDraft {
  const whole = one(question, hits, budget);
  const clauses = clausesOf(question);
  if (clauses.length < 2 || isTold(whole)) return whole;
  const apart = joined(clauses.map((clause) => ({ question: clause, draft: one(clause, hits, BUDGET) })));
  return isTold(apart) ? apart : whole;
}

/** A comparison with one of its figures missing tells nothing. */
const needsAll = ({ asks }: ParsedQuestion): boolean => asks.includes('compare');

/** Drafts an answer cell by cell: the things a question names, and of each the clauses that ask. */
export function draftCells(question: ParsedQuestion, hits: readonly Hit[], one: DraftOne, budget: number): Draft {
  const { first, whole: _, ...draft } = draftOf(question, hits, one, budget);
  return first ? { ...draft, short: first.short, ...(first.otherwise ? { otherwise: true } : {}) } : draft;
}

function draftOf(question: ParsedQuestion, hits: readonly Hit[], one: DraftOne, budget: number): PartDraft {
  const things = partsOf(question);
  if (things.length < 2) return draftOfThing(question, hits, one, budget);
  const hitsOf = (thing: number) => hits.filter((hit) => (hit.thing ?? thing) === thing);
  const draft = joined(
    things.map((thing, at) => ({ question: thing, draft: draftOfThing(thing, hitsOf(at), one, BUDGET) })),
  );
  const isWhole = things.some(({ perhaps }) => perhaps) && (!isTold(draft) || draft.caveat !== undefined);
  const whole = isWhole ? draftOfThing(question, hits, one, budget) : NOTHING;
  if (isTold(whole)) return whole;
  return draft.caveat && needsAll(question) ? NOTHING : draft;
}
