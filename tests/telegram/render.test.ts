import fc from 'fast-check';
import type { InlineKeyboardMarkup } from 'grammy/types';
import { expect, test } from 'vitest';
import { createLinks, followPayload, nameToFollow } from '../../src/links.ts';
import { articlePage, headlines, pageOf } from '../../src/telegram/articles.ts';
import { button, questionOf, readTapData, type Tap, tapData } from '../../src/telegram/keyboards.ts';
import { presentation } from '../../src/telegram/menus.ts';
import { renderAnswer, renderTimeline } from '../../src/telegram/render.ts';
import { body, reply } from '../../src/telegram/replies.ts';
import { bold, clean, expandable, joined, link, rich, shortened, split } from '../../src/telegram/rich-text.ts';
import { readStartPayload } from '../../src/telegram/start.ts';
import type { Answer, Article, Citation, FoundAnswer, Timeline } from '../../src/types.ts';
import { callProblems } from './server/index.ts';

/** Text as it comes from anywhere: any code unit, control characters, halves of surrogate pairs, long Chinese. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc
    .tuple(fc.constantFrom('报道', '😀', '👨‍👩‍👧', '\u202e', '\n\n', '𠮷', ' '), fc.nat({ max: 3000 }))
    .map(([s, n]) => s.repeat(n)),
);
const id = fc.stringMatching(/^[a-z0-9]{1,24}$/);
const date = fc.option(fc.constantFrom('2024-01-05', '2024-01', '2024', '2024-02-31', '很久以前', ''));
const url = fc.option(
  fc.constantFrom('https://news.example/a?b=c', 'http://', 'javascript:alert(1)', 'news.example', ''),
);
const citation: fc.Arbitrary<Citation> = fc.record({
  article: id,
  paragraph: fc.nat({ max: 99 }),
  quote: anyText,
  start: fc.nat(),
  end: fc.nat(),
  title: anyText,
  published: date,
  source: anyText,
  paper: fc.option(anyText),
  district: fc.option(anyText),
  url,
});
const language = fc.constantFrom('zh' as const, 'en' as const);
const sentence = fc.record({ text: anyText, citations: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 4 }) });
const found: fc.Arbitrary<FoundAnswer> = fc.record({
  kind: fc.constant('found' as const),
  language,
  sentences: fc.array(sentence, { minLength: 1, maxLength: 9 }),
  citations: fc.array(citation, { minLength: 1, maxLength: 9 }),
  asOf: date,
  stale: fc.boolean(),
  by: fc.constantFrom('extractive' as const, 'model' as const),
  confidence: fc.double({ min: 0, max: 1 }),
});
const answers: fc.Arbitrary<Answer> = fc.oneof(
  found,
  fc.record({
    kind: fc.constant('not-found' as const),
    language,
    asked: anyText,
    upTo: date,
    nearest: fc.array(fc.record({ id, title: anyText, published: date }), { maxLength: 5 }),
  }),
  found.map((state) => ({
    kind: 'not-found' as const,
    language: state.language,
    asked: '',
    upTo: null,
    nearest: [],
    state,
  })),
  fc.record({ correction: found, premise: anyText }).map(({ correction, premise }) => ({
    kind: 'not-found' as const,
    language: correction.language,
    asked: '',
    upTo: null,
    nearest: [],
    correction: { ...correction, premise },
  })),
);
const allLinks = fc.constantFrom(
  createLinks({ botName: 'wenjin_bot' }),
  createLinks({ publicUrl: 'https://papers.example' }),
  createLinks({}),
);
const place = { chat: 5, topic: null, private: true };
/** Runs of each property; `FUZZ=100000` is the figure of the report. */
const numRuns = Number(process.env.FUZZ ?? 300);

test('every answer renders to one message that the strict server takes, whatever its texts hold', () => {
  fc.assert(
    fc.property(answers, allLinks, (answer, links) => {
      const { content, preview } = renderAnswer(answer, { links });
      const calls = reply(place, content, { preview });
      expect(calls).toHaveLength(1);
      expect(callProblems('sendMessage', calls[0]!.payload)).toEqual([]);
    }),
    { numRuns },
  );
});

test('every timeline renders to one message that the strict server takes', () => {
  const entry = fc.record({
    date,
    text: anyText,
    citations: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 3 }),
  });
  const timeline: fc.Arbitrary<Timeline> = fc.record({
    name: anyText,
    entries: fc.array(entry, { minLength: 1, maxLength: 30 }),
    citations: fc.array(citation, { maxLength: 9 }),
    asOf: date,
  });
  fc.assert(
    fc.property(timeline, allLinks, language, (made, links, speech) => {
      const { content, preview } = renderTimeline(made, { links, language: speech });
      const calls = reply(place, content, { preview });
      expect(calls).toHaveLength(1);
      expect(callProblems('sendMessage', calls[0]!.payload)).toEqual([]);
    }),
    { numRuns },
  );
});

const articles: fc.Arbitrary<Article> = fc.record({
  id,
  kind: fc.constantFrom('news' as const, 'continuation' as const),
  kicker: fc.constant(null),
  title: fc.option(anyText),
  subtitle: fc.option(anyText),
  byline: fc.record({
    reporters: fc.array(anyText, { maxLength: 9 }),
    interns: fc.constant([]),
    correspondents: fc.constant([]),
    photographers: fc.constant([]),
    source: fc.option(anyText),
  }),
  district: fc.option(anyText),
  published: date,
  eventDate: fc.constant(null),
  evidence: fc.constant({ published: null, eventDate: null, district: null }),
  paragraphs: fc.array(anyText, { maxLength: 12 }),
  subheads: fc.constant([]),
  source: fc.constant('a.txt'),
  lines: fc.constant([]),
  url: fc.constant(null),
  externalId: fc.constant(null),
  alsoIn: fc.constant([]),
  updated: fc.option(fc.constant('2024-06-01')),
});

test('every page of every article is a message that the strict server takes', () => {
  fc.assert(
    fc.property(articles, fc.nat({ max: 999 }), language, (article, page, speech) => {
      const { content, keyboard } = articlePage(article, page, speech);
      if (content.text === '') return;
      const [call, ...more] = reply(place, content, { keyboard });
      expect(more).toEqual([]);
      expect(callProblems('sendMessage', call!.payload)).toEqual([]);
      expect(pageOf(article, page)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns },
  );
});

test('a list of headlines of any length and wording is taken, in as many messages as it needs', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id, title: anyText, published: date }), { maxLength: 40 }),
      allLinks,
      (refs, links) => {
        for (const { payload } of reply(place, headlines(refs, links, 'zh')))
          expect(callProblems('sendMessage', payload)).toEqual([]);
      },
    ),
    { numRuns: Math.ceil(numRuns / 3) },
  );
});

test('split() loses no visible character and keeps each part within the limit', () => {
  const visible = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 500 }), (text, limit) => {
      const parts = split(rich(text), limit);
      expect(visible(parts.map((part) => part.text).join(''))).toBe(visible(clean(text)));
      for (const part of parts) {
        expect(part.text.length).toBeLessThanOrEqual(limit);
        expect(part.text.isWellFormed()).toBe(true);
      }
    }),
    { numRuns },
  );
});

test('split() cuts at a paragraph before it cuts in a sentence, and carries entities over the cut', () => {
  const text = joined([bold('一'.repeat(30)), '二'.repeat(20), expandable('三'.repeat(70))], '\n\n');
  const parts = split(text, 60);
  expect(parts.map((part) => part.text)).toEqual([
    `${'一'.repeat(30)}\n\n${'二'.repeat(20)}`,
    '三'.repeat(60),
    '三'.repeat(10),
  ]);
  expect(parts.map((part) => part.entities.map(({ type, length }) => [type, length]))).toEqual([
    [['bold', 30]],
    [['expandable_blockquote', 60]],
    [['expandable_blockquote', 10]],
  ]);
});

test('shortened() never ends in half a character', () => {
  expect(shortened('😀😀😀', 4).text).toBe('😀…');
  expect(shortened('短', 4).text).toBe('短');
});

test('link() takes no address that Telegram would refuse', () => {
  for (const address of ['javascript:alert(1)', 'news.example', 'http://', ''])
    expect(link('x', address).entities).toEqual([]);
  expect(link('x', 'https://news.example').entities).toHaveLength(1);
});

const citationOf = (article: string, more: Partial<Citation> = {}): Citation => ({
  article,
  paragraph: 1,
  quote: '全长1280米。',
  start: 0,
  end: 8,
  title: '白鹭大桥主桥合龙',
  published: '2024-05-20',
  source: 'a.txt',
  paper: '云溪日报',
  district: null,
  url: null,
  ...more,
});
const answer = (more: Partial<FoundAnswer> = {}): FoundAnswer => ({
  kind: 'found',
  language: 'zh',
  sentences: [{ text: '大桥全长1280米。', citations: [0] }],
  citations: [citationOf('a1')],
  asOf: '2024-05-20',
  stale: false,
  by: 'extractive',
  confidence: 1,
  ...more,
});
const links = createLinks({ publicUrl: 'https://papers.example' });

test('what answers first is bold, over its sentence, with the year that the sentence adds', () => {
  const { content } = renderAnswer(
    answer({ short: '预计年底', sentences: [{ text: '预计年底（2024年）通车。', citations: [0] }] }),
    { links },
  );
  expect(content.text.startsWith('预计年底（2024年）\n预计年底（2024年）通车。')).toBe(true);
  expect(content.entities[0]).toMatchObject({ type: 'bold', offset: 0, length: 11 });
  expect(renderAnswer(answer({ short: '1280米', otherwise: true }), { links }).content.text).toMatch(
    /^报上说的是1280米\n/,
  );
});

test('an answer reads: sentences with markers, the as-of note, each article with the words that the answer does not say', () => {
  const { content, preview } = renderAnswer(
    answer({ citations: [citationOf('a1'), citationOf('a1', { paragraph: 2, quote: '双向六车道。' })] }),
    { links },
  );
  expect(content.text).toBe(
    '大桥全长1280米。 [1]\n\n（报道于2024年5月20日）\n\n[1][2] 白鹭大桥主桥合龙\n云溪日报 · 2024年5月20日\n“双向六车道。”',
  );
  expect(content.entities.filter(({ type }) => type === 'expandable_blockquote')).toHaveLength(1);
  expect(preview).toBe('https://papers.example/articles/a1?s=2.0-8#p2');
});

test('a report that its publisher has opens there at the quoted words, its marks in the reader', () => {
  const { content, preview } = renderAnswer(
    answer({ citations: [citationOf('a1', { url: 'https://paper.example/b.html' })] }),
    { links },
  );
  const publisher = `https://paper.example/b.html#:~:text=${encodeURIComponent(citationOf('a1').quote)}`;
  const opens = content.entities.flatMap((one) => (one.type === 'text_link' ? [one.url] : []));
  const reader = 'https://papers.example/articles/a1?s=2.0-8#p2';
  expect(opens).toEqual([reader, reader, publisher]);
  expect(preview).toBe(publisher);
});

test('a reader of English is told what amounts and dates of the quotes are', () => {
  const glosses = [{ printed: '1.2亿元', amount: { value: 120_000_000, unit: '元', bound: null } }] as const;
  const told = (language: 'en' | 'zh') => renderAnswer(answer({ glosses, language }), { links }).content.text;
  expect(told('en')).toContain('\n\nIn English: 1.2亿元 = 120 million yuan.\n(reported');
  expect(told('zh')).not.toContain('In English');
});

test('only a page in the web is previewed, not a link back into the chat', () => {
  expect(renderAnswer(answer(), { links: createLinks({ botName: 'b_bot' }) }).preview).toBeNull();
  expect(body(rich('x'), null).link_preview_options).toEqual({ is_disabled: true });
});

test("a model's answer says that a model chose it; a stale one that things may have changed", () => {
  const { text } = renderAnswer(answer({ by: 'model', stale: true }), { links }).content;
  expect(text).toContain('🤖 由 AI');
  expect(text).toContain('情况可能已变');
});

test('nothing is written as markup: stars, brackets and tags stay what they are', () => {
  const { content } = renderAnswer(
    answer({ sentences: [{ text: '*加粗* <b>粗</b> [链接](http://x) `码`', citations: [0] }] }),
    { links },
  );
  expect(content.text).toContain('*加粗* <b>粗</b> [链接](http://x) `码`');
});

test('the longest answers give up their quotes before their sentences and sources', () => {
  const long = answer({
    sentences: Array.from({ length: 6 }, (_, n) => ({ text: '句'.repeat(400), citations: [n] })),
    citations: Array.from({ length: 6 }, (_, n) => citationOf(`a${n}`, { quote: '引'.repeat(600), title: `标题${n}` })),
  });
  const { text } = renderAnswer(long, { links }).content;
  expect(text.length).toBeLessThanOrEqual(4096);
  expect(text.match(/句{400}/g)).toHaveLength(6);
  for (let n = 0; n < 6; n++) expect(text).toContain(`标题${n}`);
});

const taps: fc.Arbitrary<Tap> = fc.oneof(
  fc.record({ verb: fc.constant('article' as const), id, page: fc.nat({ max: 999 }) }),
  fc.record({ verb: fc.constant('read' as const), id }),
  fc.record({
    verb: fc.constantFrom(
      'sources' as const,
      'timeline' as const,
      'follow' as const,
      'up' as const,
      'down' as const,
      'share' as const,
    ),
    question: fc.stringMatching(/^[a-z0-9]{10}$/),
  }),
  fc.record({
    verb: fc.constant('reason' as const),
    question: fc.stringMatching(/^[a-z0-9]{10}$/),
    reason: fc.nat({ max: 9 }),
  }),
  fc.record({
    verb: fc.constantFrom('example' as const, 'district' as const, 'unfollow' as const),
    number: fc.nat({ max: 999_999_999 }),
  }),
  fc.record({
    verb: fc.constant('language' as const),
    to: fc.constantFrom('zh' as const, 'en' as const, 'auto' as const),
  }),
  fc.record({ verb: fc.constant('forget' as const) }),
  fc.record({ verb: fc.constantFrom('yes' as const, 'no' as const), job: fc.stringMatching(/^[a-z0-9]{10}$/) }),
);

test('callback data is read as it was written, within 64 bytes', () => {
  fc.assert(
    fc.property(taps, (tap) => {
      const data = tapData(tap);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(readTapData(data)).toEqual(tap);
    }),
  );
});

test('forged callback data and start payloads are either read as what they say or not at all', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.stringMatching(/^[a-z]:[a-z0-9:]{0,40}$/)), (text) => {
      const tap = readTapData(text);
      if (tap !== null) expect(readTapData(tapData(tap))).toEqual(tap);
      const payload = readStartPayload(text);
      if (payload !== null) expect(text).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    }),
    { numRuns },
  );
});

test('the question behind an answer is read from its buttons, and only from ours', () => {
  const markup = (...rows: InlineKeyboardMarkup['inline_keyboard']): InlineKeyboardMarkup => ({
    inline_keyboard: rows,
  });
  expect(questionOf(markup([button('x', { verb: 'up', question: 'abcdef1234' })]))).toBe('abcdef1234');
  expect(
    questionOf(markup([{ text: 'x', url: 'https://a.example' }], [{ text: 'y', callback_data: 'zzz' }])),
  ).toBeNull();
  expect(questionOf(undefined)).toBeNull();
});

test('menus and profile are taken by the strict server, each scope and language once', () => {
  for (const { method, payload } of presentation()) expect(callProblems(method, payload)).toEqual([]);
  const names = presentation().map(({ method, payload }) =>
    JSON.stringify([method, payload.scope, payload.language_code]),
  );
  expect(new Set(names).size).toBe(names.length);
});

test('a deep link follows a name that fits, and forged ones follow none', () => {
  for (const name of ['白鹭大桥', '轨道交通27号线', 'Lake Library']) {
    const payload = followPayload(name)!;
    expect(payload).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(readStartPayload(payload)).toEqual({ follow: name });
  }
  expect(followPayload('很'.repeat(16))).toBe(null);
  for (const forged of ['f_', 'f_%%', 'f_wyg', 'f_====', 'g_abc']) expect(nameToFollow(forged) || null).toBe(null);
});
