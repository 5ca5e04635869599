import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bm25 } from '../../scripts/bench/baselines.ts';
import type { Corpus } from '../../scripts/bench/convert.ts';
import { K, openCorpus, ours, recall } from '../../scripts/bench/corpus.ts';
import { readGold } from '../../src/evaluation/index.ts';
import { isGold } from '../../src/evaluation/retrieval.ts';
import { readArticles } from '../../src/indexing/index.ts';
import type { Article } from '../../src/types.ts';

/** Invented papers of several makes; their pages have 2,000 to 6,000 characters, their articles 30 to 1,500. */
const PAPERS = ['twins-9', 'town-2'] as const;

/** What is asked in English is looked up in other ways (`understand`). */
const HAN = /\p{Script=Han}/u;

type Paper = {
  readonly pages: readonly { readonly name: string; readonly articles: readonly Article[] }[];
  readonly questions: Awaited<ReturnType<typeof readGold>>['questions'];
};

const textOf = ({ kicker, title, subtitle, paragraphs }: Article): string =>
  [kicker, title, subtitle, ...paragraphs].filter((line) => line !== null).join('\n');

async function readPaper(name: string): Promise<Paper> {
  const folder = join('tests', 'fixtures', name);
  const files = (await readdir(join(folder, 'pages'))).sort();
  const pages = await Promise.all(
    files.map(async (file) => {
      const read = await readArticles({ name: file, bytes: await readFile(join(folder, 'pages', file)) });
      return { name: file, articles: read.flatMap(({ articles }) => articles) };
    }),
  );
  return { pages, questions: (await readGold(join(folder, 'questions'))).questions };
}

/** Short texts, each with its questions; with `whole`, a page of these papers is one long document among them. */
function corpusOf(papers: readonly Paper[], whole: (at: number) => boolean): Corpus {
  const units = papers.flatMap(({ pages }, at) =>
    pages.flatMap(({ name, articles }) =>
      whole(at) ? [{ id: name, articles }] : articles.map((one) => ({ id: one.id, articles: [one] })),
    ),
  );
  const asked = papers.flatMap(({ questions }) => questions).filter((one) => !one.history && HAN.test(one.question));
  return {
    articles: units.map(({ id, articles }) => ({ id, text: articles.map(textOf).join('\n') })),
    questions: asked.flatMap((question) => {
      const relevant = units.filter(({ articles }) => articles.some((one) => isGold(one, question)));
      return relevant.length > 0
        ? [{ qid: question.qid, question: question.question, relevant: relevant.map(({ id }) => id) }]
        : [];
    }),
  };
}

describe('search is never worse than ten lines of BM25', () => {
  let folder = '';
  const corpora = new Map<string, Corpus>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wenjin-floor-'));
    const papers = await Promise.all(PAPERS.map(readPaper));
    corpora.set(
      'articles',
      corpusOf(papers, () => false),
    );
    corpora.set(
      'documents',
      corpusOf(papers, () => true),
    );
    corpora.set(
      'documents among articles',
      corpusOf(papers, (at) => at % 2 === 0),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(['articles', 'documents', 'documents among articles'])('on %s', async (name) => {
    const { articles, questions } = corpora.get(name)!;
    const dir = join(folder, name);
    await writeFile(`${dir}.jsonl`, articles.map((one) => JSON.stringify(one)).join('\n'));
    const own = await openCorpus(`${dir}.jsonl`, `${dir}-index`);
    try {
      const plain = bm25(articles);
      const [first, ten] = await recall(questions, ours(own));
      const [plainFirst, plainTen] = await recall(questions, async (question) => plain(question, K));
      expect(questions.length).toBeGreaterThan(100);
      expect(first).toBeGreaterThanOrEqual(plainFirst);
      expect(ten).toBeGreaterThanOrEqual(plainTen);
    } finally {
      await own.store.close();
    }
  });
});
