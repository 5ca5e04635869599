/**
 * Never lose a question: what arrives is written and synced, then handled in order per chat, and its replies are stored
 * with its done-mark in one transaction and sent until Telegram has answered. A crash loses nothing and repeats at most
 * the eight messages that were in flight.
 */
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Queue, Work } from '../../state/index.ts';
import type { Log } from '../../types.ts';
import type { Apology, Handle } from '../outgoing.ts';
import { type Clock, endingWith } from './clock.ts';
import { createForgetting } from './forgetting.ts';
import { createHandlePolicy } from './handle-policy.ts';
import { createIntake } from './intake.ts';
import { createLine } from './line.ts';
import { createOutTray } from './out-tray.ts';
import { createCaller } from './outcome.ts';
import { placeOf } from './place-of.ts';
import { createRateLimits, DEFAULT_LIMITS, type RateLimits } from './rate-limits.ts';
import { createSendPolicy } from './send-policy.ts';
import { createSender } from './sender.ts';
import { createWorker } from './worker.ts';

/** Milliseconds a call may take; Telegram answers a sendMessage within one second, in bad moments within ten. */
const CALL_TIMEOUT = 20_000;
/** Milliseconds `stop` waits for what is in flight; supervisors kill after ten seconds or more. */
const STOP_GRACE = 8000;
/** Chats with a reply to send before handlers wait: a second's worth, so that a slow line doesn't pile replies up. */
const ROOM = 64;
const PRUNE_INTERVAL = 3_600_000;
/** Milliseconds before the state is looked into again when it can't be read. */
const RETRY_DELAY = 3000;

export type DeliveryOptions = {
  readonly api: Api;
  readonly queue: Queue;
  readonly log: Log;
  readonly clock: Clock;
  readonly handle: Handle;
  /** The wording of the transport's own messages; without it, it keeps silent. */
  readonly apology?: Apology;
  /** Whether a message is meant for the bot; others in a group count for no limit. All are, by default. */
  readonly isAddressed?: (update: Update) => boolean;
  /** Users who may ask as fast as they like. */
  readonly unlimited?: readonly number[];
  readonly limits?: RateLimits;
  /** What of an update may wait on the disk; all of it by default. */
  readonly cleaned?: (update: unknown) => unknown;
  /** The token is refused: nothing can be sent any more. */
  readonly onUnauthorized?: () => void;
  /** Milliseconds. */
  readonly callTimeout?: number;
};

export function createDelivery(options: DeliveryOptions) {
  const { queue, clock, handle, log } = options;
  const stopping = new AbortController();
  const shared = {
    log,
    queue,
    clock: endingWith(clock, stopping.signal),
    signal: stopping.signal,
    call: createCaller(options.api, options.callTimeout ?? CALL_TIMEOUT, stopping.signal),
    apology: options.apology ?? (async () => null),
    isAddressed: trusting(options.isAddressed ?? (() => true)),
    cleaned: options.cleaned ?? ((update: unknown) => update),
    onUnauthorized: options.onUnauthorized ?? (() => {}),
    onProgress: () => {
      progressAt = clock.now();
      worker.pump();
      for (const watcher of watchers) watcher();
    },
  };
  const forgetting = createForgetting(shared);
  const watchers = new Set<() => void>();
  let isTaking = false;
  let dropped = 0;
  let progressAt = clock.now();

  const line = createLine(shared.call, shared.clock, stopping.signal);
  const sender = createSender({ ...shared, line, tryOnce: createSendPolicy(shared) });
  const tray = createOutTray({ ...shared, sender });
  const worker = createWorker({
    ...shared,
    handleOnce: createHandlePolicy({ ...shared, handle, tray }),
    holdBack: () => (sender.ready() < ROOM ? sender.landingIn() : Number.POSITIVE_INFINITY),
  });
  const takeUp = ({ updates, calls }: Work): void => {
    updates.forEach(worker.push);
    calls.forEach(sender.push);
    worker.pump();
  };
  const admit = createIntake({
    ...shared,
    tray,
    judge: createRateLimits(options.limits ?? DEFAULT_LIMITS, queue.tally, options.unlimited ?? []),
    onWork: takeUp,
    onDropped: () => {
      dropped++;
    },
  });

  /** Resolves when the condition holds, looked at whenever something left a queue. */
  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });

  const prune = (): void => {
    // A full disk is reported by the writes that matter; pruning simply comes again.
    void queue.prune().catch(() => {});
    shared.clock.after(PRUNE_INTERVAL, prune);
  };

  /** Work that wasn't given yet: what an earlier run left, what came in at another process. */
  const takeMore = async (): Promise<void> => {
    try {
      if (isTaking) takeUp(await queue.take());
    } catch (error) {
      log.error({ reason: placeOf(error) }, 'the state cannot be read; trying again');
      shared.clock.after(RETRY_DELAY, look);
    }
  };
  const look = oneAtATime(takeMore);

  return {
    /** Takes up what an earlier run left, then begins to work. */
    start: async (): Promise<void> => {
      isTaking = true;
      queue.onWork(look);
      await takeMore();
      worker.start();
      forgetting.resume();
      prune();
    },
    /** Resolves when the updates are on the disk: only then may Telegram be told. Rejects when they can't be written. */
    accept: admit,
    filling: worker.filling,
    /** Stores and sends calls that answer no update (notices, broadcasts); those to closed chats are left out. */
    enqueue: tray.store,
    /** Makes a best-effort call; never rejects. */
    sendNow: tray.sendNow,
    /** Erases what the transport holds of a chat. */
    forget: async (chat: number): Promise<void> => {
      sender.drop(chat);
      await forgetting.forget(chat);
    },
    /** `dropped`: by the rate limits, since the start. */
    counts: () => ({
      waiting: worker.waiting(),
      unsent: sender.waiting(),
      dropped,
    }),
    /** When something that waited was last handled or sent. */
    progressAt: (): number => progressAt,
    /** Resolves when nothing waits to be handled or sent. */
    whenIdle: (): Promise<void> => until(() => worker.waiting() === 0 && sender.waiting() === 0),
    /** Finishes what is in flight; after `grace` milliseconds breaks off the rest, of which nothing is lost. */
    stop: async (grace = STOP_GRACE): Promise<void> => {
      isTaking = false;
      worker.pauseTaking();
      const cancel = clock.after(grace, () => {
        stopping.abort();
        shared.onProgress();
      });
      await until(() => worker.atWork() === 0 && sender.isQuiet());
      cancel();
      await forgetting.stop();
      stopping.abort();
    },
  };
}

export type Delivery = ReturnType<typeof createDelivery>;

/** Runs `work` now, or once more after the run that is under way, however often it is asked for meanwhile. */
function oneAtATime(work: () => Promise<void>): () => void {
  let isRunning = false;
  let isAsked = false;
  const run = (): void => {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    void (async () => {
      while (isAsked) {
        isAsked = false;
        await work();
      }
      isRunning = false;
    })();
  };
  return run;
}

/** A malformed update that makes the test fail counts as meant for the bot: it must not keep others from the disk. */
function trusting(test: (update: Update) => boolean): (update: Update) => boolean {
  return (update) => {
    try {
      return test(update);
    } catch {
      return true;
    }
  };
}
