/** Bulletins, newsletters and digests: pages of several articles without a report's opening, and single articles that look like them. */
import { expect, it } from 'vitest';
import { scoreFolder } from '../../src/evaluation/pages.ts';

const FOLDER = 'tests/fixtures/bulletins';
const isOne = (name: string) => name.includes('-one-');

it('cuts bulletins of many makes into their articles', async () => {
  const { total } = await scoreFolder(FOLDER, (name) => !isOne(name));
  expect(total.right / total.articles).toBeGreaterThanOrEqual(0.9);
  expect(total.titles / total.articles).toBeGreaterThanOrEqual(0.98);
  expect(total.f1 / total.articles).toBeGreaterThanOrEqual(0.97);
  expect(total.spurious).toBeLessThanOrEqual(1);
});

it('leaves web pages and files of one article whole, whatever heads, rules and questions it has', async () => {
  const { total } = await scoreFolder(FOLDER, (name) => /-one-.*\.(?:html|md)$/.test(name));
  expect([total.articles, total.right, total.spurious]).toEqual([4, 4, 0]);
});
