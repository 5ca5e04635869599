/** What is told without a figure or a day of its own, what a count counts, and what is no answer at all: over invented pages. */
import { expect, test } from 'vitest';
import { onePage } from '../support/one-page.ts';

const { ask, expectTold } = onePage(`## 青坪缆车年底试运行

本报讯（记者 林小雨）青坪缆车12月试运行，票价待定。65岁以上老人乘坐缆车免费，山下停车楼有320个车位，头2小时不收停车费。

缆车原定10月开通，因支架加固推迟。工程追加的190万元由青坪镇政府承担，余款分三年付清。

## 云桥文化馆换馆长

9月15日，林秀清接任文化馆馆长。从9月26日起，每周五14点到17点，书画老师周远山在文化馆坐班。

## 松坪家园停水

本报讯（记者 林小雨）松坪家园一、二期11月26日停水，抢修约需2小时。

## 松坪卫生站新楼启用

本报讯（记者 林小雨）松坪卫生站旧楼8月拆除，新楼由镇里建成。卫生站牙科每周一、三、五坐诊，挂号费5元。

## 区领导调研重点项目

调研组一行先后前往南岭货运站、松坪水厂、岚溪药谷，详细了解情况。

要抓住机遇，不断夯实产业发展根基。
`);

const shortOf = async (question: string): Promise<string> => {
  const answer = await ask(question);
  return (answer.kind === 'found' && answer.short) || '';
};

test.each([
  ['青坪缆车票价多少', '票价待定'],
  ['老人坐青坪缆车多少钱', '老人乘坐缆车免费'],
  ['青坪缆车追加的钱谁出的', '青坪镇政府承担'],
  ['云桥文化馆馆长是谁', '林秀清'],
  ['松坪家园一期停水不停', '11月26日'],
])(
  'ask() answers %s with what the report has in place of a figure, a day or an office before a name: %s',
  async (question, told) => {
    expect((await ask(question)).kind).toBe('found');
    await expectTold(question, told);
  },
);

test('ask() says first what is counted by the noun behind 多少, and no time or sum beside it', async () => {
  expect(await shortOf('青坪停车楼能停多少车')).toContain('320个');
});

test('ask() says a day of the week first to 周几, and no date', async () => {
  expect(await shortOf('周远山周几坐班')).not.toContain('9月26日');
});

test('ask() never says first what was planned and is not so', async () => {
  expect(await shortOf('青坪缆车什么时候开通')).not.toContain('10月');
});

test('ask() takes no exhortation for how far something has come', async () => {
  expect((await ask('南岭货运站修得怎么样了')).kind).toBe('not-found');
});

test('ask() says all days of the week first that a row names, and a year to 哪年', async () => {
  expect(await shortOf('松坪卫生站牙科周几坐诊')).toContain('每周一、三、五');
  expect(await shortOf('松坪卫生站哪年建的')).not.toContain('8月');
});

test('ask() takes brackets in a follow-up as they are typed', async () => {
  expect((await ask('C(=H呢', ['KA(=H 怎么样'])).kind).toBe('not-found');
});
