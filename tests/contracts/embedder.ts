import { describe, expect, test } from 'vitest';
import type { Embedder } from '../../src/embeddings/index.ts';

const TEXTS = [
  '双福第六小学预计年底竣工',
  '',
  '区法院开庭审理一起案件',
  '😀 𠮷 ABC-12 https://a.cn/x?y=1',
  '双福第六小学预计年底竣工',
];

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, at) => sum + x * b[at]!, 0);

/** What every `Embedder` promises; run by each implementation's tests. */
export function embedderContract(name: string, make: () => Promise<Embedder>): void {
  describe(`${name} keeps the embedder's promises`, () => {
    test('one vector of unit length and the promised dimensions a text, in order', async () => {
      const embedder = await make();
      for (const role of ['passage', 'question'] as const) {
        const vectors = await embedder.embed(TEXTS, role);
        expect(vectors).toHaveLength(TEXTS.length);
        for (const vector of vectors) {
          expect(vector).toBeInstanceOf(Float32Array);
          expect(vector).toHaveLength(embedder.dimensions);
          expect(cosine(vector, vector)).toBeCloseTo(1, 5);
        }
        expect(vectors[4]).toEqual(vectors[0]);
        expect(vectors[2]).not.toEqual(vectors[0]);
      }
    });

    test('the same vector alone and in company, today and tomorrow', async () => {
      const [first, again] = await Promise.all([make(), make()]);
      const together = await first.embed(TEXTS, 'passage');
      const alone = await again.embed([TEXTS[2]!], 'passage');
      expect(alone[0]).toEqual(together[2]);
      expect(again.id).toBe(first.id);
      expect(first.id).not.toBe('');
    });

    test('nothing for nothing', async () => expect(await (await make()).embed([], 'passage')).toEqual([]));

    test('an aborted signal rejects', async () => {
      const embedder = await make();
      await expect(embedder.embed(TEXTS, 'passage', AbortSignal.abort())).rejects.toThrow();
    });
  });
}
