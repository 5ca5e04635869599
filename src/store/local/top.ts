import type { Match } from '../port.ts';

/** The best `k` of many scores in O(n log k): a binary heap with the worst kept one on top. Ties go to the lower key. */
export function createTop(k: number) {
  const heap: Match[] = [];
  const isWorse = (a: Match, b: Match) => a.score < b.score || (a.score === b.score && a.key > b.key);
  const swap = (i: number, j: number) => {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  };
  const siftUp = (start: number) => {
    for (let i = start; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!isWorse(heap[i]!, heap[parent]!)) return;
      swap(i, parent);
      i = parent;
    }
  };
  const siftDown = () => {
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let worst = i;
      if (left < heap.length && isWorse(heap[left]!, heap[worst]!)) worst = left;
      if (right < heap.length && isWorse(heap[right]!, heap[worst]!)) worst = right;
      if (worst === i) return;
      swap(i, worst);
      i = worst;
    }
  };
  return {
    /** Returns the score below which nothing is taken any more. */
    offer(key: number, score: number): number {
      if (heap.length < k) {
        heap.push({ key, score });
        siftUp(heap.length - 1);
      } else if (k > 0 && score >= heap[0]!.score && isWorse(heap[0]!, { key, score })) {
        heap[0] = { key, score };
        siftDown();
      }
      return heap.length < k ? Number.NEGATIVE_INFINITY : (heap[0]?.score ?? Number.POSITIVE_INFINITY);
    },
    /** Best first. */
    take: (): readonly Match[] => [...heap].sort((a, b) => (isWorse(a, b) ? 1 : -1)),
  };
}
