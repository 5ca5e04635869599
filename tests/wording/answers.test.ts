import { expect, test } from 'vitest';
import type { Citation, FoundAnswer } from '../../src/types.ts';
import { answerText, asOfNote, dateWords, notFoundText, refusalText } from '../../src/wording/index.ts';

const citation = (published: string | null): Citation => ({
  article: 'a',
  paragraph: 0,
  quote: '已封顶。',
  start: 0,
  end: 4,
  title: '图书馆封顶',
  published,
  source: 'p.txt',
  paper: null,
  district: null,
  url: null,
});
const found = (dates: readonly (string | null)[], rest: Partial<FoundAnswer> = {}): FoundAnswer => ({
  kind: 'found',
  language: 'zh',
  sentences: [{ text: '已封顶。', citations: [0] }],
  citations: dates.map(citation),
  asOf:
    dates
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null,
  stale: false,
  by: 'extractive',
  confidence: 0.9,
  ...rest,
});

test('dateWords() says no more than is known', () => {
  expect(dateWords('2024-01-05', 'zh')).toBe('2024年1月5日');
  expect(dateWords('2024-01', 'en')).toBe('January 2024');
  expect(dateWords('2024', 'zh')).toBe('2024年');
});

test('answerText() ends with the date of the report, and warns when it is old', () => {
  expect(answerText(found(['2023-07']))).toBe('已封顶。（报道于2023年7月）');
  expect(answerText(found(['2023-07'], { stale: true }))).toContain('情况可能已变');
  expect(answerText(found([null]))).toBe('已封顶。');
});

test('asOfNote() names the date of every report', () => {
  expect(asOfNote(found(['2024-01-05', '2023-07']))).toBe('（报道于2023年7月、2024年1月5日）');
});

test('notFoundText() says what is not told, up to when, and names the nearest reports', () => {
  const text = notFoundText({
    kind: 'not-found',
    language: 'zh',
    asked: '图书馆有多少停车位？',
    upTo: '2024-03-13',
    nearest: [{ id: 'a', title: '图书馆封顶', published: '2024-03-13' }],
  });
  for (const part of ['“图书馆有多少停车位”', '2024年3月13日', '《图书馆封顶》']) expect(text).toContain(part);
});

test.each([
  'private',
  'abuse',
  'injection',
  'small-talk',
  'about-me',
  'thanks',
  'nod',
  'complaint',
  'off-topic',
  'unclear',
  'empty',
  'too-long',
] as const)('refusalText() has one line for %s in both languages', (reason) => {
  expect(refusalText(reason, 'zh')).toMatch(/^[^\n]{8,90}$/u);
  expect(refusalText(reason, 'en')).toMatch(/^[^\n]{8,200}$/u);
});

test('answerText() says amounts in English after the quotes, where there is room', () => {
  const glosses = [{ printed: '1.2亿元', amount: { value: 120_000_000, unit: '元', bound: null } }] as const;
  expect(answerText(found(['2024'], { language: 'en', glosses }))).toBe(
    'The papers say: 已封顶。 In English: 1.2亿元 = 120 million yuan. (reported 2024)',
  );
  const long = [{ text: '很长。'.repeat(80), citations: [0] }];
  expect(answerText(found(['2024'], { language: 'en', glosses, sentences: long }))).not.toContain('In English');
});

test('answerText() says of what only comes nearest that it does, and not that the question was wrong', () => {
  const told = { sentences: [{ text: '二桥3月合龙。', citations: [0] }], citations: [], asOf: null, stale: false };
  const text = (isNearest?: true) =>
    answerText({
      ...{ kind: 'not-found', language: 'zh', asked: '二桥的桥塔有多高', upTo: null, nearest: [] },
      correction: { premise: '二桥的桥塔有多高', ...(isNearest ? { isNearest } : {}), ...told },
    });
  expect(text(true)).toBe('不确定报上有没有写到这一点，最接近的是：二桥3月合龙。');
  expect(text()).toContain('您问的是“二桥的桥塔有多高”；报上说的是：');
});
