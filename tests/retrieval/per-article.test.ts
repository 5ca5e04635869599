import { expect, test } from 'vitest';
import { perArticle } from '../../src/retrieval/per-article.ts';
import type { Article } from '../../src/types.ts';

const article = (title: string) => ({ title, paragraphs: [] }) as unknown as Article;

test('perArticle() makes something of an article once, also when nothing comes of it', () => {
  const seen: (string | null)[] = [];
  const made = perArticle(({ title }) => {
    seen.push(title);
    return undefined;
  });
  const [one, other] = [article('甲'), article('乙')];
  for (const each of [one, other, one, other]) expect(made(each)).toBeUndefined();
  expect(seen).toEqual(['甲', '乙']);
});

test('perArticle() looks again at an article that was corrected, though its id is the same', () => {
  const made = perArticle(({ title }) => `《${title}》`);
  const first = article('开学');
  expect(made(first)).toBe('《开学》');
  expect(made({ ...first, title: '开学了' })).toBe('《开学了》');
  expect(made(first)).toBe('《开学》');
});
