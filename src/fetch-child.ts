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

/** Places that are to join the round, kept until it has begun. */
const early: string[] = [];
let join = (place: string): void => void early.push(place);

/** First the places to be visited, then one by one those to which something has come meanwhile. */
process.on('message', async (told: readonly string[] | string) => {
  if (typeof told === 'string') return join(told);
  const report = await round(told).catch((error: unknown): RoundReport => ({ failure: oneLine(error) }));
  if (process.connected) process.send?.(report, () => process.exit(0));
  else process.exit(0);
});

function joining(add: (place: string) => void): void {
  join = add;
  for (const place of early.splice(0)) add(place);
}

async function round(places: readonly string[]): Promise<RoundReport> {
  const config = loadConfig();
  const { visits, articles, removed, joined } = await fetchOnce(config, createLog(config.LOG_LEVEL), {
    places,
    joining,
    signal: stopping.signal,
  });
  const troubled = visits.filter(({ trouble }) => trouble).length;
  return { sources: visits.length, articles, removed, troubled, joined };
}
