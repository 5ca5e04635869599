import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExtractiveAnswerer } from '../../src/answering/index.ts';
import { createAsk } from '../../src/ask.ts';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { indexPages } from '../../src/indexing/index.ts';
import { createProgress, type TellProgress } from '../../src/progress.ts';
import { createSearch, type SearchPapers } from '../../src/search.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import type { AskPapers } from '../../src/types.ts';

export const TODAY = '2024-03-20';
/** Pages of tests are printed up to then: no page is dated after the day it is read on. */
const LATER = '2025-12-31';

export type Papers = {
  readonly folder: string;
  readonly store: Store;
  readonly ask: AskPapers;
  readonly progress: TellProgress;
  readonly search: SearchPapers;
  readonly close: () => Promise<void>;
};

/** A real index in a temporary folder, made of the given pages (file name → text). */
export async function openPapers(pages: Readonly<Record<string, string>>): Promise<Papers> {
  const folder = await mkdtemp(join(tmpdir(), 'wenjin-'));
  for (const [name, text] of Object.entries(pages)) await writeFile(join(folder, name), text);
  const embedder = await createEmbedder('hashed', {});
  const store = await openStore(join(folder, 'index'), { embedder, create: true });
  await indexPages(
    Object.keys(pages).map((name) => join(folder, name)),
    { store, embedder, today: LATER },
  );
  const close = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  const search = createSearch({ store, embedder }, () => TODAY);
  const progress = createProgress({ store, embedder, today: () => TODAY });
  return {
    folder,
    store,
    search,
    progress,
    ask: createAsk({ store, embedder, answerer: createExtractiveAnswerer() }),
    close,
  };
}

/** An invented page of an invented district: one report, one notice with personal numbers. */
export const LAKE_PAGE = `## 临湖图书馆主体结构封顶

本报讯（记者 林小雨）3月12日，记者从区文化旅游委获悉，临湖图书馆项目主体结构正式封顶，预计今年10月底对市民开放。

该项目位于望湖大道，总投资2.3亿元，建筑面积1.8万平方米，建成后可藏书60万册，设阅览座位1200个。

“目前正在进行幕墙安装和室内装修。”项目负责人表示，<b>施工</b>现场有120余名工人。

### 遗失启事

●兹有赵小川遗失残疾证，号码：51022519700101123443，声明作废。

临湖区文化和旅游发展委员会
2024年3月13日
`;
