import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers } from '../support/papers.ts';

const OLD = `柳河日报 2024年5月17日 星期五 第1版

## 清水河大桥主塔封顶

本报讯（记者 高原）5月14日，清水河大桥主塔封顶。大桥2022年11月开工，按照计划，明年3月合龙，明年6月底通车。

## 北山水厂扩容工程安装设备

本报讯（记者 高原）5月12日，北山水厂扩容工程进行滤池设备吊装，预计年底通水。

## 沙河夜市月底开市

本报讯（记者 高原）沙河夜市将于5月25日开市，设摊位110个，营业到22时。夜市由北山街道办副主任程远山负责，进驻热线0466-2210037。
`;
const NEW = `柳河日报 2025年3月14日 星期五 第1版

## 清水河大桥合龙

本报讯（记者 高原）3月11日，清水河大桥主桥合龙。因汛期影响，大桥预计7月底通车。

## 北山水厂扩容工程通水百日

本报讯（记者 高原）北山水厂扩容工程去年12月2日正式通水，至今已满100天。

## 沙河夜市越夜越旺

本报讯（记者 高原）沙河夜市如今有摊位164个，营业时间延长到23时30分，负责人换成了街道城管办主任裴晓舟。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'old.txt': OLD, 'new.txt': NEW });
});
afterAll(() => papers.close());

const say = async (text: string) => answerText(await papers.ask({ text, history: [], today: '2025-04-01' }));

test.each([
  ['清水河大桥什么时候通车', '7月底', '6月底'],
  ['清水河大桥修到哪一步了', '合龙', '主塔封顶'],
])('ask() tells how things stand by the newest report of the thing: %s', async (question, now, before) => {
  const text = await say(question);
  expect(text).toContain(now);
  expect(text).not.toContain(before);
});

test('ask() leads with the sentence that decides whether something is done', async () => {
  expect(await say('北山水厂扩容弄好没得')).toMatch(
    /^(?:报上最接近的说法是：)?北山水厂扩容工程去年12月2日（2024年）正式通水/,
  );
});

test('ask() still tells what was, where the question is about then', async () => {
  expect(await say('清水河大桥2024年5月修到哪一步了')).toContain('封顶');
  expect(await say('清水河大桥什么时候开工的')).toContain('2022年11月');
});

test('ask() tells a figure by the newest report that has it, and names the earlier one with its day', async () => {
  const text = await say('沙河夜市有多少个摊位');
  expect(text).toMatch(/摊位164个.*（2024年5月17日的报道）.*摊位110个/);
});

test('ask() tells an hour by the newest report, in a follow-up too, and what only an older one tells by that', async () => {
  const history = ['沙河夜市有多少个摊位'];
  const later = async (text: string) => answerText(await papers.ask({ text, history, today: '2025-04-01' }));
  expect(await later('营业到几点')).toContain('23时30分');
  expect(await later('营业到几点')).not.toContain('22时');
  expect(await later('进驻热线多少')).toContain('0466-2210037');
});

test('ask() tells whether something is so by the newest report, and not by what was told before', async () => {
  const before = `柳河日报 2024年11月7日 星期四 第1版

## 石桥路换管

本报讯（记者 高原）石桥路正在换供热管。柳荫小区、东岭小区共960户，要到11月18日才能送热。
`;
  const later = `柳河日报 2024年11月14日 星期四 第1版

## 石桥路管线贯通

本报讯（记者 高原）石桥路供热管昨日全线贯通。柳荫小区、东岭小区960户15日起送热，供热公司安排了值班电话。
`;
  const own = await openPapers({ 'before.txt': before, 'later.txt': later });
  const text = answerText(await own.ask({ text: '柳荫小区热了没', history: [], today: '2024-11-20' }));
  expect(text).toContain('15日起送热');
  expect(text).not.toContain('11月18日');
  await own.close();
});
