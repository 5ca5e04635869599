import { expect, test } from 'vitest';
import { reprints } from '../../src/retrieval/duplicates.ts';
import { retrieveArticles } from '../../src/retrieval/index.ts';
import type { Article } from '../../src/types.ts';
import { openNews, parsed } from './news.ts';

const article = (id: string, ...paragraphs: readonly string[]) => ({ id, paragraphs }) as unknown as Article;
const LEAD =
  '4月3日，记者从市水利局获悉，清河水库除险加固工程已全面完工，下周开始蓄水，受益农田达到两万三千亩，涉及沿线七个乡镇。';

test('reprints() knows a report printed twice, whatever its punctuation and what follows', () => {
  const first = article('a', LEAD, '水库始建于1974年，是一座以灌溉为主的中型水库。');
  const again = article('b', LEAD.replaceAll('，', ' '));
  expect([...reprints([first, again])]).toEqual(['b']);
});

test('reprints() tells two reports of one event apart', () => {
  const first = article('a', LEAD);
  const other = article(
    'b',
    '清河水库下周蓄水。4月3日，在水库大坝上，工人老张正在检查闸门，他说这是自己守着的第三十个年头。',
  );
  expect(reprints([first, other]).size).toBe(0);
});

test('reprints() leaves articles without text alone', () => {
  expect(reprints([article('a'), article('b', ''), article('c', LEAD)]).size).toBe(0);
});

test('reprints stand behind other reports, and are still found', async () => {
  const copies = ['a', 'b', 'c'].map((id) => ({ id, text: `${LEAD}（记者 ${id}）` }));
  const other = { id: 'other', text: '清河水库旁的公园开放了，市民可以散步。' };
  const news = await openNews([...copies, other]);
  try {
    const hits = await retrieveArticles(parsed('清河水库什么时候蓄水'), news);
    const ids = hits.map(({ article }) => article.externalId);
    expect(ids[1]).toBe('other');
    expect(ids).toHaveLength(4);
  } finally {
    await news.close();
  }
});
