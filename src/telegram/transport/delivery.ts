/**
 * Never lose a question: what arrives is written and synced, then handled in order per chat, and its replies are stored
 * with its done-mark in one transaction and sent until Telegram has answered. A crash loses nothing and repeats at most
 * the eight messages that were in flight.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../types.ts';
import type { Apology, Handle, OutgoingCall } from '../outgoing.ts';
import { createChats } from './chats.ts';
import { type Clock, endingWith } from './clock.ts';
import { createForgetting } from './forgetting.ts';
import { createHandlePolicy } from './handle-policy.ts';
import { createInbox } from './inbox.ts';
import { createIntake } from './intake.ts';
import { createLine } from './line.ts';
import { createOutTray } from './out-tray.ts';
import { createOutbox, laneOf } from './outbox.ts';
import { createCaller } from './outcome.ts';
import { createRateLimits, DEFAULT_LIMITS, type RateLimits } from './rate-limits.ts';
import { createSendPolicy } from './send-policy.ts';
import { createSender } from './sender.ts';
import { createJournal, type Journal, stateFault } from './state.ts';
import { createWorker } from './worker.ts';

/** Milliseconds a call may take; Telegram answers a sendMessage within one second, in bad moments within ten. */
const CALL_TIMEOUT = 20_000;
/** Milliseconds `stop` waits for what is in flight; supervisors kill after ten seconds or more. */
const STOP_GRACE = 8000;
/** Chats with a reply to send before handlers wait: a second's worth, so that a slow line doesn't pile replies up. */
const ROOM = 64;
const PRUNE_INTERVAL = 3_600_000;

export type DeliveryOptions = {
  readonly api: Api;
  /** Opened with `TRANSPORT_MIGRATIONS`. */
  readonly db: DatabaseSync;
  readonly log: Log;
  readonly clock: Clock;
  readonly handle: Handle;
  /** The wording of the transport's own messages; without it, it keeps silent. */
  readonly apology?: Apology;
  /** Whether a message is meant for the bot; others in a group count for no limit. All are, by default. */
  readonly isAddressed?: (update: Update) => boolean;
  readonly limits?: RateLimits;
  /** What of an update may wait on the disk; all of it by default. */
  readonly cleaned?: (update: unknown) => unknown;
  /** Moves what the conversation knows of a chat; runs inside the transaction that moves the transport's rows. */
  readonly onMigrated?: (from: number, to: number) => void;
  /** The token is refused: nothing can be sent any more. */
  readonly onUnauthorized?: () => void;
  /** The state can't be used any more: what comes now could neither be kept nor answered. */
  readonly onFatal?: (reason: string) => void;
  /** Milliseconds. */
  readonly callTimeout?: number;
};

export function createDelivery(options: DeliveryOptions) {
  const { db, clock, handle } = options;
  const stopping = new AbortController();
  const shared = {
    log: options.log,
    clock: endingWith(clock, stopping.signal),
    signal: stopping.signal,
    journal: watched(createJournal(db), options.onFatal ?? (() => {})),
    inbox: createInbox(db),
    outbox: createOutbox(db),
    chats: createChats(db),
    call: createCaller(options.api, options.callTimeout ?? CALL_TIMEOUT, stopping.signal),
    apology: options.apology ?? (() => null),
    isAddressed: trusting(options.isAddressed ?? (() => true)),
    onMigrated: options.onMigrated ?? (() => {}),
    cleaned: options.cleaned ?? ((update: unknown) => update),
    onUnauthorized: options.onUnauthorized ?? (() => {}),
    onProgress: () => {
      progressAt = clock.now();
      worker.pump();
      for (const watcher of watchers) watcher();
    },
  };
  const { inbox, outbox, chats, journal } = shared;
  const forgetting = createForgetting({ db, clock: shared.clock, log: options.log });
  const watchers = new Set<() => void>();
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
  const admit = createIntake({
    ...shared,
    judge: createRateLimits(options.limits ?? DEFAULT_LIMITS),
    apologise: tray.apologise,
    push: worker.push,
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
    void journal(() => [inbox, outbox].forEach((box) => void box.prune(clock.now()))).catch(() => {});
    shared.clock.after(PRUNE_INTERVAL, prune);
  };

  return {
    /** Takes up what an earlier run left, then begins to work. */
    start: (): void => {
      inbox.waiting().forEach(worker.push);
      outbox.waiting().forEach(sender.push);
      worker.start();
      forgetting.resume();
      prune();
    },
    /** Resolves when the updates are on the disk: only then may Telegram be told. Rejects when they can't be written. */
    accept: async (updates: readonly unknown[]): Promise<void> => {
      const after = await journal(() => updates.map(admit), 'synced');
      for (const run of after) run();
      worker.pump();
    },
    /** While a backlog is still arriving only new questions are answered, so that its newest can come first. */
    filling: worker.filling,
    /** Stores and sends calls that answer no update (notices, broadcasts); those to closed chats are left out. */
    enqueue: async (calls: readonly OutgoingCall[]): Promise<void> => {
      const open = calls.filter((call) => call.chat === null || chats.isActive(call.chat));
      (await journal(() => tray.store(open, 'notices'), 'synced'))();
    },
    /** Makes a best-effort call; never rejects. */
    sendNow: tray.sendNow,
    /** The message that was sent under a key in a chat; `null` when none was. */
    messageOf: outbox.replyOf,
    /** False when the chat can't be written to, until somebody writes there. */
    isActive: chats.isActive,
    /** Erases what the transport holds of a chat. Synchronous: fits into the caller's transaction. */
    forget: (chat: number): void => {
      sender.drop(chat);
      chats.forget(chat);
      inbox.forget(laneOf(chat));
      forgetting.begin(chat);
    },
    /** `dropped`: by the rate limits, since the start. */
    counts: () => ({
      waiting: worker.waiting(),
      unsent: sender.waiting(),
      setAside: inbox.countOf('set-aside'),
      dropped,
    }),
    /** When something that waited was last handled or sent. */
    progressAt: (): number => progressAt,
    /** Rejects when the state can't be written now. Writes a page, for a change of no row reaches no disk. */
    probe: (): Promise<void> => journal(() => void db.exec('PRAGMA user_version = 1')),
    /** Resolves when nothing waits to be handled or sent. */
    whenIdle: (): Promise<void> => until(() => worker.waiting() === 0 && sender.waiting() === 0),
    /** Finishes what is in flight; after `grace` milliseconds breaks off the rest, of which nothing is lost. */
    stop: async (grace = STOP_GRACE): Promise<void> => {
      worker.pauseTaking();
      const cancel = clock.after(grace, () => {
        stopping.abort();
        shared.onProgress();
      });
      await until(() => worker.atWork() === 0 && sender.isQuiet());
      cancel();
      forgetting.stop();
      stopping.abort();
    },
  };
}

export type Delivery = ReturnType<typeof createDelivery>;

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

/** Tells of a commit after which no other can succeed. */
function watched(journal: Journal, onFatal: (reason: string) => void): Journal {
  return (work, safety) =>
    journal(work, safety).catch((error: unknown) => {
      const { isFatal, text } = stateFault(error);
      if (isFatal) onFatal(text);
      throw error;
    });
}
