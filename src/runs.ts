/** What index runs did, a line each in the index's folder: of this process and of `npm run index`. */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { oneLine } from './errors.ts';
import type { IndexSummary } from './indexing/index.ts';
import { WriterBusyError } from './store/index.ts';

export type RunRecord = {
  /** When it ended, ISO. */
  readonly at: string;
  readonly seconds: number;
  readonly pages: number;
  readonly articles: number;
  readonly removed: number;
  /** What couldn't be read or was doubtful, each with its remedy. */
  readonly faults: readonly string[];
  /** What ended it early. */
  readonly error: string | null;
};

const FILE = 'runs.jsonl';
/** Faults of a run, and runs, that are kept: a screen of each. */
const MOST_FAULTS = 50;
const MOST_RUNS = 50;
const ROOM = 2 * MOST_RUNS;

export function createRuns(dir: string, now: () => Date = () => new Date()) {
  const file = join(dir, FILE);

  const lines = async (): Promise<readonly string[]> => {
    const text = await readFile(file, 'utf8').catch(() => '');
    return text.split('\n').filter(Boolean);
  };
  /** A folder that can't be written to doesn't make a run fail that could. */
  const write = async (record: RunRecord): Promise<void> => {
    try {
      await appendFile(file, `${JSON.stringify(record)}\n`);
      const all = await lines();
      if (all.length > ROOM) await writeFile(file, `${all.slice(-MOST_RUNS).join('\n')}\n`);
    } catch {}
  };

  return {
    /** Does a run's work and notes what came of it; a run that only waited for another is none. */
    noting: async (work: () => Promise<IndexSummary>): Promise<IndexSummary> => {
      const started = performance.now();
      const took = () => ({ at: now().toISOString(), seconds: Math.round(performance.now() - started) / 1000 });
      try {
        const { pages, articles, removed, failed, warnings, stopped, ...done } = await work();
        const faults = [...failed.map(({ error }) => oneLine(error)), ...warnings].slice(0, MOST_FAULTS);
        await write({ ...took(), pages, articles, removed, faults, error: stopped ? 'stopped before its end' : null });
        return { pages, articles, removed, failed, warnings, stopped, ...done };
      } catch (error) {
        const nothing = { pages: 0, articles: 0, removed: 0, faults: [] };
        if (!(error instanceof WriterBusyError)) await write({ ...took(), ...nothing, error: oneLine(error) });
        throw error;
      }
    },
    /** Newest first. */
    latest: async (most: number): Promise<readonly RunRecord[]> =>
      (await lines())
        .slice(-most)
        .map((line) => JSON.parse(line) as RunRecord)
        .toReversed(),
  };
}
