import { expect, test } from 'vitest';
import { parseQuestion } from '../../../src/retrieval/question/parse.ts';

const read = (text: string, history: readonly string[]) => parseQuestion({ text, history, today: '2024-03-20' });
const whole = (text: string, ...history: readonly string[]) => read(text, history).text.replace(/[，,\s]/g, '');

test.each([
  [['滨江大桥总投资多少'], '多长', '滨江大桥多长'],
  [['滨江大桥总投资多少'], '它好久通车', '滨江大桥什么时候通车'],
  [['滨江大桥总投资多少'], '这个项目是哪家公司修的', '滨江大桥是哪家公司修的'],
  [['东城医院新院区有多少张床'], '院长是谁', '东城医院新院区院长是谁'],
  [['青山水库扩容花了多少钱'], '什么时候完工', '青山水库扩容什么时候完工'],
  [['青山水库扩容花了多少钱'], '芸庆那个厂什么时候投产', '芸庆那个厂什么时候投产'],
  [['双龙五小修到哪步了'], '建好能装好多学生', '双龙五小建好能装多少学生'],
  [['掉在坡上的铁球是啥东西'], '有多重', '掉在坡上的铁球有多重'],
  [['双龙五小修到哪步了'], '除了双龙五小还有哪些学校在修', '除了双龙五小还有哪些学校在修'],
  [['滨江花园几号交房'], '楼下有药店没', '滨江花园楼下有药店没'],
  [['外地工人没人管饭，想找个食堂，现在还有座位没'], '一共多少个座', '外地工人没人管饭想找个食堂一共多少个座'],
])('a question that names nothing is asked of what was spoken of: %s %s', (history, text, expected) => {
  expect(whole(text, ...history)).toBe(expected);
});

test.each([
  [['双龙五小修到哪步了'], '那六小呢', '双龙六小修到哪步了'],
  [['开发区去年改造了多少个小区'], '今年呢', '开发区今年改造了多少个小区'],
  [['云溪区上半年GDP多少'], '税收呢', '云溪区上半年税收是多少'],
  [['云溪区上半年GDP多少', '税收呢'], '那居民收入呢', '云溪区上半年居民收入是多少'],
  [['冰雪节门票多少'], '小孩呢', '冰雪节小孩门票多少'],
  [['下班晚了，3路最后一趟几点'], '那12呢', '下班晚了12路末班车几点'],
  [['滨江大桥什么时候通车'], '东城医院新院区呢', '东城医院新院区什么时候建成投用'],
  [['青龙湖公园在哪里'], '负责人呢', '青龙湖公园的负责人是谁'],
  [['儿童医院有停车场没'], '那人民医院的呢，修好了没', '人民医院修好了没'],
])('…呢 asks the same of another thing, time, part or attribute: %s %s', (history, text, expected) => {
  expect(whole(text, ...history)).toBe(expected);
});

test.each([
  ['东城医院呢', '地铁9号线几点收车', '东城医院'],
  ['老桥呢', '滨江大桥怎么又推迟了', '滨江老桥'],
])('…呢 asks only of the other thing where the same cannot be asked of it: %s', (text, before, expected) => {
  expect(whole(text, before)).toBe(expected);
});

test.each([
  ['不是五小，是六小', '双龙六小修到哪步了'],
  ['说错了，是六小', '双龙六小修到哪步了'],
  ['我是问青山茶叶基地', '青山茶叶基地修到哪步了'],
])('a correction asks the question again of what was meant: %s', (text, expected) => {
  expect(whole(text, '双龙五小修到哪步了')).toBe(expected);
});

test('a question that repeats a word of an earlier topic goes back to it', () => {
  const history = ['滨江大桥什么时候通车', '地铁9号线设几个站'];
  expect(whole('大桥那个，是哪家公司修的', ...history)).toBe('滨江大桥是哪家公司修的');
  expect(whole('票价多少', ...history)).toContain('地铁9号线');
});

test('thanks and nods are no questions to go on from', () => {
  expect(whole('有多长', '滨江大桥总投资多少', '哦哦', '谢谢哈')).toBe('滨江大桥有多长');
});

test('a follow-up has its own time and not the one of before', () => {
  const text = whole('2027年想做到多少', '青山茶去年产值多少');
  expect(text).toContain('产值');
  expect(text).not.toContain('去年');
});

test.each([
  '那白鹭湖公园什么时候开放',
  '云溪西南药业那个基地占地多少亩',
  '东湖体育馆什么时候对外开放',
  '对了，白鹭湖公园在哪里',
])('a question with a name of its own takes nothing over: %s', (text) => {
  const { carried, text: asked } = read(text, ['滨江大桥总投资多少', '多长']);
  expect(carried).toEqual([]);
  expect(asked).not.toContain('滨江');
});

test.each([
  ['二期好久完工', ['云台物流园一期占地多少'], '云台物流园二期什么时候完工'],
  ['六小在哪里', ['双龙五小修到哪步了'], '双龙六小在哪里'],
  ['总投资', ['滨江大桥什么时候通车'], '滨江大桥总投资是多少'],
])('one of several, or a bare figure, is asked of what was spoken of: %s', (text, history, expected) => {
  expect(whole(text, ...history)).toBe(expected);
});

test.each(['停电', '公积金', '六小在哪里'])('a bare word, or a short name, is a subject of its own: %s', (text) => {
  expect(read(text, ['滨江大桥总投资多少']).carried).toEqual([]);
});

test('only words of earlier questions count as taken over', () => {
  const { carried } = read('那低保户呢，自己要出多少', ['农村医保交多少钱']);
  expect(carried).toContain('医保');
  expect(carried).not.toContain('低保户');
  expect(carried).not.toContain('钱');
});

test.each([
  ['李青云今年几岁', '他是什么职务', '李青云是什么职务'],
  ['青禾茶叶加工厂占地多少', '那个厂在哪条路', '青禾茶叶加工厂在哪条路'],
  ['双龙六小在哪里', '学校有多少学生', '双龙六小有多少学生'],
  ['滨江大桥总投资多少', '继续', '滨江大桥'],
  ['二孩家庭能贷多少', '三孩的呢', '三孩家庭能贷多少'],
  ['滨江大桥总投资多少', '不对，我问的是多长', '滨江大桥多长'],
])('a pointer, a head or a number stands for what was spoken of: %s %s', (before, text, expected) => {
  expect(whole(text, before)).toBe(expected);
});

test('a school that was asked about before another thing is the one that a head points to', () => {
  expect(whole('刚才说的那个学校能装多少学生', '双龙六小在哪里', '青禾公园有多大')).toBe('双龙六小能装多少学生');
});

test.each(['云溪区有什么新闻', '今天有什么活动', '西河镇最近在建什么'])(
  'news of a place or a day are a subject of their own: %s',
  (text) => {
    expect(read(text, ['双龙六小修到哪步了']).carried).toEqual([]);
  },
);

test('the articles of an answer may stand beside an earlier question', () => {
  const history = [{ question: '滨江大桥总投资多少', articles: ['a1'] }];
  expect(parseQuestion({ text: '多长', history, today: '2024-03-20' }).text).toBe('滨江大桥多长');
});

test.each([
  [['云溪区人大常委会主任是谁'], '青山的呢', '青山人大常委会主任是谁'],
  [['上半年居民用电量增长了多少'], '青山呢', '青山上半年居民用电量增长了多少'],
  [['云溪区有多少图书馆'], '白石镇城市书吧呢', '白石镇城市书吧多少个'],
  [['李青云是谁'], '不是李青云，王秋水是干什么的', '王秋水是干什么的'],
  [['双龙五小修到哪步了'], '不是五小，六小的呢', '双龙六小修到哪步了'],
  [['青山辣椒多少钱一斤'], '不是辣椒，是云溪花椒', '云溪花椒多少钱一斤'],
  [['青山产业园什么时候完工', '研发楼那块呢'], '展厅那块呢', '青山产业园展厅什么时候完工'],
  [['政协工作室有多少个'], '那人大代表之家呢', '人大代表之家'],
])(
  'what is named takes the place of what is of its kind, and never stands beside it: %s %s',
  (history, text, expected) => {
    expect(whole(text, ...history)).toContain(expected);
  },
);

test.each([
  ['青禾桥花了多少钱', '跟滨江桥比哪个多', '青禾桥和滨江桥'],
  ['李青云来青山干什么', '陪他的是谁', '李青云'],
])('what is compared or pointed to is joined: %s %s', (before, text, expected) => {
  expect(whole(text, before)).toContain(expected);
});

test.each([
  [['去年呢'], '领养猫要什么条件', '领养猫要什么条件'],
  [['城南农贸市场停业了摊贩搬到哪里'], '什么时候开业', '城南农贸市场什么时候开业'],
  [['去白石岛来回船票多少'], '七十多岁老人呢', '去白石岛来回船票七十多岁老人多少'],
  [['青山地铁2号线暑假周五加班车几点开'], '周日呢', '青山地铁2号线暑假周日加班车几点开'],
  [['滨江大桥什么时候通车'], '占地呢', '滨江大桥占地是多少'],
  [['滨江大桥什么时候通车'], '停车呢', '滨江大桥停车'],
  [['云溪区有两个集体得了农技奖吗'], '那三个先进个人是哪些人', '云溪区有两个集体得了农技奖先进个人是哪些人'],
  [['滨江大桥什么时候通车', '108路呢'], '桥是哪年修的', '滨江大桥桥是哪年修的'],
])(
  'a time names nothing, a case is no thing, and what is replaced is of its kind: %s %s',
  (history, text, expected) => {
    expect(whole(text, ...history)).toBe(expected);
  },
);
