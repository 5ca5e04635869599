import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { App } from '../src/app.ts';
import { answerLine, articleLine, type Change, changes, hidden } from '../src/evaluation/frozen.ts';
import { readGold } from '../src/evaluation/index.ts';
import { QUESTION_SETS, type QuestionSet } from '../src/evaluation/sets.ts';
import { chunk } from '../src/indexing/chunk.ts';
import { readArticles } from '../src/indexing/index.ts';
import { runCommand } from './command.ts';
import { withIndexOf } from './scratch.ts';

const help = `
npm run freeze -- [--check]
Writes what every fixture's questions are answered and how its pages are cut, a line for each, into tests/frozen/.
  --check   writes nothing: says which lines would change, and ends with 1 when any would
Of sets that are held out only hashes are written.`;

const FOLDER = join('tests', 'frozen');
/** The day all questions are asked on: after all reports, and always the same. */
const ASKED_ON = '2026-11-21';
/** More of them nobody reads in a terminal. */
const SHOWN = 20;

const shownOf = (lines: readonly string[], { heldOut }: QuestionSet): readonly string[] =>
  heldOut ? lines.map(hidden) : lines;

async function answersOf(set: QuestionSet, app: App): Promise<readonly string[]> {
  const { questions, unanswerable } = await readGold(set.gold);
  const lines: string[] = [];
  for (const { qid, question, history = [] } of [...questions, ...unanswerable])
    lines.push(answerLine(qid, await app.ask({ text: question, history, today: ASKED_ON })));
  return shownOf(lines, set);
}

async function articlesOf(set: QuestionSet): Promise<readonly string[]> {
  const names = (await readdir(set.pages)).filter((name) => name.endsWith('.txt')).sort();
  const pages = await Promise.all(
    names.map(async (name) =>
      readArticles({ name: basename(name), bytes: await readFile(join(set.pages, name)) }, { today: ASKED_ON }),
    ),
  );
  const articles = pages.flat().flatMap((page) => page.articles);
  return shownOf(
    articles.map((article) => articleLine(article, chunk(article))),
    set,
  );
}

/** A frozen file's name and its lines. */
type Frozen = readonly [name: string, lines: readonly string[]];

const fileOf = (kind: string, name: string): string => join(FOLDER, `${kind}-${name.replaceAll('/', '-')}.jsonl`);
const linesIn = async (path: string): Promise<readonly string[]> =>
  (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean);

function told(name: string, changed: readonly Change[]): string {
  const shown = changed
    .slice(0, SHOWN)
    .map(({ id, before, now }) => `  ${id}\n    was ${before ?? 'nothing'}\n    now ${now ?? 'nothing'}`);
  return [`${name}: ${changed.length} changed`, ...shown, ...(changed.length > SHOWN ? ['  …'] : [])].join('\n');
}

/** Says what changed; whether anything did. */
async function check(frozen: readonly Frozen[]): Promise<boolean> {
  let any = false;
  for (const [name, lines] of frozen) {
    const changed = changes(await linesIn(name), lines);
    if (changed.length === 0) continue;
    any = true;
    process.stdout.write(`${told(name, changed)}\n`);
  }
  return any;
}

await runCommand({
  help,
  options: { check: { type: 'boolean' } },
  run: async ({ values, config }) => {
    const frozen: Frozen[] = [];
    for (const [pages, sets] of Map.groupBy(QUESTION_SETS, (set) => set.pages)) {
      frozen.push([fileOf('articles', sets[0]!.name), await articlesOf(sets[0]!)]);
      await withIndexOf(config, pages, async (app) => {
        for (const set of sets) frozen.push([fileOf('answers', set.name), await answersOf(set, app)]);
      });
    }
    if (values.check) {
      const changed = await check(frozen);
      process.stdout.write(changed ? 'Where that was meant: npm run freeze\n' : 'nothing changed\n');
      return changed ? 1 : 0;
    }
    await mkdir(FOLDER, { recursive: true });
    for (const [name, lines] of frozen) await writeFile(name, `${lines.join('\n')}\n`);
    return 0;
  },
});
