/** Two index runs at once; a test of the suite goes through every combination, so that a scene draws from them. */
import { KINDS, runPair } from '../support/two-runs.ts';
import type { Scene } from './scene.ts';

/** Pairs in one go. */
const PAIRS = 2;

export const writers: Scene = {
  name: 'two index runs at once',
  counts: 'articles lost',
  run: async ({ times, random }) => {
    const first = Math.floor(random() * KINDS.length);
    let lost = 0;
    for (let pair = 0; pair < PAIRS * times; pair++) lost += (await runPair(first + pair)).lost;
    return { tried: PAIRS * times * 12, broken: lost, figures: { pairs: PAIRS * times } };
  },
};
