import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const PAGE = `## 云台物流园二期年底交付

本报讯（记者 宋扬）3月2日，云台物流园二期封顶。二期总投资8.6亿元，占地210亩，建仓库12栋。项目预计12月交付。

一期已于去年投用，占地300亩，入驻企业45家。

## 地铁6号线东延段开工

本报讯（记者 何川）3月5日，地铁6号线东延段开工。线路全长11.4公里，设站8座，总投资74亿元。

## 第九届桃花节开幕

本报讯（记者 白薇）3月8日，河湾镇第九届桃花节在桃源村开幕，为期20天，门票30元。
`;

const { ask, expectRefused, expectTold } = onePage(PAGE);

test.each([
  '云台物流园一期总投资多少',
  '云台物流园三期占地多少',
  '地铁7号线东延段设几个站',
  '地铁7号线东延段全长多少',
  '第十届桃花节在哪里开幕',
  '河湾镇第8届桃花节门票多少钱',
])('ask() never gives what is told of another phase, line or time: %s', expectRefused);

test.each([
  ['云台物流园二期总投资多少', '8.6亿元'],
  ['云台物流园一期占地多少', '300亩'],
  ['云台物流园总投资多少', '8.6亿元'],
  ['地铁六号线东延段设几个站', '8座'],
  ['第9届桃花节在哪里开幕', '桃源村'],
])('ask() gives what is told of the one that is named: %s', expectTold);

test('ask() keeps phases apart over the turns of a chat', async () => {
  expect(answerText(await ask('一期呢', ['云台物流园二期占地多少']))).toContain('300亩');
  expect((await ask('三期呢', ['云台物流园二期占地多少'])).kind).toBe('not-found');
});
