import { expect, test } from 'vitest';
import { answerText } from '../../src/wording/index.ts';
import { onePage } from '../support/one-page.ts';

const PAGE = `## 区领导调研云谷医院项目

本报讯（记者 宋扬）2月24日，区长柳明率队调研云谷医院项目，要求加快进度。云谷医院占地120亩。

## 松岭药业建新厂

本报讯（记者 宋扬）松岭药业公司负责人憧憬着新厂的未来，新厂投资5亿元。新厂由辽原建工集团承建，松岭药业总经理何川说，投产后能招工300人。

## 北山酒业扩建

本报讯（记者 宋扬）北山酒业公司负责人憧憬着新车间的未来，新车间投资1.5亿元，由辽原建工集团承建。

## 全区工会学习会召开

本报讯（记者 白薇）会议学习了总书记赵望山同志的讲话精神，另有三个小组参加。

## 恒泰食品上新线

本报讯（记者 白薇）3月2日，走进恒泰农副产品食品加工厂，第三条生产线正在安装，预计6月投产，投资2600万元。

## 云台饼干厂签约

本报讯（记者 白薇）云台饼干厂3月1日签约，投资8000万元，预计9月投产。
`;

const { ask, expectRefused, expectTold } = onePage(PAGE);

test.each(['云谷医院好久看得成病', '云谷医院什么时候开诊', '柳明是什么时候当上区长的'])(
  'ask() does not take the day of a visit for the day that is asked: %s',
  expectRefused,
);

test('ask() gives the day of a visit to who asks for it', async () => {
  expect(answerText(await ask('柳明哪天去云谷医院调研的'))).toContain('2月24日');
});

test.each(['北山酒业老板叫啥', '桥头村支部书记是哪位'])(
  'ask() refuses a person where a report has a title or a body alone: %s',
  expectRefused,
);

test.each([
  ['松岭药业总经理是谁', '何川'],
  ['松岭药业新厂谁修的', '辽原建工集团'],
  ['恒泰那个食品厂啥时候投产', '6月'],
  ['云台那家饼干厂啥时候投产', '9月'],
])('ask() gives the person, the body or the thing that is pointed at: %s', expectTold);
