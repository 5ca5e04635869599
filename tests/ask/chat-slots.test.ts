import { afterAll, beforeAll, expect, test } from 'vitest';
import { citedBy } from '../../src/listed.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

const PAGE = `云栖日报 2024年3月18日 星期一 第1版

## 云栖区人大常委会检查养老服务

本报讯（记者 田禾）3月15日，云栖区人大常委会主任段明哲带队检查养老服务工作。副区长骆清川陪同。

## 青螺村枇杷喜获丰收

本报讯（记者 苏慧）青螺村今年种植枇杷260亩，预计产量18万斤，每斤卖12元。

## 白石镇花椒加工厂招工

本报讯（记者 苏慧）3月16日，白石镇花椒加工厂开始招工，先招40人。

## 南屏新城口袋公园建成

本报讯（记者 尹川）云栖区今年已建成口袋公园14个。

## 望江产业园和丰谷粮库加快建设

本报讯（记者 尹川）3月17日，望江产业园项目总投资8亿元，厂房主体已经完工；丰谷粮库项目总投资2.5亿元，正在打桩。云栖区政务中心也在园内设了窗口。

## 云栖区一季度工业投资增长

本报讯（记者 尹川）云栖区一季度工业投资增长21.4%，存贷款余额增长9.6%，税收收入增长3.3%。
`;
const OTHER = `沧浪时报 2024年3月17日 星期日 第2版

## 沧浪区人大常委会听取治水汇报

本报讯（记者 游晨）3月16日，沧浪区人大常委会主任贺知行主持召开会议，听取治水工作汇报。

## 沧浪区城市书吧开到二十家

本报讯（记者 游晨）沧浪区已建成城市书吧21个，每天开放到22时。
`;
const TOUR = `云栖新区报 2024年3月16日 星期六 第1版

## 云栖新区上半年完成投资34亿元

本报讯（记者 尹川）数据显示，今年一季度，云栖新区12个重点项目完成投资8亿元，完成年度计划26%。

走进长青轴承有限公司厂房建设项目，装修施工声此起彼伏，设备安装正有条不紊地进行。该项目总投资1.7亿元，拟建设轴承零部件研发、工装制造为一体的产业链。

丹桂七小项目建设现场同样是一派繁忙景象，塔吊高耸。据项目相关负责人介绍，目前，1号、2号教学楼主体施工，食堂和幼儿园正在进行主体施工。项目建成后可容纳1800名学生。

望江湖数字产业园项目已完成主体结构。据悉，该项目总投资约20亿元，包括生产服务用房和配套设施。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'cloud.txt': PAGE, 'wave.txt': OTHER, 'tour.txt': TOUR });
});
afterAll(() => papers.close());

/** The answers of a chat in turn, each with what was cited before in its history, as a resident's bot keeps it. */
async function chat(...turns: readonly string[]): Promise<string> {
  const history: { readonly question: string; readonly articles: readonly string[] }[] = [];
  let last = '';
  for (const text of turns) {
    const answer = await papers.ask({ text, history, today: TODAY });
    last = answerText(answer);
    history.push({ question: text, articles: citedBy(answer) });
  }
  return last;
}

test('ask() asks the same office of another place, also where the place is a part of the body’s name', async () => {
  expect(await chat('云栖区人大常委会主任是谁', '沧浪的呢')).toContain('贺知行');
});

test('ask() lets a thing and its place take the place of both', async () => {
  expect(await chat('云栖区有多少口袋公园', '沧浪城市书吧呢')).toContain('21个');
});

test('ask() says that nothing is told of another thing rather than the figure of the one before', async () => {
  expect(await chat('青螺村枇杷种了多少亩', '那花椒呢')).not.toContain('260亩');
  expect(await chat('青螺村枇杷种了多少亩', '水蜜桃呢')).toContain('没有写到');
  expect(await chat('云栖区有多少口袋公园', '沧浪区呢')).not.toContain('14个');
});

test('ask() drops what a correction puts aside, whatever takes its place', async () => {
  expect(await chat('段明哲是谁', '不是段明哲，贺知行是谁')).toMatch(/^(?!.*段明哲).*贺知行/s);
  expect(await chat('青螺村枇杷多少钱一斤', '不是枇杷，丰谷粮库投资多少')).toContain('2.5亿元');
});

test('ask() knows a person by what was asked and answered last', async () => {
  expect(await chat('谁带队检查养老服务', '沧浪区谁主持召开治水会议', '他是什么职务')).toContain('贺知行');
});

test('ask() reads a name of the reports at hand as a subject, not as a part of the one before', async () => {
  const read = await chat('望江产业园总投资多少', '丰谷粮库修得怎么样', '投资呢');
  expect(read).toContain('2.5亿元');
});

test('ask() compares with what was asked about last', async () => {
  expect(await chat('望江产业园投资多少', '跟丰谷粮库比哪个多')).toMatch(/望江产业园.*更多/);
});

test('ask() takes an ordinal after a list of news for one of its reports, and says when there are no more', async () => {
  const list = await chat('3月16日有什么新闻');
  const first = list.includes('招工') && list.indexOf('招工') < list.indexOf('治水') ? '40人' : '治水';
  expect(await chat('3月16日有什么新闻', '第一个详细说下')).toContain(first);
  expect(await chat('3月16日有什么新闻', '还有没')).not.toContain('治水');
  const report = first === '治水' ? '贺知行' : '白石镇';
  expect(await chat('3月16日有什么新闻', '第一个', '详细说下')).toContain(report);
});

test('ask() gives the news of another place for the day that was asked about', async () => {
  expect(await chat('3月16日云栖有什么新闻', '沧浪的')).toContain('治水');
  expect(await chat('3月15日云栖有什么新闻', '沧浪的')).toContain('没有写到');
});

test.each(['哈哈要得', '那算了', '你是不是真人哦'])(
  'ask() searches for nothing where nothing is asked: %s',
  async (text) => {
    expect(await papers.ask({ text, history: ['望江产业园投资多少'], today: TODAY })).toMatchObject({
      kind: 'refused',
    });
  },
);

test('ask() puts what was meant in place of the attribute that was not', async () => {
  expect(await chat('云栖区工业投资增长了多少', '税收呢', '不是，我问的是存贷款')).toContain('9.6%');
});

test('ask() does not answer whether something is so with what the chat has said already', async () => {
  expect(await chat('云栖区建了多少口袋公园', '里面有没有厕所')).not.toMatch(/^云栖区今年/);
  expect(await chat('望江产业园总投资多少', '厂房完工没有')).toContain('主体已经完工');
});

test('ask() does not tell what another thing of the same report cost when a follow-up names nothing itself', async () => {
  expect(await chat('丹桂七小修到哪步了', '好多钱修的')).toContain('没有写到');
  expect(await chat('丹桂七小啥时候能建好', '好多钱修的')).toContain('没有写到');
});

test('ask() tells how far a school named by its number is, and nothing of what stands beside it', async () => {
  const told = await chat('丹桂七小修到哪步了');
  expect(told).toContain('1号、2号教学楼主体施工');
  expect(told).not.toContain('8亿元');
});
