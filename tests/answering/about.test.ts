import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const PAGE = `## 高石大桥恢复通行

本报讯（记者 宋扬）6月10日，高石大桥恢复双向通行。维修投资320万元，限载20吨。

## 11路公交开通

本报讯（记者 何川）8月28日起开通11路公交车，首班车6:30，末班车21:00。

## 青榆小学装上感应灯

本报讯（记者 白薇）青榆小学门口的斑马线装上感应灯，每天有1200名学生过街。

## 桂北小区换了物业

本报讯（记者 白薇）桂北小区住着860户，今年换了物业。
`;

const { ask, expectRefused, expectTold } = onePage(PAGE);

test.each([
  '岩口大桥现在限载多少',
  '岩口大桥维修投资多少',
  '12路公交车末班车几点',
  '青竹小学门口每天有多少学生过街',
  '桂南小区住着多少户',
])('ask() never answers with what is told of another of its kind: %s', expectRefused);

test.each([
  ['高石大桥现在限载多少', '20吨'],
  ['11路公交车末班车几点', '21:00'],
  ['青榆小学门口每天有多少学生过街', '1200名'],
  ['桂北小区住着多少户', '860户'],
])('ask() tells of the one that is named: %s', expectTold);

test('ask() says which name no report has, and what there is of its kind', async () => {
  const text = answerText(await ask('桂南小区住着多少户'));
  expect(text).toContain('没有写到“桂南小区”');
  expect(text).toContain('“桂北小区”');
});
