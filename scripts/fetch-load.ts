import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type App, openApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { ROUND_FLAGS, standBack } from '../src/schedule.ts';
import { runCommand } from './command.ts';

const help = `
npm run fetch-load -- [--feeds 200] [--items 25] [--kills 0]
Measures a round of fetching against feeds on this machine, each a host of its own: its time and memory, and how long residents'
questions take meanwhile; then a second round with nothing new. With --kills: rounds are killed again and again while feeds grow, and
what is in the index at the end is compared with what was published. Ends with 0 only when nothing is lost or there twice.
  --feeds N    feeds (default: 200)
  --items N    reports of each (default: 25)
  --kills N    kills (default: 0)`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const options = { feeds: text('200'), items: text('25'), kills: text('0') };

const PLACES = '松涛 青禾 白鹭 石桥 望湖 柳林 桃溪 云岭 双塔 长汀'.split(' ');
const THINGS = '菜市场 图书馆 卫生院 文化站 停车场 小学食堂 公交站台 老街坊会 口袋花园 渡口'.split(' ');
const DEEDS = '翻新 扩建 清淤 换灯 加装雨棚 延长开放 试行预约 增设座位 铺设步道 更换水管'.split(' ');
const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';

/** A report unlike all others in its figures and, mostly, its words. */
function story(feed: number, item: number): { title: string; body: string } {
  const n = feed * 7919 + item * 104_729;
  const [place, thing, deed] = [pick(PLACES, n), pick(THINGS, feed + item * 3), pick(DEEDS, feed * 3 + item)];
  const title = `${place}街${feed + 1}号院${thing}${deed}第${item + 1}期`;
  const facts = Array.from(
    { length: 4 },
    (_, at) =>
      `${pick(PLACES, n + at * 13)}${pick(THINGS, n + at * 5)}${pick(DEEDS, item + at * 7)}用去${(n % 8_971) + at * 317}元，惠及${(n % 613) + at * 29}户，工期${(n % 83) + at}天`,
  );
  return { title, body: `<p>${title}，由${place}街道牵头。</p><p>${facts.join('；')}。</p>` };
}

/** Feeds of growing length, each on a port of its own; `published` is what there is. */
async function serveFeeds(count: number) {
  const lengths = Array.from({ length: count }, () => 0);
  const servers: Server[] = [];
  const addressOf = (feed: number, item: number) => `http://127.0.0.1:${portOf(feed)}/${item}.html`;
  const portOf = (feed: number) => (servers[feed]!.address() as AddressInfo).port;
  const rss = (feed: number) => {
    const items = Array.from({ length: lengths[feed]! }, (_, item) => {
      const { title, body } = story(feed, item);
      return `<item><title>${title}</title><link>${addressOf(feed, item)}</link><guid>${feed}-${item}</guid><pubDate>Tue, 18 Jun 2024 08:00:00 +0800</pubDate><description><![CDATA[${body}]]></description></item>`;
    });
    return `<rss version="2.0"><channel><title>报${feed}</title>${items.join('')}</channel></rss>`;
  };
  for (let feed = 0; feed < count; feed += 1) {
    const server = createServer((request, response) => {
      if (request.url !== '/feed.xml') return void response.writeHead(404).end();
      const etag = `"${lengths[feed]}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
      response.writeHead(200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' }).end(rss(feed));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    servers.push(server);
  }
  return {
    hosts: servers.map((_, feed) => `127.0.0.1:${portOf(feed)}`),
    grow: (by: number) => {
      for (const [feed, length] of lengths.entries()) lengths[feed] = length + by;
    },
    published: () => lengths.flatMap((length, feed) => Array.from({ length }, (_, item) => addressOf(feed, item))),
    close: () => {
      for (const server of servers) server.close();
    },
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

type Cost = { readonly megabytes: number; readonly cpu: number };
const TICKS = 100;

/** What a process and its children hold (shared memory by their part), and the processor's seconds they took; 0 where the system doesn't tell. */
function costOf(pid: number | string | undefined): readonly Cost[] {
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

/** Milliseconds that questions take while nothing else is done. */
async function quietly(app: App, questions: readonly string[]) {
  const times: number[] = [];
  for (const text of questions.slice(0, 60)) {
    const asked = performance.now();
    await app.ask({ text, history: [], today: app.today() });
    times.push(performance.now() - asked);
    await pause(100);
  }
  times.sort((a, b) => a - b);
  return { asked: times.length, p50: Math.round(times[30] ?? 0), p95: Math.round(times[57] ?? 0) };
}

async function measured(config: Config, feeds: Feeds, app: App, questions: readonly string[]) {
  const started = performance.now();
  const child = startRound(config, feeds);
  const ended = once(child, 'exit');
  const most = { megabytes: 0, reader: 0, cpu: 0 };
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const times: number[] = [];
  for (let at = 0; !isOver; at += 1) {
    const asked = performance.now();
    await app.ask({ text: questions[at % questions.length]!, history: [], today: app.today() });
    times.push(performance.now() - asked);
    const costs = costOf(child.pid);
    most.megabytes = Math.max(most.megabytes, costs[0]?.megabytes ?? 0);
    most.reader = Math.max(most.reader, costs[1]?.megabytes ?? 0);
    most.cpu = Math.max(
      most.cpu,
      costs.reduce((sum, { cpu }) => sum + cpu, 0),
    );
    await Promise.race([ended, pause(100)]);
  }
  times.sort((a, b) => a - b);
  const seconds = (performance.now() - started) / 1000;
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  return {
    seconds: Math.round(seconds),
    ...Object.fromEntries(Object.entries(most).map(([name, value]) => [name, Math.round(value)])),
    asked: times.length,
    p50: at(0.5),
    p95: at(0.95),
  };
}

async function addressesIn({ store }: App): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after = 0; ; ) {
    const lot = await store.articlesAfter(after, 500);
    if (lot.length === 0) return found;
    after = lot.at(-1)!.key;
    found.push(...lot.flatMap(({ article }) => (article.source.endsWith('.item') && article.url ? [article.url] : [])));
  }
}

/** How long a round may go on before it is killed, in milliseconds: from before it has begun to after it has ended. */
const LONGEST_LIFE = 14_000;

async function killedRounds(config: Config, feeds: Feeds, kills: number): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % 5 === 0) feeds.grow(1);
    const child = startRound(config, feeds);
    await Promise.race([once(child, 'exit'), pause(500 + Math.random() * LONGEST_LIFE)]);
    if (child.exitCode === null) child.kill('SIGKILL');
    process.stderr.write(`\r${kill + 1} kills `);
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
      const questions = readFileSync('tests/gold/questions.jsonl', 'utf8').trim().split('\n');
      const texts = questions.map((line) => String(JSON.parse(line).question));
      for (const text of texts.slice(0, 20)) await app.ask({ text, history: [], today: app.today() });
      feeds.grow(Number(values.items));
      if (Number(values.kills) > 0) await killedRounds(config, feeds, Number(values.kills));
      else
        console.table({
          'no round': await quietly(app, texts),
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
      feeds.close();
      rmSync(dir, { recursive: true, force: true });
    }
  },
});
