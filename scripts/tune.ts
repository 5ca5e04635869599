import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../src/errors.ts';
import {
  crossValidate,
  learnWeights,
  type Recall,
  recallWith,
  type Sample,
  without,
} from '../src/evaluation/tuning.ts';
import { examine, LEARNED, readQuestion, weightsFile } from '../src/retrieval/tuning.ts';
import { type CorpusQuestion, spread } from './bench/convert.ts';
import { corporaIn, linesOf, openFolder, openIndex, TODAY } from './bench/corpus.ts';
import { runCommand } from './command.ts';

const help = `
npm run tune -- DIR [--index DIR --questions FILE] [--ablation] [--write]
Learns the weights of retrieval from the corpora in DIR (npm run corpora makes them), and prints recall at 1, 3 and 10 on each
with the weights learned from all of them, and from those of another make alone (drcd and drcd-joined are of one).
  --index DIR       also the index of an archive, with questions about it, which count three times: it is what search is for
  --questions FILE  {question, relevant: [ids], answers?}, a line each
  --ablation        also without each feature
  --write           put the weights into src/retrieval/weights.ts`;

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

/** Questions of one corpus and kind that are learned from; more say nothing new. */
const MOST = 300;
const ARCHIVE_COUNTS = 3;
/** Learning ends before it has settled: after 300 steps it fits the corpora it has seen and is right less often on others. */
const HOW = { steps: 150 } as const;

/** What the questions about one index teach: each kind of them (headlines, or questions that have answers) counts the same. */
async function samplesOf(
  name: string,
  questions: readonly CorpusQuestion[],
  deps: Awaited<ReturnType<typeof openFolder>>,
  counts: number,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const byKind = Map.groupBy(questions, ({ answers }) => (answers ? `${name}, short` : name));
  for (const [kind, all] of byKind) {
    const asked = spread(all, MOST);
    for (const { question, relevant } of asked) {
      const read = await readQuestion({ text: question, history: [], today: TODAY }, deps.store);
      const { candidates, features } = await examine(read, deps);
      const articles = await Promise.all(candidates.map(({ article }) => deps.store.article(article.id)));
      const examples = articles.map((article, i) => ({
        features: LEARNED.map((feature) => features[i]![feature]),
        isRight: relevant.includes(article?.externalId ?? ''),
      }));
      samples.push({ group: name.split('-')[0]!, kind, examples, weight: counts / asked.length });
    }
  }
  await deps.store.close();
  return samples;
}

const shares = ({ at }: Recall) => at.map((share) => share.toFixed(3)).join(' ');

/** A line for each kind of question: recall by weights learned from all, and from corpora of another make. */
function print(title: string, samples: readonly Sample[], weights = learnWeights(samples, HOW)): void {
  process.stdout.write(`${title}\n`);
  const makes = new Set(samples.map(({ group }) => group)).size;
  const leftOut = crossValidate(samples, makes, HOW);
  for (const row of recallWith(samples, weights)) {
    const other = leftOut.find(({ kind }) => kind === row.kind)!;
    const cells = [row.kind.padEnd(20), String(row.questions).padStart(5), shares(row), shares(other)];
    process.stdout.write(`${cells.join('   ')}\n`);
  }
}

await runCommand({
  help,
  options: { index: text, questions: text, ablation: flag, write: flag },
  run: async ({ values: { index, questions, ablation, write }, positionals: [dir] }) => {
    if (!dir || !index !== !questions)
      throw new InputError({
        what: 'tune',
        why: dir ? 'an index needs questions, and questions an index' : 'no folder of corpora is named',
        remedy: 'Run `npm run tune -- --help`.',
      });
    const samples: Sample[] = [];
    for (const name of await corporaIn(dir)) {
      const asked = await linesOf<CorpusQuestion>(join(dir, name, 'questions.jsonl'));
      samples.push(...(await samplesOf(name, asked, await openFolder(join(dir, name)), 1)));
    }
    if (index && questions)
      samples.push(
        ...(await samplesOf('news-archive', await linesOf(questions), await openIndex(index), ARCHIVE_COUNTS)),
      );
    const weights = learnWeights(samples, HOW);
    print('recall at 1, 3, 10: learned from all; from corpora of another make', samples, weights);
    if (ablation) for (const [i, name] of LEARNED.entries()) print(`without ${name}`, without(samples, i));
    const file = weightsFile(weights);
    if (write) await writeFile(new URL('../src/retrieval/weights.ts', import.meta.url), file);
    else process.stdout.write(file);
    return 0;
  },
});
