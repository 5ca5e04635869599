import { expect, test } from 'vitest';
import { otherPages, rareCharacters } from '../../scripts/bench/other-articles.ts';
import { page } from './pages.ts';

const PAGES = [
  page('a', {
    id: 'x',
    title: '白鹭桥',
    published: '2024-05-06',
    paragraphs: ['白鹭桥长1234米，2024年通车。', '的的的'],
  }),
  ...Array.from({ length: 400 }, (_, n) => page(`p${n}`, { id: `y${n}`, paragraphs: ['的米年通车桥长'] })),
  page('b', { id: 'z', title: '青麦', paragraphs: ['青麦路'] }),
];

test('an article made of another has other names and figures of the same length, each the same in text and terms', () => {
  const [made] = otherPages(rareCharacters(PAGES), 2)(PAGES);
  const { article, passages, titleTerms } = made!.articles[0]!;
  expect(made!.page).toBe('a-2');
  expect(article.id).toMatch(/^[0-9a-f]{16}$/);
  expect(article.published).toBe('2024-05-06');
  const [text] = article.paragraphs;
  expect(text).toMatch(/^[^白][^鹭]桥长1456米，2024年通车。$/);
  expect(article.title).toBe(text!.slice(0, 3));
  expect(titleTerms.join('')).toBe(article.title);
  expect(passages.map((one) => [one.article, one.text, one.ordinal])).toEqual(
    article.paragraphs.map((paragraph, at) => [article.id, paragraph, at]),
  );
});

test('copies differ from each other, what is common stays, and vectors stay near and of unit length', () => {
  const rare = rareCharacters(PAGES);
  const [one, two] = [1, 2].map((copy) => otherPages(rare, copy)(PAGES)[0]!.articles[0]!);
  expect(one!.article.id).not.toBe(two!.article.id);
  expect(one!.article.title).not.toBe(two!.article.title);
  expect(one!.article.paragraphs[1]).toBe('的的的');
  const [from, to] = [PAGES[0]!.articles[0]!, one!].map(({ passages }) => passages[0]!.vector);
  expect(from!.reduce((sum, x, at) => sum + x * to![at]!, 0)).toBeGreaterThan(0.95);
  expect(Math.hypot(...to!)).toBeCloseTo(1, 5);
});
