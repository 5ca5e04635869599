import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/types.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers } from '../support/papers.ts';

const PAGE = `秋水日报 2024年5月17日 星期五 第1版

## 区委常委会研究防汛工作

本报讯（记者 游晨）5月14日，区委常委会召开会议，研究防汛工作。区委书记段明哲主持会议并讲话。

会议强调，要提高站位，压实责任，以高度的责任感抓好各项工作。

## 石桥小学主体完工

本报讯（记者 贺知）5月15日，位于松涛街道的石桥小学主体完工，目前正在装修。

## 段明哲调研春耕生产

本报讯（记者 游晨）5月16日，区委书记段明哲到白石镇调研春耕生产。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'autumn.txt': PAGE });
});
afterAll(() => papers.close());

const ask = (text: string, today = '2024-05-18'): Promise<Answer> => papers.ask({ text, history: [], today });
const linesOf = async (text: string, today?: string) => answerText(await ask(text, today)).split('\n');

test.each(['5月有什么新闻', '本周发生了什么事', '最近有啥新闻'])(
  'ask() answers "%s" with a dated line for each event, newest first',
  async (question) => {
    const lines = await linesOf(question);
    expect(lines.map((line) => line.match(/5月\d+日/)?.[0])).toEqual(['5月16日', '5月15日', '5月14日']);
    expect(lines.join('')).not.toContain('压实责任');
  },
);

test('ask() tells what happened on a day, and only that', async () => {
  expect(await linesOf('5月15号发生了啥子事')).toEqual([expect.stringContaining('石桥小学主体完工')]);
});

test('ask() lists as being built what was reported within the time that is asked for', async () => {
  expect((await linesOf('5月松涛街道有哪些项目在建')).join('')).toContain('石桥小学');
  expect((await ask('2019年6月松涛街道有哪些项目在建')).kind).toBe('not-found');
});

test('ask() takes what went on (出了啥事) for what happened', async () => {
  expect(await linesOf('5月15号出了啥事')).toEqual([expect.stringContaining('石桥小学主体完工')]);
});

test('ask() tells what somebody did by time where that is asked', async () => {
  const [first, second, ...others] = await linesOf('段明哲最近都忙了些啥，按时间说');
  expect(first).toContain('防汛');
  expect(first).toContain('段明哲主持会议');
  expect(second).toContain('调研春耕');
  expect(others).toEqual([]);
});

test('ask() lists of somebody’s meetings nothing else that they did', async () => {
  const lines = await linesOf('段明哲最近开了啥会');
  expect(lines).toEqual([expect.stringContaining('区委常委会召开会议')]);
});

test('ask() lists what is being built in a place, and takes a question about one thing as no list', async () => {
  expect((await linesOf('松涛街道最近在搞啥建设')).join('')).toContain('正在装修');
  expect(await linesOf('石桥小学修得咋样了')).toHaveLength(1);
});

test('ask() says that the papers end earlier than today, and gives the newest', async () => {
  const [first, second] = await linesOf('今天有什么新闻', '2024-08-01');
  expect(first).toBe('没有查到“今天有什么新闻”，查到的是：');
  expect(second).toContain('5月16日');
});

test.each(['2022年5月有什么新闻', '9月31号发生了什么'])(
  'ask() has no list for days without reports: %s',
  async (question) => {
    expect((await ask(question)).kind).toBe('not-found');
  },
);

const OTHER_PAGES = {
  'county.txt': PAGE,
  'hill.txt': `云溪晚报 2024年5月

## 云溪：老茶厂里办起了夜校

本报讯（记者 贺知）“下班来学两个钟头，比刷手机强。”云溪区的青年说。夜校的课让人静下心来，老茶厂也热闹了。
`,
  'bay.txt': `灣仔頭社區報 2024年5月

【街坊事】貓狗領養日又來了，地點在灣仔頭碼頭旁。
`,
};

test('ask() tells of a place what its reports are headed where nothing in them has a day', async () => {
  const others = await openPapers(OTHER_PAGES);
  const told = async (text: string) => others.ask({ text, history: [], today: '2024-05-20' });
  expect(answerText(await told('云溪区最近有啥新闻'))).toContain('老茶厂里办起了夜校');
  expect(answerText(await told('湾仔头有啥新闻'))).toContain('貓狗領養日');
  await others.close();
});

test('ask() has no news of a place that no report prints, and takes no other place’s', async () => {
  const answer = await ask('万州有啥新闻');
  expect(answer.kind).toBe('not-found');
  expect(answerText(answer)).not.toContain('石桥小学');
});

test('ask() takes nothing that is known by its month alone for the news of a day', async () => {
  const others = await openPapers({
    'month.txt': PAGE.replace('2024年5月17日 星期五', '2024年5月').replaceAll(/5月1[456]日，/g, ''),
  });
  expect((await others.ask({ text: '5月3号有啥新闻', history: [], today: '2024-05-20' })).kind).toBe('not-found');
  await others.close();
});
