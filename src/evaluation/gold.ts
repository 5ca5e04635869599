/** Reads the yardstick: questions with what their answers must hold, questions without an answer, articles cut by hand. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, oneLine } from '../errors.ts';
import type { Question } from '../types.ts';
import type { GoldArticle } from './articles.ts';

/** A list means that any one of its entries will do. */
export type Required = string | readonly string[];

/** What every question of a set may say beside its words. */
export type Asked = {
  readonly qid: string;
  readonly question: string;
  readonly history?: readonly string[];
  /** The day it was asked, ISO, where the answer hangs on it. */
  readonly today?: string;
  /** What it tries: chat, made-up, dated, multi. */
  readonly kind?: string;
};

export type GoldQuestion = Asked & {
  readonly type: string;
  readonly must_include: readonly Required[];
  readonly must_not_include?: readonly string[];
  readonly gold_article_titles: readonly (string | null)[];
  /** The article's id in its archive, where the page isn't in the repository; titles and evidence are empty then. */
  readonly article?: string;
  /** Sentences of the page that hold the answer; they find articles that have no headline. */
  readonly evidence: readonly string[];
};

/** `reason`: not_covered, false_premise, privacy, offtopic, injection, future … */
export type UnanswerableQuestion = Asked & {
  readonly reason: string;
};

type GoldPage = { readonly seed: string; readonly items: readonly GoldArticle[] };

export type Gold = {
  readonly questions: readonly GoldQuestion[];
  readonly unanswerable: readonly UnanswerableQuestion[];
  readonly pages: readonly GoldPage[];
};

const reading = (path: string) =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new InputError({
      what: `read the gold file "${path}"`,
      why: oneLine(cause),
      remedy: 'Restore it with `git checkout`.',
      cause,
    });
  });

/** A question as it is put: on its own day, else on `today`. */
export const asQuestion = ({ question, history = [], today: own }: Omit<Asked, 'qid'>, today: string): Question => ({
  text: question,
  history,
  today: own ?? today,
});

/** The objects of a file, one a line. Rejects with `InputError` where there is no such file, or a line is none. */
export async function linesOf<T>(path: string): Promise<readonly T[]> {
  const text = await reading(path);
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as T];
    } catch (cause) {
      throw new InputError({
        what: `read line ${at + 1} of "${path}"`,
        why: oneLine(cause),
        remedy: 'Write one JSON object on each line.',
        cause,
      });
    }
  });
}

/** What a question need not say of itself. */
const NO_PROOF = { type: 'fact', must_include: [], gold_article_titles: [], evidence: [] } as const;

/** All gold files of a folder: `questions*.jsonl`, `unanswerable*.jsonl`, `articles-*.json`. Rejects with `InputError`. */
export async function readGold(folder: string): Promise<Gold> {
  const names = (await readdir(folder)).sort();
  const all = async <T>(pattern: RegExp) =>
    (
      await Promise.all(names.filter((name) => pattern.test(name)).map((name) => linesOf<T>(join(folder, name))))
    ).flat();
  const pages = names.filter((name) => /^articles-.*\.json$/.test(name));
  return {
    questions: (await all<Partial<GoldQuestion> & Asked>(/^questions.*\.jsonl$/)).map((one) => ({
      ...NO_PROOF,
      ...one,
    })),
    unanswerable: await all<UnanswerableQuestion>(/^unanswerable.*\.jsonl$/),
    pages: await Promise.all(pages.map(async (name) => JSON.parse(await reading(join(folder, name))) as GoldPage)),
  };
}
