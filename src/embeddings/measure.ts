import { sentences } from '../reading/index.ts';
import type { Embedder } from './port.ts';

export type LabelledArticle = { readonly id: string; readonly text: string };
export type LabelledQuestion = { readonly question: string; readonly relevant: readonly string[] };
/** Shares of the questions whose article is the first, or among the first ten. */
export type Recall = { readonly questions: number; readonly at1: number; readonly at10: number };

/** About what the index cuts: whole sentences up to 350 characters. */
const PASSAGE = 350;
const BATCH = 512;

function passagesOf(text: string): string[] {
  const passages: string[] = [];
  for (const { start, end } of sentences(text)) {
    const sentence = text.slice(start, end);
    const last = passages.at(-1);
    if (last !== undefined && last.length + sentence.length <= PASSAGE) passages[passages.length - 1] = last + sentence;
    else passages.push(sentence);
  }
  return passages;
}

type Vectors = { readonly rows: Float32Array; readonly articleOf: readonly string[] };

async function embedAll(
  embedder: Embedder,
  articles: Iterable<LabelledArticle>,
  signal?: AbortSignal,
): Promise<Vectors> {
  const passages = [...articles].flatMap(({ id, text }) => passagesOf(text).map((passage) => ({ id, passage })));
  const rows = new Float32Array(passages.length * embedder.dimensions);
  for (let at = 0; at < passages.length; at += BATCH) {
    const part = passages.slice(at, at + BATCH).map(({ passage }) => passage);
    const vectors = await embedder.embed(part, 'passage', signal);
    for (const [n, vector] of vectors.entries()) rows.set(vector, (at + n) * embedder.dimensions);
  }
  return { rows, articleOf: passages.map(({ id }) => id) };
}

/** Articles by their best passage, exactly, best first. */
function nearestArticles({ rows, articleOf }: Vectors, asked: Float32Array): readonly string[] {
  const best = new Map<string, number>();
  for (const [row, article] of articleOf.entries()) {
    let score = 0;
    for (let k = 0; k < asked.length; k++) score += asked[k]! * rows[row * asked.length + k]!;
    if (score > (best.get(article) ?? Number.NEGATIVE_INFINITY)) best.set(article, score);
  }
  return [...best]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 10)
    .map(([article]) => article);
}

/** How well vectors alone, compared one by one, find the articles that answer: no index and no words take part. */
export async function measureRecall(
  embedder: Embedder,
  articles: Iterable<LabelledArticle>,
  questions: readonly LabelledQuestion[],
  signal?: AbortSignal,
): Promise<Recall> {
  const vectors = await embedAll(embedder, articles, signal);
  const ranks: number[] = [];
  for (const { question, relevant } of questions) {
    const [asked] = await embedder.embed([question], 'question', signal);
    const rank = nearestArticles(vectors, asked ?? new Float32Array()).findIndex((id) => relevant.includes(id));
    ranks.push(rank < 0 ? Number.POSITIVE_INFINITY : rank);
  }
  const share = (limit: number) => ranks.filter((rank) => rank < limit).length / Math.max(1, ranks.length);
  return { questions: ranks.length, at1: share(1), at10: share(10) };
}
