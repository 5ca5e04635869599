import { Presets, SingleBar } from 'cli-progress';
import { openApp } from '../src/app.ts';
import { oneLine } from '../src/errors.ts';
import { type IndexProgress, summaryLine } from '../src/indexing/index.ts';
import { createLog } from '../src/log.ts';
import { runCommand } from './command.ts';

const help = `
npm run index -- [PATH…] [--index DIR] [--rebuild] [--prune] [--compact]
Indexes news files and folders (default: seeds/); only what is new or changed. Formats: see seeds/README.md.
  --index DIR  the index (default: INDEX_DIR, or vectors/)
  --rebuild    empty the index first, and index everything again
  --prune      take out pages whose file is gone from PATH
  --compact    afterwards give back the space of what was replaced or taken out`;

const options = {
  index: { type: 'string' },
  rebuild: { type: 'boolean' },
  prune: { type: 'boolean' },
  compact: { type: 'boolean' },
} as const;

await runCommand({
  help,
  options,
  run: async ({ values: { rebuild = false, prune = false, compact = false }, positionals, config, signal }) => {
    const started = performance.now();
    const format = '{bar} {percentage} %  {articles} articles  {file}';
    const bar = new SingleBar({ format, clearOnComplete: true, noTTYOutput: false }, Presets.shades_classic);
    const onProgress = (progress: IndexProgress) =>
      bar.isActive ? bar.update(progress.done, progress) : bar.start(progress.total, progress.done, progress);
    const app = await openApp(config, createLog('error'), { create: true, rebuild });
    try {
      const paths = positionals.length === 0 ? ['seeds'] : positionals;
      const done = await app.index(paths, { prune, rebuild, signal, onProgress });
      bar.stop();
      for (const { error } of done.failed) process.stderr.write(`${oneLine(error)}\n`);
      for (const warning of done.warnings) process.stderr.write(`${warning}\n`);
      process.stdout.write(`${summaryLine(done, (performance.now() - started) / 1000)}\n`);
      if (compact && !done.stopped)
        process.stdout.write(`Compacted: ${Math.round((await app.store.compact()) / 1024)} kB given back.\n`);
      return done.failed.length > 0 || done.stopped ? 1 : 0;
    } finally {
      bar.stop();
      await app.close();
    }
  },
});
