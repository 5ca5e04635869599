import { describe, expect, test } from 'vitest';
import { isHeld } from '../../src/indexing/dates/index.ts';
import { readAs } from './read-as.ts';

describe('isHeld()', () => {
  test.each([
    [['2024年10月25日（周五）16:00-17:30']],
    [['Sunday 9 June 2024, 10:30 to 12:00']],
    [['2024年5月9日 上午9:00至11:30']],
    [['时间：2024年12月15日', '地点：文化馆二楼']],
    [['**日期**：2024年12月15日', '', '活动地点：文化馆二楼']],
    [['Date: 9 June 2024', 'Venue: Village Hall']],
    [['Sunday 9 June 2024', '6:00 PM - 8:00 PM']],
    [['Sunday 9 June 2024, 2 p.m. to 4']],
  ])('knows when something is held: %j', (lines) => {
    expect(isHeld(lines, 0)).toBe(true);
  });
  test.each([
    [['发布时间：2024年12月15日 16:30', '来源：区融媒体中心']],
    [['时间：2024年12月15日', '作者：何田']],
    [['2024年第64期 9月21日 周五 07:00—08:00 导播：何田']],
    [['Posted 9 June 2024, 10:30']],
  ])('takes no day of an issue for one: %j', (lines) => {
    expect(isHeld(lines, 0)).toBe(false);
  });
});

/** A digest of events, each with a day and a place; its heads marked by `mark`. */
const digest = (name: string, mark = '##') =>
  `# ${name}\n\n${[
    ['合唱团排练', '合唱团欢迎新成员，排练由何老师指挥，不收费用。', '时间：2024年12月20日19:00', '地点：文化馆二楼'],
    ['旧书市集', '旧书市集开到天黑，摊位费十元，自带桌子。', '2024年12月28日（周六）14:00-17:30 文化馆门口'],
    ['棋类比赛', '棋类比赛分老年组和少年组，奖品是棋盘。', '日期：2024年12月31日下午14:00'],
    ['灯谜征集', '灯谜征集到月底为止，谜底写在纸背面。', '截止时间：2025年1月6日'],
  ]
    .map(([head, ...lines]) => `${mark} ${head}\n\n${lines.join('\n')}\n`)
    .join('\n')}`;

describe('of a digest of events', () => {
  test.each([
    ['digest.md', '文化馆活动 2024-12-12'],
    ['2024-12-12.md', '文化馆活动 2024-12-12'],
    ['2024-12-12.md', '文化馆活动'],
  ])('the day is the issue’s and no event’s: %s, %s', async (file, name) => {
    const articles = await readAs(file, digest(name));
    expect(articles.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['合唱团排练', '旧书市集', '棋类比赛', '灯谜征集']),
    );
    expect(new Set(articles.map(({ published }) => published))).toEqual(new Set(['2024-12-12']));
  });
  test.each(['文化馆活动 2024-12-12'])('saved as a web page too: %s', async (name) => {
    const body = digest(name)
      .split('\n')
      .map((line) =>
        line
          .replace(/^# (.*)$/, '<h1>$1</h1>')
          .replace(/^## (.*)$/, '<h2>$1</h2>')
          .replace(/^(?!<)(.+)$/, '<p>$1</p>'),
      )
      .join('\n');
    const articles = await readAs('saved.html', `<html><head><title>${name}</title></head><body>${body}</body></html>`);
    expect(articles.length).toBeGreaterThanOrEqual(4);
    expect(new Set(articles.map(({ published }) => published))).toEqual(new Set(['2024-12-12']));
  });
});

test('a record named after a day that numbers its pieces of news is an article for each', async () => {
  const item = (day: string) =>
    `<item><title>每日市政播报 ${day}</title><description>今日要点：\n${[
      ['文化馆夏季开放到晚九点', '文化馆从下周起开放到晚九点，门票不变。'],
      ['南门菜场换新顶棚', '南门菜场的顶棚换成阻燃板，摊位照常营业。'],
      ['夜间公交加到四条', '夜间公交新开两条线，共四条，末班车零点发出。'],
      ['河堤步道封闭检修', '河堤步道检修三天，行人绕行环河路。'],
    ]
      .map(([head, text], at) => `${at + 1}. ${head}\n${text}`)
      .join('\n')}</description></item>`;
  const days = ['2024-05-20', '2024-05-21', '2024-05-22'];
  const articles = await readAs('feed.xml', `<rss><channel>${days.map(item).join('')}</channel></rss>`);
  expect(articles.map(({ published }) => published)).toEqual(days.flatMap((day) => [day, day, day, day]));
  expect(articles[5]!.title).toContain('南门菜场换新顶棚');
});

test('hours before a hundred thousand blanks are read in time that grows with the line', () => {
  expect(isHeld(['9 June 2024', `6:00 - 7:00${' '.repeat(100_000)}x`], 0)).toBe(false);
  expect(isHeld([`6:00${' '.repeat(100_000)}x`], 0)).toBe(false);
});
