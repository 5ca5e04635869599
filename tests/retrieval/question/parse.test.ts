import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuestion } from '../../../src/retrieval/question/parse.ts';

const parse = (text: string, history: readonly string[] = []) => parseQuestion({ text, history, today: '2024-03-20' });
const asks = (text: string) => parse(text).aspects.map(({ ask }) => ask);

test.each([
  ['人民公园好久开门', 'when'],
  ['人民公园啥时候开门', 'when'],
  ['人民公园哪阵开门', 'when'],
  ['修这条路花了好多钱', 'how-much'],
  ['图书馆有好大', 'how-much'],
  ['新区书记是哪个', 'who'],
  ['开幕式在哪儿搞的', 'where'],
  ['哪几家企业得了奖', 'which'],
  ['大桥修到哪步了', 'how-far'],
  ['大桥修得咋样了', 'how-far'],
  ['二桥通车没得', 'yes-no'],
  ['为啥子要停水', 'why'],
  ['東城區評上幾個示範村', 'how-much'],
  ['When will the new bridge open?', 'when'],
])('parseQuestion() hears in "%s" that it asks %s', (text, ask) => {
  expect(asks(text)).toContain(ask);
});

test('what papers have another word for is no name, whatever the segmenter takes it for', () => {
  for (const said of ['今年麦子一亩打多少斤', '早市挪哪儿去了', '盖楼花了多少钱'])
    expect(parseQuestion({ text: said, history: [], today: '2026-03-20' }).names).toEqual([]);
  expect(parseQuestion({ text: '早市挪哪儿去了', history: [], today: '2026-03-20' }).places).toEqual([]);
});

test('parseQuestion() tells apart what a question asks part by part, nearest words first', () => {
  const [cost, area] = parse('新医院总共投好多钱，占地好大').aspects;
  expect(cost).toMatchObject({ ask: 'how-much', units: expect.arrayContaining(['元', '亿元']) });
  expect(cost?.focus[0]).toBe('投');
  expect(area).toMatchObject({ ask: 'how-much', units: expect.arrayContaining(['亩', '平方米']) });
});

test('parseQuestion() knows how many items a list must have when the question says so', () => {
  expect(parse('哪三个村获奖').aspects[0]?.units).toContain('#3');
  expect(parse('“两张清单”是什么').aspects[0]?.ask).toBeDefined();
});

test('parseQuestion() reads a two-digit year as a year and 16号 as a day', () => {
  expect(parse('23年4月16号开的啥会').text).toContain('2023年4月16日');
  expect(parse('他在这里住了25年吗').text).toContain('25年');
});

test('parseQuestion() takes the subject of a follow-up from the chat', () => {
  const { words, carried } = parse('那一共要花多少钱', ['滨江路改造什么时候完工']);
  expect(carried).toEqual(expect.arrayContaining(['滨江路', '改造']));
  expect(words).toEqual(expect.arrayContaining(['滨江路']));
});

test('parseQuestion() carries a follow-up on whose own words are few and common', () => {
  expect(parse('占全年计划的几成了', ['双桥工业园上半年投资多少']).carried).toContain('工业园');
});

test('parseQuestion() leaves a question that names its own subject alone', () => {
  expect(parse('东湖体育馆什么时候对外开放', ['滨江路改造什么时候完工']).carried).toEqual([]);
  expect(parse('轨道交通12号线什么时候开通', ['滨江路改造投资多少']).carried).toEqual([]);
});

test('parseQuestion() finds the subject behind a chain of follow-ups', () => {
  expect(parse('施工单位呢', ['滨江路改造工程什么时候完工', '那要花多少钱']).carried).toContain('滨江路');
});

test.each([
  ['那西桥小学呢', ['东桥小学好久完工'], '西桥小学好久完工', ['东桥']],
  ['那下半年呢', ['江北上半年投资多少'], '江北下半年投资多少', ['上半年']],
])('parseQuestion() asks of another thing what was asked before: %s', (text, history, whole, gone) => {
  const parsed = parse(text, history);
  expect(parsed.text).toContain(parse(whole).text);
  for (const word of gone) expect(parsed.text).not.toContain(word);
});

test.each([
  ['几岁以下免票', ['清河湿地公园几点开门', '过完年门票多钱'], '湿地'],
  ['那能领几年啊', ['求职创业补贴哪些人能领', '一个月多钱'], '创业'],
  ['修好了能带动好多户农民', ['云岭茶叶加工厂在哪条路上'], '茶叶'],
])('parseQuestion() takes guessed words and common nouns for no new subject: %s', (text, history, word) => {
  expect(parse(text, history).carried).toContain(word);
  expect(parse(text, history).names).not.toContain('那能');
});

test.each(['哪个副区长来参加的', '哪位老师带队', '哪个医生给他看的病'])(
  'parseQuestion() asks for a person, not for a choice: %s',
  (text) => expect(parse(text).asks).toContain('who'),
);

test('parseQuestion() asks a follow-up on another thing for the units of before', () => {
  const [aspect] = parse('那低保户呢，自己要出多少', ['农村医保交多少钱']).aspects;
  expect(aspect?.units).toContain('元');
});

test.each(['石岭水厂扩容花了多少钱', '那坡县公积金有什么变化', '云溪产业园修得怎么样了'])(
  'parseQuestion() reads a name by how it is built as a new subject: %s',
  (text) => expect(parse(text, ['清水河大桥总投资多少', '修到哪步了']).carried).toEqual([]),
);

test('parseQuestion() takes a kind of thing that is counted for no new subject', () => {
  expect(parse('千年古村有多少个', ['东陵地名文化遗产名录什么时候公布的']).carried).toContain('名录');
});

test('parseQuestion() asks the same of each of two subjects', () => {
  const { aspects } = parse('东山的图书馆和西河的体育馆各投了多少钱');
  expect(aspects).toHaveLength(2);
  expect(aspects[0]?.of).toContain('图书馆');
  expect(aspects[1]?.of).toContain('体育馆');
});

test('parseQuestion() puts an English question into Chinese terms and keeps names by their sound', () => {
  const { language, words, terms } = parse('How many students can Yunling primary school accommodate?');
  expect(language).toBe('en');
  expect(words).toEqual(expect.arrayContaining(['yunling', '小学', '学生', '容纳']));
  expect(terms).toContain('云岭');
});

test('parseQuestion() names the days of the years a question speaks of', () => {
  expect(parse('2023年上半年投资多少').time).toEqual({ from: '2023-01-01', to: '2023-06-30' });
  expect(parse('去年投资多少').time).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  expect(parse('总投资多少').time).toBeNull();
});

test('parseQuestion() keeps a name whole that the archive uses and the dictionary lacks', () => {
  const known = new Set(['泉管家', '沽溪大桥']);
  const read = (text: string) => parseQuestion({ text, history: [], today: '2024-03-20' }, { known });
  expect(read('怎么用泉管家报修').names[0]).toBe('泉管家');
  expect(parse('怎么用泉管家报修').names).not.toContain('泉管家');
  expect(read('去海岱路沽溪大桥怎么走').names).toContain('沽溪大桥');
  expect(read('怎么用泉管家报修').words).toEqual(['泉', '管家', '报修']);
  const followUp = { text: '那好久开通的', history: ['泉管家平台投了多少钱'], today: '2024-03-20' };
  expect(parseQuestion(followUp, { known }).names).toContain('泉管家');
});

test('parseQuestion() survives any text and any history', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.string({ maxLength: 50 }), { maxLength: 3 }),
      (text, history) => {
        const parsed = parse(text, history);
        expect(parsed.aspects.length).toBeGreaterThan(0);
        expect(parsed.words.every((word) => word.trim() !== '')).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

test('parseQuestion() takes a text of 100,000 characters', () => {
  expect(parse('多少钱和什么时候'.repeat(12_500)).text.length).toBeLessThanOrEqual(4_000);
});
