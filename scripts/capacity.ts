import { InputError } from '../src/errors.ts';
import { runCommand } from './command.ts';

const help = `
npm run capacity -- [--articles 10000000] [--rate 1000] [--shards 16] [--replicas 3] [--cores 8] [--ms 40] [--p95 75]
Simulates a bot over many shards of the archive: how long answers take at the peak, also while a replica of each shard is
gone; what memory and disk it needs; what breaks first. No network, no index: figures in, figures out, the same each time.
  --articles N  articles in all                    --rate N      questions a second
  --shards N    parts by district or year          --replicas N  machines a shard
  --cores N     cores a machine                    --asked N     shards that one question asks (default: 1.3)
  --ms N        processor time of an answer in its shard, in the middle; --p95 N: of the slowest twentieth
  --price N     a core with 4 GB for a month (default: 15)`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
/** Measured at 650,000 articles: a search takes 32 ms of processor time in the middle and 62 at p95; the rest of an answer some 8. */
const options = {
  ...{ articles: text('10000000'), rate: text('1000'), shards: text('16'), replicas: text('3'), cores: text('8') },
  ...{ ms: text('40'), p95: text('75'), asked: text('1.3'), price: text('15') },
};

type Plan = Readonly<Record<keyof typeof options, number>>;

/** Measured: 520 MB with 65,000 articles without the vectors that are held for comparing, 1,459 with 650,000. */
const MEMORY = { article: 1.6e3, process: 400e6, core: 4e9 } as const;
/** Estimated: 2.5 KB of words (measured), 2.5 KB of vectors, the rest texts and statements. */
const DISK_ARTICLE = 12e3;
/** PostgreSQL with synced commits on two cores: questions it takes a second. */
const DATABASE_RATE = 1400;
/** Telegram takes so many messages a second of one bot. */
const TELEGRAM_RATE = 30;
const SECONDS = 60;

/** A number from 0 to 1 after the other, the same each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Processor times with this middle and this 95th percentile: logarithms spread as a bell does. */
function createWork({ ms, p95 }: Plan, random: () => number): () => number {
  const spread = Math.log(p95 / ms) / 1.645;
  return () => {
    const bell = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    return ms * Math.exp(spread * bell);
  };
}

/** Waits and work of questions that come at random and each go to the core that is free first, of one shard. */
function simulate(plan: Plan, replicas: number): { readonly times: readonly number[]; readonly busy: number } {
  const random = createRandom(7);
  const work = createWork(plan, random);
  const cores = new Float64Array(Math.max(1, Math.floor(replicas * plan.cores)));
  const every = 1000 / ((plan.rate * plan.asked) / plan.shards);
  const times: number[] = [];
  let worked = 0;
  for (let now = 0; now < SECONDS * 1000; now += -Math.log(random()) * every) {
    let first = 0;
    for (let core = 1; core < cores.length; core++) if (cores[core]! < cores[first]!) first = core;
    const took = work();
    cores[first] = Math.max(now, cores[first]!) + took;
    worked += took;
    times.push(cores[first]! - now);
  }
  return { times: times.toSorted((a, b) => a - b), busy: worked / (cores.length * SECONDS * 1000) };
}

const part = (times: readonly number[], share: number): number => times[Math.floor(times.length * share)] ?? 0;
const line = (name: string, value: string): void => void process.stdout.write(`${name.padEnd(50)}${value}\n`);
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

function report(plan: Plan): void {
  for (const [name, replicas] of [
    ['all replicas', plan.replicas],
    ['one replica of each shard gone', plan.replicas - 1],
  ] as const) {
    const { times, busy } = simulate(plan, replicas);
    const waits = [0.5, 0.95, 0.99].map((share) => `${part(times, share).toFixed(0)}`).join(' / ');
    line(`${name}: p50 / p95 / p99`, `${waits} ms, cores ${(100 * busy).toFixed(0)} % busy`);
  }
  const each = plan.articles / plan.shards;
  const memory = MEMORY.process + each * MEMORY.article;
  const machines = plan.shards * plan.replicas;
  line('articles a shard', each.toLocaleString('en'));
  line('memory a machine', gigabytes(memory));
  line('index on disk, all shards', gigabytes(plan.articles * DISK_ARTICLE));
  line('machines', `${machines} with ${plan.cores} cores`);
  line('a month', Math.round(machines * plan.cores * plan.price).toLocaleString('en'));
  line('what breaks first', firstToBreak(plan, memory));
}

/** Shares of what each part bears, the fullest first. */
function firstToBreak(plan: Plan, memory: number): string {
  const loads: readonly (readonly [string, number])[] = [
    ['messages Telegram takes of one bot (30 a second)', plan.rate / TELEGRAM_RATE],
    ['one PostgreSQL', plan.rate / DATABASE_RATE],
    ['memory of a machine', memory / (plan.cores * MEMORY.core)],
    ['cores of a shard', simulate(plan, plan.replicas).busy],
  ];
  return loads
    .toSorted((a, b) => b[1] - a[1])
    .map(([name, load]) => `${name}: ${(100 * load).toFixed(0)} %`)
    .join('; ');
}

await runCommand({
  help,
  options,
  run: async ({ values }) => {
    const plan = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)])) as Plan;
    if (Object.keys(options).some((name) => !(plan[name as keyof Plan] > 0)))
      throw new InputError({
        what: 'simulate',
        why: 'a figure is no number above 0',
        remedy: 'Run `npm run capacity -- --help`.',
      });
    report(plan);
    return 0;
  },
});
