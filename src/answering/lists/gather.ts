/** Whole lists as candidates of their own, so that they are weighed against single sentences. */
import { perArticle } from '../../retrieval/per-article.ts';
import type { Article } from '../../types.ts';
import { type Candidate, candidatesIn, plainOf } from '../candidates.ts';
import { numberIn } from './markers.ts';
import { type Series, seriesIn } from './series.ts';
import type { Listing } from './shorten.ts';

/** A list's share in one paragraph, with its place there. */
export type ListPart = Listing & { readonly paragraph: number; readonly start: number; readonly end: number };
/** A list as a candidate carries it. */
export type Gathered = {
  readonly parts: readonly ListPart[];
  readonly size: number;
  /** How many the announcement says there are: 三个方面. */
  readonly announcedSize: number | null;
  /** The announcement in compared form, with the article's heading where it has none. */
  readonly announcement: string;
};

/** Statutes and tables are no answer to read. */
const MOST_ITEMS = 20;
/** Of each item, what is compared with the question: its head. */
const HEAD = 60;

const SIZE = /([二两三四五六七八九十]{1,3}|\d{1,2})(?:个|大|项|种|类|条|点|方面|层次|部分|家|名|位|步|招|款|所|座|处)/;

const sizeIn = (text: string): number | null => {
  const said = SIZE.exec(text)?.[1];
  const size = said === undefined ? 0 : numberIn(said);
  return size > 1 ? size : null;
};

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
        .map((item) => ({ start: item.start - start, end: item.end - start, head: item.head - start })),
    };
  });
}

/** Datelines are no part of an announcement. */
function withoutDateline(series: Series, own: readonly Candidate[]): Series {
  const { announced } = series;
  if (!announced) return series;
  const first = own.find(({ paragraph, end }) => paragraph === announced.paragraph && end > announced.start);
  const start = Math.max(announced.start, first?.start ?? 0);
  return { ...series, announced: start < announced.end ? { ...announced, start } : null };
}

type Unranked = Omit<Candidate, 'standing'>;

function toCandidate(article: Article, own: readonly Candidate[], all: Series): Unranked | null {
  const series = withoutDateline(all, own);
  const parts = partsOf(article.paragraphs, series);
  const [first] = parts;
  const from = own.find(({ paragraph, end }) => paragraph === first?.paragraph && end > first.start);
  if (!first || !from || series.items.length > MOST_ITEMS) return null;
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
    list: {
      parts,
      size: items.length,
      announcedSize: sizeIn(announcement),
      announcement: plainOf(announcement || from.heading),
    },
  };
}

const listsIn = perArticle((article): readonly Unranked[] => {
  const own = candidatesIn(article);
  return seriesIn(article).flatMap((series) => toCandidate(article, own, series) ?? []);
});

/** The lists of the articles that `found` are sentences of. */
export function gather(found: readonly Candidate[]): readonly Candidate[] {
  return [...Map.groupBy(found, ({ article }) => article).entries()].flatMap(([article, own]) =>
    listsIn(article).map((list) => ({ ...list, standing: own[0]!.standing })),
  );
}
