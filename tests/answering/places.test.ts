import { test } from 'vitest';
import { onePage } from '../support/one-page.ts';

const PAGE = `## 松坪镇卫生院新楼启用

本报讯（记者 宋扬）3月2日，松坪镇卫生院新楼启用。该楼投资1860万元，设床位80张。下一步，竹溪镇卫生院也将扩建。

## 各镇街改造老旧小区

本报讯（记者 何川）桥头街道今年改造老旧小区9个，投资6140万元。

河湾街道今年改造老旧小区4个，其中两个已经完工。

## 大岭村修路

本报讯（记者 白薇）大岭村3公里产业路通车，投资210万元。全村人均年收入2.3万元。

## 全区农村公路一年新修86公里

本报讯（记者 白薇）去年全区新修农村公路86公里，补助每公里30万元。松坪镇、竹溪镇新修最多。
`;

const { expectRefused, expectTold } = onePage(PAGE);

test.each([
  '竹溪镇卫生院新楼投了多少钱',
  '竹溪镇卫生院有多少张床位',
  '竹溪镇卫生院新楼什么时候启用',
  '东门街道今年改造几个老旧小区',
  '石坎村修路花了多少钱',
  '石坎村人均收入有多少',
])('ask() never gives what is told of another town, street or village: %s', expectRefused);

test.each([
  ['松坪镇卫生院新楼投了多少钱', '1860万元'],
  ['松坪卫生院有多少张床位', '80张'],
  ['河湾街道今年改造几个老旧小区', '4个'],
  ['桥头街道今年改造几个老旧小区', '9个'],
  ['大岭村修路花了多少钱', '210万元'],
])('ask() gives what is told of the one that is named: %s', expectTold);
