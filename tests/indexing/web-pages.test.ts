import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scoreWebPages } from '../../src/evaluation/web-pages.ts';
import { readFileArticles } from '../../src/indexing/index.ts';

test('saved pages, office files and dumps are found, with headline, date and the whole text', async () => {
  const scores = await scoreWebPages(join('tests', 'fixtures', 'web'), (path) => readFileArticles(path, '2026-11-28'));
  const right = (name: string) => scores.filter((score) => score.right[name]).length;
  expect(['found', 'title', 'published', 'first'].map(right)).toEqual([32, 32, 32, 32]);
  expect(right('reporters')).toBeGreaterThanOrEqual(31);
  expect(right('last')).toBeGreaterThanOrEqual(31);
}, 60_000);
