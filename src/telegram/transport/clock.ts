/** Time as a parameter, so that tests need not wait for `retry_after`. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs once after so many milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
};

export const realClock: Clock = {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many milliseconds or as soon as the signal aborts, whichever is first; never rejects. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = (): void => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}

/** The same clock, whose pending timers end with the signal, so that nothing keeps a stopped process alive. */
export function endingWith(clock: Clock, signal: AbortSignal): Clock {
  const pending = new Set<() => void>();
  signal.addEventListener('abort', () => pending.forEach((cancel) => void cancel()), { once: true });
  const after = (ms: number, run: () => void): (() => void) => {
    if (signal.aborted) return () => {};
    const stop = clock.after(ms, () => {
      pending.delete(cancel);
      run();
    });
    const cancel = (): void => {
      pending.delete(cancel);
      stop();
    };
    pending.add(cancel);
    return cancel;
  };
  return { now: clock.now, after };
}
