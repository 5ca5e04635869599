import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../src/app.ts';
import { understand } from '../src/ask.ts';
import {
  archiveLesson,
  calibrateConfidence,
  calibrateRanker,
  confidenceFile,
  given,
  type Lessons,
  lessonsOf,
  rankFile,
} from '../src/evaluation/calibrate.ts';
import { readGold } from '../src/evaluation/index.ts';
import { madeUpLessons, toldLessons } from '../src/evaluation/made-up.ts';
import { createLog } from '../src/log.ts';
import { readQuestion } from '../src/retrieval/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run calibrate -- [--archive PAGES.jsonl | --index DIR] [--questions FILE] [--ranker]
Fits the confidence of the built-in answerer on the gold data, on the questions of tests/fixtures
(those of tests/fixtures/held-out are never read) and, when given, an archive with questions ({question, relevant: [ids],
answers}); writes src/answering/confidence-weights.ts, which is committed as it is written.
  --archive FILE    the archive, indexed for this run; --index DIR an index of it that is there already
  --questions FILE  short questions about it
  --ranker          fits the sentence ranker (src/answering/rank-weights.ts) instead; the confidence has to be fitted after it`;

/** The day all questions are asked on, after all reports, so that the same data give the same weights. */
const ASKED_ON = '2026-11-21';

const text = { type: 'string' } as const;
const fixtures = (...path: string[]): string => join('tests', 'fixtures', ...path);

/** Questions made up over what an index holds. */
async function madeUp(app: App, most: number, weight: number): Promise<Lessons> {
  const newest = await app.store.latest(3_000);
  const articles = await Promise.all(newest.map(({ id }) => app.store.article(id)));
  const found = articles.filter((article) => article !== null);
  return {
    lessons: [...madeUpLessons(found, most, weight), ...toldLessons(found, most, weight)],
    search: searchIn(app),
  };
}

const searchIn =
  (app: App): Lessons['search'] =>
  async (question) =>
    understand(await readQuestion(question, app.store), app);
const linesOf = async (path: string) =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

await runCommand({
  help,
  options: { archive: text, index: text, questions: text, ranker: { type: 'boolean' } },
  run: async ({ values: { archive, index, questions, ranker }, config }) => {
    const folder = await mkdtemp(join(tmpdir(), 'wenjin-calibrate-'));
    const open = (name: string) =>
      openApp({ ...config, INDEX_DIR: join(folder, name) }, createLog('error'), { create: true });
    const [seeds, town, town2] = [await open('seeds'), await open('town'), await open('town-2')];
    const bench = index
      ? await openApp({ ...config, INDEX_DIR: index }, createLog('error'), { readOnly: true })
      : await open('archive');
    try {
      await seeds.index(['seeds']);
      await town.index([fixtures('town', 'pages')]);
      await town2.index([fixtures('town-2', 'pages')]);
      if (archive) await bench.index([archive]);
      const about = async (app: App, gold: string): Promise<Lessons> => ({
        lessons: lessonsOf(await readGold(gold)),
        search: searchIn(app),
      });
      const asked = questions ? (await linesOf(questions)).filter(({ answers }) => answers).map(archiveLesson) : [];
      const sets: readonly Lessons[] = [
        await about(seeds, join('tests', 'gold')),
        await about(seeds, fixtures('questions')),
        await about(town, fixtures('town', 'questions')),
        await about(town2, fixtures('town-2', 'questions')),
        ...(archive || index ? [await about(bench, fixtures('archive'))] : []),
        { lessons: asked, search: searchIn(bench) },
      ];
      const made = await Promise.all([madeUp(seeds, 120, 1), madeUp(town, 60, 1), madeUp(bench, 250, 0.5)]);
      if (ranker) {
        const model = await calibrateRanker([...sets, ...made], ASKED_ON);
        await writeFile(join('src', 'answering', 'rank-weights.ts'), rankFile(model));
        return 0;
      }
      const { confidence, doubting } = await calibrateConfidence([...sets, ...made], ASKED_ON);
      await writeFile(join('src', 'answering', 'confidence-weights.ts'), confidenceFile(confidence));
      const { right, wrong } = given(confidence, doubting);
      process.stdout.write(
        `given: ${(100 * right).toFixed(1)} % of answerable, ${(100 * wrong).toFixed(1)} % of unanswerable (articles and facts withheld included)\n`,
      );
      return 0;
    } finally {
      await Promise.all([seeds.close(), town.close(), town2.close(), bench.close()]);
      await rm(folder, { recursive: true, force: true });
    }
  },
});
