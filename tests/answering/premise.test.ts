import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerView } from '../../src/web/answer-view.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';
import { BRIEF_PAGE, SITES_PAGE } from '../support/round-up.ts';

const FAIR_PAGE = `云岭日报 2023年8月7日 星期一 第3版

## 青石镇消夏季暨第三届高山蔬菜采购节开幕

本报讯（记者 许青）8月5日，青石镇消夏季暨第三届高山蔬菜采购节在月亮坪开幕，现场签下订单12单。

## 红岩村高粱喜获丰收

本报讯（记者 许青）连日来，红岩村的高粱种植基地里一片丰收景象，村民们忙着收割晾晒。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'sites.txt': SITES_PAGE, 'brief.txt': BRIEF_PAGE, 'fair.txt': FAIR_PAGE });
});
afterAll(() => papers.close());

const ask = (text: string) => papers.ask({ text, history: [], today: TODAY });

test.each([
  ['望江第二小学为啥子烂尾了', '烂尾', '主体结构已封顶'],
  ['听说云栖湖大桥停工了，是真的吗', '停工', '主墩承台施工已完成'],
  ['石桥镇卫生院迁建项目取消了没有', '取消', '主体完工'],
  ['青石镇采购节因为下雨取消了，改到哪天', '取消', '开幕'],
  ['红岩村的高粱绝收以后赔了多少钱', '绝收', '丰收'],
  ['投资50亿的临江体育公园占地多少', '投资50亿', '总投资6.2亿元'],
  ['青峰县第三幼儿园投资2亿元，能装多少娃儿', '投资2亿元', '投资4200万元'],
  ['云栖湖大桥全长3公里，什么时候通车', '全长3公里', '全长1.36公里'],
  ['青峰客运中心2022年开工，怎么还没完工', '2022年开工', '去年11月（2023年）开工'],
  ['石桥镇卫生院设200张床位，什么时候搬迁', '设200张', '床位60张'],
  ['青峰县第三幼儿园是不是有500个学位', '500个学位', '360个学位'],
  ['云栖湖大桥双向八车道，什么时候通车', '双向八车道', '双向六车道'],
  ['青石镇采购节8月15日开幕，签了多少单', '8月15日开幕', '8月5日'],
  ['区政协主席李建国视察重点工程是哪天', '区政协主席李建国', '区政协主席赵文涛'],
  ['临江体育公园开放了，门票多少', '开放', '预计明年6月底'],
  ['青峰客运中心怎么还没开工', '还没开工', '去年11月（2023年）开工'],
  ['青石镇采购节是在红岩村开幕的吧', '青石镇采购节是在红岩村开幕的', '在月亮坪开幕'],
])('ask() says what the report says instead of what is taken for granted: %s', async (question, premise, said) => {
  const answer = await ask(question);
  expect(answer).toMatchObject({ kind: 'not-found', correction: { premise } });
  const text = answerText(answer);
  expect(text).toContain(`您问的是“${premise}”；报上说的是：`);
  expect(text).toContain(said);
  expect(text).toContain('报道于');
});

test.each([
  ['临江体育公园总投资6.2亿，占地多少', '210亩'],
  ['投资6亿的临江体育公园什么时候开放', '明年6月底'],
  ['去年11月开工的青峰客运中心建筑面积多大', '9800平方米'],
  ['2023年开工的青峰客运中心建筑面积多大', '9800平方米'],
  ['临江体育公园2025年能开放吗', '明年6月底'],
  ['鼎盛智能装备产业园年产值25亿，总投资多少', '18亿'],
  ['4200万的青峰县第三幼儿园在哪里', '育才路'],
  ['投资0.42亿的青峰县第三幼儿园有多少学位', '360个'],
  ['青石镇采购节8月5日开幕，签了多少单', '12单'],
  ['区政协主席赵文涛视察重点工程是哪天', '10月13日'],
])('ask() answers a question whose premise agrees with the report: %s', async (question, fact) => {
  const answer = await ask(question);
  expect(answer).toMatchObject({ kind: 'found' });
  expect(answerText(answer)).toContain(fact);
});

test.each(['临江体育公园为啥停工了', '凤栖谷康养小镇投资50亿什么时候开放', '金石港扩建工程2020年开工花了多少钱'])(
  'ask() corrects nothing where no report speaks of the same: %s',
  async (question) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ kind: 'not-found' });
    expect(answer).not.toHaveProperty('correction');
  },
);

test('ask() takes 几百张 for what is asked, and no premise', async () => {
  expect(await ask('石桥镇卫生院迁建项目设几百张床位')).not.toHaveProperty('correction');
});

test('a correction is shown with its source, which opens at the words quoted', async () => {
  const view = answerView('q', await ask('望江第二小学为啥子烂尾了'));
  expect(view.opening).toContain('您问的是“烂尾”');
  expect(view.sentences).toHaveLength(1);
  expect(view.sources[0]).toMatchObject({ title: '临江新城重点项目建设跑出加速度' });
  expect(view.sources[0]?.href).toMatch(/^\/articles\/.+#p\d+$/);
});
