import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayBeSame, projectsIn } from '../../src/answering/about/projects.ts';
import { subjectPhrase } from '../../src/retrieval/question/subject-phrase.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';
import { BRIEF_PAGE, PARK_PAGE, SITES_PAGE } from '../support/round-up.ts';

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'sites.txt': SITES_PAGE, 'brief.txt': BRIEF_PAGE, 'park.txt': PARK_PAGE });
});
afterAll(() => papers.close());

const say = async (text: string) => answerText(await papers.ask({ text, history: [], today: TODAY }));

test.each([
  ['云栖湖大桥总投资多少钱', '云栖湖大桥'],
  ['请问望江二小什么时候开学', '望江二小'],
  ['新能源汽车检测中心在哪里', '新能源汽车检测中心'],
  ['2023年上半年临江新城完成投资多少', '临江新城'],
  ['区总工会服务站有几个', '区总工会服务站'],
  ['体育公园的面积有多大', '体育公园'],
  ['松林食谷投了多少钱', '松林食谷'],
  ['松林湖产业园占多少地', '松林湖产业园'],
])('subjectPhrase() takes the name from "%s"', (question, name) => {
  expect(subjectPhrase(question)).toBe(name);
});

test.each([
  ['走进松林湖数字产业园项目现场，机器轰鸣。', '松林湖数字产业园'],
  ['在云峰·时代里建设项目现场，工人正在加紧施工，预计8月底项目二期交房。', '云峰·时代里建设项目'],
  ['石桥镇卫生院迁建项目主体完工。', '石桥镇卫生院迁建项目'],
  ['云栖小学位于滨江路。', '云栖小学'],
])('projectsIn() finds the name in "%s"', (text, name) => {
  expect(projectsIn(text)).toContain(name);
});

test.each([
  '预计8月底项目二期完成交房任务。',
  '今年以来，园区新签约项目9个，完成投资30亿元。',
  '该项目总投资约40亿元。',
  '坚持项目为王，狠抓项目建设。',
  '产业项目提速建设，民生项目也蹄疾步稳。',
])('projectsIn() finds none in "%s"', (text) => {
  expect(projectsIn(text)).toEqual([]);
});

test('mayBeSame() knows a shortened name and parts numbered names', () => {
  expect(mayBeSame('三中新校区', '云岭第三中学新校区项目')).toBe(true);
  expect(mayBeSame('临江体育公园', '临江东站改造工程')).toBe(false);
});

const SUMS = ['6.2亿', '18亿', '27.3亿', '25亿', '4200万', '1.1亿', '3600万'];

test.each([
  ['临江体育公园总投资多少', '6.2亿'],
  ['鼎盛智能装备产业园总投资多少钱', '18亿'],
  ['青峰县第三幼儿园投资多少', '4200万'],
  ['老城排水管网改造工程投资好多', '1.1亿'],
  ['双龙水库除险加固工程完成投资多少', '3600万'],
])('ask() gives the sum of the project that is named, and no other: %s', async (question, sum) => {
  const text = await say(question);
  expect(text).toContain(sum);
  expect(
    SUMS.filter((other) => other !== sum && !(sum === '18亿' && other === '25亿') && text.includes(other)),
  ).toEqual([]);
});

test.each([
  '望江第二小学总投资多少钱',
  '云栖湖大桥总投资多少',
  '临江区人民医院新院区总投资多少',
  '石桥镇卫生院迁建项目总投资多少',
  '青峰客运中心项目投资多少',
])('ask() gives no other project’s sum where its own is not told: %s', async (question) => {
  const text = await say(question);
  expect(SUMS.filter((sum) => text.includes(sum))).toEqual([]);
});

test.each([
  ['云栖湖大桥有多长', '1.36公里', ['23公里', '14公里']],
  ['望江第二小学能装多少学生', '1800', ['800张', '360']],
  ['石桥镇卫生院有多少张床位', '60张', ['800张']],
  ['临江体育公园什么时候开放', '明年6月底', ['12月']],
  ['临江区人民医院新院区什么时候投用', '12月', ['6月底']],
  ['青峰客运中心什么时候开工的', '11月', ['5月']],
  ['青峰县第三幼儿园在哪里', '育才路', ['滨江路']],
])('ask() takes the fact from the sentence about its subject: %s', async (question, fact, others) => {
  const text = await say(question);
  expect(text).toContain(fact);
  for (const other of others) expect(text).not.toContain(other);
});

test.each([
  ['云栖湖大桥什么时候通车', '承台施工已完成'],
  ['望江第二小学好久开学', '主体结构已封顶'],
  ['老城排水管网改造工程好久弄好', '14公里'],
  ['青峰客运中心好久完工', '11月'],
])('ask() tells how far it had come where nobody wrote when it will be done: %s', async (question, state) => {
  const answer = await papers.ask({ text: question, history: [], today: TODAY });
  expect(answer).toMatchObject({ kind: 'not-found', state: { citations: [expect.anything()] } });
  expect(answerText(answer)).toMatch(/^报道没有写明时间/);
  expect(answerText(answer)).toContain(state);
});

test.each(['凤栖谷康养小镇好久开放', '临江东站改造工程啥时候完工', '金石港扩建工程什么时候投用'])(
  'ask() does not take a place that was merely visited for one that is told of: %s',
  async (question) => {
    expect(await papers.ask({ text: question, history: [], today: TODAY })).toMatchObject({ kind: 'not-found' });
  },
);

test('ask() gives the date without a caveat where there is one', async () => {
  const answer = await papers.ask({ text: '石桥镇卫生院迁建项目啥时候能用', history: [], today: TODAY });
  expect(answer).toMatchObject({ kind: 'found' });
  expect(answer).not.toHaveProperty('state');
  expect(answerText(answer)).toContain('5月');
});

test('ask() answers how far something is with its state, not with the noise of its site', async () => {
  expect(await say('望江第二小学修得咋样了')).toContain('主体结构已封顶');
  expect(await say('老城排水管网改造工程修到哪步了')).toContain('14公里');
  expect(await say('云栖胡大桥修到哪步了')).toMatch(/^按“云栖湖”查找：.*承台施工已完成/);
});

test('ask() takes the sentence that enumerates for a list, not a slogan', async () => {
  const text = await say('金沙产业园有哪些项目在建');
  for (const name of ['汽车座椅项目', '智能仓储物流项目', '冷链食品加工项目']) expect(text).toContain(name);
  expect(text).not.toMatch(/项目为王|千方百计/);
});

test('ask() reads 2026年产值 as a year and an output', async () => {
  expect(await say('金沙产业园到2026年产值要达到多少')).toContain('90亿元');
});

test.each(['金沙镇新文化站在哪里', '金沙镇新文化站修在哪个位置'])(
  'ask() says where something is with the sentence that has the place: %s',
  async (question) => {
    expect(await say(question)).toContain('银杏大道');
  },
);

test.each([
  ['金沙镇镇长是哪个', '镇长田野'],
  ['区政协主席是谁', '赵文涛'],
  ['临江区人民医院新院区项目负责人是谁', '陈国梁'],
])('ask() names person and office: %s', async (question, name) => {
  expect(await say(question)).toContain(name);
});

test('ask() takes an office without a name for nobody', async () => {
  const page = `### 北门路小学建设现场\n\n本报讯（记者 周晓）走进北门路小学建设现场，项目负责人介绍，目前教学楼主体已封顶。\n`;
  const own = await openPapers({ 'north.txt': page });
  expect(await own.ask({ text: '北门路小学项目负责人是谁', history: [], today: TODAY })).toMatchObject({
    kind: 'not-found',
  });
  await own.close();
});

test.each([
  ['临江体育公园为啥停工了', '停工'],
  ['云栖湖大桥垮塌赔了多少钱', '坍塌'],
  ['鼎盛智能装备产业园裁了多少人', '裁员'],
])('ask() says that no report tells of the event taken for granted: %s', async (question, event) => {
  const answer = await papers.ask({ text: question, history: [], today: TODAY });
  expect(answer).toMatchObject({ kind: 'not-found', unreported: event });
  expect(answerText(answer)).toContain(event);
  expect(answerText(answer)).toContain('临江新城重点项目建设跑出加速度');
});

test.each(['临江体育公园在哪里', '望江第二小学修在哪个位置'])(
  'ask() gives no sentence that merely names a thing for where it is: %s',
  async (question) => {
    expect((await papers.ask({ text: question, history: [], today: TODAY })).kind).toBe('not-found');
  },
);

test('ask() says where a thing is by the crossing it stands at', async () => {
  expect(await say('云栖湖大桥在哪里')).toContain('滨江路与云栖大道交会处');
});

test.each([
  ['金沙产业园2026年产值目标', '90亿元'],
  ['临江体育公园总投资', '6.2亿元'],
  ['云栖湖大桥全长', '1.36公里'],
])('ask() gives the amount that is named without a question word: %s', async (question, amount) => {
  expect(await say(question)).toContain(amount);
});
