import type { Match } from '../port.ts';

/** The best `k` of many scores in O(n log k): a binary heap with the worst kept one on top. Ties go to the lower key. */
export function createTop(k: number) {
  // Two rows of numbers: an object for each of some thousands that are offered costs more than the heap.
  const keys = new Float64Array(k);
  const scores = new Float64Array(k);
  let size = 0;
  const isWorse = (i: number, key: number, score: number) =>
    scores[i]! < score || (scores[i] === score && keys[i]! > key);
  const put = (i: number, key: number, score: number) => {
    keys[i] = key;
    scores[i] = score;
  };
  const siftUp = (start: number, key: number, score: number) => {
    let i = start;
    for (let parent = (i - 1) >> 1; i > 0 && !isWorse(parent, key, score); parent = (i - 1) >> 1) {
      put(i, keys[parent]!, scores[parent]!);
      i = parent;
    }
    put(i, key, score);
  };
  const siftDown = (key: number, score: number) => {
    let i = 0;
    for (;;) {
      let worst = 2 * i + 1;
      if (worst + 1 < size && isWorse(worst + 1, keys[worst]!, scores[worst]!)) worst++;
      if (worst >= size || !isWorse(worst, key, score)) break;
      put(i, keys[worst]!, scores[worst]!);
      i = worst;
    }
    put(i, key, score);
  };
  return {
    /** Returns the score below which nothing is taken any more. */
    offer(key: number, score: number): number {
      if (size < k) siftUp(size++, key, score);
      else if (k > 0 && isWorse(0, key, score)) siftDown(key, score);
      return size < k ? Number.NEGATIVE_INFINITY : (scores[0] ?? Number.POSITIVE_INFINITY);
    },
    /** Best first. */
    take: (): readonly Match[] =>
      Array.from({ length: size }, (_, i) => ({ key: keys[i]!, score: scores[i]! })).sort(
        (a, b) => b.score - a.score || a.key - b.key,
      ),
  };
}
