/** Which sentences are about what a question names: by what each is about, else by how much of the question its report has. */
import { isNamed } from '../../reading/index.ts';
import type { Mention, ParsedQuestion } from '../../types.ts';
import { aboutAsked } from '../about/index.ts';
import { type Candidate, plainOf } from '../candidates.ts';
import { cover, weigh } from '../coverage.ts';
import { type Claim, claimsOf, mentionsOf, type Stated } from './claims.ts';

const NAMED: readonly Mention['kind'][] = ['place', 'person', 'body'];

/**
 * `of`: how surely a sentence is about the same: 1 where it says so, 0 where it is about another or its report has too
 * little. `share`: how much of the question it has itself.
 */
export type Scope = {
  readonly of: (candidate: Candidate) => number;
  readonly share: (candidate: Candidate) => number;
  readonly reports: ReadonlySet<string>;
};

/** A claim in the question's own words, and the sentence that says otherwise; `null` where none says anything of it. */
export type Contradiction = {
  readonly premise: string;
  readonly told: Candidate | null;
  /** The amount, time, place or name that is claimed; none for a step. */
  readonly stated?: Stated;
};

/** A report with less of the question's words than this, of the best report's, is about something else. */
const OF_THE_BEST = 0.75;
/** With its heading and what was said before, a sentence that has this much of the question's words is about the same. */
const OF_ALL = 0.6;
/** A sentence that names nothing, in a report that has the question's words. */
const OPEN = 0.6;

/** What a question mentions, what of it is taken for granted, and which sentences are about the same. */
export type Premise = {
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  /** Found when it is first asked for: most questions take nothing for granted, and are answered. */
  readonly scope: () => Scope;
};

/** Read once for all that is held against it. */
export function premiseIn(question: ParsedQuestion, found: readonly Candidate[]): Premise {
  const mentions = mentionsOf(question);
  const claims = claimsOf(question, mentions);
  let scope: Scope | undefined;
  return {
    mentions,
    claims,
    scope: () => {
      scope ??= scopeOf(question, mentions, claims, found);
      return scope;
    },
  };
}

/** Sentences about what the question names, its claims aside. */
function scopeOf(
  question: ParsedQuestion,
  mentions: readonly Mention[],
  claims: readonly Claim[],
  found: readonly Candidate[],
): Scope {
  const values = claims.flatMap(({ stated }) => (NAMED.includes(stated.kind) ? [] : [stated.text]));
  const wholes = [...new Set(found.map(({ whole }) => whole))];
  const isPrinted = (word: string) => {
    const plain = plainOf(word);
    return wholes.some((whole) => whole.includes(plain));
  };
  const own = question.words.filter((word) => !values.some((text) => text.includes(word)));
  const words = own.filter(isPrinted);
  const texts = found.map(({ plain }) => plain);
  const weighed = weigh(words.length > 0 ? words : question.words, question.carried, texts);
  const reports = Map.groupBy(found, ({ article }) => article.id);
  const covers = new Map([...reports].map(([id, [first]]) => [id, cover(weighed, first?.whole ?? '')]));
  const best = Math.max(0, ...covers.values());
  const near = new Set([...covers].flatMap(([id, share]) => (share > 0 && share >= OF_THE_BEST * best ? [id] : [])));
  const about = aboutAsked(question, found);
  // What names nothing that is printed says by all of its words what it is about, by those too that no report prints: 医保缴费 is more than 医保.
  const needed = mentions.some((one) => isNamed(one) && isPrinted(one.name))
    ? weighed
    : weigh(own, question.carried, texts);
  const of = (one: Candidate) => {
    if (!near.has(one.article.id)) return 0;
    const verdict = about.of(one);
    if (verdict !== 'open') return verdict === 'same' ? 1 : 0;
    return cover(needed, [one.heading, ...one.before, one.plain].join('|')) >= OF_ALL ? 1 : OPEN;
  };
  return { of, share: ({ plain }) => cover(weighed, plain), reports: near };
}
