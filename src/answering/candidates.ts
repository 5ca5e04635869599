import { oncePer } from '../lexicon/index.ts';
import { normalise, overlap, statementsOf } from '../reading/index.ts';
import { perArticle } from '../retrieval/per-article.ts';
import type { Article, Hit, Mention, Statement } from '../types.ts';
import type { Gathered } from './lists/shorten.ts';

/** A sentence (or a part of one, cut at ；) of a stored paragraph that may carry an answer. */
export type Candidate = {
  readonly article: Article;
  readonly paragraph: number;
  /** Characters of the stored paragraph. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What it says, as it was read: spans count from its own start. */
  readonly mentions: readonly Mention[];
  /** Names of what it is about. */
  readonly about: readonly string[];
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
  /** Kicker, title and subtitle, and who publishes the page, in compared form. */
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

/** The day a report was printed on, else of what it tells; empty for neither. */
export const printedOn = ({ published, eventDate }: Article): string => published ?? eventDate ?? '';

/** The newest of some days. */
export const newestOf = (days: readonly string[]): string | undefined => days.toSorted().at(-1);

/** 2024-05 and 2024-05-17 may be the same day. */
export const isOlder = ({ published }: Article, newest = ''): boolean =>
  published !== null && published < newest && !newest.startsWith(published);

/** Of two sentences that of the newer report first. */
export const newestFirst = (one: Pick<Candidate, 'article'>, other: Pick<Candidate, 'article'>): number =>
  (other.article.published ?? '').localeCompare(one.article.published ?? '');

/** How many articles are read whole. Gold articles beyond the sixth are under 1 % of questions on the public data. */
const ARTICLES = 6;
export const plainOf = (text: string): string => normalise(text).replace(/\s+/g, '');

const headingOf = ({ kicker, title, subtitle, publisher }: Article): string =>
  plainOf([kicker, title, subtitle, publisher].filter(Boolean).join(' '));

/** The best hit of each article, at most `most` of them, best first. */
const bestOf = (hits: readonly Hit[], most: number): readonly Hit[] =>
  [...Map.groupBy(hits, ({ article }) => article.id).values()]
    .map((own) => own.reduce((best, hit) => (hit.score > best.score ? hit : best)))
    .sort((a, b) => b.score - a.score)
    .slice(0, most);

/** A candidate before it is known how its article stands. */
type Sentence = Omit<Candidate, 'standing'>;

/** Statements that answers are made of; headlines only name what the article tells. */
const isSaid = ({ kind }: Statement): boolean => kind !== 'headline';

function sentencesFrom(article: Article, statements: readonly Statement[]): readonly Sentence[] {
  const heading = headingOf(article);
  const whole = `${heading}|${plainOf(article.paragraphs.join(' '))}`;
  const found: Sentence[] = [];
  const printed = (paragraph: number): RowPart => ({ paragraph, text: article.paragraphs[paragraph] ?? '' });
  for (const { paragraph, start, end, said, heads, mentions, about, ...statement } of statements.filter(isSaid)) {
    const text = said ?? statement.text;
    const last = found.slice(-3).reverse();
    const before = last.map(({ plain }) => plain);
    const earlier = last.map((one) => one.text);
    const own = { article, paragraph, start, end, text, mentions, about, plain: plainOf(text), ordinal: found.length };
    const row = heads ? { row: [...heads, paragraph].map(printed) } : {};
    found.push({ ...own, before, earlier, heading, whole, ...row });
  }
  return found;
}

/** An article's sentences in compared form: a third of an answer's work, so they are kept as long as the article is. */
const known = new WeakMap<Article, readonly Sentence[]>();

/** From the statements that the index has, or where it was not asked for them, from the article itself. */
function sentencesOf(article: Article, statements?: readonly Statement[]): readonly Sentence[] {
  const made = known.get(article) ?? sentencesFrom(article, statements ?? statementsOf(article));
  known.set(article, made);
  return made;
}

/** An article's sentences, as those of the best hit. */
export const candidatesIn = (article: Article, statements?: readonly Statement[]): readonly Candidate[] =>
  sentencesOf(article, statements).map((sentence) => ({ ...sentence, standing: 1 }));

const ofHits = perArticle((hits: readonly Hit[]) =>
  oncePer((most: number): readonly Candidate[] => {
    const best = bestOf(hits, most);
    const top = best[0]?.score ?? 0;
    return best.flatMap(({ article, statements, score }) => {
      const standing = top > 0 ? Math.max(0, score / top) : 1;
      return sentencesOf(article, statements).map((sentence) => ({ ...sentence, standing }));
    });
  }),
);

/** All sentences of the best articles among `hits` (of `most`), datelines cut off, furniture left out; the same ones for the same hits. */
export const candidates = (hits: readonly Hit[], most = ARTICLES): readonly Candidate[] => ofHits(hits)(most);

/** Whether one says what the other says too: a sentence of a list, or the same. */
export function overlaps(one: Candidate, other: Candidate): boolean {
  const spans = (of: Candidate) => of.list?.parts ?? [of];
  return (
    one.article.id === other.article.id &&
    spans(one).some((a) => spans(other).some((b) => a.paragraph === b.paragraph && overlap(a, b)))
  );
}
