import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { serveSite } from '../support/site.ts';

// Each command is a process that loads dictionaries.
vi.setConfig({ testTimeout: 300_000 });

let site: Awaited<ReturnType<typeof serveSite>>;
let dir: string;
beforeAll(async () => {
  site = await serveSite();
  dir = mkdtempSync(join(tmpdir(), 'wenjin-commands-'));
});
afterAll(() => {
  site.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Runs a script as `npm run NAME` does, with an index, state and sources of its own. */
const run = (name: string, args: readonly string[], input = '') =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const env = {
      ...{ PATH: process.env.PATH, EMBEDDER: 'hashed', ALLOW_HOSTS: `127.0.0.1:${site.port}` },
      ...{ INDEX_DIR: join(dir, 'index'), DATA_DIR: join(dir, 'data'), SOURCES_FILE: join(dir, 'sources.yaml') },
    };
    const child = execFile(
      process.execPath,
      ['--import', './scripts/check-node.mjs', `scripts/${name}.ts`, ...args],
      { env },
      (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
    );
    child.stdin?.end(input);
  });

test('a source is named, fetched, answered from with its own link, put right and listed', async () => {
  const feed = `${site.origin}/feeds/rss-full.xml`;
  expect((await run('sources', ['add', feed, '--district', '荇湾区'])).out).toMatch(/Found: feed[\s\S]*荇湾在线/);
  expect(readFileSync(join(dir, 'sources.yaml'), 'utf8')).toContain(feed);
  const fetched = await run('fetch', []);
  expect(fetched).toMatchObject({ code: 0, out: expect.stringMatching(/3 listed, 3 new[\s\S]*Fetched 3 articles/) });

  const asked = JSON.stringify({ qid: '1', question: '老街骑楼挂牌多少处？', today: '2024-07-01' });
  const { citations } = JSON.parse((await run('ask', ['--jsonl'], `${asked}\n`)).out);
  expect(citations[0].url).toBe(`${site.origin}/news/202406/t2006.html`);

  const [{ article }] = citations;
  expect((await run('articles', ['edit', article, '--district', '汀兰区'])).out).toContain('汀兰区');
  expect((await run('articles', ['list', '--district', '汀兰区'])).out).toMatch(new RegExp(`^${article}.*edited\\n$`));
  expect((await run('sources', ['list'])).out).toMatch(/荇湾在线: newest 22 June 2024, 3 in all; checked today/);
});

test('folders of this machine and Telegram channels are named as they are', async () => {
  const add = async (address: string) => (await run('sources', ['add', address, '--paper', '荇湾发布'])).out;
  expect(await add('@xingwan_news')).toContain('kind: channel, channel: @xingwan_news');
  expect(await add('https://t.me/c/1234567890/12')).toContain('channel: -1001234567890');
  expect(await add(dir)).toContain(`kind: folder, path: ${dir}`);
  const { out, code } = await run('sources', ['list']);
  expect([code, out.match(/荇湾发布: no reports yet/g)?.length]).toEqual([0, 3]);
});

test('what can’t be done is said in a line with a remedy', async () => {
  const inside = await run('sources', ['add', `http://127.0.0.1:${site.insidePort}/secret`, '--paper', '甲报']);
  expect(inside).toMatchObject({ code: 1, err: expect.stringMatching(/^Cannot read .*ALLOW_HOSTS\.\n$/) });
  expect(site.leaks).toEqual([]);
});
