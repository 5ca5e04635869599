import { partOf } from '../reading/index.ts';
import type { AnswerSentence, Article, Citation, Draft, DraftSentence, Quote } from '../types.ts';
import { mayInsert } from './annotate.ts';

export type Verified = { readonly sentences: readonly AnswerSentence[]; readonly citations: readonly Citation[] };

/** What to call an article that has no headline: its first words. */
const FIRST_WORDS = 20;

/** The headline, or the first words of a continuation. */
export function titleOf(article: Article): string {
  if (article.title) return article.title;
  const first = article.paragraphs[0] ?? '';
  return first.length > FIRST_WORDS ? `${first.slice(0, FIRST_WORDS)}…` : first;
}

/** Where its publisher has it: a report that was first read from print may be on a site as well. */
const addressOf = ({ url, alsoIn }: Article): string | null =>
  url ?? alsoIn.find((name) => /^https?:\/\//i.test(name)) ?? null;

/** The quote's place in the stored paragraph; `null` when it isn't there word for word. */
function locate(quote: Quote, article: Article | null, called: string | null): Citation | null {
  const start = article ? partOf(article, quote.paragraph).indexOf(quote.quote) : -1;
  if (!article || start === -1 || quote.quote === '') return null;
  const { published, source, district, byline } = article;
  const paper = byline.source ?? article.paper ?? called;
  return {
    ...{ ...quote, start, end: start + quote.quote.length, title: titleOf(article) },
    ...{ published, source, paper, district, url: addressOf(article) },
  };
}

/** Insertions （…）, cuts … and line ends part a sentence into pieces, each of which must stand in one of the quotes. */
function carried({ text }: DraftSentence, citations: readonly Citation[], articles: readonly Article[]): boolean {
  const quoted = (piece: string) => citations.some(({ quote }) => quote.includes(piece));
  if (quoted(text)) return true;
  const pieces = text
    .split(/（[^（）]*）|…+|\n/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const brackets = Array.from(text.matchAll(/（([^（）]*)）/g), ([whole, inner = '']) => ({ whole, inner }));
  const allowed = brackets.every(
    ({ whole, inner }) => quoted(whole) || articles.some((article) => mayInsert(inner, article)),
  );
  return allowed && pieces.length > 0 && pieces.every(quoted);
}

/**
 * Checks a draft against the store: a quote that isn't in its paragraph word for word is dropped, and with it each
 * sentence that it alone carries. What comes out cites only what is there. `called`: the paper's name where no page prints it.
 */
export async function verify(
  draft: Draft,
  fetchArticle: (id: string) => Promise<Article | null>,
  called: string | null = null,
): Promise<Verified> {
  const ids = [...new Set(draft.sentences.flatMap(({ quotes }) => quotes.map(({ article }) => article)))];
  const articles = new Map(await Promise.all(ids.map(async (id) => [id, await fetchArticle(id)] as const)));
  const citedBy = (found: readonly Citation[]) =>
    found.map(({ article }) => articles.get(article)).filter((one) => one != null);
  const citations: Citation[] = [];
  const sentences: AnswerSentence[] = [];
  for (const sentence of draft.sentences) {
    const found = sentence.quotes
      .map((quote) => locate(quote, articles.get(quote.article) ?? null, called))
      .filter((one) => one !== null);
    if (found.length === 0 || !carried(sentence, found, citedBy(found))) continue;
    const { text, translation } = sentence;
    const own = found.map((one) => citations.push(one) - 1);
    sentences.push({ text, citations: own, ...(translation === undefined ? {} : { translation }) });
  }
  return { sentences, citations };
}
