/** Limits on what one resident or one group may ask, counted by the time of asking, so that an outage costs nobody. */
import type { Arrival, Queue } from '../../state/index.ts';

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

export type Verdict = 'pass' | 'first-over' | 'over';

/** Returns a judge of arrivals; `first-over` is the one that earns a notice. Inline queries come by keystroke: free. */
export function createRateLimits(limits: RateLimits, tally: Queue['tally']): (arrival: Arrival) => Promise<Verdict> {
  const countIn = async (key: string, { count, seconds }: RateLimit, asked: number): Promise<Verdict> => {
    const times = await tally(key, seconds, asked);
    if (times <= count) return 'pass';
    return times === count + 1 ? 'first-over' : 'over';
  };

  return async ({ user, chat, isGroup, asked }) => {
    const verdicts = [
      ...(user === null ? [] : [await countIn(`user${user}`, limits.user, asked)]),
      ...(isGroup ? [await countIn(`group${chat}`, limits.group, asked)] : []),
    ];
    if (verdicts.includes('over')) return 'over';
    return verdicts.includes('first-over') ? 'first-over' : 'pass';
  };
}
