import type { Embedder } from '../embeddings/port.ts';
import { indexTerms } from '../reading/index.ts';
import type { Article, IndexedArticle, IndexedPage, Passage, Statement } from '../types.ts';
import { createBreath } from './breath.ts';
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
  const breath = createBreath();
  const indexed = async ({ article, passages }: { article: Article; passages: readonly Passage[] }) => {
    const taken: IndexedArticle['passages'][number][] = [];
    for (const passage of passages) {
      await breath();
      const vector = vectors.next().value ?? new Float32Array(embedder.dimensions);
      taken.push({ ...passage, vector, terms: indexTerms(passage.text) });
    }
    return { article, statements: statementsOf(article), titleTerms: indexTerms(headline(article)), passages: taken };
  };
  const done: IndexedPage[] = [];
  for (const [at, { page, hash }] of pages.entries()) {
    const articles: IndexedArticle[] = [];
    for (const one of cut[at] ?? []) articles.push(await indexed(one));
    done.push({ page, hash, articles });
  }
  return done;
}
