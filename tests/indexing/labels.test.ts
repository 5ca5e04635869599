import { expect, test } from 'vitest';
import { learn } from '../../src/evaluation/learn-lines.ts';
import { patternOf, statesOf } from '../../src/evaluation/line-states.ts';
import { reordered } from '../../src/evaluation/reordered.ts';
import { lineFeatures } from '../../src/indexing/labels/features.ts';
import { labelledShares, mayBe } from '../../src/indexing/labels/shares.ts';
import { tag } from '../../src/indexing/labels/tagger.ts';
import { readPageLines, segment } from '../../src/indexing/segment/index.ts';
import { measureSetting } from '../../src/indexing/segment/setting.ts';
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

test('labelledShares() gives headlines to the texts above them where their words are there', () => {
  const things = ['新桥通车', '南路改道', '北站迁址'];
  const page = things.map((thing) => `昨日${thing}，市民到场观看，${thing}仪式由区长主持。\n${thing}`).join('\n');
  const lines = readPageLines(page);
  const { shares } = labelledShares(lines, [...'NTBTBT'], measureSetting(lines, 'printed'));
  const titles = shares.map(({ heads, region }) => [heads?.title[0]?.whole.plain, region.blocks[0]?.whole.plain]);
  expect(titles).toEqual(things.map((thing) => [thing, expect.stringContaining(thing)]));
});

test.each([
  ['', 'YTBYTB'],
  ['白沙晚报\n', 'TYTBYTB'],
  ['白沙晚报\n', 'FFTBYTB'],
])(
  'labelledShares() gives bylines over headlines to what stands under them where the first one stands so: %j %s',
  (head, labels) => {
    const page = `${head}记者何田／白沙报导\n新桥昨日通车\n新桥昨日通车，市民到场观看。\n记者方晴／白沙报导\n南路今起改道\n南路今起改道，公交绕行。`;
    const lines = readPageLines(page);
    const { shares } = labelledShares(lines, [...labels], measureSetting(lines, 'printed'));
    const bylines = shares.map(({ heads, region }) => [
      heads?.title.at(-1)?.whole.plain,
      ...region.blocks.filter(({ kind }) => kind === 'byline').map(({ whole }) => whole.plain),
    ]);
    expect(bylines).toEqual([
      ['新桥昨日通车', '记者何田/白沙报导'],
      ['南路今起改道', '记者方晴/白沙报导'],
    ]);
  },
);

test('lineFeatures() tells a text that goes on from one that is new', () => {
  const [, goesOn, isNew] = lineFeatures(
    readPageLines(
      [
        '新桥镇养蜂人何田把四十箱蜂搬到河边，想看看槐花开得怎样。（方晴）',
        '何田说，他去年在当地只收了十斤蜜，今年的槐花开得早，蜂也多。',
        '3月5日，南路小学的操场换了草皮，学生们第一天就踢了两场球。',
      ].join('\n'),
    ),
  );
  expect(goesOn).toEqual(expect.arrayContaining(['points back', 'below signed', 'less than the page false false']));
  expect(isNew).toEqual(expect.arrayContaining(['begins with a day', 'coheres 0']));
  expect(isNew).not.toContain('points back');
});

test('reordered() keeps articles whole and says of each line what it was', () => {
  const page = [...'FTYBBFTBFNNF'].map((label, at) => ({ text: `${label}${at}`, gap: at % 2, label }));
  const random = chances(3);
  for (let turn = 0; turn < 20; turn += 1) {
    const made = reordered(page, random)!.map(({ text, label }) => (label === text[0] ? text : '?'));
    const all = made.join(' ');
    expect(new Set(made).size).toBe(made.length);
    for (const whole of ['T1 Y2 B3 B4', 'F5 T6 B7', 'F8 N9 N10'])
      expect(all.includes(whole) || !all.includes(whole.split(' ')[1]!)).toBe(true);
  }
  expect(reordered([{ text: '目录', gap: 0, label: 'F' }], random)).toBeNull();
});
