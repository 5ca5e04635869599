/** A round of fetching in a process of its own, so that nobody's question waits for it. Ends with its parent. */
import { loadConfig } from './config.ts';
import { oneLine } from './errors.ts';
import { fetchOnce } from './fetching.ts';
import { createLog } from './log.ts';
import type { RoundReport } from './schedule.ts';

const stopping = new AbortController();
const stop = () => stopping.abort();
process.on('disconnect', stop);
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);

process.once('message', async (places: readonly string[]) => {
  const report = await round(places).catch((error: unknown): RoundReport => ({ failure: oneLine(error) }));
  if (process.connected) process.send?.(report, () => process.exit(0));
  else process.exit(0);
});

async function round(places: readonly string[]): Promise<RoundReport> {
  const config = loadConfig();
  const { visits, articles, removed } = await fetchOnce(config, createLog(config.LOG_LEVEL), {
    places,
    signal: stopping.signal,
  });
  return { sources: visits.length, articles, removed, troubled: visits.filter(({ trouble }) => trouble).length };
}
