import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verify } from '../../src/answering/index.ts';
import type { Article, Draft, DraftSentence } from '../../src/types.ts';

const TEXT = '今年上半年，工业园完成投资18.4亿元，新开工项目7个。该项目总投资3.6亿元。';
const ARTICLE: Article = {
  id: 'a1',
  kind: 'news',
  kicker: null,
  title: '工业园投资快',
  subtitle: null,
  byline: { reporters: [], interns: [], correspondents: [], photographers: [], source: null },
  district: '云岭区',
  published: '2023-07-10',
  eventDate: null,
  evidence: { published: null, eventDate: null, district: null },
  paragraphs: ['走进云岭第三中学新校区项目现场。', TEXT],
  subheads: [],
  source: 'page.txt',
  lines: [],
  url: null,
  externalId: null,
  alsoIn: [],
  updated: null,
};
const fetchArticle = async (id: string) => (id === 'a1' ? ARTICLE : null);
const draftOf = (...sentences: DraftSentence[]): Draft => ({ sentences, confidence: 1, by: 'extractive' });
const said = (text: string, quote = text, article = 'a1', paragraph = 1): DraftSentence => ({
  text,
  quotes: [{ article, paragraph, quote }],
});
const kept = async (sentence: DraftSentence) => (await verify(draftOf(sentence), fetchArticle)).sentences.length;

test('verify() cites the place of a quote in the stored paragraph', async () => {
  const { citations, sentences } = await verify(draftOf(said('该项目总投资3.6亿元。')), fetchArticle);
  const [citation] = citations;
  expect(TEXT.slice(citation?.start, citation?.end)).toBe('该项目总投资3.6亿元。');
  expect(citation).toMatchObject({ title: '工业园投资快', published: '2023-07-10', source: 'page.txt' });
  expect(sentences[0]?.citations).toEqual([0]);
});

test.each([
  ['a quote that is not in the paragraph', said('该项目总投资3.7亿元。')],
  ['a paragraph that does not exist', said('该项目总投资3.6亿元。', '该项目总投资3.6亿元。', 'a1', 9)],
  ['an article that does not exist', said('该项目总投资3.6亿元。', '该项目总投资3.6亿元。', 'zz')],
  ['a sentence that says more than its quote', said('该项目总投资3.6亿元，已完工。', '该项目总投资3.6亿元。')],
  ['an empty quote', said('', '')],
  ['an insertion that nobody wrote', said('该项目（某某大厦项目）总投资3.6亿元。', '该项目总投资3.6亿元。')],
])('verify() drops %s', async (_, sentence) => {
  expect(await kept(sentence)).toBe(0);
});

test.each([
  ['a cut shown by …', said('今年上半年…新开工项目7个。', TEXT.slice(0, TEXT.indexOf('该项目')))],
  [
    'a date in brackets',
    said('今年上半年（2023年），工业园完成投资18.4亿元，新开工项目7个。', TEXT.slice(0, TEXT.indexOf('该项目'))),
  ],
  [
    'a name from the article in brackets',
    said('该项目（云岭第三中学新校区项目）总投资3.6亿元。', '该项目总投资3.6亿元。'),
  ],
])('verify() keeps %s', async (_, sentence) => {
  expect(await kept(sentence)).toBe(1);
});

test('verify() keeps any stretch of the paragraph and nothing with a changed character', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: TEXT.length - 2 }),
      fc.integer({ min: 1, max: 30 }),
      async (from, length) => {
        const quote = TEXT.slice(from, from + length);
        expect(await kept(said(quote))).toBe(quote.replace(/…/g, '').trim() === '' ? 0 : 1);
        expect(await kept(said(`${quote}龘`))).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});

test('a report that was first read from print is linked where its publisher has it too', async () => {
  const both = { ...ARTICLE, alsoIn: ['other.txt', 'https://paper.example/1.html'] };
  const { citations } = await verify(draftOf(said('该项目总投资3.6亿元。')), async () => both);
  expect(citations[0]?.url).toBe('https://paper.example/1.html');
});
