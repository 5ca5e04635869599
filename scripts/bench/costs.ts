/** What a process and its children take at most, looked at twice a second, for `fetch-load.ts`: megabytes, those of its reading process, processor's seconds. */
import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

type Cost = { readonly megabytes: number; readonly cpu: number };
const TICKS = 100;

/** What a process and its children hold (shared memory by their part), and the processor's seconds they took; 0 where the system doesn't tell. */
function costOf(pid: number | string): readonly Cost[] {
  try {
    const held = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
    const times = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(11, 13);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    const cpu = times.reduce((sum, time) => sum + Number(time) / TICKS, 0);
    return [{ megabytes: held, cpu }, ...children.flatMap(costOf)];
  } catch {
    return [];
  }
}

const { pid, most } = workerData as { readonly pid: number; readonly most: Float64Array };
setInterval(() => {
  const costs = costOf(pid);
  const cpu = costs.reduce((sum, one) => sum + one.cpu, 0);
  for (const [at, value] of [costs[0]?.megabytes ?? 0, costs[1]?.megabytes ?? 0, cpu].entries())
    most[at] = Math.max(most[at] ?? 0, value);
}, 500);
