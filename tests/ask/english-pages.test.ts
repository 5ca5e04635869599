import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/types.ts';
import { answerText } from '../../src/wording/index.ts';
import { BAY_PAGE } from '../support/districts.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

const PAGE = `# Harrow County notes

The Harrow County school board plans to close Birch Lane School, which has 64 pupils.

A hearing is set for 7 p.m., June 9, in the Birch Lane gym.

The new water line along Mill Road costs $415,000, and the average bill goes up by $2.10 a month.
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'harrow.md': PAGE, 'bay.txt': BAY_PAGE });
});
afterAll(() => papers.close());

const ask = (text: string): Promise<Answer> => papers.ask({ text, history: [], today: TODAY });

test.each([
  ['How many pupils go to Birch Lane School?', '64 pupils'],
  ['When is the hearing about closing Birch Lane?', 'June 9'],
  ['What does the water line on Mill Road cost?', '$415,000'],
])('ask() answers "%s" from a page in English, in its own words and without yuan', async (question, fact) => {
  const answer = await ask(question);
  expect(answer.kind).toBe('found');
  expect(answerText(answer)).toContain(fact);
  expect(answerText(answer)).not.toContain('yuan');
});

test('ask() does not take another name of a page in English for the one that is asked about', async () => {
  expect((await ask('How many pupils go to Cedar Hill School?')).kind).not.toBe('found');
});
