import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageRowLine, scoreFolder } from '../../src/evaluation/pages.ts';
import { closingByline, fieldNames, parseByline, signedBy } from '../../src/indexing/byline/index.ts';
import { issueDate } from '../../src/indexing/dates/issue.ts';
import { readArticles } from '../../src/indexing/index.ts';
import { explainSource } from '../../src/indexing/segment/index.ts';

const reporters = (text: string) => parseByline(text).byline.reporters;

describe('parseByline() reads the forms of other regions', () => {
  test.each([
    ['記者許冬、方晴／溪北報導 連日豪雨', ['許冬', '方晴']],
    ['〔記者方晴/溪北報導〕連日豪雨', ['方晴']],
    ['(山海社記者方晴雨溪北縣7日電)連日豪雨', ['方晴雨']],
    ['By Jane A. Doe and John Roe', ['Jane A. Doe', 'John Roe']],
  ])('%s', (text, names) => {
    expect(reporters(text)).toEqual(names);
  });

  test('names behind the last sentence, and nobody where the brackets say something else', () => {
    expect(closingByline('桥已修好。（方晴 许冬）')?.reporters).toEqual(['方晴', '许冬']);
    expect(closingByline('桥已修好。（图片资料）')).toBeNull();
    expect(closingByline('桥已修好。（蒯小雨）')?.reporters).toEqual(['蒯小雨']);
    expect(closingByline('桥已修好。（待续）')).toBeNull();
    expect(signedBy('記者方晴／溪北報導　　分享 收藏 列印').reporters).toEqual(['方晴']);
    expect(closingByline('桥已修好。（通讯员 方晴）')?.reporters).toEqual([]);
    expect(fieldNames('白沙縣新橋鄉公所 新橋鄉訊 第87期').reporters).toEqual([]);
    expect(parseByline('读者 方晴').byline).toMatchObject({ reporters: [], correspondents: ['方晴'] });
  });
});

test('readArticles() dates the reports of a list by the day beside each', async () => {
  const items = [
    ['新桥今天通车', '2024-03-08', '新桥昨日通车，白沙镇居民进城少走了六公里，公交车今天改走新桥。'],
    ['南路小学换了草皮', '2024-03-05', '南路小学的操场换了草皮，学生们第一天就踢了两场球，家长在场边看。'],
    ['北站搬到河边', '2024-02-27', '北站昨天搬到河边，候车厅有三百个座位，老站改成了阅览室，今起开放。'],
  ];
  const page = `首页 > 新闻 > 列表\n${items.map(([head, day, text]) => `${head}\n${day} 阅读 ${day!.at(-1)}12\n${text}`).join('\n')}\n`;
  const bytes = new TextEncoder().encode(page);
  const read = await readArticles({ name: 'list.txt', bytes });
  expect(read.flatMap(({ articles }) => articles).map(({ title, published }) => [title, published])).toEqual(
    items.map(([head, day]) => [head, day]),
  );
});

describe('issueDate()', () => {
  test('takes the line with the page number over the day it was fetched', () => {
    expect(issueDate(['2024年09月16日 星期一', '第1版:头版 2021-10-17'], { today: null })?.date).toBe('2021-10-17');
  });

  test('takes no day that lies ahead', () => {
    expect(issueDate(['2024年09月16日 星期一'], { today: '2024-01-01' })).toBeNull();
  });

  test.each([
    ['版面制作时间：2023-06-13 23:41', '2023年06月14日 星期三 往期回顾', '2023-06-14'],
    ['更新时间：2025-01-06 10:12:55', '发布日期：2024-03-19 来源：某街道', '2024-03-19'],
    ['抓取时间 2024-12-30 03:11:09', '原载《某报》2021年4月9日2版', '2021-04-09'],
    ['Updated: Jan 20, 2021, 6:02 a.m.', 'Thursday, January 14, 2021', '2021-01-14'],
    ['更新：2018-10-28 06:00', '地方新聞列表  2018-10-27', '2018-10-27'],
    ['列印於 2023年2月1日 21:40:02', '2020-10-05', '2020-10-05'],
    ['成文日期：2024-03-11', '发布日期：2024-03-19', '2024-03-19'],
  ])('what stands before a date says whose it is: %s, %s', (other, own, day) => {
    expect(issueDate([other, own], { today: null })?.date).toBe(day);
    expect(issueDate([own, other], { today: null })?.date).toBe(day);
  });

  test.each([
    ['《某报》免费日报 17/3/2011 THU', '2011-03-17'],
    ['Thursday 12/09/2019', '2019-09-12'],
    ['發布日期 113-05-13', '2024-05-13'],
    ['【某新聞】B3  Wed.  October 4, 2023', '2023-10-04'],
    ['免費早報   22.01.2016  星期五  FRI', '2016-01-22'],
    ['《某通訊》103年9月20日出刊　第41期', '2014-09-20'],
    ['二OO四年八月  第37期', '2004-08'],
    ['某岸晚報　九十一年三月九日　星期六　四版', '2002-03-09'],
    ['2019年第57期  2月26日 周二', '2019-02-26'],
    ['稿號 BW20170605-03', '2017-06-05'],
    ['某 报 一 九 八 七 年 十 月 六 日 星 期 二', '1987-10-06'],
    ['五月八日 2020 星期五 第812期', '2020-05-08'],
    ['March 2019 ~ free', '2019-03'],
    ['published_time: 2020-02-03T17:10:00Z', '2020-02-04'],
  ])('reads %s', (line, day) => {
    expect(issueDate([line], { today: null, timeZone: 'Asia/Shanghai' })?.date).toBe(day);
  });

  test('takes no day that may be two', () => {
    expect(issueDate(['出版 11/10/2022'], { today: null })).toBeNull();
  });

  test('reads English dates', () => {
    expect(issueDate(['Friday, May 7, 2010'], { today: null })?.date).toBe('2010-05-07');
  });
});

test('explainSource() tells pages of print, of sites and in English apart', () => {
  const kind = (folder: string, name: string) => explainSource(readFileSync(join(folder, name), 'utf8')).kind;
  const twins = join('tests', 'fixtures', 'twins', 'pages');
  expect(kind(twins, '901-evening-paper-nav.txt')).toBe('site');
  expect(kind(twins, '913-bulletin-no-blank-lines.txt')).toBe('bulletin');
  expect(kind(twins, '915-local-list-no-headlines.txt')).toBe('teasers');
  expect(kind(twins, '922-county-column.txt')).toBe('foreign');
});

test('pages as papers put them on the web are cut, dated and signed', { timeout: 60_000 }, async () => {
  const { total } = await scoreFolder(join('tests', 'fixtures', 'twins'));
  expect(pageRowLine('twins', total)).toContain('twins');
  expect(total.right / total.articles).toBeGreaterThanOrEqual(0.77);
  expect(total.f1 / total.articles).toBeGreaterThanOrEqual(0.95);
  expect(total.wrong).toBe(0);
  expect(total.lost).toBeLessThanOrEqual(1);
});

test('headlines of a list lose the mark before them and the day behind them, which dates their report', async () => {
  const heads = ['渡口换了新船', '菜场半夜冲洗', '旧校舍改成书屋'];
  const list = heads.map(
    (head, at) => `· ${head} [2021-12-0${9 - at}]\n12月${9 - at}日，镇里${head}，居民说比从前方便得多了。`,
  );
  const page = `白沙县人民政府门户网站 >> 白沙动态 >> 乡镇快讯\n共 1240 条 当前 1/62 页\n${list.join('\n')}\n上一页 下一页 尾页\n`;
  const [read] = await readArticles({ name: 'list.txt', bytes: Buffer.from(page) }, { today: '2022-01-01' });
  expect(read!.articles.map(({ title, published }) => [title, published])).toEqual(
    heads.map((head, at) => [head, `2021-12-0${9 - at}`]),
  );
});
