import { describe, expect, test } from 'vitest';
import { issueDate } from '../../src/indexing/dates/issue.ts';
import { readArticles } from '../../src/indexing/index.ts';

const dated = async (page: string) => {
  const bytes = new TextEncoder().encode(page);
  const read = await readArticles({ name: 'page.txt', bytes }, { today: '2026-11-30' });
  return read.flatMap(({ articles }) => articles).map(({ title, published }) => [title, published]);
};

describe('issueDate()', () => {
  test.each([
    ['2024 — 03 — 15', '2024-03-15'],
    ['二0二四年三月十五日', '2024-03-15'],
    ['发布日期:24-03-15', '2024-03-15'],
    ['某地日报(24-03-15 10:26) 记者何田', '2024-03-15'],
    ['Friday the 15th of March 2024', '2024-03-15'],
    ['March 15,2024', '2024-03-15'],
    ['THURSDAY, JANUARY 5, 1871.', '1871-01-05'],
    ['THURSDAY. JANUARY 5. 1871', '1871-01-05'],
    ['Village Voice, Edition 2 - May 2019', '2019-05'],
    ['东川报-城南20240315', '2024-03-15'],
    ['No. 12 - Friday, 15 March 2024 - For members', '2024-03-15'],
    ['Posted on March 15, 2024：夜校开课', '2024-03-15'],
    ['Some Valley News, 7th January 1882, copied by hand', '1882-01-07'],
    ['November 12, 2020 - 10:30', '2020-11-12'],
    ['稿号 AB20200109-0417/0418', '2020-01-09'],
    ['Terça-feira, 11/10/2022', '2022-10-11'],
    ['发稿时间：2023-05-09 08:12', '2023-05-09'],
    ['上版日期：112-05-09', '2023-05-09'],
    ['張貼日期：2023/5/9', '2023-05-09'],
    ['刊載時間 2023-05-09', '2023-05-09'],
    ['9 5 月, 2023', '2023-05-09'],
    ['五月 9, 2023', '2023-05-09'],
    ['5月9日, 2023 本地新闻', '2023-05-09'],
  ])('reads %s', (line, day) => {
    expect(issueDate([line], { today: null })?.date).toBe(day);
  });

  test.each([
    ['报名时间：2024年7月20日'],
    ['会议时间：2024年7月20日上午9点'],
    ['停水时间：2024年7月20日'],
    ['发放时间：2024年7月20日'],
    ['今天是2024年11月30日 星期六'],
    ['SOME VALLEY DIGEST, JAN. 1 TO DEC. 31, 1845'],
    ['2024年7月20日至8月1日'],
    ['12 - 18 January 2024'],
  ])('takes no event, visit or span for it: %s', (line) => {
    expect(issueDate([line], { today: null })).toBeNull();
  });
});

const TEXT = '街坊會昨日在會址舉行敬老活動，向約四百名長者派發禮物，會長表示明年繼續舉辦，希望更多人參加。';

test('on a page in Chinese the day stands before the month, on one in English the other dates tell', async () => {
  const chinese = await dated(`街坊會辦敬老活動\n09/07/2019\n收藏\n分享\n${TEXT}\n收藏\n分享\n相關新聞\n`);
  expect(chinese.map(([, day]) => day)).toEqual(['2019-07-09']);
  const english = (text: string) =>
    dated(
      `Valley Post * 10/06/2005 * B4\nFerry pilot retires\nJo Dow, a ferry pilot, retired on ${text}, after many years at the landing, the county said.\n`,
    );
  expect((await english('Oct. 2, 2005'))[0]?.[1]).toBe('2005-10-06');
  expect((await english('5 June 2005'))[0]?.[1]).toBe('2005-06-10');
});

test('a date torn off its weekday and lunar day is the issue’s, before one that stands alone', async () => {
  const page = `某报早班车\n\n2019-08-18   某地商报\n\n2019/8/12\n\n农历七月十二\n\n星期一\n\n小区围墙爬满绿植\n\n记者昨日从园林中心获悉，全区首批二十处垂直绿化已经完工，市民出门就能看到一面面绿墙。（记者 王小明）\n`;
  expect((await dated(page)).map(([, day]) => day)).toEqual(['2019-08-12']);
});

test('articles under a head for each day are of that day', async () => {
  const text = (what: string) =>
    `${what} was much spoken of in the township this week, and a crowded house greeted the teacher, the singers and the guests with applause.`;
  const page = `Looking Back\n\nFrom old pages of the paper.\n\nApril 4, 1888\n\nA New Works\n${text('The works')}\n\nSchool Evening\n${text('The school')}\n\nApril 11, 1888\n\nThe Great Match\n${text('The match')}\n`;
  const days = new Map((await dated(page)).map(([title, day]) => [title, day]));
  expect([days.get('A New Works'), days.get('School Evening'), days.get('The Great Match')]).toEqual([
    '1888-04-04',
    '1888-04-04',
    '1888-04-11',
  ]);
});

test('a page that says no day is of the day in its own address', async () => {
  const html = `<html><head><title>村里修路</title><link rel="canonical" href="https://paper.example/html/2023-05/30/content_1.htm"></head><body><article><h1>村里修路</h1><p>${TEXT}</p><p>${TEXT}</p></article></body></html>`;
  const [page] = await readArticles({ name: 'page.html', bytes: new TextEncoder().encode(html) });
  expect(page?.articles[0]).toMatchObject({ published: '2023-05-30', evidence: { published: '网址中的日期' } });
});

test('the day under the headline goes before one at the top of the page', async () => {
  const page = `Skip to content\n2025-07-29\n頭條\n財經\n社會\n\n國小教師宿舍啟用\n\n某傳媒 2021-04-19\n\n【某社／記者蘇小惠報導】 某鄉國小19日舉辦教師宿舍落成典禮，安排各項表演，${TEXT}\n`;
  expect((await dated(page)).map(([, day]) => day)).toEqual(['2021-04-19']);
});
