import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatModel, createExtractiveAnswerer, createModelAnswerer } from '../../src/answering/index.ts';
import { createAsk } from '../../src/ask.ts';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { readQuestion } from '../../src/retrieval/index.ts';
import { furtherHits, understand } from '../../src/understand.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

/** A notice that reads as several reports, for its parts have heads of their own; and reports enough that its parts are not found by themselves. */
const NOTICE = `栗溪县2024年公开招聘乡村图书管理员公告

为充实乡村图书室力量，现面向社会公开招聘乡村图书管理员15名，公告如下。

栗溪县图书馆

三、笔试与待遇

4月13日上午9:00在县职业中学考两门，录用后试用三个月。
`;
const OTHERS = Object.fromEntries(
  Array.from('东南西北春夏秋冬金木水火土山川', (place, at) => [
    `${at}.md`,
    `## ${place}坪镇图书管理员培训班开班\n\n本报讯（记者 林小雨）3月${1 + at}日，${place}坪镇举办图书管理员培训班，${place}坪镇的管理员学了编目。\n`,
  ]),
);

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'notice.txt': NOTICE, ...OTHERS });
});
afterAll(() => papers.close());

async function readBoth(text: string) {
  const deps = { store: papers.store, embedder: await createEmbedder('hashed', {}) };
  const asked = await readQuestion({ text, history: [], today: TODAY }, papers.store);
  const { parsed, hits } = await understand(asked, deps);
  return { hits, further: await furtherHits([asked, parsed], hits, deps) };
}
const idsOf = (hits: Awaited<ReturnType<typeof readBoth>>['hits']) => [
  ...new Set(hits.map(({ article }) => article.id)),
];

test('furtherHits() makes twelve articles with those that were found, none of them twice, with what they say', async () => {
  const { hits, further } = await readBoth('栗溪县招聘图书管理员哪天笔试');
  const [found, others] = [idsOf(hits), idsOf(further)];
  expect(found.length + others.length).toBe(12);
  expect(others.filter((id) => found.includes(id))).toEqual([]);
  expect(further.every(({ statements }) => (statements ?? []).length > 0)).toBe(true);
  expect(Math.max(...further.map(({ score }) => score))).toBeLessThanOrEqual(
    Math.min(...hits.map(({ score }) => score)),
  );
});

test('furtherHits() has what is printed beside the best reports before what is found elsewhere', async () => {
  const { hits, further } = await readBoth('栗溪县图书管理员招聘多少名');
  const text = (all: typeof hits) => all.flatMap(({ article }) => [article.title, ...article.paragraphs]).join();
  expect(text(hits.slice(0, 1))).toContain('15名');
  const own = text([...hits, ...further]);
  expect(own).toContain('4月13日上午9:00');
});

test('a model may pick what is printed beside the report that our own plan has, and that is sent', async () => {
  const picking: ChatModel = {
    id: 'test',
    ask: async (messages) => {
      const [, number] = /^(\d+)\| .*4月13日/m.exec(messages.at(-1)!.content) ?? [];
      const frame = { about: '', when: '', where: '', asks: '' };
      const statements = number ? [Number(number)] : [];
      const verdict = number ? 'answered' : 'not-told';
      return { value: { verdict, statements, first: '', untold: [], frame }, text: '', usage: null };
    },
  };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const own = createExtractiveAnswerer();
  const answerer = createModelAnswerer({ model: picking, own, log, timeoutMs: 5_000 });
  const ask = createAsk({ store: papers.store, embedder: await createEmbedder('hashed', {}), answerer, fallback: own });
  const answer = await ask({ text: '栗溪县招聘图书管理员哪天笔试', history: [], today: TODAY });
  expect(answerText(answer)).toContain('4月13日');
});
