import { afterAll, beforeAll, expect, test } from 'vitest';
import { discover, makeFetcher } from '../../src/sources/index.ts';
import { serveSite } from '../support/site.ts';

let site: Awaited<ReturnType<typeof serveSite>>;
let fetcher: ReturnType<typeof makeFetcher>;
beforeAll(async () => {
  site = await serveSite();
  const clock = { now: () => 0, wait: async () => undefined };
  fetcher = makeFetcher({ contact: 'mailto:desk@paper.example', allow: [`127.0.0.1:${site.port}`], clock });
});
afterAll(async () => {
  await fetcher.close();
  site.close();
});

test.each([
  ['/index.html', 'epaper', '荇湾时报'],
  ['/html/2023-06/18/node_2.htm', 'epaper', '栎川日报'],
  ['/feeds/rss-full.xml', 'feed', '荇湾在线'],
  ['/feeds/atom.xml', 'feed', '荇湾在线'],
  ['/feeds/feed.json', 'feed', '荇湾在线'],
  ['/sitemap.xml', 'sitemap', '荇湾时报'],
  ['/news/index.html', 'feed', '荇湾在线'],
])('discover() finds out what %s is', async (path, kind, paper) => {
  const [found] = await discover(new URL(path, site.origin).href, fetcher);
  expect(found).toMatchObject({ kind, paper });
});

test('discover() names all that a site offers, and refuses what may not be reached', async () => {
  const all = await discover(new URL('/news/index.html', site.origin).href, fetcher);
  expect(all.map(({ kind }) => kind)).toEqual(
    ['feed', 'feed', 'feed', 'sitemap', 'epaper', 'page'].slice(0, all.length),
  );
  expect(all.length).toBeGreaterThanOrEqual(5);
  await expect(discover(new URL('/go/inside', site.origin).href, fetcher)).rejects.toThrow(/ALLOW_HOSTS/);
  expect(site.leaks).toEqual([]);
});
