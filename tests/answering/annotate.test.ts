import { expect, test } from 'vitest';
import { annotate } from '../../src/answering/annotate.ts';
import { candidates } from '../../src/answering/candidates.ts';
import type { Article, Hit } from '../../src/types.ts';

const article = (paragraphs: readonly string[], published: string | null = '2024-01-05'): Article => ({
  id: 'a1',
  kind: 'news',
  kicker: null,
  title: '新校区年底投用',
  subtitle: null,
  byline: { reporters: [], interns: [], correspondents: [], photographers: [], source: null },
  district: '云岭区',
  published,
  eventDate: null,
  evidence: { published: null, eventDate: null, district: null },
  paragraphs,
  subheads: [],
  source: 'p.txt',
  lines: [],
  url: null,
  externalId: null,
  alsoIn: [],
  updated: null,
});
const hit = (one: Article): Hit => ({
  article: one,
  score: 1,
  parts: {},
  passage: { article: one.id, ordinal: 0, paragraph: 0, start: 0, text: one.paragraphs.join('\n'), key: 1 },
});
const last = (paragraphs: readonly string[], published?: string | null) => {
  const found = candidates([hit(article(paragraphs, published))]).at(-1)!;
  return annotate(found.text, found);
};

test.each([
  ['昨日，大桥合龙。', '昨日（1月4日），大桥合龙。'],
  ['去年新增企业20家。', '去年（2023年）新增企业20家。'],
  ['2023年上半年完成投资3亿元。', '2023年上半年完成投资3亿元。'],
])('annotate() resolves "%s" against the day of the report', (text, read) => {
  expect(last([text])).toBe(read);
});

test.each([
  ['2024-07-05', '今年上半年，园区完成投资3亿元。', '今年上半年（2024年），园区完成投资3亿元。'],
  ['2024-03-05', '大桥预计年底通车。', '大桥预计年底（2024年）通车。'],
  ['2024-03', '力争10月底前完成主体施工。', '力争10月底前（2024年）完成主体施工。'],
  ['2024-03', '新校区今年8月20日之前交付。', '新校区今年8月20日之前（2024年）交付。'],
  ['2024-03', '今年前五个月完成投资3亿元。', '今年前五个月（2024年）完成投资3亿元。'],
  ['2024-11-20', '新校区将于3月交付使用。', '新校区将于3月（2025年）交付使用。'],
  ['2024-12-20', '工程有望年底完工。', '工程有望年底（2024年）完工。'],
  ['2024-12-20', '下月，图书馆开馆。', '下月（2025年1月），图书馆开馆。'],
  ['2024', '预计年底开园。', '预计年底（2024年）开园。'],
])('annotate() gives what lies ahead of a report of %s its year: %s', (published, text, read) => {
  expect(last([text], published)).toBe(read);
});

test.each(['年底，工程完工。', '10月底已完成主体施工。', '主体结构10月底封顶，预计投资3亿元。', '预计2025年底完工。'])(
  'annotate() leaves a date without a year alone where its tense is not clear: %s',
  (text) => {
    expect(last([text], '2024-03-05')).toBe(text);
  },
);

test('annotate() leaves relative dates alone when the day of the report is not known', () => {
  expect(last(['昨日，大桥合龙。'], null)).toBe('昨日，大桥合龙。');
  expect(last(['昨日，大桥合龙。'], '2024-01')).toBe('昨日，大桥合龙。');
});

test('annotate() names the project that 该项目 points back to', () => {
  expect(last(['记者走进松林湖数字产业园项目现场，机器轰鸣。', '该项目总投资3亿元。'])).toBe(
    '该项目（松林湖数字产业园项目）总投资3亿元。',
  );
});

test('annotate() names the district that 我区 stands for', () => {
  expect(last(['我区新建公园3个。'])).toBe('我区（云岭区）新建公园3个。');
});

test('candidates() cut the dateline off and leave furniture out', () => {
  const found = candidates([hit(article(['本报讯（记者 林小雨 通讯员 王一）3月12日，图书馆封顶。', '责任编辑 张三']))]);
  expect(found.map(({ text }) => text)).toEqual(['3月12日，图书馆封顶。']);
});
