import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import type { Embedder } from '../../src/embeddings/port.ts';
import { createLinks } from '../../src/links.ts';
import { createProgress } from '../../src/progress.ts';
import { chat } from '../../src/terminal/index.ts';
import { sourceLines } from '../../src/terminal/render.ts';
import type { AskPapers } from '../../src/types.ts';
import { LAKE_PAGE, openPapers, type Papers, TODAY } from '../support/papers.ts';

let papers: Papers;
let embedder: Embedder;
beforeAll(async () => {
  papers = await openPapers({ 'lake.md': LAKE_PAGE });
  embedder = await createEmbedder('hashed', {});
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
  const latest = (count: number, district?: string) => papers.store.latest(count, district);
  const progress = createProgress({ store: papers.store, embedder, today: () => TODAY });
  await chat({
    input,
    output,
    ask,
    coverage,
    links,
    latest,
    progress,
    today: () => TODAY,
    ...(signal ? { signal } : {}),
  });
  output.end();
  return said;
}

test('sourceLines() names the publisher’s page at the quoted words, and the reader', () => {
  const citation = {
    ...{
      article: 'a1',
      paragraph: 1,
      quote: '全长1280米。',
      start: 0,
      end: 8,
      title: '大桥合龙',
      published: '2024-05-20',
    },
    ...{ source: 'a.item', paper: '云溪日报', district: null, url: 'https://paper.example/b.html' },
  };
  expect(sourceLines([citation], createLinks({ publicUrl: 'https://news.example' }), 'zh')).toBe(
    `  [1] 大桥合龙（云溪日报，2024-05-20）\n      https://paper.example/b.html#:~:text=${encodeURIComponent('全长1280米。')}\n      https://news.example/articles/a1?s=2.0-8#p2`,
  );
});

test('chat() answers with the source and a link to the paragraph', async () => {
  const said = await conversation(['临湖图书馆啥时候开放？']);
  expect(said).toContain('10月底');
  expect(said).toMatch(/https:\/\/news\.example\/articles\/\w+\?s=[\d.-]+#p\d+/);
});

test('chat() knows the commands of the bot', async () => {
  const said = await conversation(['/latest', '/progress 临湖图书馆', '/sources', '/follow 临湖图书馆', '/nothing']);
  expect(said).toContain('· 临湖图书馆主体结构封顶');
  expect(said).toMatch(/2024年3月13日（预计）：.*封顶/u);
  expect(said).toContain('收录 2 篇本地报道');
  expect(said).toContain('只在 Telegram 里有');
  expect(said).toContain('没有这个命令');
});

test('chat() understands a follow-up from the question before it', async () => {
  const said = await conversation(['临湖图书馆什么时候开放？', '总投资多少？']);
  expect(said).toContain('2.3亿');
});

test('chat() goes on from what a command told', async () => {
  const [, second] = [...(await conversation(['/latest'])).matchAll(/· (.+)（/gu)].map(([, title]) => title!);
  const said = await conversation(['/latest', '第二个', '/progress 临湖图书馆', '总投资多少？']);
  expect(said.split(second!).length).toBeGreaterThan(2);
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
