import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { editor, indexPages, keepEdit, readEdits } from '../../src/indexing/index.ts';
import { openStore } from '../../src/store/index.ts';

const PAGE = `---
title: 临湖图书馆主体结构封顶
date: 2024-03-13
district: 临湖区
---
本报讯（记者 林小雨）3月12日，临湖图书馆项目主体结构正式封顶，预计今年10月底对市民开放。

该项目位于望湖大道，总投资2.3亿元，建筑面积1.8万平方米，建成后可藏书60万册，设阅览座位1200个。
`;
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenjin-edits-'));
  writeFileSync(join(dir, 'lake.md'), PAGE);
});
afterEach(() => rmSync(dir, { recursive: true }));
const edits = () => join(dir, 'edits.json');

async function indexed<T>(
  options: object,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
): Promise<T> {
  const embedder = await createEmbedder('hashed');
  const store = await openStore(join(dir, 'index'), { embedder, create: true, ...options });
  const deps = { store, embedder, today: '2024-07-01', edit: editor(readEdits(edits())) };
  await indexPages([join(dir, 'lake.md')], deps, { rebuild: true, edited: true });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const only = (options: object = {}) =>
  indexed(options, async (store) => (await store.articlesAfter(0, 10)).map(({ article }) => article)[0]!);

test('what the newsroom puts right stays right over reading again and an index made anew, under the same id', async () => {
  const before = await only();
  keepEdit(edits(), before, { title: '临湖图书馆封顶', published: '2024-03-14', paper: '临湖日报' }, '2024-07-01');
  const right = { id: before.id, title: '临湖图书馆封顶', published: '2024-03-14', paper: '临湖日报', updated: null };
  expect(await only()).toMatchObject({ ...right, paragraphs: before.paragraphs });
  expect(await only({ rebuild: true })).toMatchObject(right);
  keepEdit(edits(), before, { district: null }, '2024-07-02');
  expect(await only()).toMatchObject({ ...right, district: null, evidence: { district: '编辑部于2024-07-02更正' } });
  keepEdit(edits(), before, null, '2024-07-03');
  expect(await only({ rebuild: true })).toEqual(before);
});

test('a headline that was put right is what is found, and the day what is told', async () => {
  const before = await only();
  keepEdit(edits(), before, { title: '望湖书院落成', published: '2024-03-14' }, '2024-07-01');
  await indexed({}, async (store) => {
    const [first] = await store.statements(before.id);
    expect(first).toMatchObject({ kind: 'headline', text: '望湖书院落成' });
    expect(await store.latest(1)).toMatchObject([{ title: '望湖书院落成', published: '2024-03-14' }]);
  });
});

test('keepEdit() refuses a day that is none, and readEdits() a file that is no list of edits', async () => {
  const before = await only();
  expect(() => keepEdit(edits(), before, { published: '14.3.2024' }, '2024-07-01')).toThrow(/published must be a day/);
  writeFileSync(edits(), '{"x": 1}');
  expect(() => readEdits(edits())).toThrow(/Correct the file/);
});
