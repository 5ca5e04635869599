import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAsk } from '../../src/ask.ts';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { rememberAnswers } from '../../src/remembered.ts';
import type { Answer, FoundAnswer } from '../../src/types.ts';
import { answerText } from '../../src/wording/index.ts';
import { BAY_PAGE, CLOUD_PAGE } from '../support/districts.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'cloud.txt': CLOUD_PAGE, 'bay.txt': BAY_PAGE });
});
afterAll(() => papers.close());

const ask = (text: string, history: readonly string[] = []): Promise<Answer> =>
  papers.ask({ text, history, today: TODAY });
const say = async (text: string, history: readonly string[] = []) => answerText(await ask(text, history));

test.each([
  ['云岭三中新校区啥时候能用？', ['今年9月']],
  ['云岭第三中学新校区总共投好多钱，占地好大', ['3.6亿元', '126亩']],
  ['三中新校区修到哪步了', ['主体工程全部完成', '操场铺设']],
  ['云岭第三中学新校区修在哪里', ['松林路']],
  ['云岭三中新校区項目負責人是誰', ['杨立群']],
  ['调研茶产业那天去了哪些地方', ['茶叶交易市场', '云雾茶业', '老鹰茶文化博物馆']],
  ['云岭区茶叶产值上半年好多', ['5.7亿元']],
  ['How many students can Yunling No. 3 middle school accommodate?', ['2400']],
  ['顺达运输丢的许可证编号是多少', ['5001174400218']],
  ['顺达运输遗失启事举报打啥子电话', ['66880011', '66880022']],
])('ask() answers "%s"', async (question, facts) => {
  const text = await say(question);
  for (const fact of facts) expect(text).toContain(fact);
});

test.each(['a"b* NEAR(x', '<script>alert(1)</script>', '1', 'x y z', '1234567'])(
  'ask() has nothing to say to %j, which names nothing that was reported',
  async (text) => {
    expect((await ask(text)).kind).toBe('not-found');
  },
);

test.each(['好多钱', '啥时候修好', '哪家修的', '电话多少', '还有呢'])(
  'ask() asks back when nothing says of what: %s',
  async (text) => {
    expect(await ask(text)).toMatchObject({ kind: 'refused', reason: 'unclear' });
    expect((await ask(text, ['云岭三中新校区修到哪步了'])).kind).not.toBe('refused');
  },
);

test('ask() carries a follow-up on', async () => {
  expect(await say('那能装好多学生', ['云岭第三中学新校区什么时候投用'])).toContain('2400');
});

test('ask() answers from both papers when two things are compared', async () => {
  const text = await say('云岭工业园和海湾工业园上半年哪个投资多');
  expect(text).toContain('18.4亿元');
  expect(text).toContain('22.9亿元');
});

test('ask() goes through the reports when it is asked what somebody did', async () => {
  const text = await say('马国平都参加了哪些活动');
  expect(text).toContain('7月9日');
  expect(text).toContain('8月2日');
});

test('ask() gives relative dates their year and 该项目 its name', async () => {
  const text = await say('云岭三中新校区什么时候投入使用，总投资多少');
  expect(text).toContain('今年9月（2023年）');
  expect(text).toMatch(/该项目（[^）]*新校区[^）]*）|3\.6亿元/);
});

test.each([
  '云岭第三中学新校区校长是谁',
  '海湾区茶叶产值多少',
  '云岭三中新校区2027年招了多少学生',
  '望江大桥什么时候通车',
  '茶文化博物馆门票多少钱',
])('ask() says that the papers do not tell: %s', async (question) => {
  const answer = await ask(question);
  expect(answer.kind).toBe('not-found');
  expect(answerText(answer)).toContain('2023年8月');
});

test.each([
  '',
  '   ',
  '\u0000',
  '😀',
  '"',
  'NEAR(',
  'a AND OR NOT',
  '* ^ : -',
  '<script>alert(1)</script>',
  "'; DROP TABLE articles; --",
  '多'.repeat(100_000),
])('ask() replies to bad input %#', async (text) => {
  const answer = await ask(text, ['', '\u0000', '好'.repeat(5_000)]);
  expect(['refused', 'not-found']).toContain(answer.kind);
  expect(answerText(answer).length).toBeGreaterThan(8);
});

test('ask() cites every sentence with words that stand in the article', async () => {
  const answer = (await ask('云岭工业园上半年完成投资多少')) as FoundAnswer;
  expect(answer.kind).toBe('found');
  for (const { quote, article, paragraph, start, end } of answer.citations)
    expect((await papers.store.article(article))?.paragraphs[paragraph]?.slice(start, end)).toBe(quote);
  for (const { citations } of answer.sentences) expect(citations.length).toBeGreaterThan(0);
});

test('ask() marks old evidence of what goes on as old, and only that', async () => {
  const asked = { text: '云岭三中新校区修到哪步了', history: [] };
  expect(await papers.ask({ ...asked, today: '2023-08-01' })).toMatchObject({ stale: false });
  expect(await papers.ask({ ...asked, today: '2026-08-01' })).toMatchObject({ stale: true });
  const done = { text: '云岭工业园上半年完成投资多少', history: [], today: '2026-08-01' };
  expect(await papers.ask(done)).toMatchObject({ stale: false });
});

test('ask() falls back when the answerer fails, and not when the asker gave up', async () => {
  const embedder = await createEmbedder('hashed', {});
  const { createExtractiveAnswerer } = await import('../../src/answering/index.ts');
  const broken = { draft: () => Promise.reject(new Error('model is down')) };
  const careful = createAsk({ store: papers.store, embedder, answerer: broken, fallback: createExtractiveAnswerer() });
  expect(await careful({ text: '云岭工业园上半年完成投资多少', history: [], today: TODAY })).toMatchObject({
    kind: 'found',
    by: 'extractive',
  });
  await expect(
    careful({ text: '云岭工业园上半年完成投资多少', history: [], today: TODAY }, { signal: AbortSignal.abort() }),
  ).rejects.toThrow();
});

test.each(['最近有啥新闻', '有什么新消息', "what's new?"])(
  'ask() answers "%s" with the newest reports',
  async (text) => {
    const answer = (await ask(text)) as FoundAnswer;
    expect(answer.kind).toBe('found');
    expect(answer.sentences.length).toBeGreaterThan(2);
    expect(answer.citations[0]?.published).toBe('2023-08-04');
    expect(answerText(answer)).not.toContain('声明作废');
  },
);

test('ask() narrows the news to the district that is named', async () => {
  const { districts } = await papers.store.coverage();
  const district = districts.find((name) => name.startsWith('云岭'));
  const answer = (await ask(`${district ?? '云岭'}最近有什么新闻`)) as FoundAnswer;
  expect(answer.kind).toBe('found');
  expect(new Set(answer.citations.map(({ published }) => published))).toEqual(new Set(['2023-07-10']));
});

test('ask() takes a question for the news of something as one about it', async () => {
  expect(await say('云岭三中新校区有什么新消息')).toContain('云岭第三中学新校区');
});

test('rememberAnswers() does no work for what was just asked, and forgets when the index changes', async () => {
  let works = 0;
  let coverage = await papers.store.coverage();
  const remembered = rememberAnswers(
    (question, options) => {
      works++;
      return papers.ask(question, options);
    },
    { coverage: async () => coverage },
  );
  const question = { text: '云岭三中新校区啥时候能用？', history: [], today: TODAY };
  const first = await remembered(question);
  expect(await remembered({ ...question })).toBe(first);
  expect(works).toBe(1);
  await remembered({ ...question, history: ['茶叶产值上半年好多'] });
  await remembered({ ...question, today: '2024-12-31' });
  expect(works).toBe(3);
  coverage = { ...coverage };
  expect(await remembered(question)).toEqual(first);
  expect(works).toBe(4);
});

test('what comes while questions are answered is served between their stages, not after all of them', async () => {
  const asked = ['云岭三中新校区啥时候能用？', '云岭第三中学新校区总共投好多钱', '云岭区茶叶产值上半年好多'];
  let answered = 0;
  const turns: number[] = [];
  const turn = () => {
    turns.push(answered);
    if (answered < asked.length) setImmediate(turn);
  };
  setImmediate(turn);
  const answers = asked.map((text) => ask(text).then(() => answered++));
  await Promise.all(answers);
  expect(turns.filter((done) => done < asked.length).length).toBeGreaterThanOrEqual(asked.length * 2);
});
