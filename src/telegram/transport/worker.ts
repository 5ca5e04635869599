/** Has updates answered: in order within a chat, chats in turn, at most eight at a time. */
import type { WaitingUpdate } from '../../state/index.ts';
import type { Log } from '../../types.ts';
import type { Clock } from './clock.ts';
import type { HandleOnce } from './handle-policy.ts';
import { createLanes, type Taken } from './lanes.ts';
import { placeOf } from './place-of.ts';

/** As many as replies may be in flight: a model that writes for eight residents at a time is a model well used. */
const AT_WORK = 8;
/** Asked longer ago than so many milliseconds, an update belongs to a backlog: whoever asks now goes first. */
const FRESH = 60_000;
/** Milliseconds before the next try when the disk can't be written. */
const DISK_DELAY = 3000;

/**
 * What still arrives: a backlog, of which only new questions are answered, so that its newest can come first; or one full batch
 * after another, before which nothing new is taken up: whoever asks now stands behind all of it.
 */
export type Filling = 'nothing' | 'backlog' | 'everything';

export type WorkerOptions = {
  readonly handleOnce: HandleOnce;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds to hold back new work for the replies' sake; `Infinity` until `pump` is called again. */
  readonly holdBack: () => number;
  /** An update was through with, or has to wait. */
  readonly onProgress: () => void;
};

export function createWorker({ handleOnce, clock, log, holdBack, onProgress }: WorkerOptions) {
  const lanes = createLanes<WaitingUpdate>();
  let atWork = 0;
  let isTaking = false;
  let filling: Filling = 'nothing';

  const push = (update: WaitingUpdate): void => {
    lanes.push(update.lane, update, { urgent: clock.now() - update.asked < FRESH, rank: update.asked });
  };

  const pump = (): void => {
    while (isTaking && filling !== 'everything' && atWork < AT_WORK && !isHeldBack()) {
      const taken = lanes.take(filling === 'nothing');
      if (taken === null) return;
      atWork++;
      void attempt(taken).finally(() => {
        atWork--;
        pump();
        onProgress();
      });
    }
  };

  let cancelHold = (): void => {};
  const isHeldBack = (): boolean => {
    const ms = holdBack();
    cancelHold();
    if (ms > 0 && ms < Number.POSITIVE_INFINITY) cancelHold = clock.after(ms, pump);
    return ms > 0;
  };

  const attempt = async (taken: Taken<WaitingUpdate>): Promise<void> => {
    try {
      const delay = await handleOnce(taken.value, lanes.hasNext(taken));
      if (delay === null) lanes.done(taken);
      else resume(taken, delay);
    } catch (error) {
      log.error({ reason: placeOf(error) }, 'the inbox cannot be written; trying again');
      resume(taken, DISK_DELAY);
    }
  };

  const resume = (taken: Taken<WaitingUpdate>, ms: number): void => {
    lanes.pause(taken);
    clock.after(ms, () => {
      lanes.wake(taken);
      pump();
    });
  };

  return {
    push,
    pump,
    start: (): void => {
      isTaking = true;
      pump();
    },
    /** What is being handled goes on. */
    pauseTaking: (): void => {
      isTaking = false;
    },
    filling: (what: Filling): void => {
      filling = what;
      pump();
    },
    atWork: (): number => atWork,
    waiting: lanes.size,
  };
}
