import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { createRuns } from '../../src/runs.ts';
import { createWeb, type RunningWeb, serveWeb } from '../../src/web/index.ts';
import { createSlowdown } from '../../src/web/newsroom/sessions.ts';
import { openPapers, type Papers, silent } from '../telegram/papers.ts';
import { startTalk, type Talk, TODAY } from '../telegram/talk.ts';

const password = 'correct horse battery';
const dataDir = mkdtempSync(join(tmpdir(), 'wenjin-newsroom-'));
const runs = createRuns(dataDir, () => new Date('2024-06-01T04:00:00Z'));
let papers: Papers;
let talk: Talk;
let web: RunningWeb;
beforeAll(async () => {
  papers = await openPapers();
  talk = await startTalk(papers, {}, 60);
  const newsroomPage = {
    ...papers,
    password,
    dataDir,
    runs: runs.latest,
    residents: () => talk.bot.residents,
  };
  const parts = { ...papers, articles: papers.store, today: () => TODAY, log: silent };
  web = await serveWeb(createWeb({ ...parts, newsroomPage }), { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await web?.close();
  await talk?.close();
  await papers?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Fields = Readonly<Record<string, string | Blob>>;
const send = (path: string, fields: Fields, headers: Record<string, string> = {}) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(`${web.url}${path}`, {
    method: 'POST',
    body,
    headers: { origin: web.url, ...headers },
    redirect: 'manual',
  });
};

/** Logs in; what a browser would then do, and the token of its forms. */
async function logIn() {
  const { headers } = await send('/newsroom/login', { password });
  const cookie = headers.get('set-cookie')!.split(';')[0]!;
  const page = async () => (await fetch(`${web.url}/newsroom`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page())![1]!;
  const act = async (name: string, fields: Fields = {}) =>
    (await send(`/newsroom/${name}`, { csrf, ...fields }, { cookie })).text();
  return { cookie, csrf, page, act };
}

const named = (name: string, text: string) => new File([text], name);
const PAGE = `云溪日报 2024年5月28日 星期二 第2版

## 文化馆新馆六月开放

本报讯（记者 林晓）5月27日，云溪区文化馆新馆完成装修，将于6月1日开放，设有12间排练厅。

## 松涛街道新增停车位

本报讯（记者 周敏）5月26日，松涛街道新增停车位240个。
`;

test('without a password there is no such page', async () => {
  const plain = createWeb({ ...papers, articles: papers.store, today: () => TODAY, log: silent });
  expect((await plain.request('/newsroom')).status).toBe(404);
  expect((await plain.request('/newsroom/login', { method: 'POST' })).status).toBe(404);
});

test('it opens over HTTPS or on this machine, with a cookie that no script and no other site has', async () => {
  const proxy = { 'x-forwarded-for': '203.0.113.7' };
  const plain = await fetch(`${web.url}/newsroom`, { headers: proxy });
  expect(plain.status).toBe(403);
  expect(await plain.text()).not.toContain('type="password"');
  const https = { ...proxy, 'x-forwarded-proto': 'https' };
  expect((await fetch(`${web.url}/newsroom`, { headers: https })).status).toBe(200);
  const cookie = async (headers = {}) =>
    (await send('/newsroom/login', { password }, headers)).headers.get('set-cookie')!;
  expect(await cookie(https)).toMatch(/HttpOnly; Secure; SameSite=Strict/i);
  expect(await cookie()).toMatch(/HttpOnly; SameSite=Strict/i);
});

test('wrong passwords are refused, and after a few of them one has to wait', async () => {
  const from = { 'x-forwarded-for': '203.0.113.8', 'x-forwarded-proto': 'https' };
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await send('/newsroom/login', { password: `wrong${n}` }, from)).status);
  expect(statuses).toEqual([401, 401, 401, 429]);
  const right = await send('/newsroom/login', { password }, from);
  expect([right.status, right.headers.get('retry-after')]).toEqual([429, '1']);
  expect((await send('/newsroom/login', { password })).status).toBe(303);
});

test('createSlowdown() doubles the wait up to five minutes, of all addresses together up to ten seconds', () => {
  let now = 0;
  const slowdown = createSlowdown(() => now);
  const waits = Array.from({ length: 14 }, () => {
    slowdown.failed('a');
    return slowdown.wait('a');
  });
  expect(waits.slice(0, 6)).toEqual([0, 0, 1, 2, 4, 8]);
  expect(waits.at(-1)).toBe(300);
  for (let n = 0; n < 30; n++) slowdown.failed(`address ${n}`);
  expect(slowdown.wait('somebody else')).toBe(10);
  now += 10_000;
  expect(slowdown.wait('somebody else')).toBe(0);
  expect(slowdown.wait('a')).toBe(290);
});

test('nothing is done without a session, without its token, or for another site', async () => {
  const { cookie, csrf } = await logIn();
  const article = await papers.idOf('clinic');
  const fields = { article, sure: 'yes' };
  expect((await send('/newsroom/withdraw', fields)).status).toBe(403);
  expect((await send('/newsroom/withdraw', fields, { cookie })).status).toBe(403);
  expect((await send('/newsroom/withdraw', { csrf: `${csrf}x`, ...fields }, { cookie })).status).toBe(403);
  const elsewhere = { cookie, origin: 'https://elsewhere.example' };
  expect((await send('/newsroom/withdraw', { csrf, ...fields }, elsewhere)).status).toBe(403);
  expect(await papers.store.article(article)).not.toBe(null);
});

test('an upload is shown as it is cut, put in at a press, and taken out at another', async () => {
  const { page, act } = await logIn();
  const before = (await papers.store.coverage()).articles;
  const preview = await act('upload', { file: named('../28日<b>.txt', PAGE) });
  expect(preview).toMatch(/会切成 2 篇报道/);
  expect(preview).toContain('松涛街道新增停车位240个');
  expect(preview).not.toMatch(/<b>|\.\.\//);
  expect((await papers.store.coverage()).articles).toBe(before);
  const done = await act('put-in');
  expect(done).toContain('已收录 2 篇报道');
  expect((await papers.ask({ text: '文化馆新馆有几间排练厅？', history: [], today: TODAY })).kind).toBe('found');
  expect(readdirSync(join(dataDir, 'waiting'))).toEqual([]);
  const pages = [...done.matchAll(/name="page" value="([^"]+)"/g)].map((match) => match[1]!);
  expect(await act('take-out', { page: pages[0]! })).toContain('已撤回');
  expect((await papers.store.coverage()).articles).toBe(before);
  expect(await page()).toContain('编辑部');
});

test('what cannot be read is said, and a preview that is cancelled leaves nothing', async () => {
  const { act } = await logIn();
  expect(await act('upload', { file: named('a.exe', 'x') })).toContain('这种文件读不了');
  expect(await act('upload', { file: named('a.jsonl', '{') })).toMatch(/role="status">Cannot read line 1/);
  await act('upload', { file: named('b.txt', PAGE) });
  await act('cancel');
  expect(readdirSync(join(dataDir, 'waiting'))).toEqual([]);
  expect((await act('put-in')).includes('已收录')).toBe(false);
});

test('what residents ask in vain and find wrong is shown, and who had an answer hears of its withdrawal', async () => {
  await talk.say(5, '轨道交通27号线什么时候开通？');
  const [answer] = await talk.say(5, '石桥镇卫生院设床位多少张？');
  const [reasons] = await talk
    .press(answer!, '👎')
    .then((calls) => calls.filter(({ method }) => /Markup/.test(method)));
  await talk.press({ ...answer!, payload: reasons!.payload }, '已经过时');
  const { page, act } = await logIn();
  const shown = await page();
  expect(shown).toMatch(/1× <a href="[^"]+">轨道交通27号线什么时候开通？/);
  expect(shown).toMatch(/石桥镇卫生院设床位多少张？<\/a> · <strong>已经过时/);
  const article = await papers.idOf('clinic');
  expect(await act('withdraw', { article: `https://news.example/articles/${article}#p2` })).toContain(
    '1 个对话会收到通知',
  );
  const told = await talk.during(() => void act('withdraw', { article, sure: 'yes' }));
  await talk.server.until(() => talk.server.sent.some(({ payload }) => /撤/.test(String(payload.text))));
  expect(told).toBeDefined();
  await expect.poll(page).toMatch(/石桥镇卫生院迁建项目完工[\s\S]*<\/ul>/);
  expect(await papers.store.article(article)).toBe(null);
});

test('runs are shown with what they could not read', async () => {
  const fault = new InputError({ what: 'read "bad.pdf"', why: 'it is damaged', remedy: 'Send it again.' });
  const none = {
    passages: 0,
    unchanged: 0,
    replaced: 0,
    undated: 0,
    untitled: 0,
    withheld: 0,
    doubtful: [],
    passed: [],
  };
  const failed = [{ file: 'bad.pdf', error: fault }];
  const done = { ...none, pages: 3, articles: 7, removed: 0, failed, warnings: [], stopped: false };
  expect(await runs.noting(async () => done)).toEqual(done);
  await expect(runs.noting(async () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  const { page } = await logIn();
  const shown = await page();
  expect(shown).toContain('3 个版面，收录 7 篇');
  expect(shown).toContain('Cannot read &quot;bad.pdf&quot;: it is damaged. Send it again.');
  expect(shown).toContain('<strong>disk full</strong>');
});

test('who logs out is out', async () => {
  const { page, act } = await logIn();
  await act('logout');
  expect(await page()).toContain('type="password"');
});

test('headline, date, district and paper of an article are put right, everywhere at once, and back again', async () => {
  const { act } = await logIn();
  const article = await papers.idOf('orchard');
  const form = await act('edit', { article: `${web.url}/articles/${article}#p1` });
  expect(form).toContain('name="title" value="柑橘节带火乡村旅游"');
  const known = { title: '柑橘节带火乡村旅游', published: '2023-11-08', district: '石桥县', paper: '' };
  const right = { ...known, title: '石桥柑橘节开幕', published: '2023-11-06', paper: '石桥报' };
  expect(await act('edit', { article, sure: 'yes', ...right })).toContain('石桥柑橘节开幕');
  const text = async (path: string) => (await fetch(web.url + path)).text();
  expect(await text(`/articles/${article}`)).toMatch(
    /<h1>石桥柑橘节开幕<\/h1>[\s\S]*石桥报 · 石桥县 · <time datetime="2023-11-06">/,
  );
  expect(await text('/browse')).toContain('石桥柑橘节开幕');
  expect(await act('edit', { article, sure: 'yes', ...right, published: '6.11.2023' })).toContain(
    'published must be a day',
  );
  expect(await act('edit', { article, sure: 'yes', undo: 'yes' })).toContain('柑橘节带火乡村旅游');
  expect(await text(`/articles/${article}`)).toContain('<h1>柑橘节带火乡村旅游</h1>');
});
