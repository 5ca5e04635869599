import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNames } from '../../../src/reading/names/index.ts';
import { sameThing } from '../../../src/reading/names/same.ts';
import type { Body, Person, Place, Thing } from '../../../src/types.ts';

type Named = Thing | Body | Place | Person;
/** The name that covers most of `text`. */
const nameIn = (text: string): Named => {
  const found = readNames(text, {}).filter((one): one is Named => one.kind !== 'pointer');
  const [longest] = [...found].sort((a, b) => b.end - b.start - (a.end - a.start));
  if (!longest) throw new Error(`no name in ${text}`);
  return longest;
};
const compare = (one: string, other: string) => sameThing(nameIn(one), nameIn(other));

test.each([
  ['青藤大桥', '沙渠河大桥'],
  ['青麦安置房', '栗桥安置房'],
  ['青麦安置房', '青麦菜市场'],
  ['云湖产业园一期', '云湖产业园二期'],
  ['望江二小', '望江三小'],
  ['望江第二小学', '望江三小'],
  ['第六届柑橘采购节', '第七届柑橘采购节'],
  ['轨道交通4号线', '轨道5号线'],
  ['302路公交', '303路公交'],
  ['梧桐停车场', '松岗停车场'],
  ['栗桥水库', '栗桥菜市场'],
  ['石坝养老院', '白鹤养老院'],
  ['云河镇', '青麦镇'],
])('sameThing() tells %s from %s', (one, other) => {
  expect(compare(one, other)).toBe('other');
  expect(compare(other, one)).toBe('other');
});

test.each([
  ['望江二小', '望江第二小学'],
  ['云湖产业园', '云湖智能装备制造产业园'],
  ['青麦菜场', '青麦菜市场'],
  ['青麦水库', '青麦水库除险加固工程'],
  ['云河镇', '云河'],
  ['松岗停车场', '临江区松岗停车场'],
])('sameThing() knows %s and %s for one', (one, other) => {
  expect(compare(one, other)).not.toBe('other');
  expect(compare(other, one)).not.toBe('other');
});

test.each([
  ['云河镇中心小学', '云河小学'],
  ['云湖产业园', '云湖产业园二期'],
  ['青麦小学', '青麦小学教学楼'],
  ['双付菜市场', '双复菜市场'],
])('sameThing() leaves %s and %s open', (one, other) => {
  expect(compare(one, other)).toBe('open');
});

test('sameThing() doesn’t depend on the order, and a name is itself', () => {
  const names = ['望江二小', '青藤大桥', '云湖产业园二期', '云河镇', '青麦菜场', '第七届柑橘采购节'].map(nameIn);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...names), (one, other) => {
      expect(sameThing(one, other)).toBe(sameThing(other, one));
      expect(sameThing(one, one)).toBe('same');
    }),
  );
});
