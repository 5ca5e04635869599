import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createChatModel, createRerank } from '../../../src/answering/index.ts';
import { openApp } from '../../../src/app.ts';
import { parseConfig } from '../../../src/config.ts';
import { createEmbedder } from '../../../src/embeddings/index.ts';
import { createSearch, type SearchPapers } from '../../../src/search.ts';
import { type Behaviour, type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts';
import { openPapers, type Papers, TODAY } from '../../support/papers.ts';

const KEY = 'sk-secret-key-of-the-operator';
const WORDS = '图书馆';
/** Numbered in words, so that no report is a reprint of another. */
const PLACES = '东南西北春夏秋冬金木水火土山川河湖海云雨风雪霜';
const ABOUT = ['新到儿童绘本', '修好了屋顶', '招募志愿者', '办起书法班', '延长夏季开放时间'];
const PLANTED = readFileSync('tests/fixtures/planted.txt', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('{}', 'CANARY'));

const pageOf = (place: string, at: number) =>
  `## ${place}坪图书馆${ABOUT[at % ABOUT.length]}\n\n本报讯（记者 林小雨）3月${1 + (at % 12)}日，${place}坪图书馆${ABOUT[at % ABOUT.length]}，${place}坪街道的居民说很方便。\n\n临湖区文化和旅游发展委员会\n2024年3月13日\n`;

let papers: Papers;
let planted: Papers;
let server: OpenAiServer;
const lines: string[] = [];
const write = (fields: unknown, message: string) => void lines.push(JSON.stringify([fields, message]));
const log = { info: write, warn: write, error: write };

beforeAll(async () => {
  papers = await openPapers(Object.fromEntries(Array.from(PLACES, (place, at) => [`${at}.md`, pageOf(place, at)])));
  planted = await openPapers({
    ...Object.fromEntries(PLANTED.map((line, at) => [`${at}.md`, `## 图书馆第${at}则\n\n图书馆${line}。\n`])),
    'lake.md': pageOf('东', 0),
  });
});
afterAll(async () => {
  await papers.close();
  await planted.close();
});
beforeEach(async () => {
  server = await startOpenAiServer();
  lines.length = 0;
});
afterEach(() => server.close());

/** What is to answer is given the time it takes on a busy machine; what fails is to be given up soon. */
const [PATIENT, SOON] = [
  { timeoutMs: 30_000, firstMs: 30_000 },
  { timeoutMs: 500, firstMs: 300 },
];

async function searching(
  { timeoutMs, firstMs, restMs = 60_000 }: { timeoutMs: number; firstMs: number; restMs?: number } = PATIENT,
  { store } = papers,
): Promise<SearchPapers> {
  const model = await createChatModel('openai:test', { baseUrl: server.baseUrl, apiKey: KEY, firstMs });
  const rerank = createRerank({ model, log, timeoutMs, restMs, price: { input: 2, output: 8 } });
  return createSearch({ store, embedder: await createEmbedder('hashed', {}), rerank }, () => TODAY);
}
const idsIn = async (search: SearchPapers) => (await search(WORDS)).hits.map(({ article }) => article.id);
const picking = (best: unknown) => server.behave({ reply: JSON.stringify({ best }) });

describe.each([true, false])('of what a search found the model picks one (tools: %s):', (hasTools) => {
  beforeEach(() => void (hasTools || server.refuseTools()));

  test.each([20, 7, 3, '3'])('number %s stands second, and no other falls by more than a place', async (number) => {
    const own = (await papers.search(WORDS)).hits;
    expect(own.length).toBeGreaterThan(20);
    picking(number);
    const { hits } = await (await searching())(WORDS);
    const picked = own[Number(number) - 1]!;
    expect(hits).toEqual([own[0], picked, ...own.slice(1).filter((hit) => hit !== picked)]);
  });

  test.each([1, 2, 0, -1, 21, 99, 1.5, 'two', null, { n: 4 }])('our order stands for %j', async (number) => {
    const own = await idsIn(papers.search);
    picking(number);
    expect(await idsIn(await searching())).toEqual(own);
  });
});

test('the log says which prompt it was, what it cost, and neither key nor search', async () => {
  picking(2);
  await (await searching())(WORDS);
  expect(lines.join()).toMatch(/"prompt":"rerank-\d+","input":700,"output":40,"cost":/);
  expect(lines.join()).not.toMatch(new RegExp(`${KEY}|${WORDS}`));
});

const best = JSON.stringify({ best: 5 });
const FAILING: readonly (readonly [name: string, behaviour: Behaviour])[] = [
  ['says nothing', { silent: true }],
  ['stops half way', { reply: best, hang: true }],
  ['never ends', { endless: '{"best":' }],
  ['is down', { status: 500, body: '{}' }],
  ['refuses the key', { status: 401, body: `{"error":{"message":"refused ${KEY}"}}` }],
  ['answers in words', { reply: `第一篇最好。${WORDS}` }],
  ['answers with another object', { reply: '{"articles":["<b>x</b>"]}' }],
  ['gives a list', { reply: '{"best":[5,4,3]}' }],
  ['names none that there is', { reply: '{"best":500}' }],
  ['sends no stream', { garbage: Buffer.from([0, 255, 1]) }],
];

test.each(FAILING)(
  'our order stands when the model %s, within two seconds, and nothing leaks',
  async (_, behaviour) => {
    const own = await papers.search(WORDS);
    const search = await searching(SOON);
    picking(1);
    await search(WORDS);
    server.behave(behaviour);
    const before = performance.eventLoopUtilization();
    expect(await search(WORDS)).toEqual(own);
    // What was waited, without what this process computed: that takes ten times as long beside ten other jobs.
    expect(performance.eventLoopUtilization(before).idle).toBeLessThan(2_000);
    expect(lines.join()).not.toMatch(new RegExp(`${KEY}|${WORDS}`));
  },
);

test('after three failures in a row nobody waits for it any more', async () => {
  const own = await idsIn(papers.search);
  const search = await searching();
  server.behave({ status: 500, body: '{}' });
  for (let n = 0; n < 6; n++) expect(await idsIn(search)).toEqual(own);
  expect(server.requests).toHaveLength(3);
});

test('what a page tells a model to do does not leave the machine', async () => {
  picking(1);
  const found = await (await searching(PATIENT, planted))(WORDS);
  expect(found.hits.length).toBeGreaterThan(20);
  const sent = server.requests.map(({ body }) => body).join();
  expect(sent).toContain('<search>');
  expect(sent).not.toMatch(/CANARY/);
});

test('it is not asked where one report or none was found', async () => {
  const search = await searching();
  expect((await search('霜坪')).hits.length).toBeLessThan(2);
  expect(server.requests).toHaveLength(0);
});

test.each([
  ['', 0],
  ['1', 1],
] as const)('with LLM_RERANK=%s a search has %i requests', async (LLM_RERANK, requests) => {
  const patience = { LLM_FIRST_MS: '30000', LLM_TIMEOUT_MS: '30000' };
  const settings = {
    LLM_MODEL: 'openai:test',
    LLM_BASE_URL: server.baseUrl,
    LLM_API_KEY: KEY,
    LLM_RERANK,
    ...patience,
  };
  const folders = { INDEX_DIR: `${papers.folder}/index`, DATA_DIR: `${papers.folder}/data`, EMBEDDER: 'hashed' };
  const app = await openApp(parseConfig({ ...settings, ...folders }), log, { readOnly: true });
  picking(3);
  const { hits } = await app.search(WORDS);
  await app.close();
  expect(server.requests).toHaveLength(requests);
  const own = await idsIn(papers.search);
  expect(hits[1]!.article.id).toBe(own[requests === 0 ? 1 : 2]);
});
