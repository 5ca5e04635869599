import { expect, test } from 'vitest';
import { bodyF1 } from '../../src/evaluation/articles.ts';
import { readArticles } from '../../src/indexing/index.ts';
import { variedPages } from '../support/varied-pages.ts';

test.each(variedPages)('$name', async ({ file, text, title, paragraphs, parts }) => {
  const bytes = new TextEncoder().encode(text);
  const articles = (await readArticles({ name: file, bytes }, { today: '2026-11-30' })).flatMap(
    (page) => page.articles,
  );
  const [article, ...others] = articles;
  expect(others).toEqual([]);
  expect(article).toMatchObject({ title, published: '2023-05-09' });
  expect(article?.byline.reporters).toEqual(parts.reporters ?? []);
  const told = article?.paragraphs.slice(0, article.paragraphs.length - (article.captions ?? 0)) ?? [];
  expect(bodyF1(told, paragraphs)).toBeGreaterThan(0.95);
});
