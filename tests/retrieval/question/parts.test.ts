import { expect, test } from 'vitest';
import { parseQuestion } from '../../../src/retrieval/question/parse.ts';
import { clausesOf, partsOf } from '../../../src/retrieval/question/parts.ts';

const parse = (text: string) => parseQuestion({ text, history: [], today: '2024-03-20' });
const things = (text: string) => partsOf(parse(text)).map((part) => part.text);
const clauses = (text: string) => clausesOf(parse(text)).map((part) => part.text);

test.each([
  ['东山的图书馆和西河的体育馆各投了多少钱', ['图书馆投了多少钱', '体育馆投了多少钱']],
  ['和平路和大同路哪个长', ['和平路多长', '大同路多长']],
  ['东山和西河两个园区，上半年投资进度哪个快', ['东山园区,上半年投资进度多少', '西河园区,上半年投资进度多少']],
  ['东山2023年和西河2024年的产值各多少', ['东山2023年的产值多少', '西河2024年的产值多少']],
  ['东山区区长和区委书记分别是谁', ['东山区区长是谁', '东山区委书记是谁']],
  ['新图书馆的投资和面积各是多少', ['新图书馆的投资是多少', '新图书馆的面积是多少']],
  ['滨江大桥从23年5月到24年3月进度涨了多少', ['滨江大桥2023年5月进度多少', '滨江大桥2024年3月进度多少']],
  ['东山2023年和2024年的产值各是多少', ['东山2023年的产值是多少', '东山2024年的产值是多少']],
  ['和平路什么时候通车', ['和平路什么时候通车']],
])('partsOf() asks the same of each thing: %s', (text, parts) => {
  expect(things(text)).toEqual(parts);
});

test.each([
  ['滨江公园啥时候开门，门票好多钱', ['滨江公园什么时候开门', '滨江公园门票多少钱']],
  [
    '东山2024年第一次人代会是哪天开的，谁主持的',
    ['东山2024年第一次人代会是哪天开的', '东山2024年第一次人代会谁主持的'],
  ],
  ['采购节来了多少人，摆了多少个摊位', ['采购节来了多少人', '采购节摆了多少个摊位']],
  ['滨江公园什么时候开门', ['滨江公园什么时候开门']],
])('clausesOf() gives each clause the name it leaves out: %s', (text, parts) => {
  expect(clauses(text)).toEqual(parts);
});

test('partsOf() keeps what only the name of each thing has, the owner too', () => {
  expect(partsOf(parse('东山的图书馆和西河的体育馆各投了多少钱'))[0]?.aspects[0]?.of).toEqual(['东山', '图书馆']);
});

test('partsOf() asks once what is asked beside two times', () => {
  expect(things('滨江大桥从23年5月到24年3月进度涨了多少，谁修的')).toEqual([
    '滨江大桥2023年5月进度多少',
    '滨江大桥2024年3月进度多少',
    '滨江大桥谁修的',
  ]);
});
