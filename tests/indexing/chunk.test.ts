import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleId } from '../../src/indexing/article-id.ts';
import { chunk } from '../../src/indexing/chunk.ts';

const sentence = fc.string({
  unit: fc.constantFrom('区', '年', '小', '学', '投', '资', '3', 'a', '，', '。', '；', '”', '！', '😀'),
  minLength: 1,
  maxLength: 120,
});
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');
const article = fc.record({ id: fc.constant('abc'), paragraphs: fc.array(paragraph, { maxLength: 8 }) });

test('chunk() puts every character of an article into exactly one passage, verbatim and in order', () => {
  fc.assert(
    fc.property(article, ({ id, paragraphs }) => {
      let at = { paragraph: 0, start: 0 };
      for (const passage of chunk({ id, paragraphs })) {
        expect({ paragraph: passage.paragraph, start: passage.start }).toEqual(at);
        const lines = passage.text.split('\n');
        lines.forEach((line, offset) => {
          const start = offset === 0 ? passage.start : 0;
          expect(paragraphs[passage.paragraph + offset]!.slice(start, start + line.length)).toBe(line);
        });
        const last = passage.paragraph + lines.length - 1;
        const end = (lines.length === 1 ? passage.start : 0) + lines.at(-1)!.length;
        at = end === paragraphs[last]!.length ? { paragraph: last + 1, start: 0 } : { paragraph: last, start: end };
      }
      expect(at).toEqual({ paragraph: paragraphs.length, start: 0 });
    }),
  );
});

test('chunk() keeps passages between a few words and 500 characters and never cuts a character in two', () => {
  fc.assert(
    fc.property(article, ({ id, paragraphs }) => {
      for (const { text } of chunk({ id, paragraphs })) {
        expect(text.length).toBeLessThanOrEqual(500);
        expect(text.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('chunk() joins short paragraphs and cuts a long one after a sentence', () => {
  const short = chunk({ id: 'a', paragraphs: ['新校区占地32亩。', '可容纳1620名学生。'] });
  expect(short.map(({ text }) => text)).toEqual(['新校区占地32亩。\n可容纳1620名学生。']);
  const long = chunk({ id: 'a', paragraphs: [`${'步道改造完工并对外开放，'.repeat(5)}全长6.8公里。`.repeat(12)] });
  expect(long.length).toBeGreaterThan(1);
  for (const { text } of long) expect(text).toMatch(/。$/);
});

test('articleId() stays the same when a text is wrapped, spaced or typed in full-width characters', () => {
  const id = articleId('河湾小学新校区 下月启用', ['新校区占地32亩，可容纳1620名学生。']);
  expect(id).toMatch(/^[a-z2-7]{12}$/);
  expect(articleId('河湾小学新校区下月启用', ['新校区占地３２亩,可容纳', '1620名 学生。'])).toBe(id);
  expect(articleId('河湾小学新校区下月启用', ['新校区占地33亩，可容纳1620名学生。'])).not.toBe(id);
});
