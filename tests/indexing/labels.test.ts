import { expect, test } from 'vitest';
import { learn } from '../../src/indexing/labels/learn.ts';
import { mayBe } from '../../src/indexing/labels/shares.ts';
import { tag } from '../../src/indexing/labels/tagger.ts';
import { segment } from '../../src/indexing/segment/index.ts';
import { chances } from '../support/chances.ts';

const always = () => true;

test('tag() takes the labels that are best for the whole page, not line by line', () => {
  const emission = { a: { X: 1, Y: 0.5 }, b: { X: 0.2, Y: 0.1 } };
  const labels = ['X', 'Y'];
  expect(tag([['a'], ['b']], { labels, emission, transition: {} })).toEqual(['X', 'X']);
  expect(tag([['a'], ['b']], { labels, emission, transition: { X: { X: -5, Y: -5 } } })).toEqual(['Y', 'X']);
});

test('tag() gives no label that a line may not have', () => {
  const tagger = { labels: ['X', 'Y'], emission: { a: { X: 9 } }, transition: {} };
  expect(tag([['a']], tagger, (_, label) => label !== 'X')).toEqual(['Y']);
});

test('learn() finds what tells labels apart, the order of lines too', () => {
  const page = { features: [['long'], ['short'], ['long']], labels: ['head', 'text', 'text'] };
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
