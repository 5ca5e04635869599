/** When a host may be asked again: one request after another, with a pause, and never before it said to come back. */

/** `now` and `wait` are parameters so that nothing sleeps in a test. */
export type Clock = {
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<unknown>;
};

export type Pace = {
  /** Resolves when the next request to the host may start, at least `gap` ms after the one before. */
  readonly turn: (host: string, gap: number, signal?: AbortSignal) => Promise<void>;
  /** The host isn't to be asked before `ms` from now. */
  readonly hold: (host: string, ms: number) => void;
  /** How many ms the host is still held; 0 when it may be asked. */
  readonly held: (host: string) => number;
};

export function makePace(clock: Clock): Pace {
  const next = new Map<string, number>();
  const until = new Map<string, number>();
  return {
    turn: async (host, gap, signal) => {
      const start = Math.max(clock.now(), next.get(host) ?? 0);
      next.set(host, start + gap);
      if (start > clock.now()) await clock.wait(start - clock.now(), signal);
    },
    hold: (host, ms) => void until.set(host, clock.now() + ms),
    held: (host) => Math.max(0, (until.get(host) ?? 0) - clock.now()),
  };
}
