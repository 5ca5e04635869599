/** Limits on what one resident or one group may ask, counted by the time of asking, so that an outage costs nobody. */
import type { Arrival } from './arrival.ts';

type RateLimit = { readonly count: number; readonly seconds: number };
export type RateLimits = { readonly user: RateLimit; readonly group: RateLimit };

/**
 * A person types a question in some five seconds: twelve a minute; twenty leaves room for button presses. Telegram lets
 * a bot write twenty messages a minute into a group; more questions than that can't be answered there anyway.
 */
export const DEFAULT_LIMITS: RateLimits = {
  user: { count: 20, seconds: 60 },
  group: { count: 20, seconds: 60 },
};

/** An idle window is forgotten when so many are held: 10,000 take about 1 MB. */
const MOST_WINDOWS = 10_000;

type Window = { readonly start: number; count: number };
export type Verdict = 'pass' | 'first-over' | 'over';

/** Returns a judge of arrivals; `first-over` is the one that earns a notice. Inline queries come by keystroke: free. */
export function createRateLimits(limits: RateLimits): (arrival: Arrival) => Verdict {
  const windows = new Map<string, Window>();

  const countIn = (key: string, { count, seconds }: RateLimit, asked: number): Verdict => {
    const known = windows.get(key);
    const isOpen = known !== undefined && asked < known.start + seconds * 1000;
    const window = isOpen ? known : { start: asked, count: 0 };
    windows.delete(key);
    windows.set(key, window);
    window.count++;
    if (window.count <= count) return 'pass';
    return window.count === count + 1 ? 'first-over' : 'over';
  };

  return ({ user, chat, isGroup, asked }) => {
    const verdicts = [
      ...(user === null ? [] : [countIn(`user${user}`, limits.user, asked)]),
      ...(isGroup ? [countIn(`group${chat}`, limits.group, asked)] : []),
    ];
    for (const [oldest] of windows) {
      if (windows.size <= MOST_WINDOWS) break;
      windows.delete(oldest);
    }
    if (verdicts.includes('over')) return 'over';
    return verdicts.includes('first-over') ? 'first-over' : 'pass';
  };
}
