/** The scenes of `npm run chaos` and `npm run soak`, in their order. */
import { damage } from './damage.ts';
import { fullDisk } from './full-disk.ts';
import { hostile } from './hostile.ts';
import { killsWhilePolling, killsWithWebhook } from './kills.ts';
import type { Scene } from './scene.ts';
import { storm } from './storm.ts';
import { withdrawn } from './withdrawn.ts';
import { writers } from './writers.ts';

export type { Scene } from './scene.ts';

export const SCENES: readonly Scene[] = [
  killsWhilePolling,
  killsWithWebhook,
  storm,
  fullDisk,
  damage,
  writers,
  hostile,
  withdrawn,
];
