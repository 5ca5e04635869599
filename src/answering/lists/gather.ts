/** Whole lists as candidates of their own, so that they are weighed against single sentences. */

import { countIn, shows, signs } from '../../kinds/index.ts';
import { alternativesOf, once } from '../../lexicon/index.ts';
import { perArticle } from '../../retrieval/per-article.ts';
import type { Article } from '../../types.ts';
import { type Candidate, candidatesIn, plainOf } from '../candidates.ts';
import type { Plan } from '../features.ts';
import { type Series, seriesIn, sizesIn } from './series.ts';
import type { Gathered, ListPart } from './shorten.ts';

/** Of each item, what is compared with the question: its head. */
const HEAD = 60;

/** The series paragraph by paragraph, the announcement with the items of its paragraph or alone. */
function partsOf(paragraphs: readonly string[], { announced, items }: Series): readonly ListPart[] {
  const spans = [...(announced ? [announced] : []), ...items];
  return [...Map.groupBy(spans, ({ paragraph }) => paragraph)].map(([paragraph, own]) => {
    const start = Math.min(...own.map((span) => span.start));
    const end = Math.max(...own.map((span) => span.end));
    const text = (paragraphs[paragraph] ?? '').slice(start, end).trimEnd();
    return {
      paragraph,
      start,
      end: start + text.length,
      text,
      announced:
        announced?.paragraph === paragraph ? { start: announced.start - start, end: announced.end - start } : null,
      items: items
        .filter((item) => item.paragraph === paragraph)
        .map((item) => ({ start: item.start - start, end: item.end - start })),
    };
  });
}

type Unranked = Omit<Candidate, 'standing'>;

function toCandidate(article: Article, own: readonly Candidate[], series: Series): Unranked | null {
  const parts = partsOf(article.paragraphs, series);
  const [first] = parts;
  const from = own.find(({ paragraph, end }) => paragraph === first?.paragraph && end > first.start);
  if (!first || !from) return null;
  const { announced, items } = series;
  const announcement = announced ? article.paragraphs[announced.paragraph]!.slice(announced.start, announced.end) : '';
  const heads = items.map(({ paragraph, start, end }) =>
    article.paragraphs[paragraph]!.slice(start, Math.min(end, start + HEAD)),
  );
  return {
    ...from,
    paragraph: first.paragraph,
    start: first.start,
    end: first.end,
    text: [announcement, ...heads].join(''),
    plain: plainOf(parts.map(({ text }) => text).join('')),
    list: { parts, size: items.length, announcement: plainOf(announcement || from.heading) },
  };
}

const listsIn = perArticle((article): readonly Unranked[] => {
  const own = candidatesIn(article);
  return seriesIn(article).flatMap((series) => toCandidate(article, own, series) ?? []);
});

/** The lists of the articles that `found` are sentences of, for questions that ask for all there are. */
export function gather(found: readonly Candidate[], plans: readonly Plan[]): readonly Candidate[] {
  if (!plans.some(({ aspect }) => aspect.list)) return [];
  return [...Map.groupBy(found, ({ article }) => article)].flatMap(([article, [first]]) =>
    listsIn(article).map((list) => ({ ...list, standing: first!.standing })),
  );
}

/** What a list that is asked for is worth more than its words alone say. */
const ENUMERATED = 4;
/** The question says how many there are, and the sentence has not as many. */
const WITHOUT_SIZE = 0.6;
/** An exhortation lists what should be done: of 哪些企业 none, of 哪些要求 the answer. */
const OF_A_SLOGAN = 0.1;
const things = once(() => new RegExp(`(?:${alternativesOf('kinds-asked', 'listed')})$`));

/** How well a whole list is the one that is asked for: as many items as the question says, or named by its announcement. */
function ofList({ size, announcement }: Gathered, { aspect, spoken: [first = []] }: Plan): number {
  if (!aspect.list) return 0;
  const isNamed = first.some((word) => word.length > 1 && announcement.includes(word));
  return countIn(aspect.units) === size || isNamed ? ENUMERATED : 1;
}

/** A list that is asked for gains, a slogan loses, and so does a sentence that has not as many as the question says; else 1. */
function worthOf(candidate: Candidate, plan: Plan): number {
  if (candidate.list) return ofList(candidate.list, plan);
  const isOfThings = plan.aspect.ask === 'which' && plan.words.some(({ word }) => things().test(word));
  if (isOfThings && shows(candidate.text, 'slogan')) return OF_A_SLOGAN;
  const wanted = countIn(plan.aspect.units);
  if (wanted === null || sizesIn(candidate.text).includes(wanted)) return 1;
  return signs(plan.aspect, candidate.text, plan.isGiven).some(({ strength }) => strength === 1) ? 1 : WITHOUT_SIZE;
}

/** No list is surer than this to be the one that is asked for; nor a sentence that is no list of the size asked for than that. */
const SUREST = 0.95;
const UNLISTED = 0.8;

/** The chance of a sentence or a whole list to answer, given the `chance` that its words alone give it. */
export function asList(chance: number, candidate: Candidate, plan: Plan): number {
  const factor = worthOf(candidate, plan);
  const sized = plan.aspect.list && countIn(plan.aspect.units) !== null;
  return Math.min(sized && factor <= 1 ? UNLISTED : SUREST, chance * factor);
}
