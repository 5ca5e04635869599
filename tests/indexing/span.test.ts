import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileArticles } from '../../src/indexing/index.ts';
import { pagesOfFile } from '../../src/indexing/read-pages.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenjin-span-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reports of July and August 2021 that state their day. */
const DATED = Array.from({ length: 30 }, (_, at) => ({
  text: `记者从柳河镇获悉，第${at + 1}所村卫生室修缮完工，方便了周边村民就近看病取药。`,
  published: `2021-0${7 + (at % 2)}-${String(1 + (at % 28)).padStart(2, '0')}`,
}));

/** The date that a record without one gets in a file with the others. */
async function dateOf(text: string, others: readonly { text: string; published?: string }[] = DATED) {
  const path = join(folder, `${Math.abs(text.length * 31 + others.length)}.jsonl`);
  await writeFile(path, [...others, { text }].map((one, at) => JSON.stringify({ id: at, ...one })).join('\n'));
  return (await readFileArticles(path, '2030-01-01')).at(-1)?.published;
}

test.each([
  ['8月5日，记者从柳河镇获悉，新桥预计2026年底建成通车。', '2021-08'],
  ['7月25日，柳河镇举行启动仪式。2019年，该镇曾获评先进。', '2021-07'],
  ['8月20日，柳河镇敬老院重新开门，住进了三十位老人。', '2021-08'],
])('a record is of the year that the others of its file state: %s', async (text, date) => {
  expect(await dateOf(text)).toBe(date);
});

test.each(['记者从柳河镇获悉，新厂将于2026年底投产，届时年产值可达3亿元。', '2013年8月19日，柳河镇新桥通车。'])(
  'a day far from those of the others is an event’s, and dates no record: %s',
  async (text) => {
    expect(await dateOf(text)).toBeNull();
  },
);

test('a few records say nothing of the others', async () => {
  expect(await dateOf('8月5日，柳河镇新桥通车。2019年，该镇曾获评先进。', DATED.slice(0, 5))).not.toBe('2021-08');
});

test('a record that states no day is read anew when the others are of other months, and one that states it is not', async () => {
  const hashes = async (year: string) => {
    const path = join(folder, 'hashes.jsonl');
    const all = [
      ...DATED.map((one) => ({ ...one, published: one.published.replace('2021', year) })),
      { text: '柳河镇新桥通车。' },
    ];
    await writeFile(
      path,
      [...all, { text: '柳河镇办节。', published: '2021-07-09' }]
        .map((one, at) => JSON.stringify({ id: at, ...one }))
        .join('\n'),
    );
    const pages = await Array.fromAsync(pagesOfFile({ path, page: 'hashes.jsonl', name: 'hashes.jsonl', bytes: 0 }));
    return pages.slice(-2).map(({ hash }) => hash);
  };
  const [before, after] = [await hashes('2021'), await hashes('2022')];
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('what a record states itself stands, however far it is from the others', async () => {
  const path = join(folder, 'stated.jsonl');
  const all = [...DATED, { text: '柳河镇新桥通车。', published: '2015-03-02' }];
  await writeFile(path, all.map((one, at) => JSON.stringify({ id: at, ...one })).join('\n'));
  expect((await readFileArticles(path, '2030-01-01')).at(-1)?.published).toBe('2015-03-02');
});

test('a first line with a byte order mark states its day as the others do', async () => {
  const path = join(folder, 'marked.jsonl');
  // With one fewer that state their day nothing is known of the others.
  const all = [...DATED.slice(0, 20), { text: '8月5日，记者从柳河镇获悉，新桥预计2026年底建成通车。' }];
  const lines = all.map((one, at) => JSON.stringify({ id: at, ...one })).join('\n');
  const read = async (mark: string) => {
    await writeFile(path, mark + lines);
    return (await readFileArticles(path, '2030-01-01')).at(-1)?.published;
  };
  expect(await read('')).toBe('2021-08');
  expect(await read('\uFEFF')).toBe('2021-08');
});
