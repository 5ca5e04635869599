import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmbedder, type EmbedderOptions } from '../../src/embeddings/index.ts';
import { asLangChain } from '../../src/embeddings/langchain.ts';
import { ConfigError, ProviderError } from '../../src/errors.ts';
import { embedderContract } from '../contracts/embedder.ts';
import { type EmbeddingsServer, startEmbeddingsServer, type Treatment } from '../support/embeddings-server.ts';

const KEY = 'sk-test-0123456789abcdef';
let server: EmbeddingsServer;
let folder: string;
beforeEach(async () => {
  server = await startEmbeddingsServer();
  folder = mkdtempSync(join(tmpdir(), 'wenjin-vectors-'));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Milliseconds instead of seconds between tries, so that a test needs no patience. */
const openai = (options: EmbedderOptions = {}) =>
  createEmbedder('openai:test-model', {
    baseUrl: `${server.root}/v1`,
    apiKey: KEY,
    firstDelayMs: 1,
    retries: 2,
    ...options,
  });
const ollama = (options: EmbedderOptions = {}) =>
  createEmbedder('ollama:test-model', { baseUrl: server.root, firstDelayMs: 1, retries: 2, ...options });

embedderContract('an OpenAI-compatible server', () => openai());
embedderContract('an Ollama server', () => ollama());

describe('a remote embedder', () => {
  test('sends each text once, in batches, and the key', async () => {
    const embedder = await openai({ dimensions: 8, batch: 2 });
    await embedder.embed(['甲', '乙', '甲', '丙'], 'passage');
    expect(server.requests.map(({ texts }) => texts)).toEqual([['甲', '乙'], ['丙']]);
    expect(server.requests[0]).toMatchObject({ path: '/v1/embeddings', key: `Bearer ${KEY}` });
  });

  test.each<[string, Treatment]>([
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0' } }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['a closed connection', 'closes'],
    ['a page that is no JSON', 'no-json'],
    ['a vector too few', 'one-too-few'],
  ])('tries again after %s and then gives the right vectors', async (_, treatment) => {
    const embedder = await openai({ dimensions: 8 });
    const expected = await (await ollama({ dimensions: 8 })).embed(['甲', '乙'], 'passage');
    server.treat(treatment, 'right');
    expect(await embedder.embed(['甲', '乙'], 'passage')).toEqual(expected);
  });

  test('tries again when the server answers too late', async () => {
    const embedder = await openai({ dimensions: 8, timeoutMs: 300 });
    server.treat('hangs', 'right');
    expect(await embedder.embed(['甲'], 'passage')).toHaveLength(1);
  });

  test.each<[string, Treatment, RegExp]>([
    ['strings for numbers', 'strings', /not a list of finite numbers/],
    ['null for a number', 'nulls', /not a list of finite numbers/],
    ['zeros', 'zeros', /vector of zeros/],
    ['other dimensions', { dimensions: 5 }, /5 dimensions where 8 are expected/],
    ['errors to the end', { status: 500 }, /HTTP 500/],
  ])('gives up on a server that sends %s, after bounded tries', async (_, treatment, message) => {
    const embedder = await openai({ dimensions: 8 });
    server.treat(treatment);
    const failure = embedder.embed(['甲'], 'passage');
    await expect(failure).rejects.toThrow(ProviderError);
    await expect(failure).rejects.toThrow(message);
    expect(server.requests).toHaveLength(3);
  });

  test('does not try again when the key is refused, and says what to set', async () => {
    const embedder = await openai({ dimensions: 8 });
    server.treat({ status: 401, message: `Incorrect API key provided: ${KEY}` });
    await expect(embedder.embed(['甲'], 'passage')).rejects.toThrow(/EMBEDDER_API_KEY/);
    expect(server.requests).toHaveLength(1);
  });

  test('keeps keys out of its errors, however they are printed', async () => {
    const embedder = await openai({ dimensions: 8 });
    server.treat({ status: 401, message: `Incorrect API key provided: ${KEY} (Bearer ${KEY})` });
    const failure = await embedder.embed(['甲'], 'passage').catch((error: unknown) => error);
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain(KEY);
  });

  test('asks the model for its dimensions when they are not given', async () => {
    server.treat({ dimensions: 12 });
    expect((await openai()).dimensions).toBe(12);
  });

  test('stops waiting when its signal aborts', async () => {
    const embedder = await openai({ dimensions: 8 });
    const stop = new AbortController();
    server.treat({ status: 429, headers: { 'retry-after': '3600' } });
    const failure = embedder.embed(['甲'], 'passage', stop.signal);
    stop.abort();
    await expect(failure).rejects.toThrow();
  });
});

describe('the vector cache', () => {
  test('asks for no text twice, also in another process', async () => {
    const first = await (await openai({ dimensions: 8, cacheDir: folder })).embed(['甲', '乙'], 'passage');
    const again = await (await openai({ dimensions: 8, cacheDir: folder })).embed(['乙', '甲'], 'passage');
    expect(again).toEqual([first[1], first[0]]);
    expect(server.requests).toHaveLength(1);
  });

  test('keeps questions apart from passages', async () => {
    const embedder = await openai({ dimensions: 8, cacheDir: folder });
    await embedder.embed(['甲'], 'passage');
    await embedder.embed(['甲'], 'question');
    expect(server.requests).toHaveLength(2);
  });

  test('asks again for what a crash or a flipped bit has damaged, and never returns it', async () => {
    const first = await (await openai({ dimensions: 8, cacheDir: folder })).embed(['甲', '乙', '丙'], 'passage');
    const path = join(folder, readdirSync(folder)[0] ?? '');
    const bytes = readFileSync(path);
    bytes[40] = bytes[40]! ^ 1;
    writeFileSync(path, bytes);
    truncateSync(path, bytes.length - 5);
    const again = await (await openai({ dimensions: 8, cacheDir: folder })).embed(['甲', '乙', '丙'], 'passage');
    expect(again).toEqual(first);
    expect(server.requests.map(({ texts }) => texts)).toEqual([
      ['甲', '乙', '丙'],
      ['甲', '丙'],
    ]);
    await (await openai({ dimensions: 8, cacheDir: folder })).embed(['甲', '乙', '丙'], 'passage');
    expect(server.requests).toHaveLength(2);
  });
});

describe('createEmbedder()', () => {
  test.each(['nobody:model', 'openai', 'openai:', 'constructor:x', ''])(
    'refuses "%s" and lists what there is',
    async (spec) => {
      const failure = createEmbedder(spec);
      await expect(failure).rejects.toThrow(ConfigError);
      await expect(failure).rejects.toThrow(/static, hashed, or provider:model/);
    },
  );

  test('names the package to install for local transformers', async () => {
    await expect(createEmbedder('transformers:Xenova/bge-small-zh-v1.5')).rejects.toThrow(
      /npm install @huggingface\/transformers/,
    );
  });

  test.each(['zhipuai:embedding-3', 'alibaba_tongyi:text-embedding-v4'])('asks for the key of %s', async (spec) => {
    await expect(createEmbedder(spec)).rejects.toThrow(/EMBEDDER_API_KEY/);
  });

  test('writes before a question what the authors of bge ask for', async () => {
    const embedder = await createEmbedder('openai:BAAI/bge-base-zh-v1.5', {
      baseUrl: `${server.root}/v1`,
      dimensions: 8,
    });
    await embedder.embed(['学校好久建好'], 'question');
    expect(server.requests[0]?.texts[0]).toMatch(/^为这个句子生成表示.*学校好久建好$/);
  });

  test('gives a shortened model an id of its own', async () => {
    expect((await openai({ dimensions: 8 })).id).not.toBe((await openai({ dimensions: 16 })).id);
  });
});

test('asLangChain() offers an embedder to any chain', async () => {
  const embedder = await createEmbedder('hashed');
  const chain = asLangChain(embedder);
  const [vector] = await embedder.embed(['学校建成'], 'passage');
  expect(await chain.embedDocuments(['学校建成'])).toEqual([Array.from(vector!)]);
  expect(await chain.embedQuery('学校建成')).toHaveLength(embedder.dimensions);
});
