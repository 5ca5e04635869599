import { writeFile } from 'node:fs/promises';
import { readExamples } from '../src/evaluation/line-labels.ts';
import { LIKE_REAL, LINE_FOLDERS } from '../src/evaluation/sets.ts';
import { type Example, learn } from '../src/indexing/labels/learn.ts';
import { mayBe } from '../src/indexing/labels/shares.ts';
import { tag } from '../src/indexing/labels/tagger.ts';
import { chances } from '../tests/support/chances.ts';
import { runCommand } from './command.ts';

const help = `
npm run learn-lines -- [--rounds 20] [--folds 9] [--dry-run] [DIR…]
Learns what the lines of pages are (headline, byline, text, furniture …) from pages that were cut by hand, and writes
src/indexing/labels/weights.json. Prints first how many lines are labelled right on pages that weren't learned from.
  --rounds N   how often each page is looked at (default: 20)
  --folds N    into how many parts the pages are divided for that figure (default: 9)
  --dry-run    writes nothing
  DIR          folders with pages/NAME.txt and gold/NAME.gold.json (default: the open ones in tests/fixtures)`;

const options = {
  rounds: { type: 'string', default: '20' },
  folds: { type: 'string', default: '9' },
  'dry-run': { type: 'boolean' },
} as const;

const WEIGHTS = new URL('../src/indexing/labels/weights.json', import.meta.url);
const SEED = 7;

/** Lines right and lines in all, each page labelled by what was learned from the others. */
function crossValidated(examples: readonly Example[], rounds: number, folds: number): readonly [number, number] {
  const random = chances(SEED);
  let [right, all] = [0, 0];
  for (let fold = 0; fold < folds; fold++) {
    const tagger = learn(
      examples.filter((_, at) => at % folds !== fold),
      rounds,
      random,
      mayBe,
    );
    for (const { features, labels } of examples.filter((_, at) => at % folds === fold)) {
      const told = tag(features, tagger, mayBe);
      right += labels.filter((label, at) => label === told[at]).length;
      all += labels.length;
    }
  }
  return [right, all];
}

await runCommand({
  help,
  options,
  run: async ({ values, positionals }) => {
    const folders = positionals.length > 0 ? positionals : LINE_FOLDERS;
    const read = async (folder: string) => {
      const times = LIKE_REAL.get(folder) ?? 1;
      return (await readExamples(folder)).map((one) => ({ ...one, times }));
    };
    const examples = (await Promise.all(folders.map(read))).flat();
    const rounds = Number(values.rounds);
    const [right, all] = crossValidated(examples, rounds, Number(values.folds));
    console.log(
      `${examples.length} pages; ${right} of ${all} lines right where the page wasn't learned from (${((100 * right) / all).toFixed(1)} %)`,
    );
    if (!values['dry-run'])
      await writeFile(WEIGHTS, `${JSON.stringify(learn(examples, rounds, chances(SEED), mayBe))}\n`);
    return 0;
  },
});
