import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { type IndexOptions, indexPages, readArticles, summaryLine } from '../../src/indexing/index.ts';
import { prepare } from '../../src/indexing/prepare.ts';
import { statementsOf } from '../../src/reading/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { CLOUD_PAGE } from '../support/districts.ts';

const TODAY = '2025-03-01';
const page = (name: string, count: number) =>
  `## ${name}新校区下月启用\n\n本报讯（记者 陆小川）2023年9月13日，${name}新校区通过竣工验收，可容纳${count}名学生就读，配有运动场和图书馆。\n`;
const line = (id: string, text: string, more: object = {}) => JSON.stringify({ id, text, ...more });

let folder: string;
let store: Store;
const embedder = await createEmbedder('hashed');
const index = (options: IndexOptions = {}, paths = [join(folder, 'in')]) =>
  indexPages(paths, { store, embedder, today: TODAY }, options);
const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, 'in', name), content);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenjin-indexing-'));
  await mkdir(join(folder, 'in'));
  store = await openStore(join(folder, 'out'), { embedder, create: true });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

describe('indexPages()', () => {
  test('puts pages in once: a second run does nothing and says so', async () => {
    await write('a.txt', page('河湾小学', 1620));
    await write('b.txt', page('江口小学', 900));
    expect(await index()).toMatchObject({ pages: 2, articles: 2, unchanged: 0, failed: [], stopped: false });
    const again = await index();
    expect(again).toMatchObject({ pages: 2, articles: 0, passages: 0, unchanged: 2, replaced: 0 });
    expect(summaryLine(again, 0.04)).toBe('Nothing to do: none of 2 pages changed (0.0 seconds).');
    expect(await store.coverage()).toMatchObject({ pages: 2, articles: 2 });
  });

  test('a changed page replaces its articles, and only it is read', async () => {
    await write('a.txt', page('河湾小学', 1620));
    await write('b.txt', page('江口小学', 900));
    await index();
    const [
      {
        articles: [old],
      } = { articles: [] },
    ] = await readArticles({ name: 'a.txt', bytes: Buffer.from(page('河湾小学', 1620)) });
    await write('a.txt', page('山前小学', 300));
    expect(await index()).toMatchObject({ articles: 1, unchanged: 1, replaced: 1 });
    expect(await store.article(old!.id)).toBeNull();
    expect((await store.latest(9)).map(({ title }) => title)).toContain('山前小学新校区下月启用');
  });

  test('finds the new words of the archive when enough of it has changed, and not again when nothing has', async () => {
    const about = ['昨天，云溪驿站迎客。', '在云溪驿站喝茶。', '走进云溪驿站看非遗。', '市民称赞云溪驿站好。'];
    await write('a.txt', `${CLOUD_PAGE}\n${page('河湾小学', 1620)}\n${about.join('\n')}\n`);
    await index();
    const words = await store.newWords();
    expect(words.map(({ word }) => word)).toContain('云溪驿站');
    await index();
    expect(await store.newWords()).toBe(words);
    await rm(join(folder, 'in', 'a.txt'));
    await write('b.txt', page('江口小学', 900));
    await index({ prune: true });
    expect((await store.newWords()).map(({ word }) => word)).not.toContain('云溪驿站');
  });

  test('finds them at the next run when a run was killed before it got there', async () => {
    await write('a.txt', page('河湾小学', 1620));
    await index();
    const [read] = await readArticles({ name: 'b.txt', bytes: Buffer.from(page('江口小学', 900)) });
    await store.replacePages(await prepare([read!], { embedder, statementsOf }));
    expect(await store.changedSinceNewWords()).toBeGreaterThan(0);
    await index();
    expect(await store.changedSinceNewWords()).toBe(0);
  });

  test('a page taken away stays until --prune, which takes out pages below the given paths only', async () => {
    await mkdir(join(folder, 'other'));
    await write('a.txt', page('河湾小学', 1620));
    await write('b.txt', page('江口小学', 900));
    await writeFile(join(folder, 'other', 'c.txt'), page('山前小学', 300));
    await index({}, [join(folder, 'in'), join(folder, 'other')]);
    await rm(join(folder, 'in', 'a.txt'));
    await rm(join(folder, 'other', 'c.txt'));
    expect(await index()).toMatchObject({ removed: 0 });
    expect(await index({ prune: true })).toMatchObject({ removed: 1 });
    expect(await store.coverage()).toMatchObject({ pages: 2 });
  });

  test('one unreadable file is reported and skipped, the rest is indexed, and its earlier version stays', async () => {
    await write('a.txt', page('河湾小学', 1620));
    await write('b.txt', page('江口小学', 900));
    await index();
    await write('a.txt', Buffer.alloc(500, 0));
    await write('c.txt', page('山前小学', 300));
    const { failed, articles } = await index({ prune: true });
    expect(articles).toBe(1);
    expect(failed).toHaveLength(1);
    expect(failed[0]!.error.message).toMatch(/Cannot read the text of "a.txt": .*\. Convert it/);
    expect(await store.coverage()).toMatchObject({ pages: 3, articles: 3 });
  });

  test('a broken archive gives the lines before the break, and is reported', async () => {
    const whole = gzipSync(
      Array.from({ length: 800 }, (_, n) => line(`n${n}`, `第${n * 7919}号公告：河湾路第${n}标段完工。`)).join('\n'),
    );
    await write('a.jsonl.gz', whole.subarray(0, whole.length >> 1));
    await write('b.jsonl.gz', 'no archive');
    await write('c.txt', page('河湾小学', 1620));
    const { failed, articles } = await index();
    expect(failed.map(({ error }) => error.message)).toEqual([
      expect.stringMatching(/"a.jsonl.gz": unexpected end of file/),
      expect.stringMatching(/"b.jsonl.gz": incorrect header/),
    ]);
    expect(articles).toBeGreaterThan(100);
    expect((await store.latest(5000)).map(({ title }) => title)).toContain('河湾小学新校区下月启用');
  });

  test('a path that isn’t there is reported with a remedy', async () => {
    const { failed } = await index({}, [join(folder, 'nowhere')]);
    expect(failed[0]!.error.message).toMatch(/no such file or folder/);
  });

  test('stops between pages when told to, keeps what is done, and goes on with the next run', async () => {
    const stopping = new AbortController();
    await write(
      'a.jsonl',
      Array.from({ length: 200 }, (_, n) => line(`n${n}`, `第${n}号公告：河湾路第${n}标段完工。`)).join('\n'),
    );
    const first = await index({
      signal: stopping.signal,
      onProgress: ({ pages }) => pages === 100 && stopping.abort(),
    });
    expect(first).toMatchObject({ stopped: true });
    expect(first.articles).toBeGreaterThan(0);
    expect((await store.coverage()).articles).toBe(first.articles);
    expect(await index()).toMatchObject({ stopped: false, articles: 200 - first.articles, unchanged: first.articles });
  });

  test('reads a .jsonl.gz line by line: ids, metadata, broken lines, repeated ids, one changed line', async () => {
    const lines = [
      line('n1', '河湾路改造完工。', {
        title: '河湾路通车',
        published: '2023-09-14',
        url: 'https://e.cn/1',
        district: '河湾区',
      }),
      '{"id": "n2", "text": ',
      line('n3', '2023-08-11 15:10，正文：江口大桥合龙。分享让更多人看到'),
      line('n3', '江口大桥通车。'),
      '',
    ];
    await write('a.jsonl.gz', gzipSync(lines.join('\n')));
    const { articles, failed } = await index();
    expect(articles).toBe(3);
    expect(failed.map(({ error }) => error.message)).toEqual([
      expect.stringMatching(/line 2 of "a.jsonl.gz".*not valid JSON/),
    ]);
    const [
      {
        articles: [first],
      } = { articles: [] },
      {
        articles: [third],
      } = { articles: [] },
    ] = await readArticles({
      name: 'a.jsonl',
      bytes: Buffer.from(`${lines[0]}\n${lines[2]}\n`),
    });
    expect(await store.article(first!.id)).toMatchObject({
      externalId: 'n1',
      source: 'a.jsonl.gz',
      url: 'https://e.cn/1',
      district: '河湾区',
      published: '2023-09-14',
    });
    expect(third).toMatchObject({ published: '2023-08-11', paragraphs: ['江口大桥合龙。'] });
    lines[0] = line('n1', '河湾路改造延期。');
    await write('a.jsonl.gz', gzipSync(lines.join('\n')));
    expect(await index()).toMatchObject({ articles: 1, replaced: 1, unchanged: 2 });
  });

  test('follows no link out of the folder and takes no other files from it', async () => {
    await writeFile(join(folder, 'secret.txt'), page('秘密小学', 1));
    await symlink(join(folder, 'secret.txt'), join(folder, 'in', 'link.txt'));
    await write('README.md', '# 说明');
    await write('photo.jpg', 'x');
    await write('.hidden.txt', page('隐藏小学', 1));
    const { pages, failed } = await index();
    expect(pages).toBe(0);
    expect(failed[0]!.error.message).toMatch(/link that leads out/);
  });

  test('puts no personal number of the seeds into any file of the index', async () => {
    await index({}, ['seeds']);
    await store.close();
    const seeds = await Promise.all(
      (await readdir('seeds'))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFile(join('seeds', name), 'utf8')),
    );
    const numbers =
      seeds
        .join('\n')
        .match(/(?<![0-9A-Za-z：])\d{17}[\dxX]\d{0,2}(?![0-9A-Za-z])|(?<=[：])\d{17}[\dxX]\d{0,2}(?=[，,])/g) ?? [];
    expect(numbers.length).toBeGreaterThan(15);
    for (const file of await readdir(join(folder, 'out'))) {
      const content = await readFile(join(folder, 'out', file));
      for (const number of numbers)
        for (const form of [
          number,
          number.slice(0, 18),
          [...number].join(' '),
          `${number.slice(0, 6)} ${number.slice(6, 14)}`,
        ])
          expect(content.includes(form), `${form} in ${file}`).toBe(false);
    }
    store = await openStore(join(folder, 'out'), { embedder });
  });

  test('indexes everything again on request', async () => {
    await write('a.txt', page('河湾小学', 1620));
    await index();
    expect(await index({ rebuild: true })).toMatchObject({ articles: 1, replaced: 1 });
  });

  test('takes a file that grows in place', async () => {
    await write('a.jsonl', `${line('n1', '河湾路改造完工。')}\n`);
    await index();
    await appendFile(join(folder, 'in', 'a.jsonl'), `${line('n2', '江口大桥合龙。')}\n`);
    expect(await index()).toMatchObject({ pages: 2, articles: 1, unchanged: 1 });
  });
});
