import { expect, test } from 'vitest';
import { asRetriever, retrieve } from '../../src/retrieval/index.ts';
import { openNews, parsed, REPORTS, TODAY } from './news.ts';

test('asRetriever() gives chains the passages that retrieve() finds, with what is needed to cite them', async () => {
  const news = await openNews(REPORTS);
  try {
    const retriever = await asRetriever(news, { k: 3, today: () => TODAY });
    const given = await retriever.invoke('云溪大桥有多长');
    const hits = await retrieve(parsed('云溪大桥有多长'), news, { k: 3 });
    expect(given.map(({ pageContent }) => pageContent)).toEqual(hits.map(({ passage }) => passage.text));
    expect(given[0]?.metadata).toMatchObject({
      title: '云溪大桥主桥合龙',
      published: '2024-03-02',
      district: '云溪区',
    });
    expect(given[0]?.metadata.article).toBe(hits[0]?.article.id);
  } finally {
    await news.close();
  }
});

test('asRetriever() can be piped into a chain', async () => {
  const news = await openNews(REPORTS);
  try {
    const retriever = await asRetriever(news, { k: 1, today: () => TODAY });
    const chain = retriever.pipe((found: readonly { readonly pageContent: string }[]) => found.length);
    expect(await chain.invoke('南浦图书馆')).toBe(1);
  } finally {
    await news.close();
  }
});
