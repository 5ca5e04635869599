import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asksForShort } from '../../src/answering/index.ts';
import { evaluate, printed, readGold, scorecard } from '../../src/evaluation/index.ts';
import { readQuestion } from '../../src/retrieval/index.ts';
import { openPapers, TODAY } from '../support/papers.ts';

/** With the hashed embedder, so that no model file is needed; `npm run evaluate` prints the figures of the shipped one. */
test('the built-in answerer keeps its level on the gold questions', async () => {
  const names = await readdir('seeds');
  const pages = names.filter((name) => name.endsWith('.txt'));
  const papers = await openPapers(
    Object.fromEntries(
      await Promise.all(pages.map(async (name) => [name, await readFile(join('seeds', name), 'utf8')])),
    ),
  );
  const gold = { ...(await readGold(join('tests', 'gold'))), pages: [] };
  const report = await evaluate(
    gold,
    {
      articlesOf: async () => [],
      search: async () => [],
      ask: (question) => papers.ask(question),
      drafted: async () => ({ read: [], text: '' }),
      asksForShort: async (question) => asksForShort(await readQuestion(question, papers.store)),
      article: (id) => papers.store.article(id),
    },
    TODAY,
  );
  await papers.close();
  const [answers] = report.answers;
  expect(answers?.right).toBeGreaterThanOrEqual(0.73);
  expect(answers?.cites).toBeGreaterThanOrEqual(0.9);
  expect(answers?.refused).toBeLessThanOrEqual(0.1);
  expect(answers?.firstRight).toBeGreaterThanOrEqual(0.6);
  expect(answers?.firstWrong).toBeLessThanOrEqual(0.1);
  expect(report.refusals[0]?.right).toBeGreaterThanOrEqual(0.84);
  expect(report.length.p90).toBeLessThanOrEqual(260);
  for (const { text } of report.outcomes) expect(text).not.toMatch(/\d{17}[\dxX]/);
  expect(printed(report)).toContain('failures to read');
  expect(scorecard(report)).toContain('| answers: right |');
}, 120_000);

test('readGold() names the file that is missing', async () => {
  await expect(readGold(join('tests', 'nowhere'))).rejects.toThrow();
});
