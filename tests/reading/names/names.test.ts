import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNames } from '../../../src/reading/names/index.ts';
import { plainly } from '../../../src/reading/plain.ts';
import type { Mention } from '../../../src/types.ts';

const named = (text: string, kind: Mention['kind']) => readNames(plainly(text), {}).filter((one) => one.kind === kind);
const texts = (text: string, kind: Mention['kind']) => named(text, kind).map((one) => one.text);

test.each([
  ['区委常委、政法委书记卢德环到青麦街道调研', '卢德环', ['区委常委', '政法委书记']],
  ['赵小满医生说，多喝水', '赵小满', ['医生']],
  ['河口村的林秀今年67岁', '林秀', []],
  ['冯在山是谁', '冯在山', []],
  ['镇长阿依古丽·买买提介绍', '阿依古丽·买买提', ['镇长']],
  ['记者欧阳清走进现场', '欧阳清', []],
  ['夜班清洁工卞小宝用绳子拉人', '卞小宝', ['夜班清洁工']],
  ['她的徒弟叫石小满', '石小满', []],
  ['他们带着云桥镇派出所所长景大力走访', '景大力', ['云桥镇派出所所长']],
  ['近日该所接到某商行店主马先生报案', '马先生', ['某商行店主']],
  ['大会公开审理了云桥市医保局原局长王大明受贿一案', '王大明', ['云桥市医保局原局长']],
])('readNames() reads the person of %s', (text, name, offices) => {
  expect(named(text, 'person')).toEqual([expect.objectContaining({ name, offices })]);
});

test('readNames() takes no 镇长 out of 清溪镇长坪村, whose village is named by 长', () => {
  expect(texts('村民在清溪镇长坪村种植基地采摘辣椒', 'place')).toEqual(expect.arrayContaining(['清溪镇', '长坪村']));
  expect(texts('清溪镇长和村民一起采摘', 'place')).not.toContain('长和村');
});

test('readNames() reads people in a row', () => {
  expect(texts('区领导张建中、李小红、王芳参加', 'person')).toEqual(['张建中', '李小红', '王芳']);
});

test.each([
  '临江区长是谁',
  '常务副主任高度重视',
  '项目负责人介绍，进展顺利',
  '主任向全体职工表示感谢',
  '记者从区政府获悉',
  '负责人向记者介绍',
  '从区里表示的态度看',
  '金融和安全方案',
  '医师资格证书',
])('readNames() reads no person in %s', (text) => {
  expect(texts(text, 'person')).toEqual([]);
});

test.each([
  ['望江三小好久开学', { proper: '望江', head: '小学', number: '3' }],
  ['望江第三小学好久开学', { proper: '望江', head: '小学', number: '3' }],
  ['调研富锌茶叶深加工基地', { proper: '富锌茶叶深加工', head: '基地', number: null }],
  ['青藤大桥改造工程', { proper: '青藤', head: '大桥', number: null }],
  ['云湖产业园二期项目', { proper: '云湖', head: '产业园', number: '2' }],
  ['第七届柑橘采购节', { proper: '柑橘', head: '采购节', number: '7' }],
  ['乘302路去', { proper: '', head: '路', number: '302' }],
  ['地铁五号线', { proper: '', head: '号线', number: '5' }],
  ['走进梧桐充电站建设现场', { proper: '梧桐', head: '充电站', number: null }],
  ['“邻里通”平台', { proper: '邻里通', head: '平台', number: null }],
])('readNames() reads the thing of %s', (text, parts) => {
  expect(named(text, 'thing')).toEqual([expect.objectContaining(parts)]);
});

test.each(['全镇农村学校', '在建重点项目', '产业项目', '举办活动', '该公园', '建设项目'])(
  'readNames() reads no thing in %s',
  (text) => {
    expect(texts(text, 'thing')).toEqual([]);
  },
);

test('readNames() parts a place from the thing in it', () => {
  const text = '临江区青麦街道望江三小';
  expect(texts(text, 'place')).toEqual(['临江区', '青麦街道']);
  expect(texts(text, 'thing')).toEqual(['望江三小']);
});

test.each(['全镇', '古镇', '农村', '进村', '城区', '乡镇'])('readNames() reads no place in %s', (text) => {
  expect(texts(`${text}里热闹起来`, 'place')).toEqual([]);
});

test.each([
  ['由区农业农村委牵头', '区农业农村委'],
  ['由临江恒泰科技有限公司承建', '临江恒泰科技有限公司'],
])('readNames() reads the body of %s', (text, name) => {
  expect(texts(text, 'body')).toEqual([name]);
});

test.each([
  ['该项目进展顺利', '该项目', '项目'],
  ['项目建成后，很方便', '项目', '项目'],
  ['我区干部', '我区', '区'],
  ['他来到现场', '他', 'person'],
  ['这里很美', '这里', 'place'],
])('readNames() reads the pointer of %s', (text, words, to) => {
  expect(named(text, 'pointer')).toEqual([expect.objectContaining({ text: words, to })]);
});

test('readNames() takes a name that the archive uses for one', () => {
  expect(texts('邻里通怎么用', 'thing')).toEqual([]);
  const names = new Set(['邻里通']);
  expect(readNames('邻里通怎么用', { names }).map(({ text }) => text)).toContain('邻里通');
});

const PIECES = [
  '区长',
  '张建中',
  '青麦',
  '街道',
  '大桥',
  '第三',
  '“',
  '”',
  '、',
  '，',
  '的',
  '项目',
  '该',
  '二期',
  'A',
  '5号线',
  '😀',
  '\n',
  '·',
];
const anyText = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join('')),
);

test('readNames() never throws, keeps its spans in the text, and reads the same twice', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = readNames(text, {});
      for (const one of found) {
        expect(one.start).toBeGreaterThanOrEqual(0);
        expect(one.end).toBeLessThanOrEqual(text.length);
        expect(one.text).toBe(text.slice(one.start, one.end));
        expect(one.end).toBeGreaterThan(one.start);
      }
      expect(readNames(text, {})).toEqual(found);
    }),
    { examples: [['青麦大桥第三项目'], ['青麦大桥二期二期项目']] },
  );
});
