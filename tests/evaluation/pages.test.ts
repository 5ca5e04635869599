import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scoreFolder } from '../../src/evaluation/pages.ts';

const article = (title: string, body: string) => ({ file: 'page.md', title, published: '2025-03-04', body });
const TOLD = ['桥东新桥昨天通车，往返县城少走二十分钟。', '桥西泵站月底完工，汛期不再积水。'];
const PAGE = `---\npublished: 2025-03-04\n---\n\n## 新桥通车\n\n${TOLD[0]}\n\n## 泵站月底完工\n\n${TOLD[1]}\n\n## 菜场开门\n\n菜场今天开门，摊位八十个。\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenjin-pages-'));
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages', 'page.md'), PAGE);
});
afterAll(() => rm(folder, { recursive: true }));

const scored = async (gold: readonly object[]) => {
  await writeFile(join(folder, 'gold.jsonl'), gold.map((one) => JSON.stringify(one)).join('\n'));
  return (await scoreFolder(folder)).total;
};

describe('scoreFolder()', () => {
  test('an article that is lost takes none of the others’ places', async () => {
    // Its words are nowhere by themselves: what is most like it is another's.
    const lost = article('简讯', '新桥昨天通车的消息、泵站月底完工的消息都在下面。');
    const row = await scored([lost, article('新桥通车', TOLD[0]!), article('泵站月底完工', TOLD[1]!)]);
    expect(row).toMatchObject({ articles: 3, titles: 2, months: 2 });
    expect(row.f1).toBeGreaterThanOrEqual(2);
  });

  test('an article that the gold lacks is spurious and costs a right one', async () => {
    const row = await scored([article('新桥通车', TOLD[0]!), article('泵站月底完工', TOLD[1]!)]);
    expect(row).toMatchObject({ spurious: 1, right: 1 });
  });
});
