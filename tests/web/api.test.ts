import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPENAPI } from '../../src/web/openapi.ts';
import { LAKE_PAGE, openPapers, type Papers } from '../support/papers.ts';
import { webOver } from './support.ts';

let papers: Papers;
let web: ReturnType<typeof webOver>;
beforeAll(async () => {
  papers = await openPapers({ 'lake.md': LAKE_PAGE });
  web = webOver(papers);
});
afterAll(() => papers.close());

type Json = {
  readonly [name: string]: unknown;
  readonly citations: readonly { readonly address: string; readonly quote: string }[];
  readonly hits: readonly { readonly title: string }[];
  readonly words: readonly string[];
  readonly paragraphs: readonly string[];
  readonly items: readonly { readonly title: string }[];
};
const json = async (response: Response | Promise<Response>) => (await (await response).json()) as Json;
const ask = (body: string) =>
  web.request('/api/ask', { method: 'POST', body, headers: { 'content-type': 'application/json' } });

test('POST /api/ask answers with sentences and the address of the quoted words', async () => {
  const answer = await json(ask(JSON.stringify({ question: '临湖图书馆总投资多少？' })));
  expect(answer).toMatchObject({ kind: 'found', short: '2.3亿元' });
  const citation = answer.citations[0]!;
  expect(citation.address).toMatch(/^http:\/\/localhost\/articles\/\w+\?s=\d+\.\d+-\d+#p\d+$/);
  const text = await (await web.request(citation.address)).text();
  expect(text).toContain(`<mark>${citation.quote}</mark>`);
  const described = OPENAPI.paths['/api/ask'].post.responses[200].content['application/json'].schema.properties;
  for (const name of Object.keys(answer)) expect(Object.keys(described)).toContain(name);
});

test.each(['', '{', '[]', '{"question":""}', '{"question":5}', JSON.stringify({ question: 'x'.repeat(501) })])(
  'POST /api/ask refuses the body %#',
  async (body) => {
    expect((await ask(body)).status).toBe(400);
  },
);

test('POST /api/ask does not read a large body', async () => {
  expect((await ask(JSON.stringify({ question: '好', history: Array(9).fill('长'.repeat(1000)) }))).status).toBe(413);
});

test('GET /api/search finds reports with the words that were looked for', async () => {
  const { hits, words } = await json(web.request(`/api/search?q=${encodeURIComponent('临湖图书馆')}`));
  expect(hits[0]!.title).toContain('图书馆');
  expect(words.length).toBeGreaterThan(0);
  expect((await web.request('/api/search')).status).toBe(400);
});

test('GET /api/articles/<id> is the stored article without the file it came from', async () => {
  const [first] = await papers.store.latest(1);
  const article = await json(web.request(`/api/articles/${first!.id}`));
  expect(article.paragraphs.length).toBeGreaterThan(0);
  expect(JSON.stringify(article)).not.toContain('lake.md');
  expect((await web.request('/api/articles/nothing')).status).toBe(404);
});

test('the feeds list new articles', async () => {
  const feed = await json(web.request('/feed.json'));
  expect(feed.items.map(({ title }) => title)).toContain('临湖图书馆主体结构封顶');
  const rss = await (await web.request('/feed.xml')).text();
  expect(rss).toContain('<title>临湖图书馆主体结构封顶</title>');
  expect(rss).not.toContain('<b>施工</b>');
});

test('/metrics counts answers by kind and never their words', async () => {
  await ask(JSON.stringify({ question: '临湖图书馆总投资多少？' }));
  const text = await (await web.request('/metrics')).text();
  expect(text).toMatch(/wenjin_answers_total\{kind="found"\} [1-9]/);
  expect(text).toMatch(/wenjin_articles 2\n/);
  expect(text).not.toContain('临湖');
});

test('a reader who asks too often is turned away with when to come back', async () => {
  const from = { headers: { 'x-forwarded-for': '203.0.113.7' } };
  const statuses: number[] = [];
  for (let n = 0; n < 22; n++) statuses.push((await web.request('/api/search?q=a', from)).status);
  expect(statuses.at(0)).toBe(200);
  expect(statuses.at(-1)).toBe(429);
  const page = await web.request('/ask?q=a', from);
  expect([page.status, page.headers.get('retry-after')]).toEqual([429, '5']);
  expect((await web.request('/api/search?q=a', { headers: { 'x-forwarded-for': '203.0.113.8' } })).status).toBe(200);
});
