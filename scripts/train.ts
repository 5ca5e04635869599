import { SingleBar } from 'cli-progress';
import { BUILT_IN } from '../src/embeddings/index.ts';
import { RECIPE, trainModel } from '../src/embeddings/training/index.ts';
import { InputError } from '../src/errors.ts';
import { runCommand } from './command.ts';

const help = `
npm run train -- ARCHIVE.jsonl.gz [--out FILE] [--epochs N] [--seed N]
Trains the built-in embedder from scratch on an archive, one article a line: {"text": …, "title": …}.
Default out: the model in the repository. Stopped runs go on where they were when started again.
`;

await runCommand({
  help,
  options: { out: { type: 'string' }, epochs: { type: 'string' }, seed: { type: 'string' } },
  run: async ({ values, positionals: [archive], signal }) => {
    if (!archive)
      throw new InputError({
        what: 'train',
        why: 'no archive was named',
        remedy: 'Run it with --help to see what it takes.',
      });
    const bar = new SingleBar({ format: '{bar} {percentage}% | {phase} | {eta_formatted} left', etaBuffer: 100 });
    const epochs = Number(values.epochs ?? RECIPE.epochs);
    const options = { ...RECIPE, epochs, seed: Number(values.seed ?? RECIPE.seed) };
    bar.start(1, 0, { phase: 'reading' });
    const trained = await trainModel(archive, values.out ?? BUILT_IN, options, {
      signal,
      onRead: (count) => count % 1000 === 0 && bar.update(0, { phase: `${count} articles read` }),
      onStep: ({ epoch, step, steps, loss }) => {
        bar.setTotal(steps * epochs);
        bar.update(epoch * steps + step + 1, { phase: `epoch ${epoch + 1} of ${epochs}, loss ${loss.toFixed(3)}` });
      },
    }).finally(() => bar.stop());
    console.log(`${trained.id}: ${trained.features} terms from ${trained.articles} articles, ${trained.bytes} bytes`);
    return 0;
  },
});
