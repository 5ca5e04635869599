import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

const PAGE = `## 青禾小学新校区九月启用

本报讯（记者 宋扬）3月2日，青禾小学新校区通过验收，总投资1.8亿元，设36个教学班，9月1日启用。报名时间为6月10日至20日。

## 居民医保缴费有变化

本报讯（记者 何川）今年居民医保个人缴费每人420元，低保户由财政资助七成，自己只交126元，到村委会或者税务所缴。

## 松坪镇茶叶基地采茶忙

本报讯（记者 何川）松坪镇的茶叶基地近日开采，采茶工每天有120人。

## 竹溪镇茶叶上市

本报讯（记者 何川）竹溪镇的新茶叶3月5日上市，每斤80元。

## 松坪纺织厂订单排到年底

本报讯（记者 宋扬）松坪纺织厂现有员工300人，2023年纳税700万元，招人60名。

## 石桥加宽

本报讯（记者 宋扬）石桥去年底完成加宽，桥面宽12米。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'page.txt': `临岭日报 2024年3月11日 星期一 第2版\n\n${PAGE}` });
});
afterAll(() => papers.close());

const say = async (text: string, ...history: readonly string[]) =>
  answerText(await papers.ask({ text, history, today: TODAY }));

test('ask() gives up the subject of a chat when another report than the subject’s has the words of a question', async () => {
  expect(await say('低保户交多少医保', '青禾小学新校区总投资多少')).toContain('126元');
});

test('ask() takes nothing over where it is asked in which town another thing is', async () => {
  expect(await say('哪个镇在搞茶叶', '青禾小学新校区总投资多少', '有几个班')).not.toContain('青禾');
  expect(await say('哪个镇茶叶上市了', '青禾小学新校区总投资多少', '有几个班')).toContain('竹溪镇');
  expect(await say('在哪个镇', '松坪镇茶叶基地每天有多少人采茶')).toContain('松坪镇');
});

test('ask() refuses a matter of its own in the words it was asked in, and an attribute as one of what was spoken of', async () => {
  expect(await say('今年高考成绩怎么样', '青禾小学新校区总投资多少')).toContain('“今年高考成绩怎么样”');
  expect(await say('校长是谁', '青禾小学新校区总投资多少')).toContain('“青禾小学新校区校长是谁”');
});

test('ask() keeps the subject of a chat for what its own report tells', async () => {
  expect(await say('什么时候报名', '青禾小学新校区总投资多少')).toContain('6月10日');
});

test('ask() reads a pointer by what was answered, where the chat says from which articles', async () => {
  const first = await papers.ask({ text: '青禾小学新校区总投资多少', history: [], today: TODAY });
  const articles = first.kind === 'found' ? first.citations.map(({ article }) => article) : [];
  const history = [{ question: '青禾小学新校区总投资多少', articles }];
  expect(answerText(await papers.ask({ text: '那个学校有几个班', history, today: TODAY }))).toContain('36个');
});

test('ask() leaves the subject of a chat where a question says so, whether the papers have the new one or not', async () => {
  expect(await say('算了，镇上的机场建得怎么样', '青禾小学新校区什么时候启用')).toContain('“镇上的机场建得怎么样”');
  expect(await say('换个话题，居民医保每人缴费多少', '青禾小学新校区什么时候启用')).toContain('420元');
  expect(await say('算了，那它投了多少钱', '青禾小学新校区什么时候启用')).toContain('1.8亿元');
});

test('ask() finds what a follow-up asks by itself in the report that its chat is about', async () => {
  expect(await say('低保户自己交多少', '今年居民医保缴费个人每人多少元')).toContain('126元');
});

test('ask() takes a time for no matter of its own, though another report has it', async () => {
  expect(await say('去年招了多少人', '松坪纺织厂有多少员工')).toContain('60名');
});
