import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

const PAGE = `## 关于解放街封闭施工的通告

因雨污分流改造需要，解放街5月6日至7月31日封闭施工。施工期间机动车请绕行学府路或湖滨路，3路公交车改走湖滨路。钟楼早市临时迁至体育馆西门。

## 云岭景区开通接驳车

本报讯（记者 何川）5月1日起，云岭景区开通免费接驳车，从汽车总站发车，每25分钟一班，末班18:40。景区门票每人30元，每周二闭园养护。

## 槐溪鞋业扩产

本报讯（记者 白薇）槐溪鞋业现有工人328名，日产运动鞋9600双，车间工人平均月薪4300元。

## 夏粮丰收

本报讯（记者 白薇）据测产，今年全县小麦平均亩产1063斤，比上年增加31斤。

## 和平新村加装电梯

本报讯（记者 宋扬）和平新村12部电梯3月20日全部装好，其中居民自筹310万元，预计11月交房的新楼另装4部。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'page.txt': `临岭日报 2024年5月3日 星期五 第2版\n\n${PAGE}` });
});
afterAll(() => papers.close());

test.each([
  ['解放街修路走哪条路绕', '学府路'],
  ['钟楼那个早市挪哪儿去了', '体育馆西门'],
  ['云岭景区免费车隔多久一趟', '25分钟'],
  ['云岭景区进门要多少钱', '30元'],
  ['槐溪鞋厂一天做多少双鞋', '9600双'],
  ['槐溪鞋业工人一个月开多少钱', '4300元'],
  ['今年麦子一亩打多少斤', '1063斤'],
  ['和平新村装电梯老百姓自己掏了多少钱', '310万元'],
])('ask() answers what is said in other words than the paper’s: %s', async (text, told) => {
  const answer = await papers.ask({ text, history: [], today: TODAY });
  expect(answerText(answer)).toContain(told);
  expect(answer.kind).toBe('found');
});

test('ask() does not take a like word for the one that is asked', async () => {
  const answer = await papers.ask({ text: '解放街修路要花多少钱', history: [], today: TODAY });
  expect(answer.kind).toBe('not-found');
});
