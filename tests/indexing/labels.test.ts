import { expect, test } from 'vitest';
import { learn } from '../../src/indexing/labels/learn.ts';
import { mayBe } from '../../src/indexing/labels/shares.ts';
import { patternOf, statesOf } from '../../src/indexing/labels/states.ts';
import { tag } from '../../src/indexing/labels/tagger.ts';
import { segment } from '../../src/indexing/segment/index.ts';
import { chances } from '../support/chances.ts';

const always = () => true;

const none = [0, 0];

test('tag() takes the labels that are best for the whole page, not line by line', () => {
  const emission = { a: [1, 0.5], b: [0.2, 0.1] };
  const states = ['X', 'Y'];
  expect(tag([['a'], ['b']], { states, emission, patterns: { any: [none, none, none] } })).toEqual(['X', 'X']);
  expect(tag([['a'], ['b']], { states, emission, patterns: { any: [[-5, -5], none, none] } })).toEqual(['Y', 'X']);
});

test('tag() takes the pattern that is best for the whole page: what some of its lines show holds for those that show nothing', () => {
  const emission = { above: [2, 0], below: [0, 2], any: none };
  const patterns = { above: [[0, -9], none, none], below: [none, [-9, 0], none] };
  const tagger = { states: ['X1', 'Y1'], emission, patterns };
  expect(tag([['any'], ['above'], ['above']], tagger)).toEqual(['X', 'X', 'X']);
  expect(tag([['any'], ['below'], ['below']], tagger)).toEqual(['Y', 'Y', 'Y']);
});

test('tag() gives no label that a line may not have', () => {
  const tagger = { states: ['X', 'Y'], emission: { a: [9, 0] }, patterns: { any: [none, none, none] } };
  expect(tag([['a']], tagger, (_, label) => label !== 'X')).toEqual(['Y']);
});

test('states say where in its article a line stands, patterns how the articles of a page are built', () => {
  const page = [...'FTTFYBBYFTBF'];
  expect(statesOf(page).join(' ')).toBe('F^ T T+ F/ Y1 B1 B Y F T B1 F$');
  expect(statesOf([...'NBTN'])).toEqual(['N', 'B', 'T', 'N/']);
  expect(patternOf(page)).toBe('several, long, heads, signed above');
  expect(patternOf([...'FNNNF'])).toBe('several, short, no heads');
  expect(patternOf([...'TBBBF'])).toBe('one, heads');
});

test('learn() finds what tells labels apart, the order of lines too', () => {
  const page = { features: [['long'], ['short'], ['long']], labels: ['T', 'B', 'B'] };
  const tagger = learn([page, page], 10, chances(1), always);
  expect(tag(page.features, tagger)).toEqual(page.labels);
});

test('a line that tells something may be anything but furniture, unless something shows that it is', () => {
  expect(mayBe(['text', 'furniture 0'], 'F')).toBe(false);
  expect(mayBe(['opens', 'furniture 0'], 'F')).toBe(false);
  expect(mayBe(['text', 'furniture 2'], 'F')).toBe(true);
  expect(mayBe(['furniture 0'], 'F')).toBe(true);
  expect(mayBe(['text', 'furniture 0'], 'B')).toBe(true);
});

test('segment() loses no report of a page from a site, however short, the last one neither', () => {
  const report = (thing: string) => `${thing}通车\n本报讯（记者 何田）5月6日，${thing}通车。`;
  const page = `白沙晚报\n2024年5月8日 星期三 第03版\n${['新桥', '南路', '北站'].map(report).join('\n')}\n`;
  expect(segment(page).articles.map(({ title, paragraphs }) => [title, paragraphs.length])).toEqual([
    ['新桥通车', 1],
    ['南路通车', 1],
    ['北站通车', 1],
  ]);
});
