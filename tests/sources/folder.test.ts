import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchFolders } from '../../src/folders.ts';
import { readSources } from '../../src/sources/index.ts';
import { openRounds } from '../support/round.ts';
import { mapOf, serveMap, story, TEXT } from '../support/small-site.ts';

vi.setConfig({ testTimeout: 120_000 });

const page = (head: string, what: string) =>
  `${head}\n\n${what}装了公平秤\n\n本报讯（记者 林晓）6月18日，${what}装了6台公平秤，秤台连着监管屏，短斤超过3%的摊位当天停业整改。市场管理员说，装秤头一天有214人来复秤，查出2个摊位少秤，摊主都补了差价。\n`;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenjin-pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a folder’s reports have its paper and district where they say none, are kept as long as it says, and go with their files', async () => {
  const rounds = await openRounds('2024-07-01T04:00:00Z', []);
  onTestFinished(rounds.close);
  const folder = temporaryFolder();
  const yaml = (paper: string, more = '') =>
    `sources:\n  - { kind: folder, path: "${folder}", paper: ${paper}, district: 荇湾区${more} }`;
  writeFileSync(join(folder, '2024-06-19.txt'), page('', '苇桥菜市场'));
  writeFileSync(join(folder, '2024-06-20.txt'), page('栎川日报 2024年6月20日 星期四 第2版', '柳林农贸市场'));
  const of = async (what: string) => (await rounds.articles()).find(({ title }) => title?.includes(what));
  const first = await rounds.fetch(yaml('荇湾时报'));
  expect(first.visits).toMatchObject([{ trouble: null, listed: 2 }]);
  expect(await of('苇桥')).toMatchObject({ paper: '荇湾时报', district: '荇湾区', published: '2024-06-19' });
  // Its own head says another paper.
  expect(await of('柳林')).toMatchObject({ paper: '栎川日报' });
  // Nothing new: nothing is written. Another name of the paper reaches what is there.
  expect(await rounds.fetch(yaml('荇湾时报'))).toMatchObject({ articles: 0 });
  await rounds.fetch(yaml('荇湾晚报'));
  expect(await of('苇桥')).toMatchObject({ paper: '荇湾晚报', updated: null });
  // What is older than the folder keeps is gone, and stays away.
  const keeping = yaml('荇湾晚报', ', keepDays: 20');
  rounds.later(24 * 9);
  for (let time = 0; time < 2; time += 1) {
    await rounds.fetch(keeping);
    expect((await rounds.articles()).map(({ published }) => published)).toEqual(['2024-06-20']);
  }
  // A disk that isn't mounted has lost nothing; a page that was deleted is gone.
  rmSync(folder, { recursive: true });
  const away = await rounds.fetch(keeping);
  expect(away.visits[0]?.trouble?.detail).toMatch(/there is no folder/);
  mkdirSync(folder);
  expect((await rounds.fetch(keeping)).visits[0]?.trouble?.kind).toBe('none');
  expect((await rounds.articles()).length).toBe(1);
  writeFileSync(join(folder, '2024-07-09.txt'), page('', '松涛农贸市场'));
  await rounds.fetch(keeping);
  expect((await rounds.articles()).map(({ published }) => published)).toEqual(['2024-07-09']);
});

test('a page dropped into a folder while a round is at work is read before the reports that wait, and these come in all the same', async () => {
  const paths = Array.from({ length: 20 }, (_, n) => `/t${n}.html`);
  const different = (n: number) =>
    `${n}号摊位换了新秤。${TEXT}`.replaceAll('苇桥', `第${n}`).replaceAll('214', `${300 + n}`);
  const pages = new Map(paths.map((path, n) => [path, story(different(n))]));
  const site = await serveMap(pages);
  onTestFinished(() => void site.close());
  pages.set('/sitemap.xml', mapOf(...paths.map((path) => `http://${site.host}${path}`)));
  const rounds = await openRounds('2024-07-01T04:00:00Z', [site.host]);
  onTestFinished(rounds.close);
  const folder = temporaryFolder();
  const dropAt = join(folder, '2024-06-20.txt');
  const entry = `  - { kind: folder, path: "${folder}", paper: 荇湾时报 }`;
  const [dropped] = readSources(`sources:\n${entry}`, 'sources.yaml');
  let [joinRound, isDropped] = [(_: NonNullable<typeof dropped>) => {}, false];
  const done = await rounds.fetch(
    `sources:\n  - { kind: sitemap, url: "http://${site.host}/sitemap.xml", paper: 荇湾在线 }`,
    {
      joining: (one) => {
        joinRound = one;
      },
      onProgress: ({ indexed }) => {
        if (indexed === 0 || isDropped) return;
        isDropped = true;
        writeFileSync(dropAt, page('', '柳林农贸市场'));
        joinRound(dropped!);
      },
    },
  );
  const articles = await rounds.articles();
  expect(done).toMatchObject({ joined: [folder], stopped: false, unreadable: [] });
  expect(articles.filter(({ url }) => url !== null).length).toBe(20);
  const place = articles.findIndex(({ title }) => title?.includes('柳林'));
  expect(place).toBeGreaterThan(0);
  expect(place).toBeLessThan(12);
  expect(await rounds.fetch(`sources:\n${entry}`)).toMatchObject({ articles: 0 });
});

test('watchFolders() tells of a folder at first, and of what is dropped into it once it has settled', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '7月'));
  const told: string[] = [];
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const until = async (count: number) => {
    const limit = Date.now() + 10_000;
    while (told.length < count && Date.now() < limit) await pause(20);
    return told.length;
  };
  for (const pollMs of [60_000, 100]) {
    told.length = 0;
    // Where the system tells of nothing, looking has to do.
    const folders = pollMs === 100 ? () => [`${folder}/.`] : () => [folder];
    const watching = watchFolders({ folders, onChange: (one) => told.push(one), log: silent, settleMs: 150, pollMs });
    expect(await until(1)).toBe(1);
    const file = join(folder, '7月', `${pollMs}.txt`);
    writeFileSync(file, '一');
    await pause(60);
    writeFileSync(file, '一二三');
    expect(await until(2)).toBe(2);
    await pause(400);
    expect(told.length).toBe(2);
    watching.stop();
  }
});
