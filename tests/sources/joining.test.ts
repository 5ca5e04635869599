import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { openStore } from '../../src/store/index.ts';

vi.setConfig({ testTimeout: 120_000 });

test('a page dropped into a folder while the round’s process waits for a site is in the index before the site answers', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'wenjin-joining-'));
  const folder = join(dir, 'papers');
  mkdirSync(folder);
  let answering = (_: ServerResponse): void => {};
  const isAsked = new Promise<ServerResponse>((resolve) => {
    answering = resolve;
  });
  const server = createServer((request, response) => {
    if (request.url === '/feed.xml') answering(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feed = `http://${host}/feed.xml`;
  writeFileSync(
    join(dir, 'sources.yaml'),
    `sources:\n  - { kind: feed, url: "${feed}", paper: 甲报 }\n  - { kind: folder, path: "${folder}", paper: 乙报 }\n`,
  );
  const embedder = await createEmbedder('hashed');
  const store = await openStore(join(dir, 'index'), { embedder, create: true });
  const env = {
    ...{ PATH: process.env.PATH, EMBEDDER: 'hashed', ALLOW_HOSTS: host, SOURCES_FILE: join(dir, 'sources.yaml') },
    ...{ INDEX_DIR: join(dir, 'index'), DATA_DIR: join(dir, 'data') },
  };
  const child = fork('src/fetch-child.ts', [], { env, execArgv: ['--disable-warning=ExperimentalWarning'] });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    server.closeAllConnections();
    server.close();
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const report = once(child, 'message');
  child.send([feed]);
  const response = await isAsked;
  writeFileSync(
    join(folder, '2024-06-19.txt'),
    '苇桥菜市场装了公平秤\n\n本报讯（记者 林晓）6月18日，苇桥菜市场装了6台公平秤，秤台连着监管屏，短斤超过3%的摊位当天停业整改。\n',
  );
  child.send(folder);
  const titles = async () => (await store.latest(9)).map(({ title }) => title);
  await expect.poll(titles, { timeout: 60_000 }).toEqual(['苇桥菜市场装了公平秤']);
  response
    .writeHead(200, { 'content-type': 'application/rss+xml' })
    .end('<rss><channel><title>甲报</title></channel></rss>');
  const [told] = await report;
  expect(told).toMatchObject({ articles: 1, joined: [folder] });
});
