import type { Corpus } from './corpus.ts';
import { between, type Random } from './random.ts';

/** Bags of features: those of bag `b` are `features[starts[b] … starts[b + 1])`; repeats count. */
export type Bags = { readonly features: Uint32Array; readonly starts: Uint32Array };

/** Questions and the passages that belong to them, row by row. */
export type Pairs = { readonly questions: Bags; readonly passages: Bags };

export type SampleOptions = {
  /** At most this share of a sentence's features is dropped to make a question of it. */
  readonly drop: number;
  /** How often the passage keeps the sentence itself, as the passage that answers a question does. */
  readonly keepSentence: number;
  /** Sentences in a passage at most. */
  readonly window: number;
};

/** A sentence with fewer features says too little to find its article. */
const SHORTEST = 6;

/** Articles that have a sentence and something around it. */
export function trainable(corpus: Corpus): Uint32Array {
  const { articles } = corpus;
  return Uint32Array.from({ length: articles.length - 1 }, (_, a) => a).filter(
    (a) => articles[a + 1]! - articles[a]! >= 3,
  );
}

function pickSentence(corpus: Corpus, article: number, random: Random): number {
  const first = corpus.articles[article]!;
  const last = corpus.articles[article + 1]! - 1;
  for (let tries = 0; tries < 5; tries++) {
    const sentence = between(random, first, last);
    if (corpus.starts[sentence + 1]! - corpus.starts[sentence]! >= SHORTEST) return sentence;
  }
  return between(random, first, last);
}

function question(corpus: Corpus, sentence: number, options: SampleOptions, random: Random): number[] {
  const all = corpus.features.subarray(corpus.starts[sentence], corpus.starts[sentence + 1]);
  const share = random() * options.drop;
  const kept = Array.from(all).filter(() => random() >= share);
  return kept.length > 0 ? kept : Array.from(all);
}

function passage(corpus: Corpus, article: number, sentence: number, options: SampleOptions, random: Random): number[] {
  const { features, starts, articles } = corpus;
  const size = between(random, 2, options.window);
  const first = Math.max(articles[article]!, sentence - between(random, 0, size - 1));
  const last = Math.min(articles[article + 1]!, first + size + 1);
  if (random() < options.keepSentence) return Array.from(features.subarray(starts[first], starts[last]));
  const before = features.subarray(starts[first], starts[sentence]);
  const after = features.subarray(starts[Math.min(sentence + 1, last)], starts[last]);
  return [...before, ...after];
}

function bags(lists: readonly (readonly number[])[]): Bags {
  const starts = new Uint32Array(lists.length + 1);
  for (const [row, list] of lists.entries()) starts[row + 1] = starts[row]! + list.length;
  return { features: Uint32Array.from(lists.flat()), starts };
}

/** One pair an article: a sentence with some features dropped, and two or more sentences from around it. */
export function drawPairs(corpus: Corpus, articles: Uint32Array, options: SampleOptions, random: Random): Pairs {
  const questions: number[][] = [];
  const passages: number[][] = [];
  for (const article of articles) {
    const sentence = pickSentence(corpus, article, random);
    questions.push(question(corpus, sentence, options, random));
    passages.push(passage(corpus, article, sentence, options, random));
  }
  return { questions: bags(questions), passages: bags(passages) };
}
