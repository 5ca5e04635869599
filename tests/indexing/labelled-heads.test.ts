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

test('an office alone between a headline and its day is neither', async () => {
  const [article] = await readAs(
    'a.txt',
    [
      '关于南门菜场消防演练的通知',
      '安全生产办公室',
      '2024-5-9 10:30:00',
      '南门菜场定于周五上午做消防演练，届时摊位停业一小时，请各位摊主把货物收好，听从何田指挥。演练由安全生产办公室主持，结束后照常营业。',
    ].join('\n'),
  );
  expect(article).toMatchObject({ title: '关于南门菜场消防演练的通知', published: '2024-05-09' });
  expect(article!.byline.reporters).toEqual([]);
});

test('days with which offices sign notices are no days of a list: the page’s own is theirs', async () => {
  const notice = (head: string, text: string, office: string, day: number) =>
    `${head}\n${text}\n${office}\n2024年5月${day}日`;
  const page = [
    '竹溪日报 2024年5月29日 星期三 公告 第8版',
    notice('停水通知', '因管道冲洗，定于6月2日8时至18时，南街、北街停水，请提前储水。', '竹溪县自来水公司', 28),
    notice('停电公告', '6月3日6时至15时，南门变电所检修，南街、码头停电，请做好准备。', '竹溪县供电公司', 27),
    notice('招生公告', '公办园小班招生预登记时间为6月8日，请带户口簿到各园登记。', '竹溪县教育局', 26),
  ].join('\n');
  expect(new Set((await readAs('a.txt', page)).map(({ published }) => published))).toEqual(new Set(['2024-05-29']));
});
