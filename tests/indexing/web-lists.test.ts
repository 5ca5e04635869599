import { expect, test } from 'vitest';
import { readAs } from './read-as.ts';

/** Reports of an invented town, as its site's list tells of them. */
const REPORTS = [
  [
    '柳溪镇图书馆新馆开门',
    '9月23日，柳溪镇图书馆新馆开门，一楼有三百个座位，二楼是少儿借阅区，周末有志愿者带孩子读书...',
    '2023-09-25',
  ],
  [
    '老码头步道修好了',
    '经过半年施工，老码头步道近日修好，沿江两公里装上了路灯和扶手，附近居民傍晚又能来散步...',
    '2023-09-18',
  ],
  [
    '社区食堂添了早餐',
    '从本周起，东坡社区食堂早上六点半开门，豆浆、包子和粥都有，六十岁以上老人打八折...',
    '2023-08-30',
  ],
  [
    '暑期游泳班结束',
    '为期一个月的暑期公益游泳班结束，二百四十名孩子学会了自救，教练说明年还要再办两个班...',
    '2023-08-21',
  ],
] as const;
type Report = (typeof REPORTS)[number];

/** The same list in the markup of different makers. */
const MAKES: Readonly<Record<string, (report: Report, at: number) => string>> = {
  'items with a heading and a day in two lines': ([title, text, day], at) =>
    `<li><div><p>${day.slice(5).replace('-', '/')}</p><p>${day.slice(0, 4)}</p></div><a href="/${at}.html"><h4>${title}</h4></a><p>发布者：</p><div>${text}</div></li>`,
  'whole items in a link': ([title, text, day], at) =>
    `<li><a href="/${at}.html"><h3>${title}</h3><p>${text}</p><div><span>${day.slice(8)} </span>${day.slice(0, 7).replace('-', '/')}</div></a></li>`,
  'a day behind the headline and [详细] behind the text': ([title, text, day], at) =>
    `<div class="item"><div><a href="/${at}.html">${title}</a> <span>[${day}]</span></div><p>${text}<a href="/${at}.html">[详细]</a></p></div>`,
  'rows of a table': ([title, text, day], at) =>
    `<tr><td><a href="/${at}.html">${title}</a></td><td>${day}</td></tr><tr><td colspan="2">${text}</td></tr>`,
  'headings and paragraphs that no frame holds together': ([title, text, day], at) =>
    `<h3><a href="/${at}.html">${title}</a></h3><p>${day}</p><p>${text}</p>`,
  'text between line breaks': ([title, text, day], at) =>
    `<a href="/${at}.html">${title}</a> (${day})<br>${text}<br><br>`,
  'headings that are no links over a link that leads on': ([title, text, day], at) =>
    `<div class="post"><h2>${title}</h2><p>发布时间：${day}</p><p>${text}</p><a href="/${at}.html">阅读全文</a></div>`,
};
const NAVIGATION = `<div>${Array.from({ length: 12 }, (_, at) => `<a href="/n${at}">栏目第${at}号</a> `).join('')}</div>`;
const page = (list: string) =>
  `<html><head><title>新闻动态-柳溪镇</title></head><body>${NAVIGATION}<h1>新闻动态</h1><div>${list}</div><p>版权所有 柳溪镇</p></body></html>`;

test.each(Object.keys(MAKES))('a web page that lists reports is an article for each with its day: %s', async (make) => {
  const items = REPORTS.map(MAKES[make]!).join('\n');
  const list = items.startsWith('<tr')
    ? `<table>${items}</table>`
    : items.startsWith('<li')
      ? `<ul>${items}</ul>`
      : items;
  const articles = await readAs('a.html', page(list));
  expect(articles.map(({ title, published, paragraphs }) => [title, paragraphs.join('\n'), published])).toEqual(
    REPORTS,
  );
});

test('links that lead nowhere do not make what else they hold a text', async () => {
  const nowhere = (words: string) => `<a href="javascript:;">${words}</a>`;
  const cards = REPORTS.map(
    ([head, text]) =>
      `<div class="card"><p>${nowhere(head.slice(0, 6))}</p><ul><li>${nowhere(`${text}${text}`)}</li></ul></div>`,
  );
  const rows = REPORTS.map(([head, text]) => `<li><p>${nowhere(head)}</p><span>${text}</span></li>`);
  const articles = await readAs('a.html', page(`${cards.join('')}<ul>${rows.join('')}</ul>`));
  expect(articles.map(({ title, paragraphs }) => [title, paragraphs.join('\n')])).toEqual(
    REPORTS.map(([head, text]) => [head, text]),
  );
});

test('an article stays one beside a list of other reports with their openings', async () => {
  const text = Array.from(
    { length: 5 },
    (_, at) =>
      `<p>新馆第${at + 1}层的门窗由镇上的木匠照老样子做成，居民搬来三千册旧书，馆员逐本登记，读者凭身份证就能借走。</p>`,
  ).join('');
  const others = REPORTS.slice(1).map(MAKES['whole items in a link']!).join('');
  const html = `<html><head><title>${REPORTS[0][0]}</title></head><body><h1>${REPORTS[0][0]}</h1>${text}<ul>${others}</ul></body></html>`;
  expect((await readAs('a.html', html)).map(({ title }) => title)).toEqual([REPORTS[0][0]]);
});

test('the sections of an article that have links in them are no reports of their own', async () => {
  const parts = REPORTS.map(
    ([head, text], at) =>
      `<h2>${head}</h2><p>${text.replace('...', '。')}见<a href="/${at}">第${at}号公告全文</a>。</p>`,
  );
  const html = `<html><head><title>柳溪镇一年回顾</title></head><body><h1>柳溪镇一年回顾</h1><p>一年来，柳溪镇办成了四件事，居民代表逐件打了分，结果贴在镇政府门口。</p>${parts.join('')}</body></html>`;
  expect((await readAs('a.html', html)).map(({ title }) => title)).toEqual(['柳溪镇一年回顾']);
});

test('a newsletter that begins with a list of its own heads has an article under each, of its own day', async () => {
  const contents = REPORTS.map(([head], at) => `<li><a href="#h${at}">${head}</a></li>`).join('');
  const pieces = REPORTS.map(([head, text], at) => `<h2 id="h${at}">${head}</h2><p>${text}</p>`).join('');
  const html = `<html><head><title>柳溪消息 2023-09-26</title></head><body><h1>柳溪消息 2023-09-26</h1><ul>${contents}</ul>${pieces}</body></html>`;
  const articles = await readAs('a.html', html);
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    REPORTS.map(([head]) => [head, '2023-09-26']),
  );
});

const TEXT = Array.from(
  { length: 4 },
  (_, at) =>
    `<p>新馆第${at + 1}层的门窗由镇上的木匠照老样子做成，居民搬来三千册旧书，馆员逐本登记，读者凭身份证就能借走。</p>`,
).join('');
const article = (head: string, beside: string, behind: string) =>
  `<html><head><title>${head}</title></head><body><h2>${head}</h2><h4>${beside}</h4><div class="body">${TEXT}</div><p>${behind}</p></body></html>`;

test('a web page may be saved under the ending of the program that made it, and have its day in its headline', async () => {
  const html = article('图书馆新馆开门 2023-09-25', '来源：办公室 供稿：方晴 值班编辑：李明 点击次数：', '文件下载：');
  const [one, ...others] = await readAs('show.php', html);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ title: '图书馆新馆开门', published: '2023-09-25', byline: { reporters: [] } });
});

test('a web page of dated links that tells nothing has no article', async () => {
  const links = REPORTS.map(([head, , day], at) => `<li>${day} <a href="/${at}">【通知】${head}了</a></li>`).join('');
  const html = `<html><head><title>结果反馈</title></head><body><h1>结果反馈</h1><ul>${links}</ul></body></html>`;
  expect(await readAs('a.html', html).catch(() => [])).toEqual([]);
});

test('panels of a page without links and days are an article each where their words are of what they head alone', async () => {
  const parts = REPORTS.map(
    ([head, text]) =>
      `<div class="panel"><div class="panel-head"><button class="open">${head}</button></div><div>${text}</div></div>`,
  );
  const html = `<html><head><title>出行信息</title></head><body>${NAVIGATION}${parts.join('')}<div><p>版权所有 柳溪镇，未经许可不得转载。</p></div></body></html>`;
  expect((await readAs('a.html', html)).map(({ title, published }) => [title, published])).toEqual(
    REPORTS.map(([head]) => [head, null]),
  );
});

test('a list is read where the text of each item is a link to where its headline leads', async () => {
  const items = REPORTS.map(
    ([head, text, day], at) =>
      `<div class="box"><h3><a href="/${at}"><em>[${day}]</em>${head}</a></h3><p><a href="/${at}">${text}<span>【查看】</span></a></p></div>`,
  );
  const articles = await readAs('a.html', page(items.join('')));
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    REPORTS.map(([head, , day]) => [head, day]),
  );
});

test('two dated posts of a page are an article each', async () => {
  const two = REPORTS.slice(0, 2).map(MAKES['headings and paragraphs that no frame holds together']!);
  const articles = await readAs('a.html', page(two.join('')));
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    REPORTS.slice(0, 2).map(([head, , day]) => [head, day]),
  );
});

test('of a page of sections one of which holds a list the reports are what the list heads', async () => {
  const items = REPORTS.map(
    ([head, text, day]) => `<li><div><span>${day}</span><a href="#">${head}</a></div><p>${text}</p></li>`,
  );
  const html = `<html><head><title>柳溪镇</title></head><body>${NAVIGATION}<h2>通知公告</h2><p>公告栏从今天起搬到镇政府一楼。</p><h2>本镇动态</h2><ul>${items.join('')}</ul><h2>办事指南</h2><p>办证窗口在服务大厅二楼东侧。</p></body></html>`;
  const articles = await readAs('a.html', html);
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    expect.arrayContaining(REPORTS.map(([head, , day]) => [head, day])),
  );
});

test('a list is found on a page of hundreds of pairs of lines that look like heads', async () => {
  const items = REPORTS.map(
    ([head, text, day], at) => `<li><a href="/${at}">${head}</a><span>${day}</span><p>${text}</p></li>`,
  );
  const pairs = Array.from({ length: 300 }, (_, at) =>
    ['甲', '乙'].map((which) => `<p class="pair-${at}">栏目${at}${which}组</p>`).join(''),
  );
  const articles = await readAs('a.html', page(`${pairs.join('')}<ul>${items.join('')}</ul>`));
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    REPORTS.map(([head, , day]) => [head, day]),
  );
});

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const parts = (day: string) => {
  const [year, month, date] = day.split('-') as [string, string, string];
  return { year, month, date, name: MONTHS[Number(month) - 1]! };
};
/** How a list sets its days, and where its links lead: the day is told by both. */
const DAYS: Readonly<Record<string, (day: string, at: number) => readonly [string, string]>> = {
  'day and month before the year, told apart by the list’s other days': (day, at) => [
    `<span>${day.split('-').reverse().join('/')}</span>`,
    `/${at}.html`,
  ],
  'month and day beside a link with the year': (day, at) => [
    `<span>${day.slice(5)}</span>`,
    `/${day.slice(0, 4)}/${at}.html`,
  ],
  '[month-day] beside a link with year and month': (day, at) => [
    `<span>[${day.slice(5)}]</span>`,
    `/${day.slice(0, 7).replace('-', '')}/${at}.html`,
  ],
  'a tile over one of month and year in English': (day, at) => [
    `<b>${parts(day).date}</b><i>${parts(day).name}.${parts(day).year}</i>`,
    `/${at}.html`,
  ],
  'an element of time that shows something else': (day, at) => [
    `<time datetime="${day}T09:30:00+00:00">前些天</time>`,
    `/${at}.html`,
  ],
  'an attribute for a script': (day, at) => [`<i data-date="${day}"></i>`, `/${at}.html`],
};
test.each(Object.keys(DAYS))('each report of a list has its day: %s', async (form) => {
  const items = REPORTS.map(([title, text, day], at) => {
    const [shown, href] = DAYS[form]!(day, at);
    return `<li><div>${shown}</div><a href="${href}"><h4>${title}</h4></a><p>${text}</p></li>`;
  });
  const articles = await readAs('a.html', page(`<ul>${items.join('')}</ul>`));
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    REPORTS.map(([title, , day]) => [title, day]),
  );
});

test('the text of a listed report may be a link to where the headline leads, though it is as short as one', async () => {
  const items = REPORTS.map(([title, text, day], at) => {
    const link = (shown: string) => `<p><a href="/${at}.html">${shown}</a></p>`;
    return `<li>${link(title)}${link(`${text.slice(0, 30)}...`)}<span>${day}</span></li>`;
  });
  const articles = await readAs('a.html', page(`<ul>${items.join('')}</ul>`));
  expect(articles.map(({ title, published, paragraphs }) => [title, ...paragraphs, published])).toEqual(
    REPORTS.map(([title, text, day]) => [title, `${text.slice(0, 30)}...`, day]),
  );
});

test('an item whose lines style sheets alone set apart is read line by line', async () => {
  const items = REPORTS.map(
    ([title, text, day], at) =>
      `<a class="item" href="/${at}.html"><span class="t">${title}</span><span class="d">${day}</span><span class="x">${text}</span></a>`,
  );
  const articles = await readAs('a.html', page(items.join('')));
  expect(articles.map(({ title, paragraphs, published }) => [title, paragraphs.join('\n'), published])).toEqual(
    REPORTS,
  );
});

test('a headline that has a label’s word in it (发布会) is no day, and one report that a page lists twice is one', async () => {
  const reports = [['9月23日柳溪镇新馆发布会举行', REPORTS[0][1], REPORTS[0][2]] as const, ...REPORTS.slice(1)];
  const item = ([title, text, day]: (typeof reports)[number], at: number) =>
    `<li><h3><a href="/${at}.html"><em>[${day}]</em>${title}</a></h3><p>${text}</p></li>`;
  const again = `<li><h3><a href="/9.html">${reports[2]![0]}</a></h3><p>${reports[2]![1]}</p></li>`;
  const articles = await readAs('a.html', page(`<ul>${reports.map(item).join('')}${again}</ul>`));
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    reports.map(([title, , day]) => [title, day]),
  );
});

test('the pieces of a newsletter that say no day have that of the issue over them', async () => {
  const pieces = REPORTS.map(
    ([title, text], at) => `<section><a href="/${at}"><h3>${title}</h3></a><p>${text}</p></section>`,
  );
  const html = `<html><head><title>Willow Creek Newsletter</title></head><body><p>Willow Creek</p><p>July 30, 2021</p><h2>All summer</h2>${pieces.join('')}</body></html>`;
  const articles = await readAs('a.html', html);
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    REPORTS.map(([title]) => [title, '2021-07-30']),
  );
});
