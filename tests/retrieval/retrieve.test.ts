import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { retrieve, retrieveArticles } from '../../src/retrieval/index.ts';
import { searchTerms, weighTerms } from '../../src/retrieval/query-terms.ts';
import { type News, openNews, parsed, REPORTS } from './news.ts';

let news: News;
beforeAll(async () => {
  news = await openNews(REPORTS);
});
afterAll(() => news.close());

const found = async (text: string) => {
  const hits = await retrieveArticles(parsed(text), news);
  return hits.map(({ article }) => article.externalId);
};

describe('retrieve()', () => {
  test.each([
    ['云溪大桥有多长', 'bridge'],
    ['云溪大桥总共投了好多钱', 'bridge-start'],
    ['南浦图书馆星期几不开门，一次可以借好多本', 'library'],
    ['高岭村今年收了多少春茶', 'tea'],
    ['青杠小学多了几个学位', 'school'],
  ])('finds the report for %s', async (question, id) => {
    expect((await found(question))[0]).toBe(id);
  });

  test('finds what a paper calls 竣工 when somebody asks for 完工', async () => {
    expect((await found('青杠小学扩建完工没有'))[0]).toBe('school');
  });

  test('finds traditional text by a question in simplified characters', async () => {
    expect((await found('人民医院新门诊楼有几个诊室'))[0]).toBe('hospital');
  });

  test('finds a report whose name is misspelt by one character', async () => {
    expect((await found('云西大桥全长多少米'))[0]).toBe('bridge');
  });

  test('prefers the newer report when the latest state is asked for', async () => {
    expect((await found('云溪大桥最新进展'))[0]).toBe('bridge');
  });

  test('prefers reports of the time that the question names', async () => {
    expect((await found('云溪大桥2022年5月有什么消息'))[0]).toBe('bridge-start');
  });

  test('prefers reports of the district that the question names, and does not hide the others', async () => {
    const ids = await found('南浦区的医院在哪里预约挂号');
    expect(ids[0]).toBe('hospital');
    expect(ids.length).toBeGreaterThan(1);
  });

  test('returns hits best first, with parts that explain each score', async () => {
    const hits = await retrieve(parsed('云溪大桥有多长'), news);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    for (const { parts } of hits) {
      expect(Object.keys(parts)).toEqual(expect.arrayContaining(['words', 'vectors', 'sentence', 'article', 'time']));
      expect(Object.values(parts).every(Number.isFinite)).toBe(true);
    }
  });

  test('gives each hit a passage of its own article', async () => {
    for (const { article, passage } of await retrieve(parsed('云溪区的大桥和茶叶'), news))
      expect(article.paragraphs.join('\n')).toContain(passage.text);
  });

  test('returns no more than k hits', async () => {
    expect(await retrieve(parsed('云溪大桥'), news, { k: 1 })).toHaveLength(1);
    expect(await retrieveArticles(parsed('云溪大桥'), news, { k: 2 })).toHaveLength(2);
  });

  test('by words alone finds nothing that shares no term; by vectors alone finds by nearness', async () => {
    const question = parsed('云溪大桥有多长');
    const words = await retrieve(question, news, { only: 'words' });
    expect(words.every(({ parts }) => parts.vectors === 0)).toBe(true);
    const vectors = await retrieve(question, news, { only: 'vectors' });
    expect(vectors[0]?.article.externalId).toMatch(/^bridge/);
    expect(vectors.map(({ parts }) => parts.words).every((x) => x === 0)).toBe(true);
  });

  test.each(['', '？！', '的', '"NEAR( *) OR 1=1', '😀', 'a'.repeat(5000)])('bears the question %j', async (text) => {
    await expect(retrieve(parsed(text), news)).resolves.toBeInstanceOf(Array);
  });

  test('rejects when it is told to stop', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(retrieve(parsed('云溪大桥'), news, { signal })).rejects.toThrow('stopped');
  });
});

test('the search for words counts pieces of a date and bigrams less than words, as the ranking does', async () => {
  const news = await openNews(REPORTS);
  const terms = searchTerms(await weighTerms(parsed('云溪大桥在2021年建了多长'), news.store));
  const share = (text: string) => terms.find(({ term }) => term === text)?.weight;
  expect(share('大桥')).toBe(1);
  expect(share('溪大')).toBeLessThan(1);
  expect(share('2021')).toBeLessThan(share('溪大')!);
  await news.close();
});

test('an empty index has no hits', async () => {
  const empty = await openNews([]);
  try {
    expect(await retrieve(parsed('云溪大桥有多长'), empty)).toEqual([]);
  } finally {
    await empty.close();
  }
});

test('a long report has at most two passages among the hits, and does not push out another report', async () => {
  const paragraph = (i: number) =>
    `临江湿地公园第${i}标段的栈道建设正在推进，临江湿地公园的施工人员正在铺设木板。${'工人们冒着高温，一段一段地铺过去，检查每一颗螺丝。'.repeat(12)}`;
  const long = { id: 'long', title: '临江湿地公园建设', text: [1, 2, 3, 4, 5].map(paragraph).join('\n') };
  const short = { id: 'short', title: '周末好去处', text: '临江湿地公园的栈道周末开放，市民可以免费参观。' };
  const two = await openNews([long, short]);
  try {
    const hits = await retrieve(parsed('临江湿地公园的栈道'), two);
    const ids = hits.map(({ article }) => article.externalId);
    expect(ids.filter((id) => id === 'long')).toHaveLength(2);
    expect(ids).toContain('short');
  } finally {
    await two.close();
  }
});

test('what BM25 alone puts first stays among those wanted, as the last of them', async () => {
  const places = ['城东', '城西', '城南', '城北'];
  const lines = places.map((place, i) => ({
    id: `n${i}`,
    published: '2023-03-01',
    district: '青江区',
    text: `${place}水库今日蓄水。${`${place}天气晴好。`.repeat(20)}`,
  }));
  const scattered = '会上说到水库。另有一事。有人问起蓄水。还有一事。';
  const often = {
    id: 'often',
    published: '2019-03-01',
    district: '南江区',
    text: `各单位来函。${'此外无事。'.repeat(60)}${scattered.repeat(12)}`,
  };
  const own = await openNews([...lines, often]);
  try {
    const [hits, all] = await Promise.all(
      [2, 5].map((k) => retrieveArticles(parsed('青江区2023年水库何时蓄水'), own, { k })),
    );
    expect(all!.at(-1)?.article.externalId).toBe('often');
    expect(hits!.map(({ article }) => article.externalId)).toEqual([all![0]?.article.externalId, 'often']);
  } finally {
    await own.close();
  }
});
