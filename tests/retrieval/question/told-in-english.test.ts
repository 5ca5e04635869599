import { expect, test } from 'vitest';
import { type ChatStore, isElsewhere, type Told } from '../../../src/retrieval/question/chat/told.ts';
import type { Article } from '../../../src/types.ts';

test('a follow-up in English is about another report where that alone prints its word in English', async () => {
  const article = { id: 'b', title: 'Sailing school needs helpers', paragraphs: ['Eight helpers are needed.'] };
  const store = {
    matching: async () => [{ key: 'b#0' }],
    passages: async () => [{ article: 'b' }],
    article: async () => article as unknown as Article,
    statements: async () => [],
    termStatistics: async (terms: readonly string[]) => ({
      passages: 40,
      counts: terms.map((term) => (term === 'helpers' ? 1 : 0)),
    }),
  } as unknown as ChatStore;
  const told = { ids: ['a'], texts: ['游泳池4月6日开放。'] } as unknown as Told;
  const asked = {
    text: '帮手要多少个',
    terms: ['helpers'],
    words: ['帮手'],
    names: [],
    nouns: ['帮手'],
    inEnglish: new Map([['帮手', [{ stem: 'helper', forms: ['helper', 'helpers'] }]]]),
  };
  expect(await isElsewhere(asked, '游泳池什么时候开放', told, store)).toBe(true);
});
