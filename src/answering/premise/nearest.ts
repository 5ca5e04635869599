/** What the papers do say of a thing where they don't tell what is asked of it: a question that takes something for granted is set right by it. */
import { askedIn } from '../../kinds/index.ts';
import { isNamed } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import { type Candidate, newestFirst } from '../candidates.ts';
import { AT_A_GLANCE } from '../choose.ts';
import type { Claim } from './claims.ts';
import { compare } from './compare.ts';
import { denies, isPrice } from './denied.ts';
import type { Premise } from './scope.ts';
import { wrongIn } from './unreported.ts';

/** So much of the question's words a sentence has that says what is so instead. */
const NEAR = 0.35;
/** A sentence that denies what is asked, or has another value of what is claimed, tells more than its words do. */
const DENIES = 0.3;
const DIFFERS = 0.15;

const asksAPrice = ({ aspects }: ParsedQuestion, claims: readonly Claim[]): boolean =>
  aspects.some(isPrice) || claims.some(({ stated }) => stated.kind === 'amount' && stated.quantity === 'money');

/** 二期造好了，租金多少: a clause that asks nothing says something of what is named. */
const saysFirst = ({ text, words }: ParsedQuestion, names: readonly string[]): boolean =>
  text
    .split(/[，,。；;]/)
    .slice(0, -1)
    .some(
      (clause) =>
        askedIn(clause).length === 0 &&
        words.some((word) => clause.includes(word) && !names.some((name) => name.includes(word))),
    );

/** 为什么停了, 是不是在五楼, 已经开了吧: something is said to be so. */
const isSaid = (question: ParsedQuestion, names: readonly string[]): boolean =>
  question.asks.some((ask) => ask === 'why' || ask === 'yes-no' || ask === 'what') || saysFirst(question, names);

/** A reader's own question, a heading of one. */
const ASKS = /[?？]["”]?$/u;

/** With the sentence that goes on from it, where there is room. */
function withNext(told: Candidate, about: readonly Candidate[]): readonly Candidate[] {
  const next = about.find(({ article, ordinal }) => article.id === told.article.id && ordinal === told.ordinal + 1);
  return next && told.text.length + next.text.length <= AT_A_GLANCE ? [told, next] : [told];
}

/**
 * The sentence about the same thing that has most of the question's words, with the next; none where none has enough of
 * them. For a value that no report has, one with another value or a denial, for a plain question or an event only a denial.
 */
export function nearest(question: ParsedQuestion, found: readonly Candidate[], premise: Premise): readonly Candidate[] {
  const { mentions, claims } = premise;
  const scope = premise.scope();
  const names = mentions.filter(isNamed).map(({ name }) => name);
  const words = question.words.filter((word) => word.length > 1 && !names.some((name) => name.includes(word)));
  const values = claims.filter(({ stated }) => stated.kind === 'amount' || stated.kind === 'when');
  const isOther = ({ mentions: own }: Candidate) =>
    values.some(({ stated }) => own.some((one) => compare(stated, one) === 'differs'));
  const isEnough = values.length === 0 && wrongIn(question.text).length === 0 && isSaid(question, names);
  const about = found.filter((one) => scope.of(one) > 0);
  const rated = about
    .filter((one) => scope.of(one) === 1 && !ASKS.test(one.text))
    .map((one) => ({ told: withNext(one, about), share: scope.share(one) }))
    .map(({ told, share }) => {
      const denial = told.some((one) => denies(one, words, asksAPrice(question, claims))) ? DENIES : 0;
      const other = told.some(isOther) ? DIFFERS : 0;
      return { told, worth: share + denial + other, tells: isEnough || denial + other > 0 };
    })
    .filter(({ worth, tells }) => tells && worth >= NEAR)
    .sort((a, b) => b.worth - a.worth || newestFirst(a.told[0]!, b.told[0]!));
  return rated[0]?.told ?? [];
}
