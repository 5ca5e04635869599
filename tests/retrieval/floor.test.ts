import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bm25 } from '../../scripts/bench/baselines.ts';
import type { Corpus } from '../../scripts/bench/convert.ts';
import { K, openCorpus, ours, readCorpus, recall, TODAY } from '../../scripts/bench/corpus.ts';
import { readGold } from '../../src/evaluation/index.ts';
import { isGold } from '../../src/evaluation/retrieval.ts';
import { readArticles } from '../../src/indexing/index.ts';
import type { FeatureName, Features } from '../../src/retrieval/features.ts';
import type { RetrieveDeps } from '../../src/retrieval/index.ts';
import { examine, readQuestion } from '../../src/retrieval/tuning.ts';
import type { Article } from '../../src/types.ts';

/** Invented papers of several makes; their pages have 2,000 to 6,000 characters, their articles 30 to 1,500. */
const PAPERS = ['twins-9', 'town-2'] as const;

/** Small samples of public question sets; their licences stand beside them. */
const SAMPLES = join('tests', 'fixtures', 'corpora');

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

/** The same with every text passed on by another office under a letterhead, and the copy is what was meant. */
const passedOn = ({ articles, questions }: Corpus): Corpus => ({
  articles: articles.flatMap(({ id, text }) => [
    { id, text },
    { id: `${id}-copy`, text: `转发下列文件，请遵照执行。\n${text}` },
  ]),
  questions: questions.map((one) => ({ ...one, relevant: one.relevant.map((id) => `${id}-copy`) })),
});

/** Several corpora as one archive. */
const together = (corpora: readonly Corpus[]): Corpus => ({
  articles: corpora.flatMap(({ articles }) => articles),
  questions: corpora.flatMap(({ questions }) => questions),
});

/** Weights learned on short news alone, as they once were: the longer a text, the better. */
const OF_NEWS_ALONE: Partial<Features> = {
  ...{ words: 2.64, vectors: 4.07, sentence: 3.58, pair: 3.24, article: 5.77, frequency: 4.87, opening: 2.17 },
  ...{ lateness: -2.2, brevity: 1.55, excess: 1.55, time: 0.68 },
};

/** Ids of the articles by those weights. */
const byNewsAlone =
  (deps: RetrieveDeps) =>
  async (question: string): Promise<readonly string[]> => {
    const read = await readQuestion({ text: question, history: [], today: TODAY }, deps.store);
    const { candidates, features } = await examine(read, deps);
    const scoreOf = (i: number) =>
      Object.entries(OF_NEWS_ALONE).reduce(
        (sum, [name, weight]) => sum + weight * features[i]![name as FeatureName],
        0,
      );
    const order = candidates.map((_, i) => i).sort((a, b) => scoreOf(b) - scoreOf(a));
    const best = await Promise.all(order.slice(0, K).map((i) => deps.store.article(candidates[i]!.article.id)));
    return best.map((article) => article?.externalId ?? '');
  };

const NAMES = [
  'articles',
  'documents',
  'documents among articles',
  'paragraphs of an encyclopaedia',
  'entries in traditional script',
  'all of these together',
  'copies of documents',
] as const;

describe('search is never worse than ten lines of BM25', () => {
  let folder = '';
  const corpora = new Map<(typeof NAMES)[number], Corpus>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wenjin-floor-'));
    const papers = await Promise.all(PAPERS.map(readPaper));
    const of = (whole: (at: number) => boolean) => corpusOf(papers, whole);
    const [documents, cmrc, drcd] = [
      of(() => true),
      await readCorpus(join(SAMPLES, 'cmrc')),
      await readCorpus(join(SAMPLES, 'drcd')),
    ];
    const all = [of(() => false), documents, of((at) => at % 2 === 0), cmrc, drcd];
    for (const [i, corpus] of [...all, together([documents, cmrc, drcd]), passedOn(documents)].entries())
      corpora.set(NAMES[i]!, corpus);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Shares of the questions with a right article first, and among the first ten: BM25's and those of `finder`. */
  async function recallOn(name: (typeof NAMES)[number], finder: typeof ours) {
    const { articles, questions } = corpora.get(name)!;
    const file = join(folder, `${name}.jsonl`);
    await writeFile(file, articles.map((one) => JSON.stringify(one)).join('\n'));
    const own = await openCorpus(file, join(folder, `${name}-index`));
    try {
      const plain = bm25(articles);
      const found = await recall(questions, finder(own));
      return { found, plain: await recall(questions, async (question) => plain(question, K)), count: questions.length };
    } finally {
      await own.store.close();
    }
  }

  test.each(NAMES.slice(0, -1))('on %s', async (name) => {
    const { found, plain, count } = await recallOn(name, ours);
    expect(count).toBeGreaterThan(100);
    expect(found[0]).toBeGreaterThanOrEqual(plain[0]);
    expect(found[1]).toBeGreaterThanOrEqual(plain[1]);
  });

  test('copies are told apart by nobody, and stay among the first ten', async () => {
    const { found, plain } = await recallOn('copies of documents', ours);
    expect(found[1]).toBeGreaterThanOrEqual(plain[1]);
  });

  test('and the documents tell weights that are', async () => {
    const { found, plain } = await recallOn('documents', byNewsAlone);
    expect(found[0]).toBeLessThan(plain[0]);
  });
});
