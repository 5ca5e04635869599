import { normalise, rowSaid, sentences, type TableRow, tableRows, unitIn } from '../reading/index.ts';
import { perArticle } from '../retrieval/per-article.ts';
import type { Article, Hit } from '../types.ts';
import type { Gathered } from './lists/gather.ts';

/** A sentence (or a part of one, cut at ；) of a stored paragraph that may carry an answer. */
export type Candidate = {
  readonly article: Article;
  readonly paragraph: number;
  /** Characters of the stored paragraph. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `text` in the form words are compared in, without white space. */
  readonly plain: string;
  /** Position among the article's candidates. */
  readonly ordinal: number;
  /** The article's standing among the hits: 1 for the best, towards 0. */
  readonly standing: number;
  /** What is known when the sentence is read: the sentences before it, nearest first. */
  readonly before: readonly string[];
  /** The same as printed. */
  readonly earlier: readonly string[];
  /** Kicker, title and subtitle, in compared form. */
  readonly heading: string;
  /** Heading and text of the article, in compared form. */
  readonly whole: string;
  /** A whole list with what announces it, in place of one sentence. */
  readonly list?: Gathered;
  /** A row of a table: what is printed of it, its heads first. `text` says it as a sentence would, each cell under its head. */
  readonly row?: readonly RowPart[];
  /** For a paragraph of a row as it is printed: the row that it was ranked as. */
  readonly ranked?: Candidate;
};

/** A paragraph of a table, as printed. */
export type RowPart = { readonly paragraph: number; readonly text: string };

/** How many articles are read whole. Gold articles beyond the sixth are under 1 % of questions on the public data. */
const ARTICLES = 6;
/** 本报讯（记者 …）, 图为…, 责任编辑: page furniture that says nothing about the matter. */
const DATELINE =
  /^(?:本报讯|本报.{2,6}[日电讯]|.{0,8}报讯)?\s*[（(【]?(?:本报|实习|见习|全媒体)?(?:记者|通讯员|特约)[^）)】]{1,60}[）)】]\s*|^本报讯\s*|^.{0,12}(?:记者|通讯员)\s*\S{2,4}\s*(?:文[/／]图|摄影报道)\s*/;
const FURNITURE =
  /^(?:[（(]?(?:图为|本报)?.{0,20}(?:记者|通讯员).{1,12}摄[）)]?|责(?:任编辑|编).*|编审.*|[（(]?上接.{1,6}版[）)]?)$/;

export const plainOf = (text: string): string => normalise(text).replace(/\s+/g, '');

const headingOf = ({ kicker, title, subtitle }: Article): string =>
  plainOf([kicker, title, subtitle].filter(Boolean).join(' '));

/** Standing of each article by its best hit, scaled by the best of all. */
function articlesOf(hits: readonly Hit[]): readonly { readonly article: Article; readonly standing: number }[] {
  const best = new Map<string, { article: Article; score: number }>();
  for (const { article, score } of hits)
    if (score > (best.get(article.id)?.score ?? Number.NEGATIVE_INFINITY)) best.set(article.id, { article, score });
  const ordered = [...best.values()].sort((a, b) => b.score - a.score).slice(0, ARTICLES);
  const top = ordered[0]?.score ?? 1;
  return ordered.map(({ article, score }) => ({ article, standing: top > 0 ? Math.max(0, score / top) : 1 }));
}

/** A candidate before it is known how its article stands. */
type Sentence = Omit<Candidate, 'standing'>;

/** What a row says with the heads of its columns; a row of heads says nothing alone. */
type Said = { readonly text: string; readonly row: readonly RowPart[] };

/** Lines above a table that may say what its figures are counted in. */
const UNIT_ABOVE = 3;

function rowsSaid({ paragraphs }: Article): ReadonlyMap<number, Said> {
  const printed = (paragraph: number): RowPart => ({ paragraph, text: paragraphs[paragraph] ?? '' });
  const rows = tableRows(paragraphs);
  const inTable = new Set(rows.map(({ paragraph }) => paragraph));
  const unitOf = ({ paragraph }: TableRow): string | null => {
    let top = paragraph;
    while (inTable.has(top - 1)) top -= 1;
    return unitIn(paragraphs.slice(Math.max(0, top - UNIT_ABOVE), top).join('\n'));
  };
  return new Map(
    rows.map((row) => [
      row.paragraph,
      { text: rowSaid(row, unitOf(row)), row: [...row.headParagraphs, row.paragraph].map(printed) },
    ]),
  );
}

/** An article's sentences in compared form: a third of an answer's work, so they are kept as long as the article is. */
const sentencesOf = perArticle((article): readonly Sentence[] => {
  const heading = headingOf(article);
  const whole = `${heading}|${plainOf(article.paragraphs.join(' '))}`;
  const found: Sentence[] = [];
  const rows = rowsSaid(article);
  article.paragraphs.forEach((printed, paragraph) => {
    const said = rows.get(paragraph);
    for (const span of said ? [{ start: 0, end: printed.length }] : sentences(printed, { semicolons: true })) {
      const raw = printed.slice(span.start, span.end);
      const start = span.start + (raw.match(DATELINE)?.[0].length ?? 0);
      const text = said?.text ?? printed.slice(start, span.end);
      if (text.length < 2 || FURNITURE.test(text)) continue;
      const last = found.slice(-3).reverse();
      found.push({
        article,
        paragraph,
        start,
        end: span.end,
        text,
        plain: plainOf(text),
        ordinal: found.length,
        before: last.map(({ plain }) => plain),
        earlier: last.map((one) => one.text),
        heading,
        whole,
        ...(said ? { row: said.row } : {}),
      });
    }
  });
  return found;
});

/** An article's sentences, as those of the best hit. */
export const candidatesIn = (article: Article): readonly Candidate[] =>
  sentencesOf(article).map((sentence) => ({ ...sentence, standing: 1 }));

/** All sentences of the best articles among `hits`, datelines cut off, furniture left out. */
export function candidates(hits: readonly Hit[]): readonly Candidate[] {
  return articlesOf(hits).flatMap(({ article, standing }) =>
    sentencesOf(article).map((sentence) => ({ ...sentence, standing })),
  );
}
