/** Fetches updates by long polling; an update is confirmed to Telegram only after it was written to disk. */
import type { Api } from 'grammy';
import type { Log } from '../types.ts';
import { type Clock, pause } from './clock.ts';
import { createCaller, type Outcome } from './outcome.ts';
import { placeOf } from './redaction.ts';

/** Seconds a poll stays open; proxies cut silent connections after a minute. */
const POLL_SECONDS = 30;
/** Milliseconds a reply may be late. */
const POLL_GRACE = 10_000;
const BATCH = 100;
/** Milliseconds before a call that failed is repeated; the last one goes on. */
const BACKOFF = [1000, 2000, 5000, 10_000, 30_000] as const;
/** Another poller is a person's mistake, which takes them a while to mend. */
const CONFLICT_BACKOFF = [5000, 15_000, 60_000] as const;
/** Milliseconds a backlog may take to arrive before it is worked on: at 100 a call some 20,000 questions. */
const FILLING = 20_000;

export type PollingOptions = {
  readonly api: Api;
  readonly log: Log;
  readonly clock: Clock;
  /** Stated with each poll, since Telegram keeps what an earlier program asked for. */
  readonly allowedUpdates: readonly string[];
  readonly accept: (updates: readonly unknown[]) => Promise<void>;
  readonly filling: (on: boolean) => void;
  readonly onUnauthorized: () => void;
};
export type Polling = {
  /** Resolves when polling has ended: after `stop`, or when the token is refused. Never rejects. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Begins to poll, and goes on through every failure but a refused token. A webhook is taken down first. */
export function startPolling(options: PollingOptions): Polling {
  const stopping = new AbortController();
  const ended = poll(options, stopping.signal);
  const stop = (): Promise<void> => {
    stopping.abort();
    return ended;
  };
  return { ended, stop };
}

async function poll(options: PollingOptions, signal: AbortSignal): Promise<void> {
  const { clock, filling, allowedUpdates: allowed_updates } = options;
  const insist = createInsistence(options, signal);
  const started = clock.now();
  let offset = 0;
  let isFilling = true;
  filling(true);
  if ((await insist('deleteWebhook', {})) === null) return;
  while (!signal.aborted) {
    const timeout = isFilling ? 0 : POLL_SECONDS;
    const updates = await insist('getUpdates', { offset, limit: BATCH, timeout, allowed_updates });
    if (!Array.isArray(updates)) return;
    const next = await write(updates, offset, options);
    if (next === offset && updates.length > 0) await pause(clock, BACKOFF[0], signal);
    offset = next;
    if (isFilling && (updates.length < BATCH || clock.now() - started > FILLING)) {
      isFilling = false;
      filling(false);
    }
  }
}

/** Returns the offset that confirms the batch, or the old one where it couldn't be written. */
async function write(updates: readonly unknown[], offset: number, { accept, log }: PollingOptions): Promise<number> {
  try {
    if (updates.length > 0) await accept(updates);
  } catch (error) {
    log.error(
      { reason: placeOf(error) },
      'updates cannot be written to bot.db; is the disk full? Nothing is confirmed to Telegram until they can',
    );
    return offset;
  }
  const ids = updates.map((update) => (update as { readonly update_id?: unknown } | null)?.update_id);
  return ids.reduce<number>((most, id) => (Number.isSafeInteger(id) ? Math.max(most, Number(id) + 1) : most), offset);
}

/** Returns a function that repeats a call until it succeeds; it gives `null` when stopped or when the token is refused. */
function createInsistence({ api, log, clock, onUnauthorized }: PollingOptions, signal: AbortSignal) {
  const call = createCaller(api, POLL_SECONDS * 1000 + POLL_GRACE, signal);
  return async (method: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> => {
    for (let failures = 0; !signal.aborted; failures++) {
      const outcome = await call(method, payload);
      if (outcome.kind === 'sent') return outcome.result;
      if (signal.aborted) return null;
      if (isUnauthorized(outcome)) {
        log.error(
          {},
          'Telegram refuses the bot token: polling has ended. Set BOT_TOKEN to a valid token and start again',
        );
        onUnauthorized();
        return null;
      }
      const ms = delayAfter(outcome, failures);
      log.warn({ reason: reasonOf(outcome), retryInMs: ms }, explain(outcome));
      await pause(clock, ms, signal);
    }
    return null;
  };
}

/** Telegram answers 404 to a token that isn't even one. */
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
  if (outcome.kind === 'wait') return 'Telegram asks to wait before the next poll';
  return 'updates cannot be fetched from Telegram; trying again';
}
