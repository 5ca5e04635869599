import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatModel, createExtractiveAnswerer, createModelAnswerer } from '../../../src/answering/index.ts';
import { createAsk } from '../../../src/ask.ts';
import { createEmbedder } from '../../../src/embeddings/index.ts';
import { readQuestion } from '../../../src/retrieval/index.ts';
import { framed } from '../../../src/retrieval/question/read.ts';
import { LAKE_PAGE, openPapers, type Papers, TODAY } from '../../support/papers.ts';

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'lake.md': LAKE_PAGE });
});
afterAll(() => papers.close());

const NONE = { about: '', when: '', where: '', asks: '' };
const read = (text: string, history: readonly string[]) => readQuestion({ text, history, today: TODAY }, papers.store);

test('framed() takes what was said in the chat, and asks as before', async () => {
  const asked = await read('座位有好多', ['临湖图书馆什么时候开放？', '青石大桥好久通车']);
  const whole = await framed(asked, { ...NONE, about: '临湖图书馆' }, papers.store);
  expect(whole?.text).toContain('临湖图书馆');
});

test.each(['青石大桥', '已经垮塌', 'x', '临湖图书馆'.repeat(20)])(
  'framed() takes nothing that was neither said nor is a name of the archive: %s',
  async (about) => {
    const asked = await read('好久开', ['临湖图书馆在哪里？']);
    expect(await framed(asked, { ...NONE, about, asks: about }, papers.store)).toBeNull();
  },
);

test('framed() is for chats alone', async () => {
  const asked = await read('什么时候开放', []);
  expect(await framed(asked, { ...NONE, about: '临湖图书馆' }, papers.store)).toBeNull();
});

/** Says that nothing is told until the chat reads as it says, then picks what has `words`. */
const reading = (about: string, words: string): ChatModel => ({
  id: 'reading',
  ask: async (messages) => {
    const content = messages.at(-1)!.content;
    const n = Number(new RegExp(`^(\\d+)\\| .*${words}`, 'm').exec(content)?.[1] ?? 0);
    const isRead = content.includes(`<earlier>${about}</earlier>`) && n > 0;
    const value = {
      ...{ verdict: isRead ? 'answered' : 'not-told', statements: isRead ? [n] : [], first: '', untold: [] },
      frame: { ...NONE, about },
    };
    return { value, text: '', usage: null };
  },
});

test('what is not told as we read a chat is looked for as the model reads it', async () => {
  const own = createExtractiveAnswerer();
  const log = { info() {}, warn() {}, error() {} };
  const model = reading('临湖图书馆', '1200个');
  const answerer = createModelAnswerer({ model, own, log, timeoutMs: 10_000 });
  const embedder = await createEmbedder('hashed', {});
  const ask = createAsk({ store: papers.store, embedder, answerer, fallback: own });
  const chat = ['临湖图书馆什么时候开放？', '青石大桥好久通车'];
  const answer = await ask({ text: '座位有好多', history: chat, today: TODAY });
  expect(answer).toMatchObject({ kind: 'found' });
  expect(JSON.stringify(answer)).toContain('1200个');
});
