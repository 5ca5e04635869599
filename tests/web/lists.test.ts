import { afterAll, beforeAll, expect, test } from 'vitest';
import { spanAsked } from '../../src/web/marks.ts';
import { headline } from '../../src/web/messages.ts';
import { articlePage } from '../../src/web/pages/article.ts';
import { LAKE_PAGE, openPapers, type Papers } from '../support/papers.ts';
import { webOver } from './support.ts';

const STREETS = Array.from('东西南北中', (side) =>
  Array.from('一二三四五六七八九十甲乙丙', (n) => `${side}${n}`),
).flat();
const street = (name: string, n: number) => `## 云山区${name}街改造完工

本报讯（记者 林小雨）3月${(n % 28) + 1}日，云山区${name}街改造工程完工，全长${n + 300}米，总投资${n + 20}万元。
`;

const BRIDGE = {
  'start.md':
    '临湖日报 2024年2月2日 星期五 第1版\n\n## 临湖大桥开工\n\n本报讯（记者 林小雨）2月1日，临湖大桥正式开工。区委书记周启明参加开工仪式。\n',
  'joined.md':
    '临湖日报 2024年3月11日 星期一 第1版\n\n## 临湖大桥合龙\n\n本报讯（记者 林小雨）3月10日，临湖大桥主桥合龙。区委书记周启明到现场调研。\n',
};

let papers: Papers;
let web: ReturnType<typeof webOver>;
beforeAll(async () => {
  const pages = Object.fromEntries(STREETS.map((name, n) => [`street-${n}.md`, street(name, n)]));
  papers = await openPapers({ ...pages, ...BRIDGE, 'lake.md': LAKE_PAGE });
  web = webOver(papers);
});
afterAll(() => papers.close());

const text = async (path: string) => (await web.request(path)).text();
const linksIn = (page: string) =>
  [...page.matchAll(/href="(\/[^"#]*)/g)].map(([, path]) => path!.replaceAll('&amp;', '&'));

test('every article can be reached from the front page by links to lists alone', async () => {
  const { articles } = await papers.store.coverage();
  expect(articles).toBeGreaterThan(60);
  const [found, seen, queue] = [new Set<string>(), new Set<string>(), ['/']];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const link of linksIn(await text(path))) {
      if (link.startsWith('/articles/')) found.add(link.split('?')[0]!);
      if (link.startsWith('/browse') && !seen.has(link) && seen.size < 40) queue.push(link);
      if (link.startsWith('/browse')) seen.add(link);
    }
  }
  expect(found.size).toBe(articles);
});

test.each(['page=0', 'page=-1', 'page=1e99', 'page=x', 'month=%00', 'district=%3Cb%3E', 'kind=news&kind=x'])(
  '/browse?%s is a page',
  async (query) => {
    const response = await web.request(`/browse?${query}`);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('<b>');
  },
);

test('search marks the words that were looked for', async () => {
  expect(await text(`/search?q=${encodeURIComponent('图书馆')}`)).toMatch(/<mark>[^<]*图书馆<\/mark>/);
});

test('a thing has a page with what was told of it, linked from its article', async () => {
  const library = (await papers.store.latest(99)).find(({ title }) => title.includes('图书馆'))!;
  const thing = linksIn(await text(`/articles/${library.id}`)).find((path) => path.startsWith('/things/'))!;
  const page = await text(thing);
  expect(page).toContain('<ol class="timeline">');
  expect(page).toMatch(/<a href="\/articles\/\w+\?s=\d+\.\d+-\d+#p\d+">/);
  expect((await web.request('/things/%E6%B2%A1%E6%9C%89')).status).toBe(404);
});

test('the quoted words are marked by the address alone, and a wrong address marks nothing', async () => {
  const library = (await papers.store.latest(99)).find(({ title }) => title.includes('图书馆'))!;
  const article = (await papers.store.article(library.id))!;
  const quote = article.paragraphs[1]!.slice(3, 12);
  expect(await text(`/articles/${library.id}?s=2.3-12`)).toContain(`<mark>${quote}</mark>`);
  for (const wrong of ['2.3-99999', '2.12-3', '99.1-2', 'x', '2.3', '2.3-4-5', '-1.0-4', '2.0.5-4'])
    expect(String(articlePage('zh', article, { span: spanAsked(wrong) })), wrong).not.toContain('<mark>');
});

test('a withdrawn article is 410 with a word; a page that did not change is 304', async () => {
  const [first, second] = await papers.store.latest(2);
  const before = await web.request(`/articles/${first!.id}`);
  const tag = before.headers.get('etag')!;
  expect(before.headers.get('cache-control')).toContain('max-age=60');
  const again = await web.request(`/articles/${first!.id}`, { headers: { 'if-none-match': tag } });
  expect(again.status).toBe(304);
  await papers.store.withdraw(second!.id, { title: second!.title, on: '2024-03-19', sketch: null, by: first!.id });
  const gone = await web.request(`/articles/${second!.id}`);
  expect(gone.status).toBe(410);
  expect(await gone.text()).toContain(`<a href="/articles/${first!.id}">更正后的报道</a>`);
  expect((await web.request(`/api/articles/${second!.id}`)).status).toBe(410);
});

test('English readers get no Chinese but what the papers print', async () => {
  const page = await (await web.request('/browse', { headers: { 'accept-language': 'en' } })).text();
  expect(page.replaceAll(/<ul[\s\S]*?<\/ul>/g, '')).not.toMatch(/\p{Script=Han}/u);
});

test('a headline made of first words ends where a phrase does', () => {
  const paragraphs = ['据介绍，这座桥连接了河的两岸，今后居民过河只要五分钟，比从前快得多，大家都很高兴。'];
  expect(headline({ title: null, paragraphs })).toBe('据介绍，这座桥连接了河的两岸，今后居民过河只要五分钟…');
});

test('names that the archive tells most of lead to what is told of them, page by page, and persons to the reports that name them', async () => {
  const things = await text('/browse/things');
  expect(linksIn(things)).toContain(`/things/${encodeURIComponent('临湖图书馆')}`);
  const person = `/browse?person=${encodeURIComponent('周启明')}`;
  expect(linksIn(await text('/browse/persons'))).toContain(person);
  const reports = await text(person);
  expect(reports).toContain('临湖大桥开工');
  expect(reports).toContain('临湖大桥合龙');
  expect(reports).toContain('周启明 ×');
  expect((await web.request('/browse/anything')).status).toBe(404);
});

test('the start page draws what was told of a thing over time, and tells the last of it', async () => {
  const home = await text('/');
  expect(home).toMatch(/<svg class="line"[\s\S]*<ol class="timeline">/);
});

test('a page is made once while the index is the same, and anew for other words, readers in another language and a changed index', async () => {
  const library = (await papers.store.latest(99)).find(({ title }) => title.includes('图书馆'))!;
  let read = 0;
  const article: typeof papers.store.article = (id) => {
    read += id === library.id ? 1 : 0;
    return papers.store.article(id);
  };
  const counted = webOver({ ...papers, store: { ...papers.store, article } });
  const path = `/articles/${library.id}`;
  const first = await counted.request(path);
  const tag = first.headers.get('etag')!;
  expect((await counted.request(path, { headers: { 'if-none-match': tag } })).status).toBe(304);
  expect(read).toBe(1);
  expect(await (await counted.request(`${path}?s=1.0-3`)).text()).toContain('<mark>');
  const english = await counted.request(path, { headers: { 'accept-language': 'en' } });
  expect(await english.text()).toContain('13 March 2024');
  expect(read).toBe(3);
  const [other] = (await papers.store.latest(99)).filter(({ id }) => id !== library.id);
  await papers.store.withdraw(other!.id);
  await counted.request(path);
  expect(read).toBe(4);
});
