import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

const PAGE = `## 青河医院二期完成招标

本报讯（记者 宋扬）青河医院二期工程日前完成施工招标，由辽原建工集团中标，中标价2.6亿元，计划今年4月开工。

## 松岭小学新校区九月启用

本报讯（记者 宋扬）松岭小学新校区位于松岭路与花园街交叉口，占地45亩，规划36个班，今年9月启用。区教育局副局长白薇说，新校区可以接收周边1600名孩子。

## 白石桥合龙

本报讯（记者 何川）3月6日，白石桥主桥合龙，全长1.2公里，预计今年10月通车。

## 云台公司扩产

本报讯（记者 何川）云台农机公司去年实现营业收入3.2亿元，同比增长12%。公司总经理柳明说，今年还要招聘80名工人。

## 西部茶城入驻商户过百

本报讯（记者 何川）西部茶城现入驻商户108家，摊位月租金1200元。今年1至2月，全区茶叶销售额2.4亿元，同比增长8.5%。

## 竹编体验馆免费参观

本报讯（记者 何川）石塘村投入380万元把旧粮仓改成竹编体验馆，免费参观，体验收费。这批扇子共120把，单价1680元。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'page.txt': `临岭日报 2024年3月11日 星期一 第2版\n\n${PAGE}` });
});
afterAll(() => papers.close());

const ask = (text: string) => papers.ask({ text, history: [], today: TODAY });

test.each([
  '青河医院二期总投资是多少',
  '青河医院二期有多少张床位',
  '松岭小学新校区校长是谁',
  '松岭小学新校区的校长叫啥',
  '松岭小学新校区是哪家公司修的',
  '松岭小学新校区一年学费多少',
  '白石桥通车以后收不收过桥费',
  '白石桥总投资多少',
  '云台农机公司的利润是多少',
  '云台农机公司董事长是谁',
  '云台农机公司今年要投多少钱',
  '石塘村粮仓改造的合同签了多少钱',
  '东部茶城入驻了好多家商户',
  '2024年下半年茶叶销售额多少',
  '2024年全年茶叶销售额最后是多少',
  '竹编体验馆体验一次收费多少',
  '西部茶城摊位一平方收好多钱',
])('ask() refuses what a report of the very thing does not tell: %s', async (question) => {
  const answer = await ask(question);
  expect(answer.kind, answerText(answer)).toBe('not-found');
});

test.each([
  ['青河医院二期是哪家公司修的', '辽原建工集团'],
  ['青河医院二期中标价多少', '2.6亿元'],
  ['松岭小学新校区在哪条路上', '松岭路'],
  ['松岭小学新校区占地好多', '45亩'],
  ['白石桥有多长', '1.2公里'],
  ['云台农机公司总经理叫什么名字', '柳明'],
  ['云台农机公司去年营业收入有多少', '3.2亿元'],
  ['云台农机公司今年要招多少工人', '80名'],
  ['西部茶城入驻了好多家商户', '108家'],
  ['西部茶城摊位一个月好多钱', '1200元'],
  ['2024年茶叶销售额多少', '2.4亿元'],
  ['竹编体验馆投了多少钱', '380万元'],
])('ask() gives what the report tells: %s', async (question, fact) => {
  expect(answerText(await ask(question))).toContain(fact);
});
