import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { indexPages } from '../../src/indexing/index.ts';
import { itemsDir } from '../../src/sources/index.ts';
import { openRounds } from '../support/round.ts';
import { serveSite } from '../support/site.ts';
import { mapOf, serveMap, story, TEXT } from '../support/small-site.ts';

// A round reads with all of its dictionaries in another process.
vi.setConfig({ testTimeout: 120_000 });

type Site = Awaited<ReturnType<typeof serveSite>>;
type Rounds = Awaited<ReturnType<typeof openRounds>>;
let site: Site;
let rounds: Rounds | null = null;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => site.close());
afterEach(async () => {
  site.setPhase('before');
  site.seen.length = 0;
  await rounds?.close();
  rounds = null;
});
const open = async (...more: string[]) => {
  rounds = await openRounds('2024-07-01T04:00:00Z', [`127.0.0.1:${site.port}`, ...more]);
  return rounds;
};
const yaml = (...sources: readonly (readonly [kind: string, path: string, paper: string, more?: string])[]) =>
  `sources:\n${sources.map(([kind, path, paper, more = '']) => `  - { kind: ${kind}, url: "${new URL(path, site.origin)}", paper: ${paper}${more} }\n`).join('')}`;
const pathOf = (url: string | null) => url?.slice(site.origin.length);

const EPAPERS = [
  ['epaper', '/index.html', '荇湾时报', ', district: 荇湾区'],
  ['epaper', '/html/2023-06/18/node_2.htm', '栎川日报', ', district: 栎川县'],
] as const;
const FEEDS = ['rss-full.xml', 'rss-teaser.xml', 'atom.xml', 'feed.json', 'rss-gbk.xml', 'rss-messy.xml'].map(
  (name) => ['feed', `/feeds/${name}`, '荇湾在线'] as const,
);
const ALL = [...EPAPERS, ...FEEDS, ['sitemap', '/sitemap.xml', '荇湾在线'] as const];

type Gold = { title: string; url: string; published: string | null; reporters: string[]; district?: string };
const gold = readFileSync('tests/fixtures/site/gold.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Gold & { first_words: string; last_words: string });
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

test('a round brings every report of a site once, whole, dated as it says and with its own address', async () => {
  const { fetch, articles } = await open();
  const { visits, unreadable } = await fetch(yaml(...ALL));
  expect(visits.map(({ trouble }) => trouble).filter(Boolean)).toEqual([]);
  expect(unreadable).toEqual([]);
  const found = await articles();
  expect(found.map(({ url }) => pathOf(url)).toSorted()).toEqual(gold.map(({ url }) => url).toSorted());
  for (const one of gold) {
    const article = found.find(({ url }) => pathOf(url) === one.url)!;
    const body = plain(article.paragraphs.join(''));
    expect(article).toMatchObject({ title: one.title, published: one.published });
    expect(article.byline.reporters.toSorted()).toEqual(one.reporters.toSorted());
    expect(body.slice(0, 60)).toContain(plain(one.first_words));
    expect(body.slice(-50)).toContain(plain(one.last_words));
    if (one.district) expect(article.district).toBe(one.district);
  }
  // What robots.txt disallows is listed and linked all the same.
  expect(site.seen.map(({ path }) => path)).not.toContain('/internal/draft-1.html');
});

test('a second round asks with what it was told, and writes nothing', async () => {
  const { fetch, later, articles } = await open();
  await fetch(yaml(...ALL));
  const before = await articles();
  later(1);
  site.seen.length = 0;
  const again = await fetch(yaml(...ALL));
  expect(again).toMatchObject({ articles: 0, removed: 0 });
  expect(again.visits.reduce((sum, { fresh, changed }) => sum + fresh + changed, 0)).toBe(0);
  expect(again.visits.reduce((sum, { answers }) => sum + answers.same, 0)).toBe(3);
  const asked = site.seen.filter(({ headers }) => headers['if-none-match'] || headers['if-modified-since']);
  expect(asked.map(({ path }) => path).toSorted()).toEqual([
    '/feeds/atom.xml',
    '/feeds/rss-full.xml',
    '/news/202406/t2001.html',
  ]);
  expect(await articles()).toEqual(before);
});

test('a corrected report takes the place of the first one and says so; one that is gone is taken out', async () => {
  const { fetch, later, articles } = await open();
  await fetch(yaml(...EPAPERS));
  const of = async (number: number) => (await articles()).find(({ url }) => url?.endsWith(`content_${number}.html`));
  const [corrected, other] = [await of(102), await of(105)];
  expect(await of(104)).toBeDefined();
  site.setPhase('after');
  later(2);
  const round = await fetch(yaml(...EPAPERS));
  expect(round).toMatchObject({ articles: 2, removed: 1 });
  expect(await of(104)).toBeUndefined();
  expect(await of(102)).toMatchObject({ id: corrected?.id, updated: '2024-07-01' });
  expect((await of(102))?.paragraphs.at(-1)).toMatch(/特此更正/);
  // Only the list beside it changed.
  expect(await of(105)).toEqual(other);
});

test('an index made anew from the files of reports has what it had', async () => {
  const { fetch, articles, dataDir, deps, store } = await open();
  await fetch(yaml(...EPAPERS));
  const before = (await articles()).map(({ id, url }) => `${id} ${url}`).toSorted();
  await indexPages([itemsDir(dataDir)], deps(), { rebuild: true });
  expect((await articles()).map(({ id, url }) => `${id} ${url}`).toSorted()).toEqual(before);
  expect((await store.pages()).length).toBe(12);
});

test('a report is under the address that its own leads to', async () => {
  const { fetch, articles } = await open();
  await fetch(yaml(['page', '/go/moved', '荇湾在线']));
  expect((await articles()).map(({ url }) => pathOf(url))).toEqual(['/news/202406/t2001.html']);
});

test.each([
  '/go/short',
  '/go/notfound-200',
  '/go/loop-1',
  '/go/error',
  '/go/busy',
  '/go/gone',
  '/go/inside',
  '/go/meta',
])('%s brings no article', async (path) => {
  const { fetch, articles } = await open();
  await fetch(yaml(['page', path, '荇湾在线']));
  expect(await articles()).toEqual([]);
  expect(site.leaks).toEqual([]);
});

test('a round that is stopped leaves what waits to the next one, and nothing comes twice', async () => {
  const { fetch, articles } = await open();
  const stopping = new AbortController();
  const first = await fetch(yaml(...FEEDS), {
    signal: stopping.signal,
    onProgress: ({ fresh }) => fresh >= 3 && stopping.abort(),
  });
  expect(first.stopped).toBe(true);
  await fetch(yaml(...FEEDS));
  const urls = (await articles()).map(({ url }) => url);
  expect(urls.length).toBe(16);
  expect(new Set(urls).size).toBe(16);
});

test('a dry round says what it would read, and writes nothing', async () => {
  const { fetch, articles, dataDir } = await open();
  const { visits } = await fetch(yaml(['feed', '/feeds/rss-teaser.xml', '荇湾在线']), { isDry: true });
  expect(visits[0]?.wanted.map(pathOf)).toEqual([1, 2, 3].map((n) => `/news/202406/t200${n}.html`));
  expect(await articles()).toEqual([]);
  expect(readdirSync(join(dataDir, 'sources'))).not.toContain('items');
});

test('a report that two sites print is one, with both addresses; when one takes it down the other stays', async () => {
  const pages = new Map([
    ['/map', mapOf('/a.html')],
    ['/a.html', story(TEXT)],
  ]);
  const [one, two] = [await serveMap(pages), await serveMap(new Map(pages))];
  const { fetch, articles, later } = await open(one.host, two.host);
  const both = `sources:
  - { kind: sitemap, url: "http://${one.host}/map", paper: 甲报 }
  - { kind: sitemap, url: "http://${two.host}/map", paper: 乙报 }`;
  await fetch(both);
  const [first, ...others] = await articles();
  expect(others).toEqual([]);
  const [home, copy] = [one, two].toSorted((a) => (first!.url === `http://${a.host}/a.html` ? -1 : 1));
  expect(first).toMatchObject({ url: `http://${home!.host}/a.html`, alsoIn: [`http://${copy!.host}/a.html`] });
  pages.set('/map', mapOf());
  pages.delete('/a.html');
  later(2);
  await fetch(both);
  expect(await articles()).toMatchObject([{ url: `http://${two.host}/a.html`, alsoIn: [] }]);
  one.close();
  two.close();
});

test('a page that answers 404 while it is listed is taken out by the second miss, a day later', async () => {
  const pages = new Map([
    ['/map', mapOf('/a.html')],
    ['/a.html', story(TEXT)],
  ]);
  const server = await serveMap(pages);
  const { fetch, articles, later } = await open(server.host);
  const source = `sources:\n  - { kind: sitemap, url: "http://${server.host}/map", paper: 甲报 }`;
  await fetch(source);
  pages.delete('/a.html');
  later(1);
  await fetch(source);
  later(2);
  await fetch(source);
  expect((await articles()).length).toBe(1);
  later(24);
  await fetch(source);
  expect(await articles()).toEqual([]);
  // It is back.
  pages.set('/a.html', story(TEXT));
  await fetch(source);
  expect((await articles()).length).toBe(1);
  server.close();
});
