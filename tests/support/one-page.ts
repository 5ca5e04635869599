import { afterAll, beforeAll, expect } from 'vitest';
import type { Answer } from '../../src/types.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from './papers.ts';

/** An index of one invented page for the tests of a file: what `ask` answers, refuses and tells of it. */
export function onePage(page: string) {
  let papers: Papers;
  beforeAll(async () => {
    papers = await openPapers({ 'page.txt': `临岭日报 2024年3月11日 星期一 第2版\n\n${page}` });
  });
  afterAll(() => papers.close());
  const ask = (text: string, history: readonly string[] = []): Promise<Answer> =>
    papers.ask({ text, history, today: TODAY });
  return {
    ask,
    expectRefused: async (question: string): Promise<void> => {
      const answer = await ask(question);
      expect(answer.kind, answerText(answer)).toBe('not-found');
    },
    expectTold: async (question: string, fact: string): Promise<void> => {
      expect(answerText(await ask(question))).toContain(fact);
    },
  };
}
