import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addressDate } from '../../src/indexing/dates/file-name.ts';
import { eventDateOf, publishedOf, readStamp } from '../../src/indexing/dates/index.ts';
import { datesIn, isNamed } from '../../src/indexing/dates/line-dates.ts';
import { readArticles } from '../../src/indexing/index.ts';
import { bounds } from '../../src/reading/index.ts';

const TODAY = '2025-03-01';
const page = (articles: readonly (readonly string[])[], more: Partial<Parameters<typeof publishedOf>[0]> = {}) =>
  publishedOf({ fileName: 'page.txt', stated: null, lines: [], articles, today: TODAY, ...more });

const MEETING = ['我区召开第三季度工作例会', '本报讯（记者 陆小川）10月17日，我区召开2023年第三季度工作例会。'];
const BRIDGE = ['河湾大桥合龙', '本报讯（通讯员 柳青）10月19日，河湾大桥主桥合龙，预计2025年底通车。'];
const HISTORY = ['老街新貌', '日前，记者走进河湾老街。老街始建于1912年，2019年启动修缮。'];

describe('publishedOf()', () => {
  test('takes the date that the input states, before any other', () => {
    expect(page([MEETING], { stated: '2023-10-21 08:30' })).toEqual({
      date: '2023-10-21',
      evidence: '来源数据写明“2023-10-21 08:30”',
    });
  });
  test.each([
    ['江口日报 2023年10月20日 星期五 第2版'],
    ['2023年10月20日 责编 王小川'],
    ['二〇二三年十月二十日 江口周报'],
  ])('takes the day of the masthead: %s', (line) => {
    expect(page([MEETING, BRIDGE], { lines: [{ text: line, at: 'over' }] }).date).toBe('2023-10-20');
  });
  test('doesn’t take an appointment in a notice for a masthead', () => {
    const exam = ['招考公告', '报名时间：2023年12月20日（星期三）', '考试时间：2023年12月30日（星期六）'];
    expect(page([MEETING, BRIDGE, exam]).date).toBe('2023-10');
  });
  test.each([
    ['jk20231020_02.txt', '2023-10-20'],
    ['2023-10-20-2版.txt', '2023-10-20'],
    ['江口报2023年10月20日.txt', '2023-10-20'],
    ['5a20231020b7f.txt', '2023-10'],
    ['99999999.txt', '2023-10'],
    ['2024-11-12.txt', '2024-11-12'],
    ['云川日报2024.12.3.txt', '2024-12-03'],
    ['2024年10月31日.txt', '2024-10-31'],
  ])('takes the day in a file name: %s', (fileName, expected) => {
    expect(page([MEETING, BRIDGE], { fileName }).date).toBe(expected);
  });
  test('infers the month from the newest report and the year printed on the page, and says from what', () => {
    const { date, evidence } = page([MEETING, BRIDGE, HISTORY]);
    expect(date).toBe('2023-10');
    expect(evidence).toContain('10月19日');
    expect(evidence).toContain('2023年第三季度');
  });
  test('takes the day of a notice printed with the news of the day before', () => {
    const notice = ['公示', '现将名单予以公示。', '江口区民政局', '2023年10月20日'];
    expect(page([MEETING, BRIDGE, notice]).date).toBe('2023-10-20');
  });
  test('a report of the last day of a month is printed in the next', () => {
    expect(page([['路灯改造完工', '本报讯 10月31日，路灯改造工程完工。'], MEETING]).date).toBe('2023-11');
  });
  test('goes over New Year: reports of January beside figures of the year before', () => {
    const december = ['冬意正浓', '2023年12月，走进食品园，一派火热景象。'];
    const figures = ['去年成绩单', '本报讯 1月4日，记者获悉，2023年全年完成投资34亿元，同比增长5%。'];
    const plan = ['区两会召开', '本报讯 1月5日，会议审议了2024年工作计划。'];
    expect(page([december, figures, plan]).date).toBe('2024-01');
  });
  test('takes the year after when only figures of a whole year are printed', () => {
    const { date, evidence } = page([['企业落户', '8月16日，企业落户我区。公司2022年产值达到4.3亿元。']]);
    expect(date).toBe('2023-08');
    expect(evidence).toContain('是上一年的情况');
  });
  test('takes the year from weekdays', () => {
    expect(page([['开馆', '10月19日（星期四），图书馆开馆。图书馆2022年动工。']]).date).toBe('2023-10');
  });
  test('says so when no year is printed, rather than guessing', () => {
    const { date, evidence } = page([
      ['合龙', '本报讯 10月19日，大桥主桥合龙。'],
      ['修缮', '昨日，老街修缮完工。'],
    ]);
    expect(date).toBeNull();
    expect(evidence).toContain('未印年份');
  });
  test('plans and history alone give no year', () => {
    expect(page([['合龙', '10月19日，大桥合龙，力争2026年通车。']]).date).toBeNull();
    expect(page([['老街', '10月19日，老街开街。老街始建于1912年，自1998年以来多次修缮。']]).date).toBeNull();
  });
  test('never dates a page after the day of indexing', () => {
    expect(page([MEETING, BRIDGE], { today: '2023-09-30' }).date).toBeNull();
  });
});

test.each([
  ['000', '2024-01'],
  ['001', '2023-08'],
  ['002', '2023-07'],
  ['003', '2023-08'],
  ['004', '2024-07'],
])('readArticles() finds the month of seed page %s', async (seed, month) => {
  const name = [
    '000_5a83697b7f96e573',
    '001_d799502bd9df661d',
    '002_52efb5d1cd1fd8c3',
    '003_7cdf4a5c27c15525',
    '004_02f227ddff143f3c',
  ].find((file) => file.startsWith(seed));
  const [read] = await readArticles(
    { name: `${name}.txt`, bytes: readFileSync(`seeds/${name}.txt`) },
    { today: TODAY },
  );
  for (const { published, evidence } of read!.articles) {
    expect(published?.slice(0, 7)).toBe(month);
    expect(evidence.published).toMatch(/年/);
  }
});

describe('eventDateOf()', () => {
  test.each([
    [['本报讯（记者 陆小川）10月17日，会议召开。9月1日起施行。'], '2023-10-20', '2023-10-17'],
    [['新华社北京10月18日电 （记者柳青）10月17日晚，招待会举行。'], '2023-10-20', '2023-10-17'],
    [['今天（10月19日）上午，大桥合龙。'], '2023-10-20', '2023-10-19'],
    [['昨日，记者走进工地。'], '2023-10-20', '2023-10-19'],
    [['昨日，记者走进工地。'], '2023-10', null],
    [['日前，大桥合龙，预计10月底通车。'], '2023-10-20', null],
    [['12月30日，大桥合龙。'], '2024-01-02', '2023-12-30'],
    [['2023年9月，秋意渐浓。'], '2023-10', '2023-09'],
    [['项目推进如何？', '7月24日，调研组走访现场。', '8月22日，会议召开。'], '2023-08', '2023-08-22'],
    [['今年5月，大会举行。'], '2023-07', '2023-05'],
    [['中心于今年5月承办大会。'], '2023-07', null],
    [['2023年10月17日，会议召开。'], null, '2023-10-17'],
    [['10月17日，会议召开。'], null, null],
  ])('%j, printed %s: %s', (paragraphs, published, expected) => {
    expect(eventDateOf(paragraphs, published).date).toBe(expected);
  });
});

test.each([
  ['2024-03-14T18:00:00Z', '2024-03-15'],
  ['2024-03-15T01:30:00+08:00', '2024-03-15'],
  ['2024-03-14T16:30:00.000+0000', '2024-03-15'],
  ['Fri, 15 Mar 2024 01:30:00 +0800', '2024-03-15'],
  ['Thu, 14 Mar 2024 17:30:00 GMT', '2024-03-15'],
  ['Fri Mar 15 01:30:00 CST 2024', '2024-03-15'],
  ['1710437400', '2024-03-15'],
  ['1710437400000', '2024-03-15'],
  ['20240315013000', '2024-03-15'],
  ['2024/3/15', '2024-03-15'],
  ['2024.03.15', '2024-03-15'],
  ['15/03/2024', '2024-03-15'],
  ['03/15/2024', '2024-03-15'],
  ['2024年3月15日 星期五 08:30', '2024-03-15'],
  ['2024-3-5 8:00', '2024-03-05'],
  ['March 15, 2024 8:00 PM', '2024-03-15'],
  ['20240314T173000Z', '2024-03-15'],
  ['20240315T013000+0800', '2024-03-15'],
  ['2024-03-15T08:00:00+08:00[Asia/Shanghai]', '2024-03-15'],
  ['发布时间：2024-03-15 08:00', '2024-03-15'],
  ['二〇二四年三月十五日', '2024-03-15'],
  ['March 15th, 2024', '2024-03-15'],
])('readStamp() gives the day in China of %s', (written, day) => expect(readStamp(written)).toBe(day));

test('readStamp() gives the day in the zone it is asked for', () => {
  expect(readStamp('2024-03-14T18:00:00Z', 'America/New_York')).toBe('2024-03-14');
  expect(readStamp('2024-03-15T01:30:00+08:00', 'UTC')).toBe('2024-03-14');
  expect(readStamp('2024-03-15', 'America/New_York')).toBe('2024-03-15');
});

test.each([
  '2024-13-45',
  '2024-02-30',
  '05/03/2024',
  '昨天',
  '0',
  '99999999999999',
  '2024-03-15T10:00+99:99',
  'null',
  '{}',
])('readStamp() takes %s for no date', (written) => expect(readStamp(written)).toBeNull());

test('publishedOf() leaves a page undated whose stated date nobody can read, whatever its text says', () => {
  const page = {
    fileName: 'a.jsonl',
    lines: [],
    articles: [['2024年3月15日，水库开工。']],
    today: null,
  };
  expect(publishedOf({ ...page, stated: '2024-13-45' })).toMatchObject({ date: null });
});

test('readStamp() reads dates as metadata writes them and refuses impossible ones', () => {
  expect(readStamp('2023-07-28T16:40:00+08:00')).toBe('2023-07-28');
  expect(readStamp('２０２３年7月28日 16：40')).toBe('2023-07-28');
  expect(readStamp('20230728')).toBe('2023-07-28');
  expect(readStamp('2023/7')).toBe('2023-07');
  expect(readStamp('2023')).toBe('2023');
  for (const wrong of ['2023-13-01', '2023-02-30', '昨日', '', '12:30', '08/16']) expect(readStamp(wrong)).toBeNull();
});

test('bounds() spans what a cut date leaves open, leap days included', () => {
  expect(bounds('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(bounds('2023')).toEqual({ from: '2023-01-01', to: '2023-12-31' });
});

test.each([
  ['Letters', '2019-07-09', false],
  ['Sunset over the bay', '2019-09-08', false],
  ['Thurs 14/03/2024', '2024-03-14', true],
  ['sexta-feira', '2024-03-15', true],
])('a day of the week is a word of its own: %s', (line, date, is) => {
  expect(isNamed(date, line)).toBe(is);
});

test.each([
  ['比分：20-11-12', []],
  ['热线：20-11-12', []],
  ['发布时间：24-03-15', ['2024-03-15']],
])('a year of two digits is one only behind what calls it a day: %s', (line, days) => {
  expect(datesIn(line, undefined, null).dates.map(({ date }) => date)).toEqual(days);
});

test.each([
  ['https://example.com/2023/05/06/a.html', '2023-05-06'],
  ['https://example.com/202305/06/c_1.html', '2023-05-06'],
  ['https://example.com/t20230506_1.html', '2023-05-06'],
  ['https://example.com/detail/20011225.html', null],
])('an address has a day, and a running number is none: %s', (address, day) => {
  expect(addressDate(address)).toBe(day);
});
