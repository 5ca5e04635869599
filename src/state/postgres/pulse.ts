/** Signs of life, and whether who gives them may judge others by theirs. */
import type { Lanes } from './lanes.ts';

/** The share of a lease after which a sign of life that is still under way is waited for no longer: a lost connection costs no lease. */
const HANGING = 0.5;

export type PulseOptions = {
  readonly beat: () => Promise<unknown>;
  readonly bury: Lanes['bury'];
  /** Milliseconds of a lease, and between two signs of life. */
  readonly lease: number;
  readonly every: number;
  /** Milliseconds by a clock that is never put right. */
  readonly clock: () => number;
};

/** To be called at each beat: how many were buried. */
export function createPulse({ beat, bury, lease, every, clock }: PulseOptions): () => Promise<number> {
  let livedAt = clock();
  /** When the sign of life began that is under way. */
  let underWay: number | null = null;
  return async () => {
    const began = clock();
    if (underWay !== null && began - underWay < HANGING * lease) return 0;
    underWay = began;
    try {
      await beat();
    } finally {
      if (underWay === began) underWay = null;
    }
    // Who was cut off himself, as all are when the database restarts, lets others give a sign of life before he judges them.
    // Several that hung end together: each is held against when it and the one before began.
    const wasCutOff = clock() - Math.min(livedAt, began) > 2 * every;
    livedAt = Math.max(livedAt, began);
    return wasCutOff ? 0 : bury();
  };
}
