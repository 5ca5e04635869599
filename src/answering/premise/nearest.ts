/** What the papers do say of a thing where they don't tell what is asked of it: a question that takes something for granted is set right by it. */
import { lexicon, once, scanner } from '../../lexicon/index.ts';
import { isNamed, plainly, remember } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import { type Candidate, newestFirst, plainOf } from '../candidates.ts';
import { AT_A_GLANCE } from '../choose.ts';
import { matcher } from '../coverage.ts';
import type { Claim } from './claims.ts';
import { compare } from './compare.ts';
import type { Premise } from './scope.ts';
import { wrongIn } from './wrong.ts';

/** What may stand between a denial and what it denies. */
const REACH = 6;
/** A paraphrase of a word is the word. */
const SAYS = 0.5;

const scan = once(() => scanner(lexicon('denials')));
const REMEMBERED = 1024;
/** What stands right behind each denial of a text; `null` for words that say that there is no price. */
const denialsIn = remember((text: string): readonly (string | null)[] => {
  const plain = plainly(text);
  return scan()
    .all(plain)
    .filter(({ type }) => type !== 'none')
    .map(({ type, end }) => (type === 'free' ? null : plainOf(plain.slice(end, end + REACH))));
}, REMEMBERED);

/** Whether a sentence denies one of `words`, or that it costs something where a price is meant. */
function denies({ text }: Candidate, words: readonly string[], ofMoney: boolean): boolean {
  const has = words.map((word) => matcher(plainOf(word)));
  return denialsIn(text).some((behind) => (behind === null ? ofMoney : has.some((one) => one(behind) >= SAYS)));
}

/** So much of the question's words a sentence has that says what is so instead. */
const NEAR = 0.35;
/** A sentence that denies what is asked, or has another value of what is claimed, tells more than its words do. */
const DENIES = 0.3;
const DIFFERS = 0.15;

/** Whether a price is asked for, or taken for granted. */
const asksAPrice = ({ aspects }: ParsedQuestion, claims: readonly Claim[]): boolean =>
  aspects.some(({ units }) => units.includes('元')) ||
  claims.some(({ stated }) => stated.kind === 'amount' && stated.quantity === 'money');

/** 为什么停了, 是不是在五楼, 已经开了吧: something is said to be so. */
const isSaid = ({ asks }: ParsedQuestion): boolean =>
  asks.some((ask) => ask === 'why' || ask === 'yes-no' || ask === 'what');

/** A reader's own question, a heading of one. */
const ASKS = /[?？]["”]?$/u;

/** With the sentence that goes on from it, where there is room. */
function withNext(told: Candidate, about: readonly Candidate[]): readonly Candidate[] {
  const next = about.find(({ article, ordinal }) => article.id === told.article.id && ordinal === told.ordinal + 1);
  return next && told.text.length + next.text.length <= AT_A_GLANCE ? [told, next] : [told];
}

/** Whether a question only asks if something is so (能停车吗) and says nothing to be. */
const asksPlainly = ({ asks }: ParsedQuestion, claims: readonly Claim[]): boolean =>
  asks.includes('yes-no') && claims.length === 0;

/** The sentences nearest to a question; `decides`: they set it right, or deny what it asks. */
type Nearest = { readonly told: readonly Candidate[]; readonly decides: boolean };

/**
 * The sentence about the same thing that has most of the question's words, with the next; none where none has enough of
 * them. For a value that no report has, one with another value or a denial, for an event only a denial.
 */
export function nearest(question: ParsedQuestion, found: readonly Candidate[], premise: Premise): Nearest {
  const { mentions, claims } = premise;
  const scope = premise.scope();
  const names = mentions.filter(isNamed).map(({ name }) => name);
  const words = question.words.filter((word) => word.length > 1 && !names.some((name) => name.includes(word)));
  const values = claims.filter(({ stated }) => stated.kind === 'amount' || stated.kind === 'when');
  const isOther = ({ mentions: own }: Candidate) =>
    values.some(({ stated }) => own.some((one) => compare(stated, one) === 'differs'));
  const isEnough = values.length === 0 && wrongIn(question.text).length === 0 && isSaid(question);
  const about = found.filter((one) => scope.of(one) > 0);
  const rated = about
    .filter((one) => scope.of(one) === 1 && !ASKS.test(one.text))
    .map((one) => ({ told: withNext(one, about), share: scope.share(one) }))
    .map(({ told, share }) => {
      const denial = told.some((one) => denies(one, words, asksAPrice(question, claims))) ? DENIES : 0;
      const other = told.some(isOther) ? DIFFERS : 0;
      const decides = denial + other > 0;
      return { told, worth: share + denial + other, tells: isEnough || decides, decides };
    })
    .filter(({ worth, tells }) => tells && worth >= NEAR)
    .sort((a, b) => b.worth - a.worth || newestFirst(a.told[0]!, b.told[0]!));
  const best = rated[0];
  return { told: best?.told ?? [], decides: best?.decides || !asksPlainly(question, claims) };
}
