import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainLines, segment } from '../../src/indexing/segment/index.ts';
import { readAnnotatedPage } from './annotated-page.ts';
import { nonBlankLines, placesOf } from './places.ts';

const PAGES = join('tests', 'fixtures', 'pages');
const SITES = join('tests', 'fixtures', 'twins', 'pages');
const texts = [
  ...readdirSync('seeds')
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join('seeds', name), 'utf8')),
  ...readdirSync(PAGES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readAnnotatedPage(join(PAGES, name)).text),
  ...readdirSync(SITES).map((name) => readFileSync(join(SITES, name), 'utf8')),
];

type Damage = (text: string) => string;

const rewrap =
  (width: number): Damage =>
  (text) =>
    text
      .split('\n')
      .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])
      .join('\n');
const shuffle =
  (seed: number): Damage =>
  (text) =>
    text
      .split(/\n\n+/)
      .map((block, at) => ({ block, key: ((at + 1) * (seed + 7919)) % 1009 }))
      .sort((a, b) => a.key - b.key)
      .map(({ block }) => block)
      .join('\n\n');
const swap =
  (from: string, to: string): Damage =>
  (text) =>
    [...text].map((character) => to[from.indexOf(character)] ?? character).join('');

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map(rewrap),
  fc.nat(1000).map(shuffle),
  fc.constant<Damage>((text) => text.replaceAll(/\n\n+/g, '\n')),
  fc.constant<Damage>((text) => text.replaceAll('\n', '\n\n')),
  fc.constantFrom('\r\n', '\r').map(
    (end): Damage =>
      (text) =>
        text.replaceAll(/\r?\n/g, end),
  ),
  fc.constant<Damage>((text) => `\ufeff${text}`),
  fc.constant(swap('，。：；（）！？“”', ',.:;()!?""')),
  fc.constant(swap(',:;()!?0123456789', '，：；（）！？０１２３４５６７８９')),
  fc.constant<Damage>((text) => text.replaceAll(/^#+ |^- /gm, '')),
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })).map(
    ([a, b]): Damage =>
      (text) =>
        text.slice(Math.min(a, b) * text.length, Math.max(a, b) * text.length),
  ),
);

function expectNothingLost(text: string): void {
  const made = segment(text);
  expect(placesOf(text, made).map(([line]) => line)).toEqual(nonBlankLines(text));
  expect(explainLines(text).map(({ line }) => line)).toEqual(nonBlankLines(text));
  for (const paragraph of made.articles.flatMap((article) => article.paragraphs))
    expect(paragraph).not.toMatch(/[\r\n]|^$/);
}

test('segment() puts each non-blank line of a damaged page into exactly one place', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(damage, { minLength: 1, maxLength: 4 }), (text, changes) => {
      expectNothingLost(changes.reduce((all, change) => change(all), text));
    }),
    { numRuns: 80, seed: 20240105 },
  );
});

test('segment() puts each non-blank line of any text into exactly one place', () => {
  const character = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...'本报讯记者王明区县市召开会议发展（）“”，。：—— 　0123aB#-●\n\n\n') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 300 }), (characters) => {
      expectNothingLost(characters.join(''));
    }),
    { numRuns: 150, seed: 7 },
  );
});

test('segment() puts lines of marks alone somewhere', () => {
  expectNothingLost('桥已修好，今天通车。\n###\n****\n** **\n|  \n| |\n市民前来观看。');
});

test('segment() makes the same of a page whatever its line ends are', () => {
  for (const text of texts) {
    expect(segment(text.replaceAll('\n', '\r\n'))).toEqual(segment(text));
    expect(segment(`\ufeff${text}`)).toEqual(segment(text));
  }
});
