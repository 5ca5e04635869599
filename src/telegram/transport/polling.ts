/** Fetches updates by long polling; an update is confirmed to Telegram only after it was written to disk. */
import { pause } from './clock.ts';
import { createInsistence, type InsistenceOptions } from './insistence.ts';
import { placeOf } from './place-of.ts';
import type { Filling } from './worker.ts';

/** Seconds a poll stays open; proxies cut silent connections after a minute. */
const POLL_SECONDS = 30;
/** Milliseconds a reply may take beyond that. */
const POLL_GRACE = 10_000;
const BATCH = 100;
/** Milliseconds before a batch that couldn't be written, or told nothing, is fetched again. */
const REPEAT_DELAY = 5000;
/** Milliseconds a backlog may take to arrive before it is worked on: at 100 a call some 20,000 questions. */
const FILLING = 20_000;
/** Milliseconds for which full batches are fetched one after another before anything is answered: some 10,000 questions. */
const HURRY = 3000;

export type PollingOptions = Omit<InsistenceOptions, 'timeout' | 'signal'> & {
  /** Stated with each poll, since Telegram keeps what an earlier program asked for. */
  readonly allowedUpdates: readonly string[];
  readonly accept: (updates: readonly unknown[]) => Promise<void>;
  readonly filling: (what: Filling) => void;
  /** Telegram answered. */
  readonly onHeard?: () => void;
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
  const { clock, allowedUpdates: allowed_updates } = options;
  const insist = createInsistence({ ...options, timeout: POLL_SECONDS * 1000 + POLL_GRACE, signal });
  const { filling, isFilling, noteBatch } = createFilling(options);
  let offset = 0;
  filling('backlog');
  if ((await insist('deleteWebhook', {})) === null) return;
  while (!signal.aborted) {
    const timeout = isFilling() ? 0 : POLL_SECONDS;
    const updates = await insist('getUpdates', { offset, limit: BATCH, timeout, allowed_updates });
    if (!Array.isArray(updates)) return;
    options.onHeard?.();
    const next = await write(updates, offset, options);
    if (next === offset && updates.length > 0) await pause(clock, REPEAT_DELAY, signal);
    // With everything confirmed the numbers may start anew, lower: Telegram draws one after a week without updates.
    offset = updates.length === 0 ? 0 : next;
    noteBatch(updates.length);
  }
}

/** Says what still arrives, from how full the batches are. */
function createFilling({ clock, filling: say }: PollingOptions) {
  let what: Filling = 'nothing';
  let fullSince: number | null = null;
  let cancel = (): void => {};
  const filling = (next: Filling): void => {
    cancel();
    what = next;
    say(next);
    // A poll may find nobody for minutes: what is written is answered all the same.
    cancel = next === 'everything' ? clock.after(HURRY, () => filling('backlog')) : () => {};
  };
  const noteBatch = (updates: number): void => {
    if (updates < BATCH) fullSince = null;
    else fullSince ??= clock.now();
    const ms = fullSince === null ? Number.POSITIVE_INFINITY : clock.now() - fullSince;
    const next = ms < HURRY ? 'everything' : ms < FILLING ? 'backlog' : 'nothing';
    if (next !== what) filling(next);
  };
  return { filling, noteBatch, isFilling: () => what !== 'nothing' };
}

/** Returns the offset that confirms the batch, or the old one where it couldn't be written. */
async function write(updates: readonly unknown[], offset: number, { accept, log }: PollingOptions): Promise<number> {
  try {
    if (updates.length > 0) await accept(updates);
  } catch (error) {
    log.error(
      { reason: placeOf(error) },
      'updates cannot be written to bot.db (is the disk full?); Telegram keeps them',
    );
    return offset;
  }
  const ids = updates.map((update) => (update as { readonly update_id?: unknown } | null)?.update_id);
  return ids.reduce<number>((most, id) => (Number.isSafeInteger(id) ? Math.max(most, Number(id) + 1) : most), offset);
}
