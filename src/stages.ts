/** What each stage makes of a file or a question, for `npm run show`: the flow with its lid off. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { App } from './app.ts';
import { InputError, oneLine } from './errors.ts';
import { aboutOf, doubtsAbout, frameOf, scoredOf } from './evaluation/views.ts';
import { chunk } from './indexing/chunk.ts';
import { dayIn, readArticles } from './indexing/index.ts';
import { explainLines, explainSource } from './indexing/segment/index.ts';
import { read, statementsOf } from './reading/index.ts';
import { readQuestion } from './retrieval/index.ts';
import { surest } from './surest.ts';
import type { Article, Hit, ParsedQuestion } from './types.ts';
import { understand } from './understand.ts';

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new InputError({
      what: `read "${basename(path)}"`,
      why: oneLine(cause),
      remedy: 'Check the path and that the file may be read.',
      cause,
    });
  }
}

/** Whose day a stated moment is, and which day it is. */
type Zone = { readonly TIME_ZONE: string };

async function articlesIn(path: string, { TIME_ZONE: timeZone }: Zone): Promise<readonly Article[]> {
  const today = dayIn(timeZone, new Date());
  const pages = await readArticles({ name: basename(path), bytes: await bytesOf(path) }, { today, timeZone });
  return pages.flatMap(({ articles }) => articles);
}

/** Stages of indexing; each takes a file's path and makes one object a line. */
export const FILE_STAGES: Readonly<Record<string, (path: string, zone: Zone) => Promise<readonly unknown[]>>> = {
  articles: articlesIn,
  statements: async (path, zone) =>
    (await articlesIn(path, zone)).flatMap((article) =>
      statementsOf(article).map((statement) => ({ article: article.id, ...statement })),
    ),
  passages: async (path, zone) => (await articlesIn(path, zone)).flatMap(chunk),
  lines: async (path) =>
    explainLines(new TextDecoder().decode(await bytesOf(path))).map(({ line, role, text }) => ({ line, role, text })),
  explain: async (path) => {
    const text = new TextDecoder().decode(await bytesOf(path));
    return [explainSource(text), ...explainLines(text)];
  },
};

/** Any text as it is read, or a file's text line by line: its mentions, each with its place. */
export async function mentionsIn(what: string, day: string): Promise<readonly unknown[]> {
  const isFile = await stat(what).then(
    (found) => found.isFile(),
    () => false,
  );
  const lines = isFile ? new TextDecoder().decode(await bytesOf(what)).split(/\r\n?|\n/) : [what];
  return lines.flatMap((line, at) => read(line, { day }).map((one) => (isFile ? { line: at + 1, ...one } : one)));
}

/** A stage that looks at a question with what was found for it. */
const seen =
  (view: (question: ParsedQuestion, hits: readonly Hit[]) => readonly unknown[] | Promise<readonly unknown[]>) =>
  async (app: App, text: string): Promise<readonly unknown[]> => {
    const read = await understand(await readQuestion(asked(text, app.today()), app.store), app);
    const { parsed, hits } = await surest(read, app.answerer);
    return view(parsed, hits);
  };

/** Stages of asking; each takes the question's text. */
export const QUESTION_STAGES: Readonly<Record<string, (app: App, text: string) => Promise<readonly unknown[]>>> = {
  parsed: async ({ store, today }, text) => [await readQuestion(asked(text, today()), store)],
  frame: async ({ store, today }, text) => frameOf(await readQuestion(asked(text, today()), store)),
  hits: seen((_, hits) => hits),
  about: seen(aboutOf),
  scored: seen(scoredOf),
  doubts: seen(doubtsAbout),
  draft: async (app, text) => seen(async (parsed, hits) => [await app.answerer.draft(parsed, hits, {})])(app, text),
  answer: async (app, text) => [await app.ask(asked(text, app.today()))],
  progress: async (app, name) => (await app.progress(name))?.entries ?? [],
};

const asked = (text: string, today: string) => ({ text, history: [], today });
