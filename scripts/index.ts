import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { openApp } from '../src/app.ts';
import { oneLine } from '../src/errors.ts';
import { dayIn, type IndexProgress, previewFiles, reportLines, summaryLine } from '../src/indexing/index.ts';
import { createLog } from '../src/log.ts';
import { itemsDir } from '../src/sources/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run index -- [PATH…] [--index DIR] [--rebuild] [--prune] [--compact] [--no-wait] [--dry-run] [--report FILE]
Indexes news files and folders (default: seeds/); only what is new or changed. Formats: see seeds/README.md.
  --index DIR  the index (default: INDEX_DIR, or vectors/)
  --rebuild    index everything again, into a new index that takes the place of the old one when it is whole
  --prune      take out pages whose file is gone from PATH
  --compact    afterwards give back the space of what was replaced or taken out
  --dry-run    say which articles would be read, and touch no index
  --report F   write what was done and left undone to the file F
  --no-wait    fail when another run is writing to the index, instead of waiting for it to end`;

const options = {
  index: { type: 'string' },
  rebuild: { type: 'boolean' },
  prune: { type: 'boolean' },
  compact: { type: 'boolean' },
  'no-wait': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  report: { type: 'string' },
} as const;

/** The articles that a run would read, a line each. */
async function preview(paths: readonly string[], today: string): Promise<number> {
  const { read, failed, passed } = await previewFiles(paths, today);
  const lines = [
    ...read.flatMap(({ file, articles }) =>
      articles.length === 0
        ? [`${file}: no article`]
        : articles.map(({ title, published }) => `${file}: ${published ?? 'undated'} ${title ?? '(no headline)'}`),
    ),
    ...passed.map(({ file, why }) => `${file}: passed over, ${why}`),
    ...failed.map(({ error }) => oneLine(error)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return failed.length > 0 ? 1 : 0;
}

await runCommand({
  help,
  options,
  run: async ({ values, positionals, config, signal }) => {
    const { rebuild = false, prune = false, compact = false, 'no-wait': hurried = false } = values;
    if (values['dry-run'])
      return preview(positionals.length === 0 ? ['seeds'] : positionals, dayIn(config.TIME_ZONE, new Date()));
    const started = performance.now();
    const format = '{bar} {percentage} %  {articles} articles  {file}';
    const bar = new SingleBar({ format, clearOnComplete: true, noTTYOutput: false }, Presets.shades_classic);
    const onProgress = (progress: IndexProgress) =>
      bar.isActive ? bar.update(progress.done, progress) : bar.start(progress.total, progress.done, progress);
    const onWait = (holder: string) => process.stderr.write(`Waiting for another run to end (${holder}) …\n`);
    const wait = { onWait, ...(hurried ? { ms: 0 } : {}) };
    const app = await openApp(config, createLog('error'), { create: true, rebuild, wait: { ...wait, signal } });
    try {
      const given = positionals.length === 0 ? ['seeds'] : positionals;
      // An index made anew has what was fetched too, and the newsroom's corrections: what they correct stays out.
      const kept = [itemsDir(config.DATA_DIR), join(config.DATA_DIR, 'corrections')].filter(existsSync);
      const paths = rebuild ? [...given, ...kept] : given;
      const done = await app.index(paths, { prune, rebuild, signal, wait, onProgress });
      bar.stop();
      for (const { error } of done.failed) process.stderr.write(`${oneLine(error)}\n`);
      for (const warning of done.warnings) process.stderr.write(`${warning}\n`);
      for (const { id, title, like } of done.doubtful)
        process.stderr.write(`"${title ?? id}" (${id}) is somewhat like the withdrawn "${like ?? '?'}": look at it.\n`);
      process.stdout.write(`${summaryLine(done, (performance.now() - started) / 1000, rebuild)}\n`);
      if (values.report) await writeFile(values.report, `${reportLines(done).join('\n')}\n`);
      if (compact && !done.stopped)
        process.stdout.write(
          `Compacted: ${Math.round((await app.store.exclusively(() => app.store.compact(), wait)) / 1024)} kB given back.\n`,
        );
      return done.failed.length > 0 || done.stopped || (rebuild && done.pages === 0) ? 1 : 0;
    } finally {
      bar.stop();
      await app.close();
    }
  },
});
