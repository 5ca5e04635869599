import { writeFile } from 'node:fs/promises';
import { type Example, learn } from '../src/evaluation/learn-lines.ts';
import { readExamples } from '../src/evaluation/line-labels.ts';
import { addedUp, PAGE_HEAD, type PageRow, pageRowLine, scoreFolder } from '../src/evaluation/pages.ts';
import { LIKE_REAL, LINE_FOLDERS } from '../src/evaluation/sets.ts';
import { mayBe } from '../src/indexing/labels/shares.ts';
import { tag } from '../src/indexing/labels/tagger.ts';
import { useTagger } from '../src/indexing/labels/weights.ts';
import { chances } from '../tests/support/chances.ts';
import { runCommand } from './command.ts';

const help = `
npm run learn-lines -- [--rounds 12] [--dry-run] [--left-out] [DIR…]
Learns what the lines of pages are (headline, byline, text, furniture …) from pages that were cut by hand, and writes
src/indexing/labels/weights.json.
  --rounds N   how often each page is looked at (default: 6)
  --left-out   prints how each folder's pages are cut and dated by what was learned from the others, and writes nothing
  DIR          folders with pages/NAME.txt and gold/NAME.gold.json (default: the open ones in tests/fixtures)`;

const options = {
  rounds: { type: 'string', default: '6' },
  'left-out': { type: 'boolean' },
} as const;

const WEIGHTS = new URL('../src/indexing/labels/weights.json', import.meta.url);
const SEED = 7;

type Set = {
  readonly folder: string;
  readonly examples: Awaited<ReturnType<typeof readExamples>>;
  readonly times: number;
};

const withVariants = (sets: readonly Set[]): readonly Example[] =>
  sets.flatMap(({ examples, times }) =>
    examples.flatMap((page) => [page, ...page.variants]).map((page) => ({ ...page, times })),
  );

/** Each folder's pages, cut by what was learned from the others: another writer's pages. */
async function leftOut(sets: readonly Set[], rounds: number): Promise<void> {
  let [right, all] = [0, 0];
  const totals: PageRow[] = [];
  const rows: PageRow[] = [];
  console.log(PAGE_HEAD);
  for (const { folder, examples } of sets) {
    const others = sets.filter((set) => set.folder !== folder);
    const tagger = learn(withVariants(others), rounds, chances(SEED), mayBe);
    for (const { features, labels } of examples) {
      const told = tag(features, tagger, mayBe);
      right += labels.filter((label, at) => label === told[at]).length;
      all += labels.length;
    }
    useTagger(tagger);
    const { total, pages } = await scoreFolder(folder);
    totals.push(total);
    rows.push(...pages.map(({ row }) => row).filter((row) => row.articles > 0));
    console.log(pageRowLine(folder, total));
  }
  console.log(pageRowLine('all', addedUp(totals)));
  const mean = (of: (row: PageRow) => number) =>
    ((100 * rows.reduce((sum, row) => sum + of(row) / row.articles, 0)) / rows.length).toFixed(1);
  // A list of twenty briefs that is cut wrong counts as one page here, and as twenty articles above.
  console.log(`mean of pages: ${mean(({ right: n }) => n)} % right, body F1 ${mean(({ f1 }) => f1)} %`);
  console.log(`${right} of ${all} lines right (${((100 * right) / all).toFixed(1)} %)`);
}

await runCommand({
  help,
  options,
  run: async ({ values, positionals }) => {
    const folders = positionals.length > 0 ? positionals : LINE_FOLDERS;
    const random = chances(SEED);
    const read = async (folder: string): Promise<Set> => {
      const times = LIKE_REAL.get(folder) ?? 1;
      return { folder, examples: await readExamples(folder, random), times };
    };
    const sets: Set[] = [];
    for (const folder of folders) sets.push(await read(folder));
    const rounds = Number(values.rounds);
    if (values['left-out']) await leftOut(sets, rounds);
    else await writeFile(WEIGHTS, `${JSON.stringify(learn(withVariants(sets), rounds, chances(SEED), mayBe))}\n`);
    return 0;
  },
});
