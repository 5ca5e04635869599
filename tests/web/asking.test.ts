import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAKE_PAGE, openPapers, type Papers } from '../support/papers.ts';
import { HOSTILE, webOver } from './support.ts';

let papers: Papers;
let web: ReturnType<typeof webOver>;
beforeAll(async () => {
  papers = await openPapers({ 'lake.md': LAKE_PAGE });
  web = webOver(papers);
});
afterAll(() => papers.close());

const asked = (question: string, more = '') => `q=${encodeURIComponent(question)}${more}`;
const text = async (path: string) => (await web.request(path)).text();
const linesOf = async (path: string, over = web) =>
  (await (await over.request(path)).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { page?: string; again?: true });

test('an answer hands the question on, so that the next one in this tab is a follow-up; no cookie is set', async () => {
  const first = await web.request(`/ask?${asked('临湖图书馆什么时候开放？')}`);
  expect(first.headers.get('set-cookie')).toBe(null);
  const fields = [...(await first.text()).matchAll(/name="([hc])" value="([^"]*)"/g)];
  expect(fields.map(([, name, value]) => [name, value])).toEqual([
    ['h', '临湖图书馆什么时候开放？'],
    ['c', expect.stringMatching(/^[a-z0-9]+$/)],
  ]);
  const handed = fields.map(([, name, value]) => `&${name}=${encodeURIComponent(value!)}`).join('');
  expect(await text(`/ask?${asked('总投资多少？', handed)}`)).toContain('2.3亿');
  expect(await text(`/ask?${asked('总投资多少？')}`)).not.toContain('<strong>2.3亿');
});

test('a tab hands on four questions at most, and made-up ones do no harm', async () => {
  const many = Array.from({ length: 40 }, (_, n) => `&h=${n}${encodeURIComponent(HOSTILE[n % 20]!)}&c=..%2f.x`).join(
    '',
  );
  const page = await text(`/ask?${asked('临湖图书馆总投资多少？', many)}`);
  expect(page.match(/name="h"/g)).toHaveLength(4);
  expect(page).not.toMatch(/<script>|<img|\.\.\//);
});

test('a stream has the content of the page', async () => {
  const query = asked('临湖图书馆总投资多少？');
  const lines = await linesOf(`/ask/stream?${query}`, web);
  expect(lines).toHaveLength(1);
  expect(await text(`/ask?${query}`)).toContain(lines[0]!.page!.trim());
});

test('a stream that fails, or that nobody may have now, sends to the page, which says why', async () => {
  const broken = webOver({ ...papers, ask: async () => Promise.reject(new Error('secret detail')) });
  expect(await linesOf(`/ask/stream?${asked('x')}`, broken)).toEqual([{ again: true }]);
  const from = { headers: { 'x-forwarded-for': '203.0.113.9' } };
  for (let n = 0; n < 20; n++) await web.request('/ask/stream?q=a', from);
  expect(await (await web.request('/ask/stream?q=a', from)).json()).toEqual({ again: true });
});
