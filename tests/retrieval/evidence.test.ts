import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measuring, readable } from '../../src/retrieval/evidence.ts';
import type { QueryTerm } from '../../src/retrieval/query-terms.ts';
import type { Article } from '../../src/types.ts';

const term = (text: string, weight = 1): QueryTerm => ({ text, share: 1, weight, word: true, variants: [] });
const article = (...paragraphs: readonly string[]) => ({ kicker: null, title: null, subtitle: null, paragraphs });
const measure = (text: string, ...terms: readonly QueryTerm[]) => measuring(terms)(readable(article(text) as Article));

describe('measureEvidence()', () => {
  test('weighs terms: the rare one counts more', () => {
    expect(measure('大桥合龙。', term('大桥', 3), term('市民', 1)).article).toBe(0.75);
  });

  test('tells terms in one sentence from terms spread over the report', () => {
    const terms = [term('大桥'), term('通车')];
    expect(measure('大桥通车。天气晴。', ...terms).sentence).toBe(1);
    expect(measure('大桥合龙。天气晴。道路通车。', ...terms)).toMatchObject({ sentence: 0.5, pair: 0.5, article: 1 });
  });

  test('sees two neighbouring sentences as one piece of evidence', () => {
    expect(measure('大桥合龙。预计国庆通车。天气晴。', term('大桥'), term('通车')).pair).toBe(1);
  });

  test('lets a synonym stand for a word at part of its weight', () => {
    const asked: QueryTerm = {
      text: '完工',
      share: 1,
      weight: 1,
      word: true,
      variants: [{ form: '竣工', factor: 0.5 }],
    };
    expect(measure('工程竣工。', asked).article).toBe(0.5);
    expect(measure('工程完工，也就是竣工。', asked).article).toBe(1);
  });

  test('finds words across white space and in full-width or traditional form', () => {
    expect(measure('重庆市人 力资源。ＡＢＣ', term('人力资源'), term('abc')).article).toBe(1);
    expect(measure('這個門診樓', term('门诊楼')).article).toBe(1);
  });

  test('sees how late the best sentence stands', () => {
    const early = measure('大桥合龙。天气晴。市民高兴。', term('大桥')).lateness;
    const late = measure('市民高兴。天气晴。大桥合龙。', term('大桥')).lateness;
    expect(early).toBe(0);
    expect(late).toBeGreaterThan(early);
  });

  test('sees what a text lacks of a full report, or has beyond one', () => {
    const [brief, full, long] = [40, 799, 8000].map((length) => measure('字'.repeat(length), term('桥')));
    expect(brief).toMatchObject({ brevity: Math.log(41 / 800), excess: 0 });
    expect(full).toMatchObject({ brevity: 0, excess: 0 });
    expect(long!.excess).toBeGreaterThan(2);
    expect(long!.brevity).toBe(0);
  });

  test('stays within 0 and 1 whatever the text and the terms', () => {
    const text = fc.string({ unit: fc.constantFrom('大', '桥', '通', '车', '。', '\n', ' ', '！', 'a', '1') });
    const terms = fc.array(
      fc.record({
        text: fc.constantFrom('大桥', '通车', '车', '1', 'a大'),
        weight: fc.double({ min: 0.1, max: 12, noNaN: true }),
        word: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(text, terms, (body, asked) => {
        const { brevity, excess, ...shares } = measure(
          body,
          ...asked.map((one) => ({ ...one, share: 1, variants: [] })),
        );
        expect(brevity).toBeLessThanOrEqual(0);
        expect(excess).toBeGreaterThanOrEqual(0);
        for (const share of Object.values(shares)) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

test('a term counts in each sentence it stands in, wherever marks end them', () => {
  const text = fc.string({ unit: fc.constantFrom('字', '大', '桥', '。', '\n', '？', '；', '!') });
  const asked = [term('大桥', 2), term('桥', 1), term('字大', 3)];
  fc.assert(
    fc.property(text, (body) => {
      const shares = body
        .split(/[。\n？；!]/)
        .map((sentence) => asked.reduce((sum, one) => sum + (sentence.includes(one.text) ? one.weight : 0), 0) / 6);
      const { sentence, lateness } = measuring(asked)(body);
      expect(sentence).toBeCloseTo(Math.max(...shares), 9);
      expect(lateness).toBeCloseTo(shares.indexOf(Math.max(...shares)) / shares.length, 9);
    }),
  );
});
