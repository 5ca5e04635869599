/** Questions as residents typed them, over an invented page of two parks, a school and a library. */
import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const { ask, expectRefused, expectTold } = onePage(`## 上半年青荷工业园重点项目投资完成率68%

本报讯（记者 林小雨）日前，从青荷工业园获悉，今年上半年，青荷工业园重点项目投资完成率68%，顺利实现“时间过半、任务过半”目标，新开工项目5个。

## 科创片区（双溪工业园）上半年完成投资21.3亿元

本报讯（记者 宋扬）今年上半年，科创片区（双溪工业园）18个重点项目完成投资21.3亿元，完成年度计划52%，双溪九小教学楼主体施工。

## 职工通勤车改点

本报讯（记者 何川）3月12日起，青荷工业园至临岭站通勤车首班提前到6时20分，末班20时30分。

## 区图书馆延长开放

本报讯（记者 何川）临岭区图书馆3月起延长开放时间，周二至周日8时半至21时。

## 海带养殖受灾补助按绳长算

本报讯（记者 宋扬）临岭湾海带养殖受灾补助今年改按绳长计算，每百米补3600元，8月31日前把照片送到渔会。
`);

test('what a park has come to is told by its own report, be it a share, whatever another park invested', async () => {
  await expectTold('青荷工业园上半年投资完成了多少', '68%');
  expect(answerText(await ask('青荷工业园上半年投资完成了多少'))).not.toContain('21.3亿元');
});

test('a head of the district is asked for beside a school: the district’s, and not the school’s', async () => {
  const answer = await ask('区长是哪个', ['双溪九小现在修得怎么样了']);
  expect(answerText(answer)).not.toContain('九小');
});

test('头班 is what papers print as 首班, and no other one', async () => {
  await expectTold('青荷工业园去临岭站的头班车改到几点', '6时20分');
});

test('what is not told of a move is refused in the question’s own words', async () => {
  await expectRefused('图书馆搬到哪了');
  expect(answerText(await ask('图书馆搬到哪了'))).not.toContain('搬去');
});

test('what is asked of each hundred of it is no figure that is taken for granted', async () => {
  const answer = await ask('海带养殖受灾一百米补多少钱');
  expect(answer.kind).toBe('found');
  expect(answerText(answer)).toContain('3600元');
});
