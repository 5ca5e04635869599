import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createExtractiveAnswerer } from '../../src/answering/index.ts';
import { createAsk } from '../../src/ask.ts';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { mapOf } from '../support/small-site.ts';

// Each command is a process that loads dictionaries.
vi.setConfig({ testTimeout: 300_000 });

/** A page as the server has it now; asked with its tag it says that it is the same. */
type Page = { status?: number; html: string };
const pages = new Map<string, Page>();
const asked: { readonly path: string; readonly tag: string | undefined; readonly status: number }[] = [];
const tagOf = ({ html }: Page) => `"${html.length}"`;
const answer: RequestListener = (request, response) => {
  const path = request.url ?? '';
  const page = pages.get(path);
  const tag = request.headers['if-none-match'];
  const status = page === undefined ? 404 : (page.status ?? (tag === tagOf(page) ? 304 : 200));
  asked.push({ path, tag, status });
  const head = page && status === 200 ? { 'content-type': 'text/html; charset=utf-8', etag: tagOf(page) } : {};
  response.writeHead(status, head).end(status === 200 ? page?.html : '');
};
/** A host each, since one is asked every half second only. */
const servers = ['sitemap', 'market', 'school', 'clinic', 'library', 'bridge'].map((name) => ({
  name,
  server: createServer(answer),
}));
const addressOf = (wanted: string): string => {
  const { server } = servers.find(({ name }) => name === wanted)!;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/${wanted}`;
};

let dir = '';
beforeAll(async () => {
  for (const { server } of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  dir = mkdtempSync(join(tmpdir(), 'wenjin-reread-'));
});
afterAll(() => {
  for (const { server } of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(dir, { recursive: true, force: true });
});

const run = (name: string, ...args: readonly string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const env = {
      ...{
        PATH: process.env.PATH,
        EMBEDDER: 'hashed',
        ALLOW_HOSTS: '127.0.0.1',
        SOURCES_FILE: join(dir, 'sources.yaml'),
      },
      ...{ INDEX_DIR: join(dir, 'index'), DATA_DIR: join(dir, 'data') },
    };
    execFile(
      process.execPath,
      ['--import', './scripts/check-node.mjs', `scripts/${name}.ts`, ...args],
      { env },
      (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

const embedder = await createEmbedder('hashed');
/** Looks into the index as it is now, here: what the commands for that print is another file's test. */
async function indexed<T>(look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(join(dir, 'index'), { embedder, readOnly: true });
  return look(store).finally(() => store.close());
}
/** Ids by headline. */
const listed = () =>
  indexed(async (store) => new Map((await store.latest(20)).map(({ id, title }) => [title ?? '', id])));
const answerTo = (text: string) =>
  indexed(async (store) => {
    const ask = createAsk({ store, embedder, answerer: createExtractiveAnswerer() });
    return JSON.stringify(await ask({ text, history: [], today: '2024-07-01' }));
  });

const report = (head: string, text: string, more = ''): Page => ({
  html: `<title>${head}</title><h1>${head}</h1><p>2024-06-19 08:21 来源：荇湾在线</p><p>${text}</p>${more}`,
});
const NEXT = '<a rel="next" href="/bridge_2.html">下一页</a>';
const MARKET =
  '苇桥菜市场6月18日装了6台公平秤，秤台连着监管屏，短斤超过3%的摊位当天停业整改，市场每月公布一次复秤结果。';
const SCHOOL = '松涛小学新食堂6月17日启用，可供1200名学生同时用餐，后厨装了16个摄像头，家长可以在手机上看。';
const CLINIC = '柳林卫生院6月16日搬进新楼，设床位80张，增设儿科和口腔科，夜间急诊由原来的一名医生增加到三名。';
const LIBRARY = '望湖图书馆6月15日延长开放到晚上十点，每周一闭馆一天，借书证在全区通用，押金全部退还。';
const BRIDGE = [
  '云岭大桥6月14日合龙，主桥长420米，双向六车道，由市建工集团承建，全桥用钢8600吨。',
  '桥下慢行道与江边步道相连，骑车过江比绕行老桥少走4公里，预计10月通车，届时三条公交线路改走新桥。',
] as const;

test('pages of several reports are got again: what is said of one that changed, is the same, is gone, is not there, can’t be had', async () => {
  pages.set('/market.html', report('苇桥菜市场装了公平秤', MARKET));
  pages.set('/school.html', report('松涛小学新食堂启用', SCHOOL));
  pages.set('/clinic.html', report('柳林卫生院搬进新楼', CLINIC));
  pages.set('/library.html', report('望湖图书馆延长开放', LIBRARY));
  pages.set('/bridge.html', report('云岭大桥合龙', BRIDGE[0], NEXT));
  pages.set('/bridge_2.html', report('云岭大桥合龙', BRIDGE[1]));
  const all = ['market', 'school', 'clinic', 'library', 'bridge'].map((name) => `${addressOf(name)}.html`);
  pages.set('/sitemap.xml', { html: mapOf(...all) });
  writeFileSync(
    join(dir, 'sources.yaml'),
    `sources:\n  - { kind: sitemap, url: "${addressOf('sitemap')}.xml", paper: 荇湾在线, district: 荇湾区 }\n`,
  );
  expect((await run('fetch')).out).toContain('5 new');
  const before = await listed();
  const ids = [
    '苇桥菜市场装了公平秤',
    '松涛小学新食堂启用',
    '柳林卫生院搬进新楼',
    '望湖图书馆延长开放',
    '云岭大桥合龙',
  ].map((title) => before.get(title)!);

  pages.set('/market.html', report('苇桥菜市场装了公平秤', MARKET.replace('6台', '16台')));
  pages.set('/clinic.html', { status: 410, html: '' });
  pages.delete('/library.html');
  pages.set('/bridge_2.html', { status: 503, html: '' });
  asked.length = 0;
  const again = await run('articles', 'reread', ...ids, '--fetch');
  const [market = '', school, clinic, library, bridge] = again.out.trim().split('\n');
  expect(market).toMatch(/^\w+\tchanged: the new text is in its place\t\w+\t2024-06-19\t荇湾在线\t荇湾区\t苇桥菜市场/);
  expect(school).toMatch(new RegExp(`^${ids[1]}\tthe same as before\t${ids[1]}\t2024-06-19`));
  expect(clinic).toBe(`${ids[2]}\tgone (410): taken out`);
  expect(library).toMatch(/\tnot there \(404\): it stays, and goes when a round misses it again$/);
  expect(bridge).toMatch(/\tcould not be read: .*further pages/);
  expect(again.code).toBe(1);
  const statusOf = (path: string) => asked.filter((one) => one.path === path).map(({ status }) => status);
  expect(['/market.html', '/school.html', '/clinic.html', '/library.html'].map(statusOf)).toEqual([
    [200],
    [304],
    [410],
    [404],
  ]);

  // The corrected text is answered from, the report that is gone isn't, the others stand as they were.
  const after = await listed();
  expect([...after.keys()].toSorted()).toEqual(
    [...before.keys()].filter((title) => !title.includes('柳林')).toSorted(),
  );
  expect(market.split('\t')[2]).toBe(after.get('苇桥菜市场装了公平秤'));
  expect(await answerTo('苇桥菜市场装了多少台公平秤？')).toContain('16台');

  // What couldn't be had is had the next time, both of its pages; and a round has nothing left to do.
  pages.set('/bridge_2.html', report('云岭大桥合龙', BRIDGE[1].replace('10月', '11月')));
  const last = await run('articles', 'reread', ids[4]!, '--fetch');
  expect(last).toMatchObject({ code: 0, out: expect.stringMatching(/\tchanged: /) });
  expect(await answerTo('云岭大桥预计什么时候通车？')).toContain('11月');
  expect((await run('fetch')).out).toMatch(/0 new, 0 changed, 0 gone/);
});
