/** What is asked in everyday words, over an invented page: what goes on behind the first sentence, what counts, what is of late. */
import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const { ask, expectTold } = onePage(`## 修伞铺开班授徒

本报讯（记者 高原）3月2日，西街修伞铺的老匠人开班，免费教街坊修伞。课程每月头一个周五晚上开，带一把旧伞就行。

## 河塘气象站备暑

本报讯（记者 高原）河塘气象站提醒，未来三天最高气温36℃到38℃，午后不宜下地；站里借出温度计45支，押金20元。

## 重阳节公园办菊展

本报讯（记者 高原）北湖公园重阳节办菊展，摆菊花三千盆，不收门票。

## 柳溪小学食堂和操场

本报讯（记者 高原）3月5日，柳溪小学扩建项目的食堂正在进行主体施工，操场已完工。

## 麦田遭冰雹

本报讯（记者 高原）受冰雹打坏的麦子，保险每亩赔95元，月底到账。

## 中街夜间封闭

本报讯（记者 高原）中街3月6日夜间封闭，铺设管道。公交17路临时停靠码头站。

## 招生通知

本报讯（记者 高原）3月8日，区教育局召开招生工作会。临岭区6月20日网上登记。

## 东巷浴池重开

本报讯（记者 高原）东巷浴池3月4日重开，成人每位12元，七十岁以上老人免费；寄存柜每格2元。每天开到20时，周一歇业。

## 民用煤送到门口

本报讯（记者 高原）镇上冬煤每吨380元，每户最多领2吨，3月底前送完。

## 陶艺馆换人

本报讯（记者 高原）东巷陶艺馆馆长已由周明远换成林秀清，开放时间不变。
`);

test.each([
  ['修伞铺的课哪一天开', '每月头一个周五', 'what goes on from the sentence that names it'],
  ['重阳节北湖公园菊展收不收门票', '不收门票', 'a feast that says which is meant is no claim'],
  ['柳溪小学食堂修到哪儿了', '主体施工', 'where a thing has come to is how far it is'],
  ['公交17路停到哪里', '码头站', 'a bus route is nothing that is built'],
  ['冰雹打坏的麦子一亩赔多少钱', '95元', 'what is paid is paid, in one word or two'],
  ['东巷浴池老人洗澡收钱吗', '老人免费', 'whether it costs is told by 免费'],
  ['东巷浴池寄存柜要钱不', '每格2元', 'whether it costs is told by the price'],
  ['冬煤一吨多钱', '380元', 'the ton that is asked about is no claim'],
  ['东巷陶艺馆馆长是谁', '林秀清', 'who took over holds the office'],
])('ask() answers %s with %s: %s', expectTold);

test('what stands nearest to 多少 says what is counted', async () => {
  const answer = await ask('河塘气象站借温度计押金多少');
  expect(answer).toMatchObject({ kind: 'found', short: '20元' });
});

test('news of a year that the papers have not come to are the newest that have happened', async () => {
  const text = answerText(await ask('明年临岭有什么新闻'));
  expect(text).toContain('没有查到“明年临岭有什么新闻”');
  expect(text).toContain('3月8日');
  expect(text).not.toContain('6月20日');
});

test('what day one may come is asked of what the chat spoke of', async () => {
  expect(answerText(await ask('周一去行吗', ['东巷浴池洗一次多少钱']))).toContain('周一歇业');
});
