import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { indexPages, removePages } from '../../src/indexing/index.ts';
import { createNewsroom } from '../../src/newsroom.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const embedder = await createEmbedder('hashed');
const TODAY = '2024-06-01';
let folder = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenjin-withdrawn-'));
  store = await openStore(join(folder, 'index'), { embedder, create: true });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const deps = () => ({ store, embedder, today: TODAY });
const index = (paths: readonly string[], options = {}) => indexPages(paths, deps(), options);
const newsroom = () =>
  createNewsroom({
    ...{ store, index, removePages: (pages) => removePages(pages, deps()), today: () => TODAY },
    correctionsDir: join(folder, 'corrections'),
  });

const STEPS = ['立项', '设计', '招标', '开工', '主体完工', '验收', '移交', '开放'];
const SENTENCES = STEPS.map(
  (step, at) => `河口水厂的${step}花了${at * 9 + 4}天，镇上有${at * 31 + 57}人参加了关于${step}的座谈会。`,
);
const OTHER = STEPS.map(
  (step, at) => `东山小学在${step}时请来${at + 3}位工匠，${step}之后家长们送去了${at * 2 + 5}面锦旗。`,
);

function print(name: string, title: string, sentences: readonly string[]): string {
  mkdirSync(join(folder, 'in'), { recursive: true });
  const file = join(folder, 'in', name);
  writeFileSync(file, `---\ntitle: ${title}\ndate: 2024-05-02\n---\n${sentences.join('\n')}\n`);
  return file;
}

const titles = async () => (await store.latest(50)).map(({ title }) => title).toSorted();

async function withdrawn(): Promise<string> {
  await index([print('first.md', '河口水厂建成', SENTENCES), print('other.md', '东山小学翻新', OTHER)]);
  const { id } = (await store.latest(9)).find(({ title }) => title === '河口水厂建成')!;
  await newsroom().withdraw(id);
  return id;
}

test.each([
  ['in another file', '河口水厂建成', SENTENCES],
  ['under another headline', '水厂今日落成', SENTENCES],
  [
    'with a few words changed',
    '河口水厂建成',
    SENTENCES.map((text, at) => (at % 4 === 0 ? text.replace('座谈会', '会议') : text)),
  ],
  ['with other words around it', '本周回顾', [...OTHER.slice(0, 3), ...SENTENCES, '以上是本周的消息。']],
  ['cut at its end', '河口水厂建成', SENTENCES.slice(0, 7)],
])('a withdrawn report stays out when it is printed again %s', async (_, title, sentences) => {
  await withdrawn();
  const done = await index([print('again.md', title, sentences)]);
  expect(done.withheld).toBe(1);
  expect(await titles()).toEqual(['东山小学翻新']);
});

test('it stays out over re-indexing, copies and rebuilds, in any order', { timeout: 60_000 }, async () => {
  await withdrawn();
  print('copy.md', '水厂落成', SENTENCES);
  for (let round = 0; round < 12; round++) {
    if (round % 3 === 2) {
      await store.close();
      store = await openStore(join(folder, 'index'), { embedder, rebuild: true });
    }
    await index([join(folder, 'in')], { rebuild: round % 3 === 1, prune: round % 2 === 0 });
    expect(await titles()).toEqual(['东山小学翻新']);
  }
});

test('reports like it that are in the index already go with it', async () => {
  writeFileSync(
    join(folder, 'a.jsonl'),
    JSON.stringify({ id: 'a', title: '河口水厂建成', text: SENTENCES.join('\n'), published: '2024-05-02' }),
  );
  writeFileSync(
    join(folder, 'b.jsonl'),
    JSON.stringify({ id: 'b', title: '水厂建成了', text: SENTENCES.join('\n'), published: '2024-05-03' }),
  );
  await index([join(folder, 'a.jsonl'), join(folder, 'b.jsonl')]);
  const [first] = await store.latest(9);
  await newsroom().withdraw(first!.id);
  expect(await titles()).toEqual([]);
  expect((await newsroom().withdrawals()).map(({ title, on }) => [title, on])).toHaveLength(2);
});

test('a correction stays in, also after a rebuild with it, and the text it corrects stays out', async () => {
  await index([print('first.md', '河口水厂建成', SENTENCES)]);
  const [old] = await store.latest(1);
  const text = SENTENCES.map((sentence) => sentence.replace('招标', '投标')).join('\n');
  const corrected = await newsroom().correct(old!.id, text);
  const again = await newsroom().correct(corrected!.id, text.replace('立项', '审批'));
  await store.close();
  store = await openStore(join(folder, 'index'), { embedder, rebuild: true });
  await index([join(folder, 'in'), join(folder, 'corrections')]);
  const left = await store.latest(9);
  expect(left.map(({ id }) => id)).toEqual([again!.id]);
  expect((await store.withdrawals()).map(({ by }) => by)).toEqual([corrected!.id, again!.id]);
});

test('a report that is only somewhat like a withdrawn one comes in, and a person is told', async () => {
  await withdrawn();
  const done = await index([
    print('half.md', '水厂的一半', [
      ...SENTENCES.slice(0, 4),
      ...OTHER.slice(0, 4).map((text) => text.replace('东山', '西山')),
    ]),
  ]);
  expect(done.withheld).toBe(0);
  expect(done.doubtful).toEqual([expect.objectContaining({ title: '水厂的一半', like: '河口水厂建成' })]);
});
