/** Calls that have to succeed before anything else can go on (polls, setting a webhook), repeated until they do. */
import type { Api } from 'grammy';
import type { Log } from '../../types.ts';
import { type Clock, pause } from './clock.ts';
import { createCaller, type Outcome } from './outcome.ts';

/** Milliseconds before a call that failed is repeated; the last one goes on. */
const BACKOFF = [1000, 2000, 5000, 10_000, 30_000] as const;
/** Another poller is a person's mistake, which takes them a while to mend. */
const CONFLICT_BACKOFF = [5000, 15_000, 60_000] as const;

export type InsistenceOptions = {
  readonly api: Api;
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds one call may take. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** The token is refused: told once, with one line in the log. */
  readonly onUnauthorized: () => void;
};
/** Resolves with the call's result, or `null` when stopped or when the token is refused. Never rejects. */
export type Insist = (method: string, payload: Readonly<Record<string, unknown>>) => Promise<unknown>;

export function createInsistence({ api, log, clock, timeout, signal, onUnauthorized }: InsistenceOptions): Insist {
  const call = createCaller(api, timeout, signal);
  return async (method, payload) => {
    for (let failures = 0; !signal.aborted; failures++) {
      const outcome = await call(method, payload);
      if (outcome.kind === 'sent') return outcome.result;
      if (signal.aborted) break;
      if (isUnauthorized(outcome)) {
        log.error(
          {},
          'Telegram refuses the bot token: the bot has stopped. Set BOT_TOKEN to a valid one and start again',
        );
        onUnauthorized();
        break;
      }
      const retryInMs = delayAfter(outcome, failures);
      log.warn({ method, reason: reasonOf(outcome), retryInMs }, explain(outcome));
      await pause(clock, retryInMs, signal);
    }
    return null;
  };
}

/** Telegram answers 404 to a token that isn't even shaped like one. */
const isUnauthorized = (outcome: Outcome): boolean =>
  outcome.kind === 'unauthorized' || (outcome.kind === 'refused' && outcome.reason.startsWith('404'));
const isConflict = (outcome: Outcome): boolean => outcome.kind === 'refused' && outcome.reason.startsWith('409');
const reasonOf = (outcome: Outcome): string => ('reason' in outcome ? outcome.reason : outcome.kind);

function delayAfter(outcome: Outcome, failures: number): number {
  if (outcome.kind === 'wait') return outcome.seconds * 1000;
  const delays = isConflict(outcome) ? CONFLICT_BACKOFF : BACKOFF;
  return delays[Math.min(failures, delays.length - 1)]!;
}

function explain(outcome: Outcome): string {
  if (isConflict(outcome))
    return 'another program polls with the same bot token, so that each gets only some of the questions; stop it, or give this bot a token of its own';
  return outcome.kind === 'wait'
    ? 'Telegram asks to wait'
    : 'Telegram cannot be reached or is out of order; trying again';
}
