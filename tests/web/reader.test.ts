import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWeb, serveWeb } from '../../src/web/index.ts';
import { articlePage } from '../../src/web/pages/article.ts';
import { LAKE_PAGE, openPapers, type Papers, TODAY } from '../support/papers.ts';

let papers: Papers;
let reader: ReturnType<typeof createWeb>;
const logged: unknown[] = [];
const log = { info: () => {}, warn: () => {}, error: (fields: unknown) => void logged.push(fields) };

beforeAll(async () => {
  papers = await openPapers({ 'lake.md': LAKE_PAGE, 'lake.txt': LAKE_PAGE });
  reader = createWeb({
    articles: papers.store,
    ask: papers.ask,
    search: papers.search,
    progress: papers.progress,
    today: () => TODAY,
    log,
  });
});
afterAll(() => papers.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await reader.request(path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const library = async () => (await papers.store.latest(10)).find(({ title }) => title.includes('图书馆'))!;

const NOTE =
  '可转载，须注明出处 <b>https://paper.example/licence?a=1</b>，问询见 javascript:alert(1) 和 http://127.0.0.1/x。';
const LINKED =
  '使用说明：可转载，须注明出处 &lt;b&gt;<a href="https://paper.example/licence?a=1" rel="noopener nofollow license">https://paper.example/licence?a=1</a>&lt;/b&gt;，问询见 javascript:alert(1) 和 http://127.0.0.1/x。';

test('what the newsroom notes of the rights in a source’s reports stands by the paper’s name, as text with web addresses as links', async () => {
  let note = NOTE;
  const sources = { freshness: () => [], timeZone: 'Asia/Shanghai', licenceOf: () => note };
  const own = createWeb({ ...papers, articles: papers.store, today: () => TODAY, log, sources });
  const page = async () => (await own.request(`/articles/${(await library()).id}`)).text();
  expect(await page()).toContain(LINKED);
  note = 'CC BY 4.0';
  expect(await page()).toContain('<br>使用说明：CC BY 4.0</p>');
});

test('/sources says what is covered, and how fresh each source is', async () => {
  const fresh = {
    ...{
      place: 'https://paper.example/',
      paper: '临湖日报',
      district: null,
      tried: Date.now(),
      succeeded: Date.now() - 86_400_000,
    },
    licence: NOTE,
    ...{ newest: '2024-03-12', articles: 12, trouble: 'network' as const, detail: 'ECONNREFUSED', silent: null },
  };
  const parts = { articles: papers.store, ask: papers.ask, search: papers.search, progress: papers.progress, log };
  const sources = { freshness: () => [fresh], timeZone: 'Asia/Shanghai' };
  const page = await createWeb({ ...parts, today: () => TODAY, sources }).request('/sources');
  const text = await page.text();
  expect(text).toContain('临湖日报：最新 2024年3月12日，共 12 篇；昨天检查过；今天没能读到：网站没有回应');
  expect(text).toContain(LINKED);
  // What exactly went wrong is the newsroom's.
  expect(text).not.toContain('ECONNREFUSED');
  expect((await get('/')).text).toContain('href="/sources"');
});

test('the article page has an anchor on each paragraph', async () => {
  const { id } = await library();
  const { status, text } = await get(`/articles/${id}`);
  expect(status).toBe(200);
  const { paragraphs } = (await papers.store.article(id))!;
  for (let n = 1; n <= paragraphs.length; n++) expect(text).toContain(`<p id="p${n}">`);
  expect(text).toContain('临湖图书馆主体结构封顶');
});

test('the article page has a printed subhead over its paragraph', async () => {
  const { id } = await library();
  const article = (await papers.store.article(id))!;
  const shown = String(articlePage('zh', { ...article, subheads: [{ before: 1, text: '书从哪里来' }] }));
  expect(shown).toMatch(/<h2>书从哪里来<\/h2>\s*<p id="p2">/);
});

test('the article page escapes what the paper printed', async () => {
  const { text } = await get(`/articles/${(await library()).id}`);
  expect(text).not.toContain('<b>施工</b>');
});

test('no page shows a personal number', async () => {
  for (const { id } of await papers.store.latest(10))
    expect((await get(`/articles/${id}`)).text).not.toMatch(/510225197001/);
});

test('the answer page cites the paragraph it quotes', async () => {
  const { status, text } = await get(`/ask?q=${encodeURIComponent('临湖图书馆什么时候开放？')}`);
  expect(status).toBe(200);
  expect(text).toContain('10月底');
  expect(text).toMatch(/<a href="\/articles\/\w+\?s=\d+\.\d+-\d+#p\d+">\[1\]<\/a>/);
});

test('the answer page escapes the question', async () => {
  const { text } = await get(`/ask?q=${encodeURIComponent('<script>alert(1)</script>图书馆')}`);
  expect(text).not.toContain('<script>');
});

test.each(['', '   '])('an empty question %j leads back to the start page', async (q) => {
  const { status, headers } = await get(`/ask?q=${encodeURIComponent(q)}`);
  expect([status, headers.get('location')]).toEqual([302, '/']);
});

test.each(['a"b*NEAR(', '\0', '😀'.repeat(300), 'x'.repeat(100_000), '%', "' OR 1=1 --"])(
  'the odd question %# gets a page, not an error',
  async (q) => {
    expect((await get(`/ask?q=${encodeURIComponent(q)}`)).status).toBe(200);
  },
);

test.each(['/articles/nothing-here', '/articles/%00', '/articles/..%2f..%2fetc%2fpasswd', '/nowhere'])(
  '%s is a page that says it is not there',
  async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).toContain('返回首页');
  },
);

test('the start page lists the latest reports, in English for English readers', async () => {
  expect((await get('/')).text).toContain('临湖图书馆主体结构封顶');
  expect((await get('/', { 'accept-language': 'en-GB,en;q=0.9' })).text).toContain('Latest reports');
});

test('/healthz says how much is indexed and up to when', async () => {
  expect(JSON.parse((await get('/healthz')).text)).toMatchObject({ status: 'ok', articles: expect.any(Number) });
});

test('every page forbids scripts', async () => {
  expect((await get('/')).headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('an error behind a page is logged and the resident sees a friendly page without it', async () => {
  const broken = createWeb({
    articles: papers.store,
    ask: async () => Promise.reject(new Error('secret detail')),
    search: papers.search,
    progress: papers.progress,
    today: () => TODAY,
    log,
  });
  const response = await broken.request('/ask?q=x');
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret detail');
  expect(JSON.stringify(logged)).toContain('secret detail');
});

test('serveWeb() explains a port that is taken', async () => {
  const first = await serveWeb(reader, { port: 0, host: '127.0.0.1' });
  const port = Number(new URL(first.url).port);
  await expect(serveWeb(reader, { port, host: '127.0.0.1' })).rejects.toThrow(/another program uses the port.*PORT/s);
  await first.close();
});
