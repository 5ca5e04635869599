import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFetcher } from '../../src/sources/index.ts';
import { serveSite } from '../support/site.ts';

type Site = Awaited<ReturnType<typeof serveSite>>;
let site: Site;
const waits: number[] = [];
const clock = { now: () => 0, wait: async (ms: number) => void waits.push(ms) };
const limits = { ms: 1500, bytes: 2 ** 20 };
const fetcher = () =>
  makeFetcher({ contact: 'mailto:desk@paper.example', allow: [`127.0.0.1:${site.port}`], clock, limits });
const get = async (path: string) => {
  const one = fetcher();
  const result = await one.get(new URL(path, site.origin).href);
  await one.close();
  return result;
};
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => site.close());

/** Hosts in every form that a URL may have; PORT is that of the server that must not be asked. */
const HOSTS =
  `127.0.0.1 127.0.0.2 127.255.255.254 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0x7f.0.0.1 0177.0.0.1 017700000001
0 0.0.0.0 0.1.2.3 localhost 127.0.0.1. 127.1. １２７.０.０.１ ①②⑦.0.0.1 127。0。0。1 %31%32%37.0.0.1 user@127.0.0.1
10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.255.254 169.254.169.254 169.254.1.1 2852039166 0xa9fea9fe
100.64.0.1 100.100.100.200 168.63.129.16 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1
255.255.255.255 [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:a9fe:a9fe] [::127.0.0.1] [::ffff:0:127.0.0.1]
[64:ff9b::7f00:1] [64:ff9b:1::1] [2002:7f00:1::] [2001:0:1::1] [2001:db8::1] [fe80::1] [fc00::1] [fd00:ec2::254] [ff02::1] [fec0::1]
[100::1]`.split(/\s+/);
const SCHEMES = ['file:///etc/hostname', 'ftp://127.0.0.1/', 'data:text/html,x', 'gopher://127.0.0.1/', 'javascript:1'];

test('there are at least 60 forms of addresses', () => expect(new Set(HOSTS).size).toBeGreaterThanOrEqual(60));

test.each(HOSTS)('no connection is made to %s', async (host) => {
  const result = await get(`http://${host}:${site.insidePort}/secret`);
  expect(result.kind).toBe('failed');
  expect(result).toHaveProperty('why', expect.stringMatching(/no address of the public internet/));
  expect(site.leaks).toEqual([]);
});

test.each(SCHEMES)('%s is no address of a source', async (url) => {
  expect(await get(url)).toMatchObject({ kind: 'failed', why: expect.stringMatching(/neither http nor https/) });
});

test.each(['inside', 'inside-name', 'inside-decimal', 'inside-v6', 'link-local', 'file'])(
  'a redirect to %s is refused',
  async (name) => {
    expect(await get(`/go/${name}`)).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/public internet|neither/),
    });
    expect(site.leaks).toEqual([]);
  },
);

test('a name is held to the addresses that it is connected to, also when they change', async () => {
  const answers = [['93.184.216.34', '127.0.0.1'], ['127.0.0.1'], ['::1'], []];
  let asked = 0;
  const resolve: import('../../src/sources/addresses.ts').Resolve = (_, done) =>
    done(
      null,
      (answers[asked++ % 4] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  const one = makeFetcher({ contact: 'x', clock, limits, resolve });
  for (const _ of answers)
    expect(await one.get(`http://paper.example:${site.insidePort}/secret`)).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/public internet/),
    });
  await one.close();
  expect(asked).toBe(4);
  expect(site.leaks).toEqual([]);
});

test('a moved page has its final address', async () => {
  expect(await get('/go/moved')).toMatchObject({ kind: 'text', url: `${site.origin}/news/202406/t2001.html` });
});

test.each([
  ['loop-1', /more than 5 times/],
  ['endless', /larger|abort|timeout/i],
  ['slow', /timeout|abort/i],
  ['bomb', /larger than 1048576 bytes/],
  ['error', /503/],
  ['short', /./],
] as const)('/go/%s fails, and says why', async (name, why) => {
  expect(await get(`/go/${name}`)).toMatchObject({ kind: 'failed', why: expect.stringMatching(why) });
});

test('a page that is gone is told from one that fails', async () => {
  expect(await get('/go/gone')).toEqual({ kind: 'gone', status: 410 });
  expect(await get('/nowhere.html')).toEqual({ kind: 'gone', status: 404 });
});

test('a host that is busy is left alone for as long as it says', async () => {
  const one = fetcher();
  await one.get(`${site.origin}/go/busy`);
  const before = site.seen.length;
  expect(await one.get(`${site.origin}/news/index.html`)).toMatchObject({ why: expect.stringMatching(/for 120 s/) });
  expect(site.seen.length).toBe(before);
  await one.close();
});

test('what robots.txt disallows is never asked for, and its delay is kept', async () => {
  waits.length = 0;
  const one = fetcher();
  expect(await one.get(`${site.origin}/internal/draft-1.html`)).toMatchObject({ why: 'robots.txt disallows it' });
  for (const n of [1, 2]) await one.get(`${site.origin}/news/202406/t200${n}.html`);
  await one.close();
  expect(site.seen.some(({ path }) => path.startsWith('/internal/'))).toBe(false);
  expect(waits).toEqual([1000]);
});

test.each(['/news/202406/t2001.html', '/feeds/rss-full.xml', '/feeds/atom.xml'])(
  'a second visit of %s says what is known, and nothing is read again',
  async (path) => {
    const one = fetcher();
    const first = await one.get(site.origin + path);
    const known = first.kind === 'text' ? first.validators : {};
    expect(await one.get(site.origin + path, known)).toEqual({ kind: 'same' });
    await one.close();
    expect(site.seen.at(-1)?.headers['user-agent']).toBe('Wenjin/0.1 (+mailto:desk@paper.example)');
  },
);

test.each([
  ['/html/2023-06/18/content_5.htm', '栎川县最后一辆绿皮公交退役'],
  ['/feeds/rss-gbk.xml', '栎川县清理僵尸车'],
  ['/feeds/atom.xml', '荇湾龙舟队夺第三名'],
])('%s is read in the charset that its bytes have', async (path, words) => {
  expect(await get(path)).toMatchObject({ kind: 'text', text: expect.stringContaining(words) });
});
