import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type App, openApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { ROUND_FLAGS, standBack } from '../src/schedule.ts';
import { addressOf, type Served } from './bench/feeds.ts';
import { runCommand } from './command.ts';

const help = `
npm run fetch-load -- [--feeds 200] [--items 25] [--kills 0]
Measures a round of fetching against feeds on this machine, each a host of its own: its time and memory, and how long residents'
questions take meanwhile (work: of their thread, milliseconds of the processor; held: how long it did one thing, in 99 of 100 cases and at most);
then a second round with nothing new. With --kills: rounds are killed again and again while feeds grow, and what is in the index
at the end is compared with what was published. Ends with 0 only when nothing is lost or there twice.
  --feeds N    feeds (default: 200)
  --items N    reports of each (default: 25)
  --kills N    kills (default: 0)`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const options = { feeds: text('200'), items: text('25'), kills: text('0') };

/** Feeds of growing length, each on a port of its own; `published` is what there is. */
async function serveFeeds(count: number) {
  const shared = () => new Int32Array(new SharedArrayBuffer(4 * count));
  const served: Served = { lengths: shared(), ports: shared() };
  const thread = new Worker(new URL('./bench/feeds.ts', import.meta.url), { workerData: served });
  await once(thread, 'message');
  return {
    hosts: Array.from(served.ports, (port) => `127.0.0.1:${port}`),
    grow: (by: number) => {
      for (const [feed, length] of served.lengths.entries()) served.lengths[feed] = length + by;
    },
    published: () =>
      Array.from(served.lengths).flatMap((length, feed) =>
        Array.from({ length }, (_, item) => addressOf(served, feed, item)),
      ),
    close: () => thread.terminate(),
  };
}
type Feeds = Awaited<ReturnType<typeof serveFeeds>>;

/** A round in a process of its own, as the program runs it. */
function startRound(config: Config, feeds: Feeds): ChildProcess {
  const env = {
    ...process.env,
    ...{ ALLOW_HOSTS: feeds.hosts.join(','), SOURCES_FILE: config.SOURCES_FILE },
    ...{ INDEX_DIR: config.INDEX_DIR, DATA_DIR: config.DATA_DIR },
  };
  const args = [...ROUND_FLAGS, 'scripts/fetch.ts'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  standBack(child);
  return child;
}

/** Between two questions. */
const PAUSE = 100;

const questionsOf = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) =>
    readFileSync(`tests/gold/${name}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => String(JSON.parse(line).question)),
  );

const share = (times: readonly number[], of: number) =>
  Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * of)] ?? 0);
/** Milliseconds of the processor that this thread has had: what others on the machine take from it isn't counted. */
const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Asks one question after the other until `isOver`: how long they took, how much work they were, and how long this thread did one thing. */
async function residents({ ask, today }: App, questions: readonly string[], isOver: (asked: number) => boolean) {
  const [times, works, held] = [[] as number[], [] as number[], monitorEventLoopDelay({ resolution: 5 })];
  held.enable();
  while (!isOver(times.length)) {
    const [asked, before] = [performance.now(), worked()];
    await ask({ text: questions[times.length % questions.length]!, history: [], today: today() });
    times.push(performance.now() - asked);
    works.push(worked() - before);
    await pause(PAUSE);
  }
  held.disable();
  const [held99, heldMost] = [held.percentile(99), held.max].map((time) => Math.round(time / 1e6));
  const work = { work50: share(works, 0.5), work95: share(works, 0.95) };
  return { asked: times.length, p50: share(times, 0.5), p95: share(times, 0.95), ...work, held99, heldMost };
}

/** What a process has taken at most; a thread of its own looks, since the system takes its time to add up a process's pages. */
function watchCosts(pid: number) {
  const most = new Float64Array(new SharedArrayBuffer(24));
  const thread = new Worker(new URL('./bench/costs.ts', import.meta.url), { workerData: { pid, most } });
  return async () => {
    await thread.terminate();
    const [megabytes = 0, reader = 0, cpu = 0] = Array.from(most, Math.round);
    return { megabytes, reader, cpu };
  };
}

async function measured(config: Config, feeds: Feeds, app: App, questions: readonly string[]) {
  const started = performance.now();
  const child = startRound(config, feeds);
  const costs = watchCosts(child.pid!);
  let seconds = 0;
  void once(child, 'exit').then(() => {
    seconds = (performance.now() - started) / 1000;
  });
  const asked = await residents(app, questions, () => seconds > 0);
  return { seconds: Math.round(seconds), ...(await costs()), ...asked };
}

/** As often as the index has them. */
async function addressesIn({ store }: App): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after = 0; ; ) {
    const lot = await store.articlesAfter(after, 500);
    if (lot.length === 0) return found;
    after = lot.at(-1)!.key;
    found.push(...lot.flatMap(({ article }) => (article.source.endsWith('.item') && article.url ? [article.url] : [])));
  }
}

/** Milliseconds: how soon a round is killed at the earliest, before it has begun, and at the latest while none has yet ended by itself. */
const [SHORTEST_LIFE, LONGEST_LIFE] = [300, 8000];

/** Kills rounds at any moment of their life, as long as one lives that is let be; one that had ended before is no kill. */
async function killedRounds(config: Config, feeds: Feeds, kills: number): Promise<void> {
  let longest = LONGEST_LIFE;
  for (let kill = 0; kill < kills; ) {
    feeds.grow(1);
    const [child, started] = [startRound(config, feeds), performance.now()];
    const life = SHORTEST_LIFE + Math.random() * (longest - SHORTEST_LIFE);
    await Promise.race([once(child, 'exit'), pause(life)]);
    if (child.exitCode !== null) longest = Math.max(2 * SHORTEST_LIFE, performance.now() - started);
    else {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      kill += 1;
    }
    process.stderr.write(`\r${kill} kills `);
  }
  await once(startRound(config, feeds), 'exit');
}

await runCommand({
  help,
  options,
  run: async ({ values, config: given }) => {
    const dir = mkdtempSync(join(tmpdir(), 'wenjin-fetch-load-'));
    const own = { INDEX_DIR: join(dir, 'index'), DATA_DIR: join(dir, 'data'), SOURCES_FILE: join(dir, 'sources.yaml') };
    const config = { ...given, ...own };
    const feeds = await serveFeeds(Number(values.feeds));
    const entries = feeds.hosts.map((host, n) => `  - { kind: feed, url: "http://${host}/feed.xml", paper: 报${n} }`);
    writeFileSync(config.SOURCES_FILE, `sources:\n${entries.join('\n')}\n`);
    const app = await openApp(config, createLog('error'), { create: true });
    try {
      await app.index(['seeds']);
      const texts = questionsOf('questions', 'questions-cross', 'unanswerable');
      for (const text of texts.slice(-20)) await app.ask({ text, history: [], today: app.today() });
      feeds.grow(Number(values.items));
      if (Number(values.kills) > 0) await killedRounds(config, feeds, Number(values.kills));
      else
        console.table({
          'no round': await residents(app, texts, (asked) => asked >= texts.length - 20),
          'first round': await measured(config, feeds, app, texts),
          'second round': await measured(config, feeds, app, texts),
        });
      const [found, published] = [await addressesIn(app), feeds.published()];
      const lost = published.filter((one) => !found.includes(one)).length;
      const twice = found.length - new Set(found).size;
      console.table({ 'in the index': { published: published.length, found: found.length, lost, twice } });
      return lost + twice === 0 ? 0 : 1;
    } finally {
      await app.close();
      await feeds.close();
      rmSync(dir, { recursive: true, force: true });
    }
  },
});
