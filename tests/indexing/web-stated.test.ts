import { expect, test } from 'vitest';
import { readAs as read } from './read-as.ts';

const ENGLISH = [
  'The new bridge at Pell was opened on Monday after two years of work, the town council said in a note to all.',
  'The council will put up lamps next month, and asks everybody to walk on the right of the path until then.',
  'Buses go over the bridge from today, which saves the people of Lowe and Pell some six miles a day each way.',
];
const HEAD = '<title>Bridge opens at Pell</title><meta property="og:site_name" content="Pell Weekly">';
const paragraphs = (text: readonly string[]) => text.map((one) => `<p>${one}</p>`).join('');
const page = (head: string, body: string) =>
  `<html><head><meta charset="utf-8">${HEAD}${head}</head><body><h1>Bridge opens at Pell</h1>${body}</body></html>`;
const first = async (html: string) => (await read('a.html', html))[0]!;
const by = async (head: string, over = '') =>
  (await first(page(head, `${over}<div>${paragraphs(ENGLISH)}</div>`))).byline.reporters;
const script = (author: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Bridge opens at Pell', author })}</script>`;

test.each([
  ['two in a string', 'Ann Doe and Lisa de Moor', ['Ann Doe', 'Lisa de Moor']],
  [
    'a list in an object',
    { '@type': 'Person', name: 'Ann Doe, Claire Roe-Fay and Tom O’Lee' },
    ['Ann Doe', 'Claire Roe-Fay', 'Tom O’Lee'],
  ],
  ['several names of one object', { '@type': 'Person', name: ['Ann Doe', 'Tom Roe'] }, ['Ann Doe', 'Tom Roe']],
  ['with the paper behind the name', 'By Ann Doe, Pell Weekly', ['Ann Doe']],
  ['a company', { '@type': 'Person', name: 'Moor Designs Consulting Group' }, []],
  ['the site with its desk', 'Pell Weekly Reporter', []],
  ['nobody', 'No Author', []],
])('JSON-LD names who wrote: %s', async (_, author, names) => {
  expect(await by(script(author))).toEqual(names);
});

test('who wrote is named by fields of any vocabulary, by elements and by links to a page about somebody', async () => {
  expect(await by('<meta name="dcterms.creator" content="Doe, Ann">')).toEqual(['Ann Doe']);
  expect(
    await by(
      '<meta property="article:author" content="https://example.org/ann"><meta name="parsely-author" content="Ann Doe">',
    ),
  ).toEqual(['Ann Doe']);
  const element =
    '<div class="byline"><span>By</span><a href="/ann">Ann Doe</a><span>Editor-in-chief</span><a href="/x">Follow</a></div>';
  expect(await by('', element)).toEqual(['Ann Doe']);
  expect(await by('', '<div><a href="/about/editors/ann-doe">Ann Doe</a><span>12 minutes ago</span></div>')).toEqual([
    'Ann Doe',
  ]);
  expect(await by('', '<div>By</div><div>Ann Doe</div>')).toEqual(['Ann Doe']);
});

test('a report is signed by what opens it, though a site’s words stand before it', async () => {
  const text = [
    '图集',
    '白沙社东川12月9日电（记者许冬）白沙镇的新桥昨日通车，居民进城少走了六公里，公交车从今天起改走新桥，票价不变。',
  ];
  const [article] = await read(
    'a.html',
    page(
      '',
      `<div>${paragraphs([...text, '新桥长三百二十米，两边各有一条人行道，镇里说路灯要到下个月才装完，夜里请慢行。'])}</div>`,
    ),
  );
  expect(article?.byline.reporters).toEqual(['许冬']);
});

test('fields count though an element that isn’t allowed in a page’s head has put them into what is hidden', async () => {
  const torn =
    '<noscript><div style="display:none"><img src="a"></noscript><meta name="author" content="Ann Doe"></div>';
  expect(await by(torn)).toEqual(['Ann Doe']);
});

test('a text in several boxes, or with a paragraph that is nothing but a link, is whole', async () => {
  const more = ENGLISH.map((one) => one.replace('Pell', 'Lowe').replace('bridge', 'mill'));
  const linked =
    '<p><a href="/b">The council has put the plans of all the roads round the bridge on show in the hall.</a></p>';
  const box = (text: string) =>
    `<div class="row"><div class="text-box">${text}</div></div><div class="row">Picture</div>`;
  const { paragraphs: told } = await first(
    page('', `<main>${box(paragraphs(ENGLISH) + linked)}${box(paragraphs(more))}</main>`),
  );
  expect(told).toEqual(expect.arrayContaining([...ENGLISH, ...more]));
});

test('sentences in paragraphs that are set alike are the text, not a long list of names under them', async () => {
  const letter = ENGLISH.map((one) => `${one} ${one}`);
  const names = Array.from(
    { length: 60 },
    (_, at) => `<p>Signer Number${at}, office of the signers of Lowe and Pell</p>`,
  );
  const body = `<div class="letter">${paragraphs(letter)}</div><div class="entry-content">${names.join('')}</div>`;
  expect((await first(page('', body))).paragraphs).toEqual(expect.arrayContaining(letter));
});

test('what asks for leave or for an address is no part of a text, however long it is', async () => {
  const terms = Array.from(
    { length: 12 },
    (_, at) =>
      `<p>We keep files of kind ${at} on your device to learn which pages are read most and when, unless you object to it.</p>`,
  );
  const body = `<div>${paragraphs(ENGLISH)}<form><p>Enter your address below, and we will send you a letter with all the news of the town every morning.</p></form></div><div id="cookie-notice">${terms.join('')}</div>`;
  expect((await first(page('', body))).paragraphs).toEqual(ENGLISH);
});

test('a part that holds the article is kept though a name of its frame is that of a column beside it', async () => {
  const other = Array.from(
    { length: 12 },
    (_, at) => `<li><a href="/${at}">Another story of the town, number ${at}, with a long headline of its own</a></li>`,
  );
  const body = `<article class="article sticky-sidebar-parent"><div class="article-content sticky-sidebar-item">${paragraphs(ENGLISH)}</div></article><ul>${other.join('')}</ul>`;
  expect((await first(page('', body))).paragraphs).toEqual(expect.arrayContaining(ENGLISH));
});

test('a moment in a zone of its own is of the day that it writes, and a day counts with the label before it', async () => {
  const on = async (head: string, over = '') =>
    (await first(page(head, `${over}<div>${paragraphs(ENGLISH)}</div>`))).published;
  const field = (content: string) => `<meta property="article:published_time" content="${content}">`;
  expect(await on(field('2025-03-08T21:24:10-05:00'))).toBe('2025-03-08');
  expect(await on(field('2025-03-08T21:24:10Z'))).toBe('2025-03-09');
  const line = '<p>PUBLISHED: March 8, 2025 at 11:30 p.m. | UPDATED: March 9, 2025 at 12:21 a.m.</p>';
  expect(await on(field('2025-03-09T04:30:59Z'), `<p>Sunday, March 9th 2025</p>${line}`)).toBe('2025-03-08');
  expect(await on('', '<abbr class="published" title="2025-03-08T05:11:00-05:00">5:11 AM</abbr>')).toBe('2025-03-08');
});

test('what stands between the parts of a text again and again, or leads to another one, is none of it', async () => {
  const between = [
    '<p>Story continues below</p>',
    '<p><a href="/b">READ MORE: Mill at Lowe to be sold</a></p><p>Story continues below</p>',
    '<p>Story continues below</p>',
  ];
  const body = ENGLISH.map((one, at) => `<p>${one} ${one}</p>${at < 2 ? between[at] : ''}`).join('');
  const { paragraphs: told } = await first(
    page('', `<div>${body}${between[2]}<p>${ENGLISH[0]} ${ENGLISH[1]}</p></div>`),
  );
  expect(told).toEqual([...ENGLISH.map((one) => `${one} ${one}`), `${ENGLISH[0]} ${ENGLISH[1]}`]);
});

test('what was taken for something else stands in the text once, though the line over it stands there twice', async () => {
  const parts = Array.from(
    { length: 6 },
    (_, at) => `<p>柳河镇小学举行了春季运动会，全校八百名学生参加了比赛，第${at}项由第${at}班获得。</p><p>图片</p>`,
  ).join('');
  const more = '这一段站在文章的框外，说的是闭幕式和各班所得的奖牌数目。';
  const body = `<article><div class="text">${parts}</div></article><div class="below"><div class="text"><p>${more}</p></div></div>`;
  const { paragraphs: told } = await first(page('', body));
  expect(told.filter((one) => one === more)).toHaveLength(1);
});

test('a frame around the whole page is no notice that asks for leave, whatever its names', async () => {
  const body = `<div class="no-cookie consent-given"><h2>Bridge opens at Pell</h2>${paragraphs(ENGLISH)}</div>`;
  expect((await first(page('', body))).paragraphs).toEqual(ENGLISH);
  const tagged = `<article class="post tag-consent">${paragraphs(ENGLISH)}</article><p>This stands at the end of all pages.</p>`;
  expect((await first(page('', tagged))).paragraphs).toEqual(expect.arrayContaining(ENGLISH));
});

test('who speaks in an interview stays over what is said, however often', async () => {
  const turn = (at: number) =>
    `<p>记者</p><p>请问第${at}个项目有多少人参加比赛？</p><p>王校长</p><p>第${at}个项目有${100 + at}人参加，比去年多了${at}人。</p>`;
  const body = `<p>河口镇小学昨天举行了春季运动会，全校八百名学生参加了比赛。</p>${[1, 2, 3, 4].map(turn).join('')}`;
  const { paragraphs: text } = await first(
    `<html><head><title>小学运动会</title></head><body><h1>小学运动会</h1><div>${body}</div></body></html>`,
  );
  expect(text.filter((one) => one === '记者').length).toBe(4);
  expect(text.filter((one) => one === '王校长').length).toBe(4);
});

test('a field that repeats when a program made the page says no day of its report', async () => {
  const made =
    '<meta name="PubDate" content="2024-06-03 14:25:31"><meta name="others" content="页面生成时间 2024-06-03 14:25:31">';
  const text = `<div>${paragraphs(ENGLISH)}</div>`;
  expect((await first(page(made, `<p>日期：2024-05-30 10:10</p>${text}`))).published).toBe('2024-05-30');
  expect((await first(page(made, text))).published).toBe('2024-06-03');
});

test('who is named by a script alone wrote nothing where the page shows somebody else as its author', async () => {
  expect(await by(script('Ann Doe'), '<div class="author">Tom Roe</div>')).toEqual(['Tom Roe']);
  expect(await by(script('Ann Doe'), '<div class="author">By Ann Doe</div>')).toEqual(['Ann Doe']);
});

test('the rules for comments under a short article are none of it, though they are longer', async () => {
  const rules = Array.from(
    { length: 4 },
    (_, at) => `Rule ${at + 1}: whoever writes here agrees to be polite to all the others.`,
  );
  const html = page(
    '',
    `<div>${paragraphs(ENGLISH.slice(0, 1))}</div><section id="comments">${paragraphs(rules)}</section>`,
  );
  expect((await first(html)).paragraphs).toEqual(ENGLISH.slice(0, 1));
});
