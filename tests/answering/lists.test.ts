import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriesIn } from '../../src/answering/lists/series.ts';
import { shorten } from '../../src/answering/lists/shorten.ts';
import type { Article } from '../../src/types.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';

const itemsOf = (...paragraphs: readonly string[]) =>
  seriesIn({ paragraphs } as unknown as Article).map(({ announced, items }) => ({
    announced: announced && paragraphs[announced.paragraph]!.slice(announced.start, announced.end),
    items: items.map(({ paragraph, start, end }) => paragraphs[paragraph]!.slice(start, end)),
  }));

describe('seriesIn()', () => {
  test.each([
    ['主要做三件事：一是修路，二是架桥，三是通水。', '主要做三件事：', ['一是修路，', '二是架桥，', '三是通水。']],
    ['换证有两步。首先，网上预约。其次，到窗口交材料。', '换证有两步。', ['首先，网上预约。', '其次，到窗口交材料。']],
    ['变化有二。一方面，人多了。另一方面，路宽了。', '变化有二。', ['一方面，人多了。', '另一方面，路宽了。']],
    [
      '应当遵守下列规定：（一）不得占道；（二）不得鸣笛。',
      '应当遵守下列规定：',
      ['（一）不得占道；', '（二）不得鸣笛。'],
    ],
    ['要求有三：要查隐患；要补短板；要守底线。', '要求有三：', ['要查隐患；', '要补短板；', '要守底线。']],
    [
      '获奖单位分别是：青石小学，一等奖；望湖小学，二等奖。',
      '获奖单位分别是：',
      ['青石小学，一等奖；', '望湖小学，二等奖。'],
    ],
  ])('finds what is announced and its items in "%s"', (text, announced, items) => {
    expect(itemsOf(text)).toContainEqual({ announced, items });
  });

  test('follows a list over paragraphs', () => {
    expect(itemsOf('办理需要下列材料。', '1.身份证。', '2.户口簿。', '3.照片两张。')).toContainEqual({
      announced: '办理需要下列材料。',
      items: ['1.身份证。', '2.户口簿。', '3.照片两张。'],
    });
  });

  test.each(['第一季度，企业第二次扩产。', '2023年1.5亿元，2024年2.5亿元。', '统一是方向，唯二是例外。'])(
    'takes no numbers for items: %s',
    (text) => expect(itemsOf(text)).toEqual([]),
  );
});

const LISTING =
  '会议提出三点要求。一是严查隐患，把每个环节都看到，不留死角。二是补齐短板，把设备更新完。三是守住底线。';
const listing = (text: string) => {
  const [series] = seriesIn({ paragraphs: [text] } as unknown as Article);
  return { text, announced: series!.announced, items: series!.items };
};

test('shorten() keeps what announces the list and the head of every item', () => {
  expect(shorten([listing(LISTING)], 34)).toEqual(['会议提出三点要求。一是严查隐患…二是补齐短板…三是守住底线。']);
});

test('shorten() says a list that fits as it stands', () => {
  expect(shorten([listing(LISTING)], 100)).toEqual([LISTING]);
});

test('shorten() only ever keeps words of the list, in their order', () => {
  const item = fc.stringMatching(/^[一-龥]{3,40}(，[一-龥]{3,20})?$/);
  fc.assert(
    fc.property(fc.array(item, { minLength: 2, maxLength: 6 }), fc.integer({ min: 20, max: 90 }), (items, most) => {
      const text = `要求如下：${items.map((one, at) => `${at + 1}.${one}；`).join('')}`;
      let from = 0;
      for (const piece of shorten([listing(text)], most)[0]!
        .split('…')
        .filter(Boolean)) {
        const at = text.indexOf(piece, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + piece.length;
      }
    }),
  );
});

const PAGE = `松岭日报 2024年3月11日 星期一 第2版

## 松岭区公布便民新措施

本报讯（记者 方晓）3月9日，记者从松岭区政务服务中心获悉，今年该中心将推出四项便民措施。

一是延时服务，每个工作日中午不休息，窗口轮流值班，群众不用再掐着时间赶来，上班的人也能办成事。

二是上门服务，70岁以上老人和行动不便的残疾人可以打电话预约，由工作人员带着设备到家里办理。

三是邮寄服务，办好的证件免费寄到群众手中，省去来回跑的时间，覆盖全区十二个镇和四个街道。

四是跨区服务，与邻近的三个区互相收件，外出务工的人在当地就能交材料，不必专门回来一趟。

## 居住证补办不难

本报讯（记者 方晓）居住证丢了怎么补办？记者3月8日来到松岭区公安分局户籍窗口了解。

民警介绍，补办居住证需要以下材料：1.本人身份证原件；2.近期免冠照片一张；3.居住地址证明。

## 区人大提出三个“稳”

本报讯（记者 何平）3月7日，松岭区人大常委会召开会议。会议指出，今年各部门要在就业上做到稳岗位。要把企业放在心上，多听意见。要在民生上做到稳价格，守好菜篮子。要在工业上做到稳订单，帮助企业走出去。

## 五条校车路线调整

本报讯（记者 何平）3月起，松岭区校车有新变化，调整的5条路线里最长的是青山镇的一条，改走松青大道，途经石桥。

其余4条分别是：云湖镇的一条，增加两站；石桥镇的一条，提前20分钟；双塘乡的一条，不再绕行；城区的一条，早晚各加一班。

## 松岭区重点项目建设忙

本报讯（记者 方晓）日前，松岭区重点项目现场一片繁忙。今年前两个月，全区完成投资6.2亿元。

走进云湖医院二期项目建设现场，塔吊挥舞着长臂，工人们正在绑扎钢筋。

该项目总投资3亿元。

在石桥中学新校区项目现场，外墙施工已近尾声，预计6月底完工。

青山大道改造工程路面铺设过半，施工单位昼夜赶工。

## 两家企业获市级称号

本报讯（记者 何平）近日，市级绿色工厂名单公布，松岭区两家企业上榜。其中，松岭水泥厂、青山纸业公司获评绿色工厂，云湖矿业公司获评绿色矿山，区经信局获评组织工作先进单位。
`;

describe('ask() gathers a list whole', () => {
  let papers: Papers;
  beforeAll(async () => {
    papers = await openPapers({ 'songling.txt': PAGE });
  });
  afterAll(() => papers.close());
  const say = async (text: string) => answerText(await papers.ask({ text, history: [], today: TODAY }));

  test.each([
    ['松岭区政务中心推出了哪四项便民措施', ['延时服务', '上门服务', '邮寄服务', '跨区服务']],
    ['松岭补办居住证要啥子材料', ['身份证', '照片', '地址证明']],
    ['松岭调整的五条校车路线是哪些', ['青山镇', '云湖镇', '石桥镇', '双塘乡', '城区']],
    ['松岭有哪些项目在建', ['云湖医院二期', '石桥中学新校区', '青山大道改造']],
    ['松岭区人大提的三个“(+*”是啥子', []],
    ['松岭区人大提的三个“稳”是啥子', ['稳岗位', '稳价格', '稳订单']],
    ['松岭获评绿色工厂的是哪两家', ['松岭水泥厂', '青山纸业']],
  ])('%s', async (question, facts) => {
    const text = await say(question);
    for (const fact of facts) expect(text).toContain(fact);
    expect(text.length).toBeLessThanOrEqual(260);
  });
});
