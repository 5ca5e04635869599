import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { read } from '../../src/reading/index.ts';
import type { Store } from '../../src/store/index.ts';
import type { IndexedPage, Mention } from '../../src/types.ts';
import { page, statement, termsOf, vectorOf } from '../store/pages.ts';

/** How a suite gets at the adapter under test: two opens of one `place` see one index. */
export type StoreUnderTest = {
  readonly createPlace: () => Promise<string>;
  readonly removePlace: (place: string) => Promise<void>;
  /** Opens the index in a place, making an empty one when there is none. */
  readonly open: (place: string, options?: { readonly readOnly?: boolean }) => Promise<Store>;
  /** How much of what is tried at random is tried: less where a write takes long. */
  readonly effort?: number;
};

const LIBRARY = {
  id: 'library',
  title: '图书馆',
  published: '2024-03-12',
  district: '临湖',
  paragraphs: ['甲乙丙', '丁戊己'],
};
const BRIDGE = {
  id: 'bridge',
  title: '大桥',
  published: '2024-01',
  district: '山北',
  paragraphs: ['庚辛壬', '甲癸子'],
};

type Unplaced<One> = One extends Mention ? Omit<One, 'start' | 'end'> : never;
const thing = (name: string): Unplaced<Mention> => ({
  ...{ kind: 'thing', text: name, name, proper: name.slice(0, -1), head: name.slice(-1), number: null },
});
const day = (text: string, printed: string): Unplaced<Mention> => read(text, { day: printed })[0]!;

/** Two reports of one bridge, the newer one in the second page. */
const REPORTS = [
  page('a', {
    ...{ id: 'older', published: '2024-03-13', paragraphs: ['昨天甲乙桥开工', '甲乙桥长'] },
    statements: [
      statement('昨天甲乙桥开工', 0, [day('昨天', '2024-03-13'), thing('甲乙桥')]),
      statement('甲乙桥长', 1, [thing('甲乙桥')]),
    ],
  }),
  page('b', {
    ...{ id: 'newer', published: '2024-05-02', paragraphs: ['甲乙桥和丙丁桥'] },
    statements: [statement('甲乙桥和丙丁桥', 0, [thing('甲乙桥'), thing('丙丁桥')])],
  }),
];

/** What FTS5 and SQL would trip over, or obey, if a term reached them as it is. */
const PROBES = [
  ...[
    '"',
    '""',
    "'",
    '*',
    '段*',
    '^段',
    '-段',
    '+段',
    '(',
    ')',
    'AND',
    'OR',
    'NOT',
    'NEAR(段 第, 2)',
    'body : 段',
    '{body title} : 段',
  ],
  ...["'; DROP TABLE passage; --", '段" OR "第', '\0', '段\0第', '\\', '%_', '😀', '\ud800'.repeat(2)],
];

/** What every `Store` promises, whatever it is made of. */
export function storeContract(name: string, under: StoreUnderTest): void {
  describe(`Store contract: ${name}`, () => {
    let place = '';
    let store: Store;
    beforeEach(async () => {
      place = await under.createPlace();
      store = await under.open(place);
    });
    afterEach(async () => {
      await store.close();
      await under.removePlace(place);
    });
    const textsOf = async (keys: readonly { readonly key: number }[], from = store) =>
      (await from.passages(keys.map(({ key }) => key))).map(({ text }) => text);
    const found = async (text: string, k = 10, from = store) => ({
      words: await textsOf(await from.matching(termsOf(text), k), from),
      vectors: await textsOf(await from.nearest(vectorOf(text), k), from),
    });

    test('an empty index finds nothing and covers nothing', async () => {
      expect(await found('甲')).toEqual({ words: [], vectors: [] });
      expect(await store.pages()).toEqual([]);
      expect(await store.latest(5)).toEqual([]);
      expect(await store.article('library')).toBeNull();
      const nothing = { pages: 0, articles: 0, passages: 0, from: null, upTo: null, districts: [] };
      expect(await store.coverage()).toEqual(nothing);
    });

    test('an article comes back as it was put in', async () => {
      const { articles } = page('a', LIBRARY);
      await store.replacePage({ page: 'a', hash: 'h', articles });
      expect(await store.article('library')).toEqual(articles[0]!.article);
      expect(await store.pages()).toEqual([{ page: 'a', hash: 'h', articles: 1 }]);
    });

    test('what an article says comes back word for word, statement by statement', async () => {
      await store.replacePages(REPORTS);
      expect(await store.statements('older')).toEqual(REPORTS[0]!.articles[0]!.statements);
      expect(await store.statements('nobody')).toEqual([]);
    });

    test('a name leads to its statements, those of the newest article first', async () => {
      await store.replacePages(REPORTS);
      const places = [
        { article: 'newer', statement: 0 },
        { article: 'older', statement: 0 },
        { article: 'older', statement: 1 },
      ];
      expect(await store.mentioning({ kind: 'thing', value: '甲乙桥' }, 9)).toEqual(places);
      expect(await store.mentioning({ kind: 'thing', value: '甲乙桥' }, 1)).toEqual(places.slice(0, 1));
      expect(await store.mentioning({ kind: 'person', value: '甲乙桥' }, 9)).toEqual([]);
    });

    test('a span of days leads to what is said of a day in it', async () => {
      await store.replacePages(REPORTS);
      const inMarch = { kind: 'when', from: '2024-03-01', to: '2024-03-31' } as const;
      expect(await store.mentioning(inMarch, 9)).toEqual([{ article: 'older', statement: 0 }]);
      expect(await store.mentioning({ ...inMarch, from: '2024-03-13' }, 9)).toEqual([]);
    });

    test('names of the archive are known by what they name and how many articles have them', async () => {
      await store.replacePages(REPORTS);
      expect(await store.namesAmong(['甲乙桥', '丙丁桥', '戊己桥', '2024-03-12', "'; DROP TABLE mention; --"])).toEqual(
        [
          { name: '丙丁桥', kind: 'thing', articles: 1 },
          { name: '甲乙桥', kind: 'thing', articles: 2 },
        ],
      );
      const begunAlike = ['', '甲', '甲乙', '甲乙桥', '甲乙桥头', '甲乙桥\u{20bb7}', '\u{20bb7}'];
      expect(await store.namesAmong(begunAlike)).toEqual([{ name: '甲乙桥', kind: 'thing', articles: 2 }]);
    });

    test('the names of a kind come those of most articles first', async () => {
      await store.replacePages(REPORTS);
      const names = [
        { name: '甲乙桥', kind: 'thing', articles: 2 },
        { name: '丙丁桥', kind: 'thing', articles: 1 },
      ];
      expect(await store.names('thing', 9)).toEqual(names);
      expect(await store.names('thing', 1)).toEqual(names.slice(0, 1));
      expect(await store.names('person', 9)).toEqual([]);
    });

    test('a withdrawn or replaced article leaves no name behind', async () => {
      await store.replacePages(REPORTS);
      await store.withdraw('newer');
      expect(await store.namesAmong(['甲乙桥', '丙丁桥'])).toEqual([{ name: '甲乙桥', kind: 'thing', articles: 1 }]);
      await store.replacePage(page('a', { id: 'older', paragraphs: ['无'] }));
      expect(await store.namesAmong(['甲乙桥', '丙丁桥'])).toEqual([]);
      expect(await store.statements('older')).toEqual([]);
    });

    test('new words are there until others are put in, and are counted on from where they were found', async () => {
      expect(await store.newWords()).toEqual([]);
      await store.replacePages([page('a', LIBRARY), page('b', BRIDGE)]);
      expect(await store.changedSinceNewWords()).toBe(4);
      const words = [{ word: '云溪驿站', count: 6, cohesion: 9.5, freedom: 2, isName: true }];
      await store.replaceNewWords(words);
      expect(await store.newWords()).toEqual(words);
      expect(await store.changedSinceNewWords()).toBe(0);
      const first = await store.newWords();
      await store.replacePage(page('b', { ...BRIDGE, paragraphs: ['庚'] }));
      expect(await store.newWords()).toBe(first);
      expect(await store.changedSinceNewWords()).toBe(3);
      await store.replaceNewWords([]);
      expect(await store.newWords()).toEqual([]);
    });

    test('a reader sees new words at its next call', async () => {
      const reader = await under.open(place, { readOnly: true });
      expect(await reader.newWords()).toEqual([]);
      await store.replaceNewWords([{ word: '云溪驿站', count: 6, cohesion: 9.5, freedom: 2, isName: true }]);
      expect(await reader.newWords()).toMatchObject([{ word: '云溪驿站' }]);
      await reader.close();
    });

    test('new words are to be found anew when an article is withdrawn', async () => {
      await store.replacePages([page('a', LIBRARY), page('b', BRIDGE)]);
      await store.replaceNewWords([{ word: '云溪驿站', count: 6, cohesion: 9.5, freedom: 2, isName: true }]);
      await store.withdraw('bridge');
      expect(await store.changedSinceNewWords()).toBe(2);
    });

    test('a passage is found by a word that only it has, and by its own vector', async () => {
      await store.replacePages([page('a', LIBRARY), page('b', BRIDGE)]);
      expect((await found('癸')).words).toEqual(['甲癸子']);
      expect((await found('丁戊己', 1)).vectors).toEqual(['丁戊己']);
      expect((await store.nearest(vectorOf('丁戊己'), 1))[0]!.score).toBeCloseTo(1, 2);
    });

    test('a word in two passages ranks the shorter text first, and a rare word above a common one', async () => {
      await store.replacePage(page('a', { paragraphs: ['甲乙乙乙乙乙', '甲丙', '丙丁', '丙戊'] }));
      expect((await found('甲')).words).toEqual(['甲丙', '甲乙乙乙乙乙']);
      expect((await found('丁丙')).words[0]).toBe('丙丁');
    });

    test('a word of the title finds its article', async () => {
      await store.replacePages([page('a', LIBRARY), page('b', BRIDGE)]);
      expect(await textsOf(await store.matching(['馆'], 10))).toEqual(LIBRARY.paragraphs);
    });

    test('a term that weighs nothing changes nothing, and more weight wins', async () => {
      await store.replacePage(page('a', { paragraphs: ['甲乙', '丙丁'] }));
      const first = async (weight: number) =>
        (
          await textsOf(
            await store.matching(
              [
                { term: '甲', weight: 1 },
                { term: '丙', weight },
              ],
              2,
            ),
          )
        )[0];
      expect(await first(0.5)).toBe('甲乙');
      expect(await first(2)).toBe('丙丁');
      expect(await textsOf(await store.matching([{ term: '丙', weight: 0 }], 2))).toEqual([]);
    });

    test('equal scores come in the order in which the passages were put in', async () => {
      await store.replacePage(page('a', { paragraphs: ['甲乙', '甲丙', '甲丁'] }));
      expect((await found('甲')).words).toEqual(['甲乙', '甲丙', '甲丁']);
    });

    test('k bounds both lists; unknown terms and none at all find nothing', async () => {
      await store.replacePage(page('a', LIBRARY, BRIDGE));
      expect(await store.matching(['甲'], 1)).toHaveLength(1);
      expect(await store.nearest(vectorOf('甲'), 3)).toHaveLength(3);
      expect(await store.nearest(vectorOf('甲'), 1000)).toHaveLength(4);
      expect(await store.matching(['没有', '', '\0', '"', 'NEAR(', '*'], 10)).toEqual([]);
      expect(await store.matching([], 10)).toEqual([]);
      expect(await store.matching(['甲'], 0)).toEqual([]);
    });

    test('terms are never read as a query language: each finds the passage that has it, and no other', async () => {
      const { articles } = page('a', { id: 'x', title: null, paragraphs: PROBES.map((_, i) => `第${i}段`) });
      const passages = articles[0]!.passages.map((passage, i) => ({ ...passage, terms: [PROBES[i]!, '段'] }));
      await store.replacePage({ page: 'a', hash: 'h', articles: [{ ...articles[0]!, passages }] });
      for (const [i, probe] of PROBES.entries())
        expect(await textsOf(await store.matching([probe], 99))).toEqual([`第${i}段`]);
      expect(await store.matching(PROBES, 99)).toHaveLength(PROBES.length);
      expect((await store.termStatistics([...PROBES, '段'])).counts).toEqual([...PROBES.map(() => 1), PROBES.length]);
      expect(
        await store.matching(['body', 'title', 'rank', 'passage_words', '1', 'z', 'OR 段', '段 *', 'NOT 段'], 99),
      ).toEqual([]);
    });

    test('termStatistics() counts passages, similarities() are cosines, both in the order asked', async () => {
      await store.replacePage(page('a', LIBRARY, BRIDGE));
      expect(await store.termStatistics(['甲', '丁', '没有'])).toEqual({ passages: 4, counts: [2, 1, 0] });
      const keys = (await store.matching(['丁', '庚'], 2)).map(({ key }) => key);
      const texts = (await store.passages(keys)).map(({ text }) => text);
      const cosines = await store.similarities(vectorOf(texts[1]!), [...keys, 987_654]);
      expect(cosines[1]).toBeCloseTo(1, 2);
      expect(cosines[0]).toBeLessThan(0.9);
      expect(cosines[2]).toBe(0);
    });

    test('passages() keeps the order asked and leaves out what is not there', async () => {
      await store.replacePage(page('a', LIBRARY));
      const [first, second] = (await store.nearest(vectorOf('甲乙丙'), 2)).map(({ key }) => key) as [number, number];
      expect(await textsOf([{ key: second }, { key: 987_654 }, { key: first }])).toEqual(['丁戊己', '甲乙丙']);
    });

    test('articlesOf() gives articles as they are searched, each with its own of the keys, the first of them', async () => {
      await store.replacePage(page('a', LIBRARY, { ...BRIDGE, published: '2024-05-02', district: '江北区' }));
      const keys = (await store.nearest(vectorOf('甲乙丙'), 4)).map(({ key }) => key);
      const owners = (await store.passages(keys)).map(({ article }) => article);
      const found = await store.articlesOf([987_654, ...keys], 9);
      expect(found.map(({ article }) => article.id)).toEqual([...new Set(owners)]);
      for (const one of found) expect(one.keys).toEqual(keys.filter((_, i) => owners[i] === one.article.id));
      const bridge = found.find(({ article }) => article.id === BRIDGE.id);
      expect(bridge?.article).toMatchObject({ published: '2024-05-02', eventDate: null, district: '江北区' });
      expect(bridge?.article.text.split('\n').slice(-BRIDGE.paragraphs.length)).toEqual(BRIDGE.paragraphs);
      expect(await store.articlesOf(keys, 1)).toEqual(found.slice(0, 1));
    });

    test('replacing a page leaves nothing of its earlier version', async () => {
      await store.replacePage(page('a', LIBRARY));
      await found('甲');
      await store.replacePage(page('a', BRIDGE));
      expect(await store.article('library')).toBeNull();
      expect((await found('乙丁')).words).toEqual([]);
      expect((await found('甲乙丙')).vectors).not.toContain('甲乙丙');
      expect((await store.coverage()).passages).toBe(2);
    });

    test('removing a page removes its passages from both searches at once; unknown pages are ignored', async () => {
      await store.replacePages([page('a', LIBRARY), page('b', BRIDGE)]);
      await found('甲');
      await store.removePage('a');
      await store.removePage('never there');
      expect(await found('甲')).toEqual({ words: ['甲癸子'], vectors: ['甲癸子', '庚辛壬'] });
      expect(await store.pages()).toHaveLength(1);
    });

    test('a batch with a vector that cannot be used changes nothing', async () => {
      await store.replacePage(page('a', LIBRARY));
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const bad = page('b', BRIDGE);
        bad.articles[0]!.passages[1]!.vector[3] = value;
        await expect(store.replacePages([page('a', BRIDGE), bad])).rejects.toThrow(StoreError);
      }
      expect((await store.pages()).map((p) => p.page)).toEqual(['a']);
      expect((await found('丁')).words).toEqual(['丁戊己']);
    });

    test('a question with a vector of other dimensions or with NaN is refused', async () => {
      await store.replacePage(page('a', LIBRARY));
      await expect(store.nearest(new Float32Array(3), 5)).rejects.toThrow(/3 dimensions/);
      await expect(store.nearest(vectorOf('甲').fill(Number.NaN), 5)).rejects.toThrow(StoreError);
    });

    test('latest() is newest first by what is known of the date, undated last, and narrows to a district', async () => {
      const undated = {
        id: 'undated',
        title: null,
        paragraphs: ['一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十'],
      };
      await store.replacePage(page('a', undated, BRIDGE, LIBRARY));
      const titles = async (limit: number, district?: string) =>
        (await store.latest(limit, district)).map(({ title }) => title);
      expect((await titles(9)).slice(0, 2)).toEqual(['图书馆', '大桥']);
      expect((await titles(9))[2]).toMatch(/^一二三四五六七八九十/);
      expect(await titles(1)).toEqual(['图书馆']);
      expect(await titles(9, '山北')).toEqual(['大桥']);
    });

    test('articlesAfter() walks through all articles in the order they were put in', async () => {
      await store.replacePages([page('a', BRIDGE), page('b', LIBRARY)]);
      const [first] = await store.articlesAfter(0, 1);
      expect(first?.article.title).toBe('大桥');
      const rest = await store.articlesAfter(first!.key, 9);
      expect(rest.map(({ article }) => article.title)).toEqual(['图书馆']);
      expect(await store.articlesAfter(rest[0]!.key, 9)).toEqual([]);
    });

    test('pagesAfter() gives whole pages, as they were put in and in that order, some at a time', async () => {
      await store.replacePages([page('c', LIBRARY, BRIDGE), page('empty'), ...REPORTS]);
      await store.replacePage(page('a', LIBRARY));
      const pages = [];
      for (let after = 0; ; after = pages.at(-1)!.key) {
        const next = await store.pagesAfter(after, 1);
        if (next.length === 0) break;
        pages.push(...next);
      }
      const inOrder = (terms: readonly string[]) => terms.toSorted();
      const plain = ({ articles, ...rest }: IndexedPage) => ({
        ...rest,
        articles: articles.map((one) => ({
          ...one,
          titleTerms: inOrder(one.titleTerms),
          passages: one.passages.map((p) => ({ ...p, terms: inOrder(p.terms), vector: expect.anything() })),
        })),
      });
      const put = [page('c', LIBRARY, BRIDGE), page('empty'), REPORTS[1]!, page('a', LIBRARY)];
      expect(pages.map((one) => plain(one.page))).toEqual(put.map(plain));
      const [vector] = pages
        .map((one) => one.page)
        .at(-1)!
        .articles[0]!.passages.map((p) => p.vector);
      expect(vector!.reduce((sum, x, at) => sum + x * vectorOf('甲乙丙')[at]!, 0)).toBeCloseTo(1, 1);
    });

    test('latest() narrows to what may have been printed within some days', async () => {
      const ofMonth = { id: 'month', title: '三月', published: '2024-03', paragraphs: ['一'] };
      const ofDay = { id: 'day', title: '十二日', published: '2024-03-12', district: '山北', paragraphs: ['二'] };
      await store.replacePage(page('a', ofMonth, ofDay, { id: 'undated', title: '无', paragraphs: ['三'] }));
      const within = async (from: string | null, to: string | null, district?: string) =>
        (await store.latest(9, district, { from, to })).map(({ title }) => title);
      expect(await within('2024-03-10', '2024-03-15')).toEqual(['十二日', '三月']);
      expect(await within('2024-03-13', '2024-03-15')).toEqual(['三月']);
      expect(await within('2024-03-10', '2024-03-15', '山北')).toEqual(['十二日']);
      expect(await within('2024-04-01', null)).toEqual([]);
      expect(await within(null, '2024-03-12')).toEqual(['十二日', '三月']);
    });

    test('names that begin alike are found together', async () => {
      await store.replacePages(REPORTS);
      const begun = { kind: 'thing', from: '甲乙', to: '甲乙\uffff' } as const;
      expect((await store.mentioning(begun, 9)).map(({ article }) => article)).toContain('newer');
      expect(await store.mentioning({ ...begun, from: '甲丙', to: '甲丙\uffff' }, 9)).toEqual([]);
    });

    test('coverage() counts, and spans the dates and districts', async () => {
      await store.replacePages([page('a', LIBRARY), page('b', BRIDGE)]);
      expect(await store.coverage()).toEqual({
        ...{ pages: 2, articles: 2, passages: 4, from: '2024-01', upTo: '2024-03-12' },
        districts: expect.arrayContaining(['临湖', '山北']),
      });
    });

    test('a report that two pages print is one article that names both files, and outlives either page', async () => {
      await store.replacePages([page('a', LIBRARY), page('b', { ...LIBRARY, source: 'b.txt' })]);
      expect(await store.latest(5)).toHaveLength(1);
      expect((await store.article('library'))?.alsoIn).toEqual(['b.txt']);
      await store.removePage('a');
      expect(await store.article('library')).toMatchObject({ source: 'b.txt', alsoIn: [] });
    });

    test('any text comes back as it was: control characters, quotes, surrogates, line breaks', async () => {
      const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
      const property = fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (paragraphs) => {
        const { articles } = page('p', { id: 'x', paragraphs });
        await store.replacePage({ page: 'p', hash: 'h', articles });
        expect((await store.article('x'))?.paragraphs).toEqual(paragraphs);
        const keys = await store.nearest(vectorOf(paragraphs[0]!), 10);
        expect((await textsOf(keys)).toSorted()).toEqual(paragraphs.toSorted());
      });
      await fc.assert(property, { numRuns: Math.ceil(40 * (under.effort ?? 1)) });
    });

    test('a passage keeps its place in its article, over paragraphs and inside one', async () => {
      const { articles } = page('a', { id: 'x', paragraphs: ['甲乙丙丁', '戊己', '庚辛'] });
      const [whole] = articles;
      const passages = [
        { ...whole!.passages[0]!, ordinal: 0, paragraph: 0, start: 2, text: '丙丁\n戊己\n庚' },
        { ...whole!.passages[0]!, ordinal: 1, paragraph: 2, start: 1, text: '辛' },
        { ...whole!.passages[0]!, ordinal: 2, paragraph: 9, start: 4, text: 'not in the article' },
      ];
      await store.replacePage({ page: 'a', hash: 'h', articles: [{ ...whole!, passages }] });
      const keys = (await store.nearest(vectorOf('甲'), 9)).map(({ key }) => key).toSorted((a, b) => a - b);
      const places = passages.map(({ vector, terms, ...place }, i) => ({ ...place, key: keys[i]! }));
      expect(await store.passages(keys)).toEqual(places);
    });

    test('what was put in is there after closing and opening again', async () => {
      await store.replacePages([page('a', LIBRARY), page('b', BRIDGE)]);
      const before = await found('甲庚');
      await store.close();
      store = await under.open(place);
      expect(await found('甲庚')).toEqual(before);
      expect(await store.article('bridge')).not.toBeNull();
    });

    test('a reader sees what a writer puts in and takes out at its next call', async () => {
      await store.replacePage(page('a', LIBRARY));
      const reader = await under.open(place, { readOnly: true });
      expect((await found('庚', 9, reader)).words).toEqual([]);
      await store.replacePage(page('b', BRIDGE));
      expect((await found('庚', 9, reader)).words).toEqual(['庚辛壬']);
      expect((await found('庚辛壬', 1, reader)).vectors).toEqual(['庚辛壬']);
      await store.removePage('a');
      expect((await found('甲', 9, reader)).words).toEqual(['甲癸子']);
      await reader.close();
    });

    test('a reader that looks before a removal and next after compacting finds nothing of what was removed', async () => {
      await store.replacePages([page('a', LIBRARY), page('b', BRIDGE)]);
      const reader = await under.open(place, { readOnly: true });
      expect(await reader.matching(['乙'], 9)).toHaveLength(1);
      await store.removePage('a');
      await store.compact();
      expect(await reader.matching(['乙'], 9)).toEqual([]);
      expect((await reader.termStatistics(['乙'])).counts).toEqual([0]);
      await reader.close();
    });

    test('a withdrawn article is gone for readers too, and stays out when its page is put in again', async () => {
      await store.replacePages([page('a', LIBRARY, BRIDGE), page('b', { ...BRIDGE, source: 'b.txt' })]);
      const reader = await under.open(place, { readOnly: true });
      expect(await reader.article('bridge')).not.toBeNull();
      expect(await store.withdraw('bridge')).toBe(true);
      expect(await reader.article('bridge')).toBeNull();
      expect((await found('庚', 9, reader)).words).toEqual([]);
      expect((await found('甲乙丙', 9, reader)).vectors.toSorted()).toEqual(['丁戊己', '甲乙丙']);
      expect((await store.pages()).map(({ articles }) => articles)).toEqual([1, 0]);
      await store.replacePage(page('a', LIBRARY, BRIDGE));
      expect(await store.article('bridge')).toBeNull();
      expect(await store.withdraw('bridge')).toBe(false);
      await store.removePage('a');
      expect(await found('甲')).toEqual({ words: [], vectors: [] });
      await reader.close();
    });

    test('any sequence of replacing, removing, settling and compacting leaves the pages that were put in last', async () => {
      await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), followSteps), {
        numRuns: Math.ceil(15 * (under.effort ?? 1)),
      });
    });

    const letters = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛'), minLength: 1, maxLength: 5 });
    const step = fc.record({
      action: fc.constantFrom('put', 'put', 'put', 'remove', 'settle', 'compact', 'search'),
      name: fc.constantFrom('p', 'q', 'r'),
      paragraphs: fc.array(letters, { minLength: 1, maxLength: 5 }),
    });
    type Step = { readonly action: string; readonly name: string; readonly paragraphs: readonly string[] };
    async function followSteps(steps: readonly Step[]) {
      const model = new Map<string, readonly string[]>();
      for (const { page: name } of await store.pages()) await store.removePage(name);
      for (const { action, name, paragraphs } of steps) {
        if (action === 'put') await store.replacePage(page(name, { paragraphs }));
        if (action === 'put') model.set(name, paragraphs);
        if (action === 'remove') await store.removePage(name);
        if (action === 'remove') model.delete(name);
        if (action === 'settle') await store.settle();
        if (action === 'compact') await store.compact();
        if (action === 'search') await found('甲乙');
      }
      const all = [...model.values()].flat().toSorted();
      const both = await found('甲乙丙丁戊己庚辛', 100);
      expect(both.words.toSorted()).toEqual(all);
      expect(both.vectors.toSorted()).toEqual(all);
      const perTerm = (term: string) => all.filter((text) => text.includes(term)).length;
      for (const term of '甲庚') expect(await store.matching([term], 100)).toHaveLength(perTerm(term));
    }

    test('a closed store rejects with StoreError', async () => {
      const other = await under.open(place);
      await other.close();
      await expect(other.pages()).rejects.toThrow(StoreError);
      await expect(other.matching(['甲'], 1)).rejects.toThrow(StoreError);
    });
  });
}
