import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../src/app.ts';
import {
  calibrateConfidence,
  calibrateRanker,
  confidenceFile,
  doubtingRows,
  given,
  type Lessons,
  lessonsOf,
  rankFile,
  rankingSamples,
} from '../src/evaluation/calibrate.ts';
import { firstWordsFile, firstWordsOf } from '../src/evaluation/first-words.ts';
import type { Gold } from '../src/evaluation/gold.ts';
import { readGold } from '../src/evaluation/index.ts';
import { QUESTION_SETS } from '../src/evaluation/sets.ts';
import { crossValidate } from '../src/evaluation/tuning.ts';
import { createLog } from '../src/log.ts';
import { readQuestion } from '../src/retrieval/index.ts';
import { surest } from '../src/surest.ts';
import { understand } from '../src/understand.ts';
import { runCommand } from './command.ts';

const help = `
npm run calibrate -- [--ranker | --first-words]
Fits the confidence of the built-in answerer on every open set of questions in the repository (those held out are never
read); says how it would do on each archive when fitted on the others; writes src/answering/doubts/weights.ts, which is
committed as it is written.
  --ranker          fits the sentence ranker (src/answering/rank-weights.ts) instead; the confidence has to be fitted after it
  --first-words     fits which words of the chosen sentences are said first (src/answering/short-weights.ts) instead`;

/** The day all questions are asked on, after all reports, so that the same data give the same weights. */
const ASKED_ON = '2026-11-21';

const flag = { type: 'boolean' } as const;

/** An archive with the lessons about it. */
type Archive = Lessons & { readonly name: string; readonly gold: readonly Gold[] };

const searchIn =
  (app: App): Lessons['search'] =>
  async (question) =>
    surest(await understand(await readQuestion(question, app.store), app), app.answerer);

/** Every archive that open sets ask about, indexed by `open`, with the lessons of all of them. */
async function archives(
  open: (pages: string) => Promise<App>,
  isMeant: (name: string) => boolean,
): Promise<readonly Archive[]> {
  const found: Archive[] = [];
  for (const [pages, sets] of Map.groupBy(
    QUESTION_SETS.filter(({ heldOut, name }) => !heldOut && isMeant(name)),
    ({ pages }) => pages,
  )) {
    const app = await open(pages);
    const gold = await Promise.all(sets.map((set) => readGold(set.gold)));
    found.push({ name: pages, gold, lessons: gold.flatMap((one) => lessonsOf(pages, one)), search: searchIn(app) });
  }
  return found;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);

/** Fits the confidence; each archive is judged by a fit on the others. */
async function fitConfidence(sets: readonly Archive[]): Promise<string> {
  const rows = await Promise.all(sets.map((set) => doubtingRows(set, ASKED_ON)));
  for (const [at, { name }] of sets.entries()) {
    const { right, wrong } = given(calibrateConfidence(rows.filter((_, other) => other !== at).flat()), rows[at] ?? []);
    process.stdout.write(
      `${name.padEnd(36)} given: ${percent(right)} of the right answers, ${percent(wrong)} of the others\n`,
    );
  }
  return confidenceFile(calibrateConfidence(rows.flat()));
}

/** Fits the ranker; each archive is judged by a fit on the others. */
async function fitRanker(sets: readonly Archive[]): Promise<string> {
  const samples = (await Promise.all(sets.map((set) => rankingSamples(set, ASKED_ON)))).flat();
  for (const { kind, questions, at } of crossValidate(samples, sets.length))
    process.stdout.write(`${kind.padEnd(36)} first sentence right: ${percent(at[0] ?? 0)} of ${questions}\n`);
  return rankFile(calibrateRanker(samples));
}

/** Fits which words are said first; each archive is judged by a fit on the others. */
async function fitFirstWords(sets: readonly Archive[]): Promise<string> {
  const all = (
    await Promise.all(sets.map(({ name, gold, search }) => firstWordsOf(name, gold, search, ASKED_ON)))
  ).flat();
  const samples = all.map(({ sample }) => sample);
  for (const { kind, questions, at } of crossValidate(samples, sets.length))
    process.stdout.write(`${kind.padEnd(36)} likeliest words right: ${percent(at[0] ?? 0)} of ${questions}\n`);
  return firstWordsFile(all);
}

await runCommand({
  help,
  options: { ranker: flag, 'first-words': flag },
  run: async ({ values: { ranker, 'first-words': firstWords }, config }) => {
    // With the turns of residents' chats in their fit, first words were worse on fresh questions (47 right, 15 wrong; 54, 14 without).
    const isMeant = (name: string) => !firstWords || !name.startsWith('talks/');
    const folder = await mkdtemp(join(tmpdir(), 'wenjin-calibrate-'));
    const apps: App[] = [];
    const opened = async (app: App): Promise<App> => {
      apps.push(app);
      return app;
    };
    try {
      const sets = await archives(async (pages) => {
        const INDEX_DIR = join(folder, String(apps.length));
        const app = await opened(await openApp({ ...config, INDEX_DIR }, createLog('error'), { create: true }));
        await app.index([pages]);
        return app;
      }, isMeant);
      if (firstWords) await writeFile(join('src', 'answering', 'short-weights.ts'), await fitFirstWords(sets));
      else if (ranker) await writeFile(join('src', 'answering', 'rank-weights.ts'), await fitRanker(sets));
      else await writeFile(join('src', 'answering', 'doubts', 'weights.ts'), await fitConfidence(sets));
      return 0;
    } finally {
      await Promise.all(apps.map((app) => app.close()));
      await rm(folder, { recursive: true, force: true });
    }
  },
});
