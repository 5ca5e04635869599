/** Headlines beside labels, days in brackets, paragraphs of HTML in a line of Markdown. */
import { expect, test } from 'vitest';
import { readFormat } from '../../src/indexing/formats/index.ts';
import { readAs } from './read-as.ts';

const TEXT =
  '4月22日晚，“一起读书”第三届朗读大会在白沙中学礼堂举行，来自21个班的86名学生登台，评委由老师和家长担任。\n大会分比赛和表演两部分，比赛以指定和自选篇目的方式进行，表演由合唱团和民乐团完成，持续两个小时。\n';

test('the label of a headline is none of it', async () => {
  const [article] = await readAs('a.txt', `标题：白沙中学举行朗读大会\n时间：2021年4月23日\n内容：\n${TEXT}`);
  expect(article).toMatchObject({ title: '白沙中学举行朗读大会', published: '2021-04-23' });
});

test('a label without what it says is no headline', async () => {
  const over = '首页\n学校概况\n学校简介\n院系设置\n招生就业\n当前位置：首页 > 新闻\n';
  const [article] = await readAs(
    'a.txt',
    `${over}白沙中学举行第三届朗读大会\n2021-04-23\n来源：团委\n供稿：何小燕\n责任编辑：方晴\n点击次数：\n字号：【小 中 大】\n${TEXT}`,
  );
  expect(article).toMatchObject({ title: '白沙中学举行第三届朗读大会', published: '2021-04-23' });
});

test('paragraphs of HTML in one line of Markdown are lines, strong ones bold', async () => {
  const page =
    '### 快讯\n\n<p><strong>旧桥加固完工</strong></p><p>连接老城的旧桥今天通车。</p><p><strong>图书馆夜间开放</strong></p><p>开放到二十二时。</p>\n';
  const { text } = await readFormat(Buffer.from(page), 'a.md');
  expect(text.split('\n').flatMap((line) => line.trim() || [])).toEqual([
    '### 快讯',
    '**旧桥加固完工**',
    '连接老城的旧桥今天通车。',
    '**图书馆夜间开放**',
    '开放到二十二时。',
  ]);
});

test('a day in brackets without marks is the issue’s', async () => {
  const [article] = await readAs(
    'a.md',
    `# 《白沙新闻》 (20231124)\n\n## 白沙中学举行朗读大会\n\n${TEXT}\n## 旧桥加固完工\n\n连接老城和新区的旧桥恢复通车，加固工程历时八个月，限载提高到二十吨，市民都说方便。\n\n## 图书馆夜间开放\n\n区图书馆从今晚起开放到二十二时，增设座位一百二十个，周一照常闭馆整理图书。`,
  );
  expect(article).toMatchObject({ title: '白沙中学举行朗读大会', published: '2023-11-24' });
});

test.each(['本报16日讯(记者何小燕文/摄)', '本报讯（记者何小燕 文/摄）'])(
  '%s names who wrote and took photos',
  async (lead) => {
    const [article] = await readAs('a.txt', `白沙中学举行朗读大会\n\n${lead}${TEXT}`);
    expect(article!.byline).toMatchObject({ reporters: ['何小燕'], photographers: ['何小燕'] });
  },
);
