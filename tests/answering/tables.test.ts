import { describe, test } from 'vitest';
import { onePage } from '../support/one-page.ts';

const { expectTold } = onePage(`## 三条乡村客运线路开通

本报讯（记者 许言）3月9日，三条乡村客运线路开通，发车安排如下。

线路　　首班　　末班　　票价
705路　　6:20　　19:40　　3元
706路　　6:50　　18:10　　4元

乘客可扫码购票。

## 四个村晒出集体收入

本报讯（记者 许言）3月8日，青岗镇四个村晒出集体收入（单位：万元）：

村名\t2022年\t2023年
竹坪村\t84\t96
柏树村\t41\t57

镇里每年公开一次账目。

## 茶园村今年办四件实事

本报讯（记者 许言）茶园村今年要办四件实事：

硬化院坝12处

安装路灯63盏

新修水渠2公里

改建戏台1座

村民代表将全程监督。
`);

describe('ask() answers from a row of a table, under the heads of its columns', () => {
  test.each([
    ['706路末班车几点', '706路  6:50  18:10  4元'],
    ['705路票价多少', '线路  首班  末班  票价\n705路  6:20  19:40  3元'],
    ['竹坪村2023年集体收入多少', '竹坪村  84  96'],
  ])('%s', expectTold);
});

test('ask() tells all items of a list that has no numerals, a line each', () =>
  expectTold('茶园村今年要办哪四件实事', '硬化院坝12处\n安装路灯63盏\n新修水渠2公里\n改建戏台1座'));
