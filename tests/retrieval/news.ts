import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Embedder } from '../../src/embeddings/index.ts';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { indexPages } from '../../src/indexing/index.ts';
import { parseQuestion } from '../../src/retrieval/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import type { ParsedQuestion } from '../../src/types.ts';

export const TODAY = '2024-06-01';
export const parsed = (text: string): ParsedQuestion => parseQuestion({ text, history: [], today: TODAY });

export type News = { readonly store: Store; readonly embedder: Embedder; readonly close: () => Promise<void> };
export type Line = {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly district?: string;
};

/** A real index of these articles in a temporary folder. */
export async function openNews(lines: readonly Line[]): Promise<News> {
  const folder = await mkdtemp(join(tmpdir(), 'wenjin-retrieval-'));
  const file = join(folder, 'news.jsonl');
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const embedder = await createEmbedder('hashed');
  const store = await openStore(join(folder, 'index'), { embedder, create: true });
  await indexPages([file], { store, embedder, today: TODAY });
  const close = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, embedder, close };
}

/** Invented reports of invented places, near enough to each other to be confused. */
export const REPORTS: readonly Line[] = [
  {
    id: 'bridge',
    title: '云溪大桥主桥合龙',
    published: '2024-03-02',
    district: '云溪区',
    text: '3月1日，云溪大桥主桥顺利合龙。大桥全长1280米，双向六车道，由市城建集团承建。\n项目负责人介绍，大桥预计今年国庆前完工通车，届时老城到高铁站只要十分钟。',
  },
  {
    id: 'bridge-start',
    title: '云溪大桥开工建设',
    published: '2022-05-10',
    district: '云溪区',
    text: '5月9日，云溪大桥正式开工建设。大桥总投资12.6亿元，计划工期三十个月。\n区交通局表示，将抓好施工安全。',
  },
  {
    id: 'library',
    title: '南浦图书馆新馆开放',
    published: '2024-02-18',
    district: '南浦区',
    text: '2月17日，南浦图书馆新馆面向市民开放，藏书四十万册，每周一闭馆。\n读者凭身份证或者社保卡可以借书，一次最多十册。',
  },
  {
    id: 'school',
    title: '青杠小学扩建工程竣工',
    published: '2023-08-28',
    district: '南浦区',
    text: '8月27日，青杠小学扩建工程竣工验收，新增学位540个。\n新学期开学后，周边的孩子可以就近入学。',
  },
  {
    id: 'tea',
    title: '高岭茶叶丰收',
    published: '2023-04-12',
    district: '云溪区',
    text: '清明前后，高岭村的茶农忙着采摘春茶。今年全村春茶产量预计达到30吨，产值900万元。\n合作社理事长说，茶叶卖到了上海和广州。',
  },
  {
    id: 'hospital',
    published: '2024-01-09',
    district: '南浦区',
    text: '區人民醫院新門診樓昨日投入使用。新門診樓設有二十八個診室，市民可以通過手機預約掛號。',
  },
];
