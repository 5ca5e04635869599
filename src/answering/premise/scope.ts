/** Which sentences are about what a question names: by what each is about, else by how much of the question its report has. */
import { readAgain, sameThing } from '../../reading/index.ts';
import type { Body, Mention, ParsedQuestion, Person, Place, Thing } from '../../types.ts';
import { type Candidate, plainOf } from '../candidates.ts';
import { cover, weigh } from '../coverage.ts';
import { mentionOf } from '../progress/subject.ts';
import type { Claim } from './claims.ts';

type Named = Thing | Person | Body | Place;
const NAMED: readonly Mention['kind'][] = ['place', 'person', 'body'];
const isNamed = (one: Mention): one is Named => 'name' in one;

/**
 * `of`: how surely a sentence is about the same: 1 where it says so, 0 where it is about another or its report has too
 * little. `share`: how much of the question it has itself.
 */
export type Scope = {
  readonly of: (candidate: Candidate) => number;
  readonly share: (candidate: Candidate) => number;
  readonly reports: ReadonlySet<string>;
};

/** A report with less of the question's words than this, of the best report's, is about something else. */
const OF_THE_BEST = 0.75;
/** With its heading and what was said before, a sentence that has this much of the question's words is about the same. */
const OF_ALL = 0.6;
/** A sentence that names nothing, in a report that has the question's words. */
const OPEN = 0.6;

/** Named things by name, so that what a sentence is about can be compared. */
function namesBy(found: readonly Candidate[]): ReadonlyMap<string, Named> {
  const headings = [...new Set(found.map(({ article }) => article.title ?? ''))];
  const all = [...found.flatMap(({ mentions }) => mentions), ...headings.flatMap((heading) => readAgain(heading))];
  return new Map(all.filter(isNamed).map((one) => [one.name, one]));
}

/** The one place that says whether a sentence is about what is asked. */
function aboutWhat(
  asked: readonly Named[],
  found: readonly Candidate[],
): (candidate: Candidate) => 'same' | 'other' | 'open' {
  const byName = namesBy(found);
  const names = asked.filter(({ kind }) => kind === 'thing').map(({ name }) => mentionOf(name));
  return ({ about, mentions, text }) => {
    if (names.some((isNamed) => isNamed(text) || about.some(isNamed))) return 'same';
    const named = [
      ...about.flatMap((name) => byName.get(name) ?? []),
      ...mentions.filter((one) => one.kind === 'thing'),
    ];
    const verdicts = asked.flatMap((one) =>
      named.filter(({ kind }) => kind === one.kind).map((other) => sameThing(one, other)),
    );
    if (verdicts.includes('same')) return 'same';
    return verdicts.length > 0 && verdicts.every((one) => one === 'other') ? 'other' : 'open';
  };
}

/** Sentences about what the question names, its claims aside. */
export function scopeOf(
  question: ParsedQuestion,
  mentions: readonly Mention[],
  claims: readonly Claim[],
  found: readonly Candidate[],
): Scope {
  const values = claims.flatMap(({ stated }) => (NAMED.includes(stated.kind) ? [] : [stated.text]));
  const isPrinted = (word: string) => found.some(({ whole }) => whole.includes(plainOf(word)));
  const words = question.words.filter((word) => isPrinted(word) && !values.some((text) => text.includes(word)));
  const weighed = weigh(
    words.length > 0 ? words : question.words,
    question.carried,
    found.map(({ plain }) => plain),
  );
  const reports = Map.groupBy(found, ({ article }) => article.id);
  const covers = new Map([...reports].map(([id, [first]]) => [id, cover(weighed, first?.whole ?? '')]));
  const best = Math.max(0, ...covers.values());
  const near = new Set([...covers].flatMap(([id, share]) => (share > 0 && share >= OF_THE_BEST * best ? [id] : [])));
  const asked = mentions
    .filter(isNamed)
    .filter((one) => one.kind === 'thing' || !claims.some(({ stated }) => stated === one));
  const about = aboutWhat(asked, found);
  const of = (one: Candidate) => {
    if (!near.has(one.article.id)) return 0;
    const verdict = about(one);
    if (verdict !== 'open') return verdict === 'same' ? 1 : 0;
    return cover(weighed, [one.heading, ...one.before, one.plain].join('|')) >= OF_ALL ? 1 : OPEN;
  };
  return { of, share: ({ plain }) => cover(weighed, plain), reports: near };
}
