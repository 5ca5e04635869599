import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createChatModel, createExtractiveAnswerer, createModelAnswerer, tried } from '../../../src/answering/index.ts';
import { createAsk } from '../../../src/ask.ts';
import { createEmbedder } from '../../../src/embeddings/index.ts';
import type { AskPapers } from '../../../src/types.ts';
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts';
import { LAKE_PAGE, openPapers, type Papers, TODAY } from '../../support/papers.ts';

const KEY = 'sk-secret-key-of-the-operator';
const CHOICE = JSON.stringify({ verdict: 'answered', statements: [1], first: '', untold: [] });
const question = { text: '临湖图书馆什么时候开放？', history: [], today: TODAY };

let papers: Papers;
let server: OpenAiServer;
const lines: string[] = [];
const write = (fields: unknown, message: string) => void lines.push(JSON.stringify([fields, message]));

beforeAll(async () => {
  papers = await openPapers({ 'lake.md': LAKE_PAGE });
});
afterAll(() => papers.close());
beforeEach(async () => {
  server = await startOpenAiServer();
  lines.length = 0;
});
afterEach(() => server.close());

async function asking(firstMs: number, timeoutMs: number, restMs = 60_000): Promise<AskPapers> {
  const model = await createChatModel('openai:test', { baseUrl: server.baseUrl, apiKey: KEY, firstMs });
  const own = createExtractiveAnswerer();
  const log = { info: write, warn: write, error: write };
  const answerer = createModelAnswerer({ model, own, log, timeoutMs, restMs });
  return createAsk({ store: papers.store, embedder: await createEmbedder('hashed', {}), answerer, fallback: own });
}
const by = async (ask: AskPapers) => {
  const answer = await ask(question);
  return answer.kind === 'found' ? answer.by : answer.kind;
};

test('a model that says nothing is waited for until its first byte is due, not until the answer is', async () => {
  const ask = await asking(300, 60_000);
  server.behave({ silent: true });
  const started = performance.now();
  expect(await by(ask)).toBe('extractive');
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(lines.join()).toContain('it said nothing in time');
});

test('one that goes on talking is waited for until the answer is due', async () => {
  const ask = await asking(5_000, 1_000);
  server.behave({ reply: CHOICE, everyMs: 100_000 });
  expect(await by(ask)).toBe('extractive');
  server.behave({ endless: '{"verdict":' });
  expect(await by(ask)).toBe('extractive');
});

test('a slow one and one that comes byte by byte are read when they are done in time', async () => {
  const ask = await asking(10_000, 60_000);
  server.behave({ reply: CHOICE, everyMs: 5 });
  expect(await by(ask)).toBe('model');
  server.behave({ reply: CHOICE, bytewise: true });
  expect(await by(ask)).toBe('model');
});

test('after three that were silent in a row nobody waits any more', async () => {
  const ask = await asking(100, 60_000);
  server.behave({ silent: true });
  for (let n = 0; n < 6; n++) expect(await by(ask)).toBe('extractive');
  expect(server.requests).toHaveLength(3);
});

test.each([
  [401, /LLM_API_KEY/],
  [404, /LLM_MODEL and LLM_BASE_URL/],
  [429, /Too many requests/],
  [500, /provider’s console/],
])('tried() tells what to do about status %i, and no key', async (status, remedy) => {
  server.behave({ status, body: `{"error":{"message":"refused ${KEY}"}}` });
  const model = await createChatModel('openai:test', { baseUrl: server.baseUrl, apiKey: KEY });
  const failed = await tried(model, 10_000).catch(String);
  expect(failed).toMatch(remedy);
  expect(failed).not.toContain(KEY);
});

test('tried() tells of a server that is not there', async () => {
  const model = await createChatModel('openai:test', { baseUrl: 'http://127.0.0.1:9/v1', apiKey: KEY });
  await expect(tried(model, 10_000)).rejects.toThrow(/LLM_BASE_URL and the network/);
});
