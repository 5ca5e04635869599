import { expect, test } from 'vitest';
import { tiledDay } from '../../src/indexing/formats/tiled-day.ts';
import { readAs } from './read-as.ts';

/** Posts of an invented village: headline, who wrote, day as a machine writes it and as the page does, paragraphs. */
const POSTS = [
  [
    'Ferry Lane closes for six weeks',
    'Nora Pell',
    '2019-03-14',
    'March 14, 2019',
    [
      'The county will close Ferry Lane from Monday so that the old gas main can be replaced, the highways office said.',
      'Buses on routes 4 and 17 will be sent along Mill Road instead, and a footpath is kept free on the north side.',
    ],
  ],
  [
    'Choir looks for new tenors',
    'Odo Tarn',
    '2019-03-09',
    'March 9, 2019',
    [
      'The Wexcombe choir is short of tenors for its summer concert and invites anybody who can hold a tune to its open evening.',
    ],
  ],
  [
    'Library to open on Sundays',
    'Nora Pell',
    '2019-02-27',
    'February 27, 2019',
    [
      'From April the library on Castle Road will open on Sundays between noon and five, the council decided last night.',
      'The longer hours are paid for by the friends of the library.',
    ],
  ],
  [
    'Flood wardens wanted along the river',
    'Ivo Fell',
    '2019-02-20',
    'February 20, 2019',
    [
      'Six more volunteers are needed to watch the river when the water rises, the parish clerk told the council.',
      'Wardens are given a radio and a coat.',
    ],
  ],
] as const;
type Post = (typeof POSTS)[number];
const text = ([, , , , paragraphs]: Post) => paragraphs.map((one) => `<p>${one}</p>`).join('');

const MAKES: Readonly<Record<string, (post: Post, at: number) => string>> = {
  'links over a line that says by whom and when': (post, at) =>
    `<div class="post"><h2><a href="/${at}">${post[0]}</a></h2><p>Posted on ${post[3]} by ${post[1]}</p>${text(post)}<p><a href="/${at}#c">Leave a comment</a></p></div>`,
  'a day over each headline, links with comments below': (post, at) =>
    `<h2>${post[3]}</h2><div class="post"><h3><a href="/${at}">${post[0]}</a></h3>${text(post)}<div>Posted by ${post[1]} at <a href="/${at}">10:3${at} AM</a> <a href="/${at}#c">${at} comments</a></div></div>`,
  'headings that are no links, with a day below': (post) => `<h3>${post[0]}</h3><p>${post[3]}</p>${text(post)}`,
  'the day before the headline in its line': (post) => `<h3>${post[3]} - ${post[0]}</h3>${text(post)}`,
  'the day in brackets behind the headline': (post) => `<h3>${post[0]} (${post[3]})</h3>${text(post)}`,
  'headlines in bold before their texts, a day over each': (post) =>
    `<dt>${post[3]}</dt><dd><b>${post[0]}</b> ${post[4].join('<br>')}</dd>`,
  'a name of the maker’s for headline and day': (post) =>
    `<div class="block"><div class="title">${post[0]}</div><div class="when">${post[3]}</div>${text(post)}</div>`,
  'the day in tiles': (post, at) =>
    `<div class="entry"><div><span>${post[3].slice(0, 3)}</span><span>${Number(post[2].slice(8))}</span><span>2019</span></div><h2><a href="/${at}">${post[0]}</a></h2>${text(post)}</div>`,
};
const page = (posts: string) =>
  `<html lang="en"><head><title>Wexcombe Online</title></head><body><h1><a href="/">Wexcombe Online</a></h1><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul><div>${posts}</div><div><p>&copy; 2019 Wexcombe Online</p></div></body></html>`;

test.each(Object.keys(MAKES))('posts on one web page are an article each, with its own day: %s', async (make) => {
  const articles = await readAs('a.html', page(POSTS.map(MAKES[make]!).join('\n')));
  expect(articles.map(({ title, published, paragraphs }) => [title, published, paragraphs])).toEqual(
    POSTS.map(([title, , day, , paragraphs]) => [title, day, paragraphs]),
  );
});

test('whoever a line beside a post names wrote that post', async () => {
  for (const make of [
    'links over a line that says by whom and when',
    'a day over each headline, links with comments below',
  ]) {
    const articles = await readAs('a.html', page(POSTS.map(MAKES[make]!).join('\n')));
    expect(articles.map(({ byline }) => byline.reporters)).toEqual(POSTS.map(([, name]) => [name]));
  }
});

test('a day over several headlines is the day of each of them', async () => {
  const posts = POSTS.map(
    (post, at) => `${at % 2 === 0 ? `<h2>${post[3]}</h2>` : ''}<h3><a href="/${at}">${post[0]}</a></h3>${text(post)}`,
  );
  const articles = await readAs('a.html', page(posts.join('\n')));
  expect(articles.map(({ published }) => published)).toEqual(['2019-03-14', '2019-03-14', '2019-02-27', '2019-02-27']);
});

test.each(['./201903/t20190314_1.html', '/art/2019/3/14/art_1.html', '/news/20190314/1.html'])(
  'the address behind a headline says the day of its post where nothing else does: %s',
  async (address) => {
    const posts = POSTS.map((post) => `<li><h3><a href="${address}">${post[0]}</a></h3>${text(post)}</li>`).join('');
    expect((await readAs('a.html', page(`<ul>${posts}</ul>`))).map(({ published }) => published)).toEqual(
      POSTS.map(() => '2019-03-14'),
    );
  },
);

test.each([
  ['<b>05</b><i>2019-03</i>', '2019-03-05'],
  ['<p>5</p><p>3月</p><p>2019</p>', '2019-03-05'],
  ['<p>03-05</p><p>2019</p>', '2019-03-05'],
  ['<p>5</p><p>3</p><p>2019</p>', null],
])('a day set in pieces is read by their order, and what may be two days is none: %s', async (pieces, day) => {
  const posts = POSTS.map(
    (post, at) => `<li><h3><a href="/${at}">${post[0]}</a></h3>${text(post)}<div>${pieces}</div></li>`,
  );
  const articles = await readAs('a.html', page(`<ul>${posts.join('')}</ul>`));
  expect(articles.map(({ published }) => published)).toEqual(POSTS.map(() => day));
});

test('an article with headings and no days below them stays one', async () => {
  const parts = POSTS.map((post) => `<h3>${post[0]}</h3>${text(post)}`).join('');
  const html = page(
    `<h2>A year in Wexcombe</h2><p>March 20, 2019</p><p>Four things were done this year, and the parish council has looked back at each.</p>${parts}`,
  );
  expect((await readAs('a.html', html)).length).toBe(1);
});

test('a newsletter says its month once, in its name: of all that it tells', async () => {
  const contents = POSTS.map(([title], at) => `<li><a href="#a${at}">${title}</a></li>`).join('');
  const pieces = POSTS.map((post, at) => `<h2 id="a${at}">${post[0]}</h2>${text(post)}`).join('');
  const html = `<html><head><title>Wexcombe Newsletter</title></head><body><h1>Wexcombe Newsletter, March 2019</h1><ul>${contents}</ul>${pieces}</body></html>`;
  expect((await readAs('a.html', html)).map(({ published }) => published)).toEqual(POSTS.map(() => '2019-03'));
});

test('a web page that says which issue it is holds several articles', async () => {
  const pieces = POSTS.map((post) => `<h2>${post[0]}</h2>${text(post)}`).join('');
  const html = `<html><head><title>The Wexcombe Pump</title></head><body><h1>The Wexcombe Pump</h1><p>Volume 3, Issue 12</p>${pieces}</body></html>`;
  expect((await readAs('a.html', html)).map(({ title }) => title)).toEqual(POSTS.map(([title]) => title));
});

test('a web page that shows a printed page as it was set is cut as one', async () => {
  const set = `The Wexcombe Pump   Issue No. 65   May 2008   page 1\n\nFERRY LANE CLOSES\n\nThe county will close Ferry Lane from Monday so\nthat the old gas main can be replaced, the high-\nways office said on Tuesday in the parish hall.\n\nCHOIR LOOKS FOR TENORS\n\nThe Wexcombe choir is short of tenors for its\nsummer concert and invites anybody who can hold\na tune to its open evening on Thursday next.\n`;
  const html = `<html><head><title>May 2008</title></head><body><h1>May 2008</h1><pre>${set}</pre></body></html>`;
  const articles = await readAs('a.html', html);
  expect(articles.map(({ title, published }) => [title, published])).toEqual([
    ['FERRY LANE CLOSES', '2008-05'],
    ['CHOIR LOOKS FOR TENORS', '2008-05'],
  ]);
});

const SHEET = `---
title: Wexcombe Newsletter
author: Nora Pell
date: 2021-07-04
---
## Ferry Lane
![a lane](/lane.jpg)
Ferry Lane is closed for six weeks from Monday so that the old gas main can be replaced.
{{< figure src="/lane.jpg" >}}
## Notices

**Choir**
The choir is short of tenors for its summer concert and invites anybody to its open evening.

**Garage sale**
is on the first Saturday of the month behind the hall, and tables can be had from the clerk.

**Study group**
every second Friday`;

test('the heads under the name of a collection (Notices) are articles’, by whoever the file names, without pictures and what a site’s program fills in', async () => {
  const articles = await readAs('a.md', SHEET);
  expect(articles.map(({ title }) => title)).toEqual(['Ferry Lane', 'Choir', 'Garage sale', 'Study group']);
  expect(articles.map(({ byline }) => byline.reporters)).toEqual(articles.map(() => ['Nora Pell']));
  expect(articles[0]?.paragraphs).toHaveLength(1);
  expect(articles[3]?.paragraphs).toEqual(['every second Friday']);
});

test('tiledDay() looks for a day among as many pieces as a page has', () => {
  const pieces = Array.from({ length: 60_000 }, (_, at) => (at % 3 === 2 ? 'said' : '5'));
  expect(tiledDay(pieces)).toBe(null);
  expect(tiledDay([...pieces, '25', '', 'Sep', '2020'])).toBe('2020-09-25');
});

test('what opens a picture or a call again and again in Markdown and never ends is read in time that grows as it does', async () => {
  const before = performance.now();
  for (const opening of ['{{<', '![[']) await readAs('a.md', `${SHEET}\n\n${opening.repeat(30_000)}\n`);
  expect(performance.now() - before).toBeLessThan(5_000);
});

test('a list of links with days beside an article is none of its site’s posts', async () => {
  const item = (day: number) =>
    `<li><a href="#"><h3>旧书市集第${day}次开张，居民带来两百本书</h3><div class="day">2024.05.${day}</div></a></li>`;
  const page = `<html><head><title>夜校开班</title></head><body>
    <div class="post"><h2>夜校木工班开班</h2><div class="day">2024.05.09</div><div class="text"><p>夜校的木工班昨晚开班，十二名学员在何田老师指导下做了第一只板凳，课程共八周。</p>
    <p>学费八十元，材料由夜校提供，学员的作品月底在礼堂展出，欢迎居民参观。</p></div></div>
    <div class="side"><h2>校园近况</h2><ul>${[11, 12, 13].map(item).join('')}</ul></div></body></html>`;
  const articles = await readAs('a.html', page);
  expect(articles.map(({ title, published }) => [title, published])).toEqual([['夜校木工班开班', '2024-05-09']]);
});

test('each `<article>` of a page is one under its first heading, without links, days or words in common', async () => {
  const heads = ['To all our members', 'One more thing', 'Before you go', 'What we ask of you'];
  const page = POSTS.map((post, at) => `<article><h3>${heads[at]}</h3>${text(post)}</article>`).join('');
  const articles = await readAs('page.html', `<html><body>${page}</body></html>`);
  expect(articles.map(({ title, published }) => [title, published])).toEqual(heads.map((title) => [title, null]));
});

test('a post that has its hours beside a day tells when something is held, and hours are no headline', async () => {
  const event = ([title, , , day]: Post, at: number) =>
    `<div class="event"><h3>${title}</h3><div>${day}<br>${at + 1}:00 PM - ${at + 3}:00 PM<br>Village Hall</div>${text(POSTS[at]!)}</div>`;
  const articles = await readAs('page.html', `<html><body>${POSTS.map(event).join('')}</body></html>`);
  expect(articles.map(({ title, published }) => [title, published])).toEqual(POSTS.map(([title]) => [title, null]));
});

test('a web page that was saved as Markdown is read as one, with what its front matter states', async () => {
  const post = (one: Post) =>
    `<div class="post">\n<h3>${one[0]} <span>Posted: ${one[3]}</span></h3>\n${text(one)}\n</div>`;
  const page = `---\nlayout: default\ntitle: News\nurl: https://wexcombe.example/news/\n---\n<div>\n<h2>News</h2>\n${POSTS.map(post).join('\n')}\n</div>\n`;
  const articles = await readAs('news.md', page);
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    POSTS.map(([title, , day]) => [title, day]),
  );
});
