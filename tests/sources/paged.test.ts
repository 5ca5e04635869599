import { afterEach, describe, expect, test, vi } from 'vitest';
import { firstPageOf } from '../../src/sources/paged.ts';
import { openRounds } from '../support/round.ts';
import { mapOf, serveMap, story, TEXT } from '../support/small-site.ts';

vi.setConfig({ testTimeout: 120_000 });

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What a round makes of a site on 1 July 2024. */
async function fetched(pages: Map<string, string>, source = 'sitemap', path = '/map') {
  const site = await serveMap(pages);
  const rounds = await openRounds('2024-07-01T04:00:00Z', [site.host]);
  closing.push(site.close, rounds.close);
  const yaml = `sources:\n  - { kind: ${source}, url: "http://${site.host}${path}", paper: 甲报 }`;
  return { rounds, yaml, round: await rounds.fetch(yaml), at: (one: string) => `http://${site.host}${one}` };
}

test.each([
  ['http://p.example/a/t2001_2.html', 'http://p.example/a/t2001.html'],
  ['http://p.example/a/t2001-3.shtml', 'http://p.example/a/t2001.shtml'],
  ['http://p.example/news/17/2', 'http://p.example/news/17'],
  ['http://p.example/a.html?page=2&x=1', 'http://p.example/a.html?x=1'],
  ['http://p.example/a/t2001.html', null],
  ['http://p.example/a/t20240618_123456.html', null],
])('firstPageOf(%s) is %s', (address, first) => {
  expect(firstPageOf(address)).toBe(first);
});

const ROW = '<p class="pages"><a href="a.html">1</a> <a href="a_2.html">2</a> <a href="a_3.html">3</a></p>';
const SECOND = '公平秤的费用由区市场监管局和市场各出一半，一台1280元，三年内免费校准，坏了当天就换，电话贴在秤盘下面。';
const THIRD =
  '下一步，全区还有17家农贸市场要装公平秤，年底以前装完，装好的市场名单每月在社区公告栏张贴一次，大家可以监督。';

describe('a report over several pages', () => {
  test('is one, with the text of all of them, also where a list names each', async () => {
    const part = (text: string) => story(text) + ROW;
    const pages = new Map([
      ['/map', mapOf('/a_2.html', '/a.html', '/b.html')],
      ['/a.html', part(TEXT)],
      ['/a_2.html', part(SECOND)],
      ['/a_3.html', part(THIRD)],
      // The report after this one is none of its pages.
      [
        '/b.html',
        `${story(THIRD.replaceAll('秤', '称重台')).replaceAll('苇桥', '柳林')}<a rel="next" href="a.html">下一篇</a><a href="/c_2.html">2</a>`,
      ],
    ]);
    const { rounds, yaml, round, at } = await fetched(pages);
    expect(round.visits.flatMap(({ failed }) => failed)).toEqual([]);
    const found = await rounds.articles();
    expect(found.map(({ url }) => url).toSorted()).toEqual([at('/a.html'), at('/b.html')]);
    const whole = found.find(({ url }) => url === at('/a.html'));
    expect(whole?.paragraphs).toEqual([TEXT, SECOND, THIRD]);
    expect(whole?.title).toBe('苇桥菜市场装了公平秤');
    // A correction on a later page is one of the report.
    pages.set('/a_3.html', part(THIRD.replace('17家', '19家')));
    rounds.later(24);
    const again = await rounds.fetch(yaml);
    expect(again.visits[0]).toMatchObject({ fresh: 0, changed: 1 });
    expect((await rounds.articles()).find(({ url }) => url === at('/a.html'))).toMatchObject({
      paragraphs: [TEXT, SECOND, THIRD.replace('17家', '19家')],
      updated: '2024-07-02',
    });
  });
});

describe('a day that hasn’t come yet', () => {
  const ahead = (published: string, more = '') =>
    `<title>苇桥菜市场装了公平秤</title><meta property="article:published_time" content="${published}"><h1>苇桥菜市场装了公平秤</h1>${more}<p>${TEXT}</p>`;
  test.each([
    ['the line below the headline', '<p>2024-06-19 08:21 来源：某报</p>', '2024-06-19'],
    ['<time>', '<time datetime="2024-06-20T08:00:00+08:00">6月20日</time>', '2024-06-20'],
    ['nothing else', '', null],
  ])('gives way to %s', async (_, more, day) => {
    const { rounds } = await fetched(new Map([['/a.html', ahead('2026-06-19', more)]]), 'page', '/a.html');
    expect(await rounds.articles()).toMatchObject([{ published: day }]);
  });

  test('in a feed gives way to the day on which the feed says it was changed', async () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>甲报</title><entry><id>1</id><title>苇桥菜市场装了公平秤</title><published>2026-06-19T00:00:00Z</published><updated>2024-06-21T00:00:00Z</updated><content type="html">&lt;p&gt;${TEXT}&lt;/p&gt;&lt;p&gt;${SECOND}&lt;/p&gt;</content></entry></feed>`;
    const { rounds } = await fetched(new Map([['/feed', feed]]), 'feed', '/feed');
    expect(await rounds.articles()).toMatchObject([{ published: '2024-06-21' }]);
  });
});
