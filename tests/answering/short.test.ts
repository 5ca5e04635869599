/** The words that answer first, over an invented page. */
import { expect, test } from 'vitest';
import { qualified, read } from '../../src/reading/index.ts';
import { onePage } from '../support/one-page.ts';

const { ask } = onePage(`## 青藤小学主体结构封顶

本报讯（记者 林小雨）3月8日，记者从区教育委员会获悉，青藤小学项目主体结构封顶，预计今年8月底前投用。

青藤小学位于石桥街道学府路18号，总投资超过2.3亿元，占地45亩，建成后可容纳约1600名学生，配备教师96名。

项目由临岭建工集团有限公司承建，区教育委员会主任周明远参加封顶仪式。

## 临岭区去年改造老旧小区

2023年，临岭区改造老旧小区26个、背街小巷41条，惠及居民8200户，每户补助由800元提高到1200元。
`);

const shortOf = async (question: string): Promise<string | null> => {
  const answer = await ask(question);
  if (answer.kind !== 'found' || answer.short === undefined) return null;
  expect(answer.citations.some(({ quote }) => quote.includes(answer.short!))).toBe(true);
  return answer.short;
};

test.each([
  ['青藤小学什么时候投用', '预计今年8月底前'],
  ['青藤小学总投资多少', '超过2.3亿元'],
  ['青藤小学能容纳多少学生', '约1600名学生'],
  ['青藤小学有多少老师', '96名'],
  ['青藤小学在哪里', '石桥街道学府路18号'],
  ['青藤小学封顶了没有', '项目主体结构封顶'],
])('%s is answered first by %s', async (question, span) => {
  expect(await shortOf(question)).toContain(span);
});

test('a year is never said first to who asks for a day', async () => {
  expect((await shortOf('临岭区是哪天改造老旧小区的')) ?? '').not.toContain('2023年');
});

test('an amount that the question has otherwise is marked as the papers’ own', async () => {
  const answer = await ask('青藤小学的总投资是不是5亿元');
  if (answer.kind === 'found' && answer.short !== undefined) expect(answer.otherwise).toBe(true);
  expect(await shortOf('青藤小学总投资多少')).toContain('2.3亿元');
  const same = await ask('青藤小学总投资多少');
  expect(same).not.toHaveProperty('otherwise');
});

test('what asks for no such thing has no first words', async () => {
  expect(await shortOf('介绍一下青藤小学')).toBeNull();
});

test.each([
  ['项目预计将于2025年底前完工', 'when', '预计将于2025年底前'],
  ['力争到2025年全部投用', 'when', '力争到2025年'],
  ['完成率超过71%', 'amount', '超过71%'],
  ['吸引上千名群众', 'amount', '上千名'],
  ['每天登塔2600人左右', 'amount', '2600人左右'],
  ['每户大约要付$8,700', 'amount', '$8,700'],
  ['每月最后一个周六晚上', 'when', '每月最后一个周六晚上'],
  ['Parking is 6 pounds a car', 'amount', '6 pounds'],
  ['It took 47 for the lot', 'amount', '47'],
] as const)('qualified() keeps what qualifies it: %s', (text, kind, span) => {
  const mention = read(text).find((one) => one.kind === kind);
  if (mention?.kind !== 'when' && mention?.kind !== 'amount') throw new Error('nothing is read');
  const { start, end } = qualified(text, mention);
  expect(text.slice(start, end)).toBe(span);
});

const notices = onePage(`## 歌友会换地方

本报讯（记者 林小雨）3月8日，临岭歌友会搬家，排练改在每周三、周六晚上8点，在老粮仓后面的平房里。

## 图书室搬家

本报讯（记者 林小雨）3月9日，白杨村图书室搬到了文化馆后院。

## 泵房改造收费

本报讯（记者 林小雨）3月9日，石桥街道泵房改造，每户收120元，旧泵折价抵30元，材料费另收25元。
`);

test('days and hours that stand side by side are said whole', async () => {
  const days = await notices.ask('歌友会排练改在星期几');
  expect(days.kind === 'found' && days.short).toContain('每周三、周六');
});

test('a place is said with what it is of', async () => {
  expect(await notices.ask('白杨村图书室搬到哪里了')).toMatchObject({ kind: 'found', short: '搬到了文化馆后院' });
});

test('words that are hardly more certain than others beside them are not said first', async () => {
  const answer = await notices.ask('石桥街道泵房改造的钥匙押金多少');
  if (answer.kind === 'found') expect(answer.short).toBeUndefined();
});

const figures = onePage(`## 柳湾早餐铺涨价

本报讯（记者 林小雨）3月8日，柳湾老年食堂的早饭涨了5角，一碗粥一个蛋两块五。

## 石渡老桥检修

石渡老桥1976年建成，今年3月5日起封闭检修。

## 青苇征文揭晓

青苇征文一等奖两名，各奖书券800元。

## 岚岭今年引企业

截至6月底，岚岭区新增科技型企业219家，力争全年新增科技型企业600家以上。

## 溪口汽车站时刻

| 到站 | 首班 | 每日班次 | 票价（元） |
| --- | --- | --- | --- |
| 梅坞 | 6:30 | 16 | 58 |
| 竹塘 | 6:50 | 42 | 26 |
`);

test.each([
  ['柳湾老年食堂早饭多少钱', '两块五'],
  ['石渡老桥是哪年建的', '1976年'],
  ['青苇征文一等奖给多少', '800元'],
  ['岚岭区今年想新增多少家科技企业', '600家以上'],
  ['溪口汽车站竹塘的票多少钱', '26'],
])('of the figures told %s takes the one that is asked for: %s', async (question, span) => {
  const answer = await figures.ask(question);
  expect(answer.kind === 'found' ? answer.short : answer.kind).toContain(span);
});
