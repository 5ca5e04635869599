import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asksForShort } from '../src/answering/index.ts';
import { type App, openApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { type Brief, briefOf, briefTable, kindTable } from '../src/evaluation/brief.ts';
import { compared, evaluate, type Measured, printed, readGold, scorecard } from '../src/evaluation/index.ts';
import { addedUp, PAGE_HEAD, pageRowLine, scoreFolder } from '../src/evaluation/pages.ts';
import { type PremiseOutcome, premiseOutcomes, premiseTable, readPremises } from '../src/evaluation/premises.ts';
import { ARCHIVE_SETS, PAGE_FOLDERS, PREMISE_FOLDERS, PREMISE_PAGES, QUESTION_SETS } from '../src/evaluation/sets.ts';
import { scoreWebPages, webFaults, webTotals } from '../src/evaluation/web-pages.ts';
import { dayIn, readArticles, readFileArticles } from '../src/indexing/index.ts';
import { createLog } from '../src/log.ts';
import { readQuestion, retrieveArticles } from '../src/retrieval/index.ts';
import { surest } from '../src/surest.ts';
import type { Question } from '../src/types.ts';
import { understand } from '../src/understand.ts';
import { type Chooser, chooserOf } from './chooser.ts';
import { runCommand } from './command.ts';
import { reranking } from './reranking.ts';
import { withIndexOf, withPlainPages } from './scratch.ts';

const help = `
npm run evaluate -- [--gold DIR] [--seeds DIR] [--save FILE] [--compare FILE]
npm run evaluate -- --all
npm run evaluate -- [--all | --gold DIR --seeds DIR] --model SPEC [--record FILE | --replay FILE]
npm run evaluate -- --rerank --model SPEC [--record FILE | --replay FILE]
npm run evaluate -- --archive DIR
npm run evaluate -- --premises
npm run evaluate -- --web [DIR…]
npm run evaluate -- --pages [--verbose] [DIR…]
Measures articles, retrieval and answers on gold data, in an index of its own, and writes docs/scorecard.md.
  --gold DIR      gold data (default: tests/gold)
  --seeds DIR     the pages it is about (default: seeds)
  --save FILE     keeps the report as JSON; --compare FILE shows what changed since such a report
  --all           the answers to every set in the repository, a line each; those held out as figures alone
  --archive DIR   the answers to the sets about the archive for scale, a line each, from the index of it in DIR, which is only read
  --premises      how questions that take something false for granted are answered, a line for each set
  --web           saved web pages, office files and data dumps with gold.jsonl (default: tests/fixtures/web)
  --pages         how pages of every make are cut, dated and signed: each NAME.txt of the folders with its NAME.gold.json, or pages of
                  your own (any format) named in DIR/gold.jsonl, in DIR/pages or beside it: a line an article,
                  {"file", "title", "published": "2024-03-15" or null, "reporters": [], "body": "paragraphs, parted by \\n"}, and
                  {"file", "articles": 0} for a page without any; a "kind" has a line of the table for each.
                  --verbose says what went wrong on which page, but never of pages held out
  --without FILE:NAME=VALUE   with any of these: has that function of src/ return VALUE (\`it\` is what it is given), to see what it is
                  worth: --without answering/state.ts:stateOf=null; several are parted by blanks
  --model SPEC    lets that model choose (LLM_BASE_URL and LLM_API_KEY say where it is), and says what it cost;
                  oracle picks what the gold wants; random, hostile, eager, fickle and misreading show what a bad one can do
  --rerank        the questions as searches: how far up the right report is as we order them, and as that model does
                  (oracle, noisy, random and hostile stand in for one)
  --record FILE   keeps the model's replies, so that --replay FILE can measure them again without it
With LLM_MODEL set the same questions are put to that model.`;

const ofShort = (app: App) => async (question: Question) => asksForShort(await readQuestion(question, app.store));

function measuredBy(app: App, seeds: string): Measured {
  const { answerer, store } = app;
  return {
    articlesOf: async (name) =>
      (await readArticles({ name, bytes: await readFile(join(seeds, name)) })).flatMap(({ articles }) => articles),
    search: async (question) =>
      (await retrieveArticles(await readQuestion(question, store), app)).map(({ article }) => article),
    ask: app.ask,
    drafted: async (question) => {
      const { parsed, hits } = await surest(await understand(await readQuestion(question, store), app), answerer);
      const { sentences } = await answerer.draft(parsed, hits, {});
      const read = [...new Map(hits.map(({ article }) => [article.id, article])).values()];
      return { read, text: sentences.map(({ text }) => text).join('') };
    },
    asksForShort: ofShort(app),
    article: (id) => store.article(id),
  };
}

/** Its reports are of the summer of 2023. */
const ARCHIVE_DAY = '2023-12-31';

const print = (text: string) => process.stdout.write(`${text}\n`);

/** The same measurement in a process that has some functions of src/ replaced before they are loaded. */
function again(without: string): number {
  const args = [...process.execArgv, '--import', './scripts/without.mjs', ...process.argv.slice(1)];
  const env = { ...process.env, WITHOUT: without };
  return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
}

/** The answers to all sets, a line each. */
async function all(config: Config, chooser: Chooser | null): Promise<void> {
  const rows: Brief[] = [];
  for (const [pages, sets] of Map.groupBy(QUESTION_SETS, (set) => set.pages))
    await withIndexOf(config, pages, async (opened) => {
      const app = chooser?.within(opened) ?? opened;
      for (const { name, gold } of sets)
        rows.push(await briefOf(name, await readGold(gold), app.ask, app.today(), ofShort(app)));
    });
  const order = ({ name: own }: Brief) => QUESTION_SETS.findIndex(({ name }) => name === own);
  rows.sort((a, b) => order(a) - order(b));
  print(briefTable(rows));
  print(`\n${kindTable(rows)}`);
}

/** The answers to what is asked of the archive for scale, from an index that is there. */
async function archive(config: Config, folder: string): Promise<void> {
  const app = await openApp({ ...config, INDEX_DIR: folder, INDEX_URL: undefined }, createLog('error'), {
    readOnly: true,
  });
  const rows: Brief[] = [];
  try {
    for (const { name, gold } of ARCHIVE_SETS)
      rows.push(await briefOf(name, await readGold(gold), app.ask, ARCHIVE_DAY, ofShort(app)));
  } finally {
    await app.close();
  }
  print(briefTable(rows));
}

/** Every set of false premises, those held out too. */
async function premises(config: Config): Promise<void> {
  const folders = await Promise.all(
    PREMISE_FOLDERS.map((folder) => readPremises(folder, (name) => name in PREMISE_PAGES)),
  );
  const named = folders.flatMap((sets, at) =>
    sets.map((set) => ({ ...set, shown: at === 0 ? set.name : `held-out/${set.name}` })),
  );
  const rows: (readonly [string, readonly PremiseOutcome[]])[] = [];
  for (const [name, sets] of Map.groupBy(named, (set) => set.name))
    await withPlainPages(PREMISE_PAGES[name]!, (pages) =>
      withIndexOf(config, pages, async (app) => {
        for (const { shown, premises: own } of sets)
          rows.push([shown, await premiseOutcomes(own, app.ask, app.today())]);
      }),
    );
  const isOpen = ([name]: (typeof rows)[number]) => !name.startsWith('held-out/');
  print(premiseTable([...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row))]));
}

/** Folders of saved pages, a line each; what is wrong in one is told unless it is held out. */
async function web(folders: readonly string[], today: string): Promise<void> {
  for (const folder of folders) {
    const scores = await scoreWebPages(folder, (path) => readFileArticles(path, today));
    print(`${folder}: ${webTotals(scores)}`);
    if (!folder.includes('held-out')) print(webFaults(scores).join('\n'));
  }
}

/** How pages are cut, dated and signed, a line for each folder. */
async function pages(folders: readonly string[], verbose: boolean): Promise<void> {
  print(PAGE_HEAD);
  for (const folder of folders.length > 0 ? folders : PAGE_FOLDERS.filter(existsSync)) {
    const found = await scoreFolder(folder);
    if (verbose && !folder.split(/[\\/]/).includes('held-out'))
      for (const { name, faults } of found.pages) if (faults.length > 0) print([name, ...faults].join('\n    '));
    const kinds = Map.groupBy(found.pages, ({ kind }) => kind);
    for (const [kind, own] of kinds) if (kind !== null) print(pageRowLine(kind, addedUp(own.map(({ row }) => row))));
    print(pageRowLine(folder, found.total));
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

await runCommand({
  help,
  options: {
    gold: text,
    archive: text,
    seeds: text,
    save: text,
    compare: text,
    without: text,
    model: text,
    record: text,
    replay: text,
    all: flag,
    rerank: flag,
    premises: flag,
    web: flag,
    pages: flag,
    verbose: flag,
  },
  run: async ({ values, positionals, config }) => {
    const { gold = join('tests', 'gold'), seeds = 'seeds', save, compare } = values;
    if (values.without && !process.env.WITHOUT) return again(values.without);
    const chooser = await chooserOf(config, values);
    if (values.web)
      await web(
        positionals.length > 0 ? positionals : [join('tests', 'fixtures', 'web')],
        dayIn(config.TIME_ZONE, new Date()),
      );
    else if (values.pages) await pages(positionals, values.verbose ?? false);
    else if (values.rerank && chooser) print(await reranking(config, chooser));
    else if (values.archive) await archive(config, values.archive);
    else if (values.premises) await premises(config);
    else if (values.all) await all(config, chooser);
    else
      await withIndexOf(config, seeds, async (opened) => {
        const app = chooser?.within(opened) ?? opened;
        const report = await evaluate(await readGold(gold), measuredBy(app, seeds), app.today());
        print(printed(report));
        if (compare) print(`\n${compared(report, JSON.parse(await readFile(compare, 'utf8')))}`);
        if (save) await writeFile(save, JSON.stringify(report));
        if (!config.LLM_MODEL && !chooser && !values.without)
          await writeFile(join('docs', 'scorecard.md'), scorecard(report));
      });
    if (chooser) print(`\n${chooser.spent()}`);
    return 0;
  },
});
