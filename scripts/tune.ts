import { readFile, writeFile } from 'node:fs/promises';
import { openApp } from '../src/app.ts';
import { InputError } from '../src/errors.ts';
import {
  crossValidate,
  learnWeights,
  type Recall,
  recallWith,
  type Sample,
  without,
} from '../src/evaluation/tuning.ts';
import { createLog } from '../src/log.ts';
import { examine, LEARNED, readQuestion, weightsFile } from '../src/retrieval/tuning.ts';
import { runCommand } from './command.ts';

const help = `
npm run tune -- QUESTIONS.jsonl --index DIR [--ablation] [--write]
Learns the weights of retrieval from questions {question, relevant: [ids], answers?} about an index of a .jsonl archive,
and prints recall at 1, 3 and 10 on the questions learned from and by five-fold cross-validation (held out by article).
  --ablation   also without each feature
  --write      put the weights into src/retrieval/weights.ts
  --today DAY  the day the questions were asked, ISO (default: the newest report's)`;

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;
type Asked = { readonly question: string; readonly relevant: readonly string[]; readonly answers?: unknown };

const shares = ({ kind, questions, at }: Recall) =>
  `${kind} (${questions}) ${at.map((share) => share.toFixed(3)).join(' ')}`;
const print = (name: string, rows: readonly Recall[]) =>
  process.stdout.write(`${name.padEnd(20)}${rows.map(shares).join('   ')}\n`);

await runCommand({
  help,
  options: { index: text, today: text, ablation: flag, write: flag },
  run: async ({ values, positionals: [path], config }) => {
    if (!path)
      throw new InputError({
        what: 'tune',
        why: 'no file of questions is named',
        remedy: 'Run `npm run tune -- --help`.',
      });
    const asked = (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Asked);
    const app = await openApp(config, createLog('error'));
    const today = values.today ?? (await app.store.coverage()).upTo ?? '2026-01-01';
    const samples: Sample[] = [];
    for (const { question, relevant, answers } of asked) {
      const { candidates, features } = await examine(
        await readQuestion({ text: question, history: [], today }, app.store),
        app,
      );
      const articles = await Promise.all(candidates.map(({ article }) => app.store.article(article.id)));
      const examples = articles.map((article, i) => ({
        features: LEARNED.map((name) => features[i]![name]),
        isRight: relevant.includes(article?.externalId ?? ''),
      }));
      samples.push({ group: relevant[0] ?? question, kind: answers ? 'short' : 'headline', examples });
    }
    await app.close();
    const weights = learnWeights(samples);
    print('learned from', recallWith(samples, weights));
    print('held out', crossValidate(samples));
    if (values.ablation)
      for (const [i, name] of LEARNED.entries()) print(`without ${name}`, crossValidate(without(samples, i)));
    const file = weightsFile(weights);
    if (values.write) await writeFile(new URL('../src/retrieval/weights.ts', import.meta.url), file);
    else process.stdout.write(file);
    return 0;
  },
});
