/** Telegram's sending limits: about a message a second in a chat, twenty a minute in a group, thirty a second overall. */
import { ApiFailure } from './failure.ts';

export type Limits = {
  /** Messages a second in one chat, averaged over `burst` messages. */
  readonly perChat: number;
  readonly burst: number;
  readonly perGroupMinute: number;
  readonly perSecond: number;
};
export const TELEGRAM_LIMITS: Limits = { perChat: 1, burst: 5, perGroupMinute: 20, perSecond: 30 };

/** Returns a check that throws 429 with the seconds to wait; `clock` in milliseconds. */
export function createLimits(limits: Limits, clock: () => number): (chat: number) => void {
  const sent = new Map<number | 'all', number[]>();
  const windows = (chat: number): readonly (readonly [number | 'all', number, number])[] => [
    [chat, limits.burst, (limits.burst / limits.perChat) * 1000],
    ...(chat < 0 ? [[chat, limits.perGroupMinute, 60_000] as const] : []),
    ['all', limits.perSecond, 1000],
  ];
  const recent = (key: number | 'all', span: number): number[] =>
    (sent.get(key) ?? []).filter((at) => at > clock() - span);

  return (chat) => {
    for (const [key, most, span] of windows(chat)) {
      const times = recent(key, span);
      if (times.length < most) continue;
      const seconds = Math.max(1, Math.ceil((times[times.length - most]! + span - clock()) / 1000));
      throw new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    for (const key of [chat, 'all'] as const) sent.set(key, [...recent(key, 60_000), clock()]);
  };
}
