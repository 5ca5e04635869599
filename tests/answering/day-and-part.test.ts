import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const PAGE = `松湾日报 2023年7月21日 星期五 第2版

## 上半年柳溪工业园投资完成七成

本报讯（记者 宋扬）日前，记者从柳溪工业园获悉，截至6月底，年产20万吨玻璃微珠项目主体施工中，竹浆纸项目基础施工中。

## 银针茶叶加工厂年底投用

本报讯（记者 何川）日前，记者走进松湾县银针茶叶加工厂项目工地看见，厂房主体已全部完成，预计年底投入使用。该项目占地23亩，建筑面积9600平方米，包括车间和仓库。

## 简讯

7月24日至28日，水泵可在松湾县农机站免费检修。

7月15日，松湾县苗圃的工人给小树浇水。
`;

const { ask, expectTold } = onePage(PAGE);

test.each([
  ['去年6月底柳溪工业园的竹浆纸项目弄到哪一步了', '基础施工'],
  ['7月24到28号松湾县农机站有啥好事', '免费检修'],
])('ask() knows a day under another name: %s', expectTold);

test('ask() tells the parts that are told of three, and names the other', async () => {
  const text = answerText(await ask('银针茶叶加工厂投了好多钱，占地好大，啥时候用'));
  expect(text).toContain('没有查到“银针茶叶加工厂投了多少钱”');
  expect(text).toContain('23亩');
  expect(text).toContain('年底');
});
