import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { type IndexOptions, indexPages } from '../../src/indexing/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import type { Article } from '../../src/types.ts';

const REPORT = [
  '9月13日，记者从市交通局获悉，河湾大桥主桥顺利合龙。大桥全长1286米，双向六车道，总投资9.4亿元，2021年3月开工建设。',
  '“合龙误差控制在两毫米以内，目前正在进行桥面铺装和灯光安装。”项目负责人介绍，建成后，从河湾新城到火车站的车程将由40分钟缩短到15分钟。',
  '据了解，大桥是我市今年二十件民生实事之一，预计年底通车。',
];
const WEATHER = (day: string, low: number) =>
  `本报讯（记者 柳青）据市气象台预报，今明两天我市以多云天气为主，早晚温差较大，请市民注意添衣保暖，驾车出行注意团雾。${day}最低气温${low}度，最高气温${low + 9}度，相对湿度${low + 40}%，偏北风${low - 8}级，山区有短时阵雨。`;
const page = (title: string, paragraphs: readonly string[]) => `## ${title}\n\n${paragraphs.join('\n\n')}\n`;

let folder: string;
let store: Store;
const embedder = await createEmbedder('hashed');
const index = (options: IndexOptions = {}, today = '2023-09-20') =>
  indexPages([join(folder, 'in')], { store, embedder, today }, options);
const write = (name: string, text: string) => writeFile(join(folder, 'in', name), text);
const all = async (): Promise<Article[]> =>
  (await Promise.all((await store.latest(99)).map(({ id }) => store.article(id)))).filter((found) => found !== null);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenjin-duplicates-'));
  await mkdir(join(folder, 'in'));
  store = await openStore(join(folder, 'out'), { embedder, create: true });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

test('two reports in one form of words, each of a thing of its own, are both kept', async () => {
  const form = (name: string) =>
    REPORT.map((paragraph) =>
      paragraph.replaceAll('河湾大桥', name).replaceAll('大桥', '工程').replace('河湾新城', '新城'),
    );
  await write('a.md', page('桃溪大堤合龙', form('桃溪大堤')));
  await write('b.md', page('松岭隧洞合龙', form('松岭隧洞')));
  await index();
  expect((await all()).map(({ title }) => title).sort()).toEqual(['松岭隧洞合龙', '桃溪大堤合龙']);
});

describe('the same report in two papers', () => {
  const ours = page('河湾大桥主桥合龙', [`本报讯（记者 陆小川）${REPORT[0]}`, ...REPORT.slice(1)]);
  const theirs = page('预计年底通车 河湾大桥今日合龙', [
    REPORT[0]!,
    REPORT[1]!.replace('顺利', '成功'),
    REPORT[2]!.replace('据了解', '据悉'),
  ]);

  test('is kept once, with both sources, whether the second comes in the same run or later', async () => {
    await write('a.txt', ours);
    await write('b.txt', theirs);
    await index();
    expect(await all()).toMatchObject([
      { title: '河湾大桥主桥合龙', source: 'a.txt', alsoIn: ['b.txt'], updated: null },
    ]);
    await write('c.txt', theirs);
    await index();
    expect(await all()).toMatchObject([{ source: 'a.txt', alsoIn: ['b.txt', 'c.txt'] }]);
    expect(await index()).toMatchObject({ articles: 0, unchanged: 3, replaced: 0 });
  });

  test('is found when the file of the first is gone, though not pruned, without an error', async () => {
    await write('a.txt', ours);
    await index();
    await rm(join(folder, 'in', 'a.txt'));
    await write('b.txt', theirs);
    expect(await index()).toMatchObject({ failed: [], articles: 0 });
    expect(await all()).toMatchObject([{ source: 'a.txt', alsoIn: [] }]);
  });

  test('comes back from the second paper when the first is taken out', async () => {
    await write('a.txt', ours);
    await write('b.txt', theirs);
    await index();
    await rm(join(folder, 'in', 'a.txt'));
    await index({ prune: true });
    expect(await all()).toMatchObject([{ source: 'b.txt', alsoIn: [] }]);
  });

  test('loses a source that is taken out', async () => {
    await write('a.txt', ours);
    await write('b.txt', theirs);
    await index();
    await rm(join(folder, 'in', 'b.txt'));
    await index({ prune: true });
    expect(await all()).toMatchObject([{ source: 'a.txt', alsoIn: [] }]);
  });
});

test('a corrected version takes the place and the id of the old one, and says when', async () => {
  await write('a.txt', page('河湾大桥主桥合龙', REPORT));
  await index();
  const [before] = await all();
  const corrected = [REPORT[0]!.replace('9.4亿元', '9.7亿元').replace('顺利', ''), ...REPORT.slice(1)];
  await write('a.txt', page('河湾大桥主桥合龙', corrected));
  await index({}, '2023-09-21');
  const after = await all();
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ id: before!.id, updated: '2023-09-21', paragraphs: corrected });
  await index({ rebuild: true }, '2023-09-25');
  expect((await all())[0]).toMatchObject({ id: before!.id, updated: '2023-09-21' });
});

test('forms that come every day, and notices, are different reports', async () => {
  await write('a.txt', page('今明两天多云', [WEATHER('今天', 11)]));
  await write('b.txt', page('今明两天多云', [WEATHER('今天', 14)]));
  const notice = (name: string) =>
    page('遗失启事', [`兹有${name}遗失残疾证，号码是：11010519491231002943，声明作废。`]);
  await write('c.txt', notice('王小明'));
  await write('d.txt', notice('王大力'));
  await index();
  expect((await all()).map(({ source, alsoIn }) => [source, alsoIn]).sort()).toEqual(
    ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => [name, []]),
  );
});

test('lines of an archive keep their own ids, also when two have the same text; a page that prints one is noted there', async () => {
  const line = (id: string) => JSON.stringify({ id, text: REPORT.join('\n') });
  await write('a.jsonl', `${line('n1')}\n${line('n2')}\n`);
  await index();
  await write('b.jsonl', `${line('n3')}\n`);
  await write('c.txt', page('河湾大桥主桥合龙', REPORT));
  await index();
  expect((await all()).map(({ externalId }) => externalId).sort()).toEqual(['n1', 'n2', 'n3']);
  expect((await all()).flatMap(({ alsoIn }) => alsoIn)).toEqual(['c.txt']);
});
