import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp, today } from '../src/app.ts';
import {
  archiveLesson,
  calibrate,
  confidenceFile,
  given,
  type Lessons,
  lessonsOf,
  rankFile,
} from '../src/evaluation/calibrate.ts';
import { readGold } from '../src/evaluation/index.ts';
import { madeUpLessons, toldLessons } from '../src/evaluation/made-up.ts';
import { createLog } from '../src/log.ts';
import { readQuestion, retrieve } from '../src/retrieval/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run calibrate -- [--archive PAGES.jsonl --questions FILE]
Fits the sentence ranker and the confidence of the built-in answerer on the gold data, tests/fixtures/questions and, when
given, an archive with questions ({question, relevant: [ids], answers}); writes src/answering/*-weights.ts. Run it twice
after a change of features: the confidence is fitted on what the ranker chooses.`;

const text = { type: 'string' } as const;
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
  async (question) => {
    const parsed = await readQuestion(question, app.store);
    return { parsed, hits: await retrieve(parsed, app) };
  };
const linesOf = async (path: string) =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

await runCommand({
  help,
  options: { archive: text, questions: text },
  run: async ({ values: { archive, questions }, config }) => {
    const folder = await mkdtemp(join(tmpdir(), 'wenjin-calibrate-'));
    const open = (name: string) =>
      openApp({ ...config, INDEX_DIR: join(folder, name) }, createLog('error'), { create: true });
    const [seeds, bench] = [await open('seeds'), await open('archive')];
    try {
      await seeds.index(['seeds']);
      if (archive) await bench.index([archive]);
      const golds = await Promise.all([
        readGold(join('tests', 'gold')),
        readGold(join('tests', 'fixtures', 'questions')),
      ]);
      const asked = questions ? (await linesOf(questions)).filter(({ answers }) => answers).map(archiveLesson) : [];
      const sets: readonly Lessons[] = [
        ...golds.map((gold) => ({ lessons: lessonsOf(gold), search: searchIn(seeds) })),
        { lessons: asked, search: searchIn(bench) },
      ];
      const made = await Promise.all([madeUp(seeds, 120, 1), madeUp(bench, 250, 0.5)]);
      const { ranker, confidence, doubting } = await calibrate([...sets, ...made], today());
      await writeFile(join('src', 'answering', 'rank-weights.ts'), rankFile(ranker));
      await writeFile(join('src', 'answering', 'confidence-weights.ts'), confidenceFile(confidence));
      const { right, wrong } = given(confidence, doubting);
      process.stdout.write(
        `given: ${(100 * right).toFixed(1)} % of answerable, ${(100 * wrong).toFixed(1)} % of unanswerable (articles withheld included)\n`,
      );
      return 0;
    } finally {
      await Promise.all([seeds.close(), bench.close()]);
      await rm(folder, { recursive: true, force: true });
    }
  },
});
