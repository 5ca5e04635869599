/** A small newspaper of our own making, indexed for real: what tests of the conversation ask about. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExtractiveAnswerer } from '../../src/answering/index.ts';
import { createAsk } from '../../src/ask.ts';
import { createEditing } from '../../src/editing.ts';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { editor, type IndexOptions, indexPages, readEdits, removePages } from '../../src/indexing/index.ts';
import { createNewsroom } from '../../src/newsroom.ts';
import { createProgress } from '../../src/progress.ts';
import { createSearch } from '../../src/search.ts';
import { makeFetcher } from '../../src/sources/index.ts';
import { openStore } from '../../src/store/index.ts';
import type { Log } from '../../src/types.ts';

export type Printed = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly published?: string;
  readonly district?: string;
};

const long = (sentence: (n: number) => string, count: number) =>
  Array.from({ length: count }, (_, n) => sentence(n + 1)).join('\n');

const ARTICLES: readonly Printed[] = [
  {
    id: 'school',
    title: '云溪区青禾小学新校区开工建设',
    published: '2024-03-12',
    district: '云溪区',
    text: '本报讯（记者 林晓）3月11日，青禾小学新校区在云溪区松涛街道开工建设。\n该项目总投资1.8亿元，占地46亩，设36个教学班，可提供学位1620个，预计2025年8月建成，同年9月投入使用。\n区教委负责人介绍，新校区建成后将缓解松涛街道学位紧张的问题。',
  },
  {
    id: 'bridge',
    title: '白鹭大桥主桥合龙',
    published: '2024-05-20',
    district: '云溪区',
    text: '本报讯（记者 周敏）5月18日，白鹭大桥主桥顺利合龙。\n白鹭大桥全长1280米，双向六车道，连接云溪区老城和高铁新城，计划于今年年底通车。\n大桥通车后，两岸车程将由40分钟缩短至8分钟。',
  },
  {
    id: 'bridge-start',
    title: '白鹭大桥开工',
    published: '2022-03-02',
    district: '云溪区',
    text: '2月28日，白鹭大桥正式开工。\n白鹭大桥总投资9.6亿元，计划工期36个月。',
  },
  {
    id: 'clinic',
    title: '石桥镇卫生院迁建项目完工',
    published: '2024-04-02',
    district: '石桥县',
    text: '近日，石桥镇卫生院迁建项目完工。\n新卫生院设床位80张，投资3200万元，配备了数字化X光机等设备。\n附近居民王大爷说，以后看病不用再跑县城了。',
  },
  {
    id: 'orchard',
    title: '柑橘节带火乡村旅游',
    published: '2023-11-08',
    district: '石桥县',
    text: '11月6日，第三届石桥柑橘节开幕，三天接待游客5.2万人次，实现旅游收入860万元。\n县农业农村委介绍，全县柑橘种植面积达到9.6万亩。',
  },
  {
    id: 'feature',
    title: '老街新生：一条百年老街的三十年',
    published: '2024-02-18',
    district: '云溪区',
    text: long(
      (n) =>
        `老街改造的第${n}个故事，讲的是街坊们怎样把旧院子修成茶馆、书屋和手工作坊，留住了这座城的记忆，也留住了年轻人的脚步。`,
      160,
    ),
  },
];

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

export type Papers = Awaited<ReturnType<typeof openPapers>>;

/** An index of these articles in a folder of its own, with an embedder that loads at once. `print` puts more in, `withdraw` takes one out. */
export async function openPapers(articles: readonly Printed[] = ARTICLES, embedderName = 'hashed') {
  const folder = mkdtempSync(join(tmpdir(), 'wenjin-papers-'));
  const embedder = await createEmbedder(embedderName);
  const store = await openStore(join(folder, 'index'), { embedder, create: true, log: silent });
  const deps = { store, embedder, log: silent, today: '2024-06-01' };
  const edits = join(folder, 'edits.json');
  const index = (files: readonly string[], options: IndexOptions = {}) =>
    indexPages(files, { ...deps, edit: editor(readEdits(edits)) }, options);
  const remove = (pages: readonly string[]) => removePages(pages, deps);
  let files = 0;
  const print = async (more: readonly Printed[]): Promise<void> => {
    const file = join(folder, `${files++}.jsonl`);
    writeFileSync(file, more.map((article) => JSON.stringify(article)).join('\n'));
    await index([file]);
  };
  /** Our ids by the ids the articles were printed under. */
  const idOf = async (printed: string): Promise<string> => {
    for (const { id } of await store.latest(1000)) if ((await store.article(id))?.externalId === printed) return id;
    throw new Error(`nothing printed as ${printed}`);
  };
  if (articles.length > 0) await print(articles);
  return {
    store,
    newsroom: createNewsroom({
      store,
      index,
      removePages: remove,
      correctionsDir: join(folder, 'corrections'),
      today: () => '2024-06-01',
    }),
    editing: createEditing({
      ...{ store, index, edits, dataDir: folder, today: () => '2024-06-01' },
      removePages: remove,
      fetcher: () => makeFetcher({ contact: 'desk@paper.example', clock: { now: Date.now, wait: async () => {} } }),
    }),
    progress: createProgress({ store, embedder, today: () => '2024-06-01' }),
    search: createSearch({ store, embedder }, () => '2024-06-01'),
    ask: createAsk({ store, embedder, answerer: createExtractiveAnswerer() }),
    index,
    print,
    idOf,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
