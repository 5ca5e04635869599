/** Two index runs at once, in every combination. */
import { KINDS, runPair } from '../support/two-runs.ts';
import type { Scene } from './scene.ts';

export const writers: Scene = {
  name: 'two index runs at once',
  counts: 'articles lost',
  run: async ({ times }) => {
    let lost = 0;
    for (let pair = 0; pair < KINDS.length * times; pair++) lost += (await runPair(pair)).lost;
    return { tried: KINDS.length * times * 12, broken: lost, figures: { pairs: KINDS.length * times } };
  },
};
