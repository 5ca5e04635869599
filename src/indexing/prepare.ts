import type { Embedder } from '../embeddings/port.ts';
import { indexTerms } from '../reading/index.ts';
import type { Article, IndexedArticle, IndexedPage, Passage, Statement } from '../types.ts';
import { chunk } from './chunk.ts';

/** A page as it was read, not yet embedded. */
export type ReadPage = { readonly page: string; readonly hash: string; readonly articles: readonly Article[] };

const headline = ({ kicker, title, subtitle }: Article) => [kicker, title, subtitle].filter(Boolean).join(' ');

/** What is embedded for a passage: the headline says what a passage from the middle of an article is about. */
const embeddedText = (article: Article, { text }: Passage) =>
  article.title === null ? text : `${article.title}\n${text}`;

export type PrepareDeps = {
  readonly embedder: Embedder;
  /** What an article says; it was read where it was cut. */
  readonly statementsOf: (article: Article) => readonly Statement[];
  readonly signal?: AbortSignal | undefined;
};

/** Statements, passages, vectors and index terms of pages, all their passages in one call of the embedder. */
export async function prepare(
  pages: readonly ReadPage[],
  { embedder, statementsOf, signal }: PrepareDeps,
): Promise<IndexedPage[]> {
  const cut = pages.map((page) => page.articles.map((article) => ({ article, passages: chunk(article) })));
  const texts = cut
    .flat()
    .flatMap(({ article, passages }) => passages.map((passage) => embeddedText(article, passage)));
  const vectors = (texts.length === 0 ? [] : await embedder.embed(texts, 'passage', signal))[Symbol.iterator]();
  const indexed = ({ article, passages }: { article: Article; passages: readonly Passage[] }): IndexedArticle => ({
    article,
    statements: statementsOf(article),
    titleTerms: indexTerms(headline(article)),
    passages: passages.map((passage) => ({
      ...passage,
      vector: vectors.next().value ?? new Float32Array(embedder.dimensions),
      terms: indexTerms(passage.text),
    })),
  });
  return pages.map(({ page, hash }, at) => ({ page, hash, articles: (cut[at] ?? []).map(indexed) }));
}
