/** Whether Telegram can be reached at all: one prober for everybody, so that an outage isn't met with a storm. */
import { type Clock, pause } from './clock.ts';
import type { Caller } from './outcome.ts';

/** Milliseconds between probes while Telegram can't be reached; the last one repeats. */
const PROBE_DELAYS = [1000, 2000, 4000, 8000, 15_000, 30_000] as const;

export type Line = {
  readonly isUp: () => boolean;
  /** The last call certainly didn't reach Telegram. */
  readonly down: () => void;
  /** Resolves when Telegram has answered a harmless call (or the signal aborts). */
  readonly whenUp: () => Promise<void>;
};

export function createLine(call: Caller, clock: Clock, signal: AbortSignal): Line {
  let isUp = true;
  let probing: Promise<void> | null = null;

  const probe = async (): Promise<void> => {
    for (let i = 0; !signal.aborted; i++) {
      const { kind } = await call('getMe', {});
      isUp = kind !== 'unreached' && kind !== 'ambiguous';
      if (isUp) return;
      await pause(clock, PROBE_DELAYS[Math.min(i, PROBE_DELAYS.length - 1)]!, signal);
    }
  };

  return {
    isUp: () => isUp,
    down: () => {
      isUp = false;
    },
    whenUp: () => {
      probing ??= probe().finally(() => {
        probing = null;
      });
      return probing;
    },
  };
}
