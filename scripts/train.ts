import { SingleBar } from 'cli-progress';
import { BUILT_IN } from '../src/embeddings/index.ts';
import { type Progress, RECIPE, trainModel } from '../src/embeddings/training/index.ts';
import { InputError } from '../src/errors.ts';
import { runCommand } from './command.ts';

const help = `
npm run train -- ARCHIVE.jsonl.gz [--out FILE] [--epochs N]
Trains the built-in embedder from scratch on an archive, one article a line: {"text": …, "title": …}.
Default out: the model in the repository. A run that was stopped goes on when the same command is given again.`;

await runCommand({
  help,
  options: { out: { type: 'string' }, epochs: { type: 'string', default: String(RECIPE.epochs) } },
  run: async ({ values, positionals: [archive], signal }) => {
    if (!archive) throw new InputError({ what: 'train', why: 'no archive was named', remedy: 'Run it with --help.' });
    const epochs = Number(values.epochs);
    const bar = new SingleBar({ format: '{bar} {percentage}% | {phase} | {eta_formatted} left', etaBuffer: 100 });
    const onRead = (count: number) => count % 1000 === 0 && bar.update(0, { phase: `${count} articles read` });
    const onStep = ({ epoch, step, steps, loss }: Progress) => {
      bar.setTotal(steps * epochs);
      bar.update(epoch * steps + step + 1, { phase: `epoch ${epoch + 1} of ${epochs}, loss ${loss.toFixed(3)}` });
    };
    bar.start(1, 0, { phase: 'reading' });
    try {
      const out = values.out ?? BUILT_IN;
      const trained = await trainModel(archive, out, { ...RECIPE, epochs }, { signal, onRead, onStep });
      bar.stop();
      console.log(`${trained.id}: ${trained.features} terms from ${trained.articles} articles, ${trained.bytes} bytes`);
      return 0;
    } catch (error) {
      bar.stop();
      if (!signal.aborted) throw error;
      process.stderr.write('Stopped. The same command goes on from the last whole epoch.\n');
      return 130;
    }
  },
});
