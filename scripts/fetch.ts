import { Presets, SingleBar } from 'cli-progress';
import { fetchOnce } from '../src/fetching.ts';
import { createLog } from '../src/log.ts';
import type { Round, RoundProgress } from '../src/sources/index.ts';
import { runCommand } from './command.ts';

const help = `
npm run fetch -- [SOURCE…] [--dry-run] [--index DIR]
Visits the sources of sources.yaml once (all of them, or those with the given addresses) and indexes what is new.
What is the same is asked for with what its site said last and costs nothing; a round that was stopped or killed is gone on with.
  --dry-run    say which reports would be read, and write nothing
  --index DIR  the index (default: INDEX_DIR, or vectors/)`;

/** What a round did, a line a source. */
function linesOf({ visits, unreadable, articles, removed, stopped }: Round, seconds: number): readonly string[] {
  const sum = (kind: 'same' | 'text') => visits.reduce((all, { answers }) => all + answers[kind], 0);
  return [
    ...visits.map(({ place, listed, fresh, changed, gone, trouble }) =>
      trouble
        ? `${place}: ${trouble.detail}`
        : `${place}: ${listed} listed, ${fresh} new, ${changed} changed, ${gone.length} gone`,
    ),
    `${stopped ? 'Stopped after' : 'Fetched'} ${articles} articles from ${visits.length} sources in ${seconds.toFixed(1)} seconds` +
      ` (${sum('text')} pages read, ${sum('same')} the same, ${removed} articles taken out, ${unreadable.length} unreadable).` +
      `${stopped ? ' Run it again to go on.' : ''}`,
  ];
}

await runCommand({
  help,
  options: { 'dry-run': { type: 'boolean' }, index: { type: 'string' } },
  run: async ({ values, positionals, config, signal }) => {
    const started = performance.now();
    const format = '{bar} {done}/{sources} sources  {fresh} new reports  {indexed} indexed';
    const bar = new SingleBar({ format, clearOnComplete: true, noTTYOutput: false }, Presets.shades_classic);
    const onProgress = (progress: RoundProgress) =>
      bar.isActive ? bar.update(progress.done, progress) : bar.start(progress.sources, progress.done, progress);
    const onWait = (holder: string) => process.stderr.write(`Waiting for an index run to end (${holder}) …\n`);
    const isDry = values['dry-run'];
    const places = positionals.length > 0 ? positionals : undefined;
    try {
      const round = await fetchOnce(config, createLog('error'), { places, isDry, signal, onProgress, onWait });
      bar.stop();
      for (const { url, why } of [...round.unreadable, ...round.visits.flatMap(({ failed }) => failed)])
        process.stderr.write(`${url}: ${why}\n`);
      const lines = isDry
        ? round.visits.flatMap(({ place, wanted, trouble }) => [
            `${place}: ${trouble?.detail ?? `${wanted.length} reports`}`,
            ...wanted,
          ])
        : linesOf(round, (performance.now() - started) / 1000);
      process.stdout.write(`${lines.join('\n')}\n`);
      return round.stopped || round.visits.some(({ trouble }) => trouble) ? 1 : 0;
    } finally {
      bar.stop();
    }
  },
});
