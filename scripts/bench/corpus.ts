/** Corpora in folders, as `npm run corpora -- --make` writes them, and their indexes. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { indexPages } from '../../src/indexing/index.ts';
import { type RetrieveDeps, readQuestion, retrieveArticles } from '../../src/retrieval/index.ts';
import { openStore } from '../../src/store/index.ts';
import type { Corpus, CorpusArticle, CorpusQuestion } from './convert.ts';

/** The day after the newest report of the public news archive; no other corpus has dates. */
export const TODAY = '2023-08-21';

/** The objects of a file, one a line. */
export const linesOf = async <T>(path: string): Promise<readonly T[]> =>
  (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Names of the corpora in a folder. */
export async function corporaIn(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir);
  const kept = await Promise.all(names.map((name) => stat(join(dir, name, 'questions.jsonl')).catch(() => null)));
  return names.filter((_, i) => kept[i]).sort();
}

export async function readCorpus(dir: string): Promise<Corpus> {
  const articles = await linesOf<CorpusArticle>(join(dir, 'articles.jsonl'));
  return { articles, questions: await linesOf<CorpusQuestion>(join(dir, 'questions.jsonl')) };
}

/** An index that is there, for reading. */
export async function openIndex(index: string): Promise<RetrieveDeps> {
  const embedder = await createEmbedder('static');
  return { store: await openStore(index, { embedder, readOnly: true }), embedder };
}

/** Brings the index of a file of articles up to date and opens it. */
export async function openCorpus(articles: string, index: string): Promise<RetrieveDeps> {
  const embedder = await createEmbedder('static');
  const store = await openStore(index, { embedder, create: true });
  await indexPages([articles], { store, embedder, today: TODAY });
  return { store, embedder };
}

/** The same of a corpus in a folder; the index is kept beside its files. */
export const openFolder = (dir: string): Promise<RetrieveDeps> =>
  openCorpus(join(dir, 'articles.jsonl'), join(dir, 'index'));

/** Places that are looked at. */
export const K = 10;

type Finder = (question: string) => Promise<readonly string[]>;

/** Ids of the articles that Wenjin finds. */
export const ours =
  (deps: RetrieveDeps): Finder =>
  async (question) => {
    const read = await readQuestion({ text: question, history: [], today: TODAY }, deps.store);
    const hits = await retrieveArticles(read, deps, { k: K });
    return hits.map(({ article }) => article.externalId ?? article.id);
  };

/** Share of the questions with a right article first, and among those found. */
export async function recall(questions: readonly CorpusQuestion[], find: Finder): Promise<readonly [number, number]> {
  let [first, found] = [0, 0];
  for (const { question, relevant } of questions) {
    const place = (await find(question)).findIndex((id) => relevant.includes(id));
    if (place === 0) first++;
    if (place >= 0) found++;
  }
  return [first / questions.length, found / questions.length];
}
