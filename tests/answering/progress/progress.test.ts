import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mentionOf } from '../../../src/answering/about/mentioned.ts';
import { createEmbedder } from '../../../src/embeddings/index.ts';
import { createProgress, type TellProgress } from '../../../src/progress.ts';
import { openPapers, type Papers } from '../../support/papers.ts';

const page = (date: string, articles: readonly string[]) =>
  `---\npublished: ${date}\ndistrict: 临湖区\n---\n\n${articles.join('\n\n')}\n`;
const PAGES = {
  '2021.md': page('2021-05-12', [
    '# 望湖隧道项目签约\n\n本报讯（记者 林小雨）5月11日，望湖隧道项目签约仪式举行。该项目总投资12亿元，全长3.2公里，拟采用双洞六车道。',
  ]),
  '2022.md': page('2022-03-02', [
    '# 望湖隧道开工建设\n\n本报讯（记者 林小雨）昨日，望湖隧道正式开工。项目总投资13.5亿元，预计2024年底建成通车。',
  ]),
  '2023.md': page('2023-08-20', [
    '# 全区重点工程提速\n\n本报讯（记者 高远）走进望湖隧道施工现场，机器轰鸣。据介绍，目前左洞已掘进2100米，完成总工程量的65%。\n\n在南山大桥项目现场，主塔已封顶，完成总工程量的90%。',
  ]),
  'tea.md': page('2023-09-01', [
    '# 茶叶基地年底投用\n\n本报讯（记者 高远）日前，记者走进茶叶深加工基地项目工地，主体已全部完成。\n\n该项目位于东岸工业园江岸路，占地15333平方米。项目建成后，产值达8000万元。',
  ]),
  'park.md': page('2023-10-09', [
    '# 云岭产业园新增3个创新平台\n\n本报讯（记者 高远）昨日，区经济信息委公示了创新平台认定结果。\n\n截至目前，云岭产业园已建成1个市级创新平台、3个数字化车间。',
  ]),
  '2024.md': page('2024-12-28', [
    '# 望湖隧道今日通车\n\n本报讯（记者 林小雨）12月28日，望湖隧道正式通车，过江时间由40分钟缩短至8分钟。',
  ]),
};

let papers: Papers;
let progress: TellProgress;
beforeAll(async () => {
  papers = await openPapers(PAGES);
  progress = createProgress({
    store: papers.store,
    embedder: await createEmbedder('hashed', {}),
    today: () => '2025-01-05',
  });
});
afterAll(() => papers.close());

describe('progress()', () => {
  test('tells a project in dated steps over the years, oldest first', async () => {
    const steps = (await progress('望湖隧道'))!.entries.map(({ date, stage }) => [date?.slice(0, 7), stage]);
    expect(steps).toContainEqual(['2021-05', 'signed']);
    expect(steps).toContainEqual(['2023-08', 'building']);
    expect(steps.at(-1)).toEqual(['2024-12', 'open']);
    expect(steps.map(([date]) => date)).toEqual(steps.map(([date]) => date).toSorted());
  });

  test('marks what was announced and not yet done', async () => {
    const { entries } = (await progress('望湖隧道'))!;
    expect(entries.find(({ text }) => text.includes('预计2024年底'))).toMatchObject({ expected: true });
    expect(entries.find(({ text }) => text.includes('正式通车'))).toMatchObject({ expected: false });
  });

  test('has the figures of all reports, also where they differ', async () => {
    const { entries } = (await progress('望湖隧道'))!;
    expect(['12亿', '13.5亿'].map((sum) => entries.some(({ text }) => text.includes(sum)))).toEqual([true, true]);
  });

  test('what is counted behind a step is built in the project: that says no stage of it', async () => {
    const { entries } = (await progress('云岭产业园'))!;
    expect(entries.map(({ stage }) => stage)).toEqual(['figures']);
  });

  test('leaves out what is said of another project in the same article', async () => {
    expect(JSON.stringify(await progress('望湖隧道'))).not.toContain('主塔');
    expect(JSON.stringify(await progress('南山大桥'))).not.toContain('掘进');
  });

  test('tells nothing of what only stands in the place that is asked about', async () => {
    expect(await progress('东岸工业园')).toBeNull();
    expect(JSON.stringify(await progress('茶叶深加工基地'))).toContain('15333平方米');
  });

  test('cites every step with a quote that stands in the stored paragraph', async () => {
    const { entries, citations } = (await progress('望湖隧道'))!;
    for (const entry of entries) expect(entry.citations.length).toBeGreaterThan(0);
    for (const { article, paragraph, start, end, quote } of citations)
      expect((await papers.store.article(article))!.paragraphs[paragraph]!.slice(start, end)).toBe(quote);
  });

  test.each(['没有报道过的大剧院', '', '？', '望', 'x'.repeat(10_000)])('has nothing to tell of %j', async (name) => {
    expect(await progress(name)).toBeNull();
  });
});

test.each([
  ['双福六小', '双福第六小学建设现场', true],
  ['望湖隧道项目', '望湖隧道正式开工', true],
  ['时代峰汇', '在芸峰·时代峰汇建设现场', true],
  ['六小', '小学六年级', false],
  ['望湖隧道', '望湖小学的学生参观了南山隧道', false],
])('mentionOf(%j) in %j is %s', (name, text, there) => {
  expect(mentionOf(name)(text)).toBe(there);
});
