import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLinks } from '../../src/links.ts';
import { chat } from '../../src/terminal/index.ts';
import type { AskPapers } from '../../src/types.ts';
import { LAKE_PAGE, openPapers, type Papers, TODAY } from '../support/papers.ts';

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'lake.md': LAKE_PAGE });
});
afterAll(() => papers.close());

async function conversation(
  lines: readonly string[],
  ask: AskPapers = papers.ask,
  signal?: AbortSignal,
): Promise<string> {
  const input = new PassThrough();
  const output = new PassThrough();
  const said = text(output);
  input.end(lines.map((line) => `${line}\n`).join(''));
  const coverage = await papers.store.coverage();
  const links = createLinks({ publicUrl: 'https://news.example' });
  await chat({ input, output, ask, coverage, links, today: () => TODAY, ...(signal ? { signal } : {}) });
  output.end();
  return said;
}

test('chat() answers with the source and a link to the paragraph', async () => {
  const said = await conversation(['临湖图书馆啥时候开放？']);
  expect(said).toContain('10月底');
  expect(said).toMatch(/https:\/\/news\.example\/articles\/\w+#p\d+/);
});

test('chat() understands a follow-up from the question before it', async () => {
  const said = await conversation(['临湖图书馆什么时候开放？', '总投资多少？']);
  expect(said).toContain('2.3亿');
});

test('chat() ends at /quit and leaves later lines unread', async () => {
  const asked: string[] = [];
  await conversation(['/quit', '图书馆'], async (question) => {
    asked.push(question.text);
    return papers.ask(question);
  });
  expect(asked).toEqual([]);
});

test('chat() goes on after an answer that failed, without showing the error', async () => {
  const said = await conversation(['图书馆', '/help'], async () => Promise.reject(new Error('secret detail')));
  expect(said).toContain('请再试一次');
  expect(said).not.toContain('secret detail');
  expect(said).toContain('/quit');
});
