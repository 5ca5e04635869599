/** Sends the outbox: in order within a chat, chats in turn, at most eight in flight. */
import { laneOf, type QueuedCall } from '../../state/index.ts';
import type { Log } from '../../types.ts';
import type { Clock } from './clock.ts';
import { createLanes, type Taken } from './lanes.ts';
import type { Line } from './line.ts';
import { placeOf } from './place-of.ts';
import type { Next } from './send-policy.ts';

/** A crash repeats what was in flight, since nobody knows whether Telegram took it: this many messages at most. */
const IN_FLIGHT = 8;
/**
 * Milliseconds a reply on its way holds back new work, at most. What Telegram has taken and the disk doesn't know yet is
 * repeated after a crash, and handlers keep the event loop from taking note: with eight of them at 50 ms each, 6.5 replies
 * were repeated per kill, with replies landing first less than one. It costs no throughput that could be used: eight
 * replies in 200 ms are 40 a second, and Telegram takes 30.
 */
const LANDING = 200;
/**
 * Who was ended a moment ago may be ended again, and a kill repeats what is in flight: of its first messages a process has one
 * on its way at a time, and rests after each, so that most moments have none. They are counted, since on a starved machine a
 * second may pass before the first is noted; one that gets no answer holds the next one up for `GENTLE_PATIENCE` at most.
 */
const GENTLE = 40;
const GENTLE_REST = 33;
const GENTLE_PATIENCE = 1500;
/** Milliseconds before the next try when the disk can't be written. */
const DISK_DELAY = 2000;
/** Milliseconds between two messages of a broadcast: 20 a second, under Telegram's 30 with room for replies. */
const BULK_INTERVAL = 50;

export type SenderOptions = {
  readonly tryOnce: (queued: QueuedCall) => Promise<Next>;
  readonly line: Line;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when sends have to be broken off. */
  readonly signal: AbortSignal;
  readonly onUnauthorized: () => void;
  /** A call left the queue, or its chat has to wait. */
  readonly onProgress: () => void;
};

export function createSender({ tryOnce, line, clock, log, signal, onUnauthorized, onProgress }: SenderOptions) {
  const lanes = createLanes<QueuedCall>();
  let inFlight = 0;
  let isAuthorized = true;
  let mayBulk = true;
  let mayFollow = true;
  /** Messages that set out, as far as they count. */
  let first = 0;
  let cancelWait = (): void => {};
  /** When the replies on their way set out, oldest first. */
  const departures = new Map<number, number>();

  const push = (queued: QueuedCall): void => {
    lanes.push(queued.lane, queued, { urgent: !queued.isBulk, rank: -queued.id });
    pump();
  };

  const pump = (): void => {
    while (mayFollow && inFlight < IN_FLIGHT && line.isUp() && isAuthorized && !signal.aborted) {
      const taken = lanes.take(mayBulk);
      if (taken === null) return;
      const { id, isBulk } = taken.value;
      if (isBulk) paceBulk();
      else departures.set(id, clock.now());
      paceFirst();
      inFlight++;
      void attempt(taken).finally(() => {
        inFlight--;
        departures.delete(id);
        if (mayFollow) pump();
        else goOnIn(GENTLE_REST);
        onProgress();
      });
    }
  };

  const goOnIn = (ms: number): void => {
    cancelWait();
    cancelWait = clock.after(ms, () => {
      mayFollow = true;
      pump();
    });
  };

  const paceFirst = (): void => {
    if (first++ >= GENTLE) return;
    mayFollow = false;
    goOnIn(GENTLE_PATIENCE);
  };

  const paceBulk = (): void => {
    mayBulk = false;
    clock.after(BULK_INTERVAL, () => {
      mayBulk = true;
      pump();
    });
  };

  const attempt = async (taken: Taken<QueuedCall>): Promise<void> => {
    try {
      proceed(taken, await tryOnce(taken.value));
    } catch (error) {
      log.error({ reason: placeOf(error) }, 'the outbox cannot be written; trying again');
      resume(taken, DISK_DELAY);
    }
  };

  const proceed = (taken: Taken<QueuedCall>, next: Next): void => {
    if (next.kind === 'done') lanes.done(taken);
    else if (next.kind === 'again') resume(taken, next.ms);
    else if (next.kind === 'when-reachable') {
      if (next.isDown) line.down();
      resume(taken, next.ms, line.whenUp);
    } else if (next.kind === 'closed') lanes.empty(taken.value.lane);
    else if (next.kind === 'moved') {
      for (const queued of lanes.empty(taken.value.lane)) push({ ...queued, lane: laneOf(next.to) });
    } else if (next.kind === 'unauthorized') {
      isAuthorized = false;
      log.warn({}, 'Telegram refuses the bot token; what waits to be sent is kept');
      onUnauthorized();
    }
  };

  const resume = (taken: Taken<QueuedCall>, ms: number, first: () => Promise<void> = async () => {}): void => {
    lanes.pause(taken);
    clock.after(ms, () => {
      void first().then(() => {
        lanes.wake(taken);
        pump();
      });
    });
  };

  return {
    push,
    pump,
    /** Drops what waits for a chat. */
    drop: (chat: number) => void lanes.empty(laneOf(chat)),
    /** Calls that could be sent or are being sent; those of chats that wait for Telegram's sake don't count. */
    ready: (): number => lanes.ready() + inFlight,
    /** Milliseconds until no reply is about to land any more; 0 when none is. */
    landingIn: (): number => Math.max(0, LANDING + Math.max(...departures.values(), 0) - clock.now()),
    /** Nothing is being sent and nothing could be. */
    isQuiet: (): boolean => inFlight === 0 && (signal.aborted || !line.isUp() || !isAuthorized || lanes.ready() === 0),
    waiting: lanes.size,
    mayWriteTo: (chat: number | null): boolean =>
      isAuthorized && line.isUp() && (chat === null || !lanes.isPaused(laneOf(chat))),
  };
}

export type Sender = ReturnType<typeof createSender>;
