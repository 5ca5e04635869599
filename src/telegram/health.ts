/** Whether the bot does what it is there for: what a supervisor has to know, in words without names or secrets. */
import type { State } from '../state/index.ts';
import type { Clock, Delivery } from './transport/index.ts';

/** Milliseconds without a word from Telegram before the poller counts as dead: a poll takes 40 s, a backoff 60. */
const SILENCE = 180_000;
/** Milliseconds in which nothing that waits was answered. */
const STANDSTILL = 180_000;

export type HealthOptions = {
  readonly state: Pick<State, 'faults'>;
  readonly clock: Clock;
  readonly delivery: Pick<Delivery, 'counts' | 'progressAt'>;
  /** When Telegram last answered a poll; `null` by webhook. */
  readonly heardAt: () => number | null;
  readonly isRefused: () => boolean;
};

/** What is wrong, one reason a line; nothing when all is well. Never rejects. */
export function createHealth({ state, clock, delivery, heardAt, isRefused }: HealthOptions) {
  const started = clock.now();
  return async (): Promise<readonly string[]> => {
    const reasons: string[] = [];
    if (isRefused()) reasons.push('Telegram refuses the bot token. Set BOT_TOKEN to a valid one and start again.');
    const heard = heardAt();
    if (heard !== null && !isRefused() && clock.now() - Math.max(heard, started) > SILENCE)
      reasons.push('Telegram has not been heard for three minutes. Check the network and TELEGRAM_API_ROOT.');
    const { waiting } = delivery.counts();
    if (waiting > 0 && clock.now() - Math.max(delivery.progressAt(), started) > STANDSTILL)
      reasons.push(`${waiting} questions wait and none was answered for three minutes. Start the bot again.`);
    reasons.push(...(await state.faults()));
    return reasons;
  };
}
