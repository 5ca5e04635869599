/** What the steps of an answer see, for `npm run show`. */

import { projectsIn } from '../answering/about/projects.ts';
import type { Candidate } from '../answering/candidates.ts';
import { doubtsOf } from '../answering/doubts/doubts.ts';
import { confidence, ENOUGH } from '../answering/doubts/index.ts';
import { CONFIDENCE } from '../answering/doubts/weights.ts';
import { claimsOf, mentionsOf } from '../answering/premise/claims.ts';
import { WEIGHTS } from '../answering/rank-weights.ts';
import { stagesOf } from '../answering/stages.ts';
import { failedChecks } from '../answering/told.ts';
import { partsOf } from '../retrieval/question/cells.ts';
import type { Hit, ParsedQuestion } from '../types.ts';

type View = readonly Readonly<Record<string, unknown>>[];

const wordsOf = ({ article, text }: Candidate) => ({ article: article.id, text });

/** A question's slots, cell by cell: whom and what it names, when, which kinds of fact and attributes, all of them?, what it takes for granted. */
export function frameOf(question: ParsedQuestion): View {
  return partsOf(question).map((cell) => {
    const mentions = mentionsOf(cell);
    const named = (kind: string) => mentions.flatMap((one) => (one.kind === kind ? [one.text] : []));
    return {
      cell: cell.text,
      things: named('thing'),
      persons: named('person'),
      bodies: named('body'),
      places: named('place'),
      when: cell.time,
      carried: cell.carried,
      asks: cell.aspects.map(({ ask, focus, units, list }) => ({
        kind: ask,
        attribute: focus[0] ?? null,
        measure: units,
        many: list,
      })),
      claims: claimsOf(cell, mentions).map(({ premise }) => premise),
    };
  });
}

/** Each statement that was looked at, and whether it is about what is asked about: by its own words, by what stands over or before it, or not told. */
export function aboutOf(question: ParsedQuestion, hits: readonly Hit[]): View {
  const { ranked, about: all } = stagesOf(question, hits);
  return ranked.map(({ candidate }) => {
    const about = all.of(candidate);
    const names = projectsIn(candidate.text);
    const from = names.length > 0 ? `names ${names.join('、')}` : 'goes on from what was named before it';
    const heading = all.headed(candidate) ? 'its article is about it' : 'names nothing';
    return { about, why: about === 'open' ? heading : from, ...wordsOf(candidate) };
  });
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** What features are worth, each by its weight; those worth nothing are left out. */
const worthOf = <Name extends string>(
  features: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
) =>
  Object.fromEntries(
    (Object.keys(weights) as Name[])
      .filter((name) => features[name] !== 0 && weights[name] !== 0)
      .map((name) => [name, [rounded(features[name]), weights[name], rounded(features[name] * weights[name])]]),
  );

/** Each statement, best first, with its chance and every feature as [value, weight, product], for each kind of fact asked for. */
export const scoredOf = (question: ParsedQuestion, hits: readonly Hit[]): View =>
  stagesOf(question, hits).ranked.map(({ candidate, features, chances }) => ({
    chances: chances.map(rounded),
    features: features.map((each) => worthOf(each, WEIGHTS)),
    ...wordsOf(candidate),
  }));

/** What speaks for and against the chosen statements as an answer, as [value, weight, product], and what it comes to. */
export function doubtsAbout(question: ParsedQuestion, hits: readonly Hit[]): View {
  const stages = stagesOf(question, hits);
  const { chosen } = stages;
  const sure = confidence(question, stages);
  return [
    {
      confidence: rounded(sure),
      answered: sure >= ENOUGH,
      doubts: chosen.length === 0 ? {} : worthOf(doubtsOf(question, stages), CONFIDENCE),
      failed: failedChecks(question, stages),
      chosen: chosen.map(({ text }) => text),
    },
  ];
}
