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

/** Milliseconds for which who asks too fast needn't be counted anew. */
const SURELY_OVER = 1000;
const MOST_OVER = 10_000;

export type Verdict = 'pass' | 'first-over' | 'over';

/**
 * Returns a judge of arrivals; `first-over` is the one that earns a notice. Inline queries come by keystroke: free. `unlimited`
 * users count for a group only: a newsroom sends the pages of a week at once.
 */
export function createRateLimits(
  limits: RateLimits,
  tally: Queue['tally'],
  unlimited: readonly number[],
): (arrival: Arrival) => Promise<Verdict> {
  /** When somebody was found to ask too fast: a flood isn't counted in a shared database question by question. */
  const over = new Map<string, number>();
  const countIn = async (key: string, { count, seconds }: RateLimit, asked: number): Promise<Verdict> => {
    const since = asked - (over.get(key) ?? Number.NEGATIVE_INFINITY);
    if (since >= 0 && since < SURELY_OVER) return 'over';
    const times = await tally(key, seconds, asked);
    if (times <= count) return 'pass';
    if (over.size >= MOST_OVER) over.clear();
    over.set(key, asked);
    return times === count + 1 ? 'first-over' : 'over';
  };

  return async ({ user, chat, isGroup, asked }) => {
    const verdicts = [
      ...(user === null || unlimited.includes(user) ? [] : [await countIn(`user${user}`, limits.user, asked)]),
      ...(isGroup ? [await countIn(`group${chat}`, limits.group, asked)] : []),
    ];
    if (verdicts.includes('over')) return 'over';
    return verdicts.includes('first-over') ? 'first-over' : 'pass';
  };
}
