/** Has updates answered: in order within a chat, at most eight at a time, three tries each. */
import type { Log } from '../../types.ts';
import type { Handle, OutgoingCall } from '../outgoing.ts';
import { isPointless } from './arrival.ts';
import type { Clock } from './clock.ts';
import type { Inbox, LoadedUpdate, WaitingUpdate } from './inbox.ts';
import { createLanes, type Taken } from './lanes.ts';
import type { After, OutTray } from './out-tray.ts';
import { placeOf } from './place-of.ts';
import type { Journal } from './state.ts';

const AT_WORK = 8;
/** Failed tries before an update is set aside. */
const TRIES = 3;
/**
 * Process deaths during its handling before an update is taken for their cause. More than `TRIES`, because whoever
 * kills the process kills innocent updates along with it: at most eight, and hardly the same ones five times over.
 */
const CRASHES = 5;
/** Milliseconds before the second and the third try. */
const RETRY_DELAYS = [500, 3000] as const;
/** Milliseconds a handler may take: a slow model with a retry stays under it. */
const HANDLER_TIMEOUT = 90_000;
/** Asked longer ago than this, an update belongs to a backlog: whoever asks now goes first. */
const FRESH = 60_000;

export type WorkerOptions = {
  readonly handle: Handle;
  readonly inbox: Inbox;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly tray: OutTray;
  /** Milliseconds to hold back new work for the replies' sake; `Infinity` until `pump` is called again. */
  readonly holdBack: () => number;
  readonly onProgress: () => void;
};

export function createWorker(options: WorkerOptions) {
  const { inbox, journal, clock, log, signal, tray, onProgress } = options;
  const lanes = createLanes<WaitingUpdate>();
  let atWork = 0;
  let isTaking = false;
  let isFilling = false;

  const push = (update: WaitingUpdate): void => {
    lanes.push(update.lane, update, { urgent: clock.now() - update.asked < FRESH, rank: update.asked });
  };

  const pump = (): void => {
    while (isTaking && atWork < AT_WORK && !isHeldBack()) {
      const taken = lanes.take(!isFilling);
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
    const ms = options.holdBack();
    cancelHold();
    if (ms > 0 && ms < Number.POSITIVE_INFINITY) cancelHold = clock.after(ms, pump);
    return ms > 0;
  };

  const attempt = async (taken: Taken<WaitingUpdate>): Promise<void> => {
    try {
      const delay = await work(taken);
      if (delay === null) lanes.done(taken);
      else resume(taken, delay);
    } catch (error) {
      log.error({ reason: placeOf(error) }, 'the inbox cannot be written; trying again');
      resume(taken, RETRY_DELAYS[1]);
    }
  };

  const resume = (taken: Taken<WaitingUpdate>, ms: number): void => {
    lanes.pause(taken);
    clock.after(ms, () => {
      lanes.wake(taken);
      pump();
    });
  };

  /** `null` when the update is through with, otherwise the milliseconds before its next try. */
  const work = async (taken: Taken<WaitingUpdate>): Promise<number | null> => {
    const from = taken.value;
    const loaded = inbox.load(from.update_id);
    if (loaded === null) return null;
    if (loaded.crashes >= CRASHES) return setAside(loaded, from, 'the process died while it was handled');
    if (isPointless(loaded.update, loaded.received, clock.now(), lanes.hasNext(taken)))
      return end(from, () => () => {});
    await journal(() => inbox.begin(from.update_id));
    const answered = await settled(answer(loaded));
    if (answered.ok) return end(from, () => tray.reply(loaded.update, from, answered.value));
    if (signal.aborted) {
      await journal(() => inbox.cancel(from.update_id));
      return 0;
    }
    return fail(loaded, from, answered.reason);
  };

  /** A handler that doesn't listen to its signal is left behind. */
  const answer = (loaded: LoadedUpdate): Promise<readonly OutgoingCall[]> => {
    const limit = new AbortController();
    const stop = (reason: string) => limit.abort(new Error(reason));
    const onStop = () => stop('stopped');
    const cancel = clock.after(HANDLER_TIMEOUT, () => stop(`no answer within ${HANDLER_TIMEOUT / 1000} s`));
    signal.addEventListener('abort', onStop, { once: true });
    const broken = new Promise<never>((_, reject) =>
      limit.signal.addEventListener('abort', () => reject(limit.signal.reason), { once: true }),
    );
    const handled = (async () => options.handle(loaded.update, { signal: limit.signal, send: tray.sendNow }))();
    return Promise.race([handled, broken]).finally(() => {
      cancel();
      signal.removeEventListener('abort', onStop);
    });
  };

  const end = async (from: WaitingUpdate, also: () => After): Promise<null> => {
    const after = await journal(() => {
      inbox.end(from.update_id);
      return also();
    });
    after();
    return null;
  };

  const fail = async (loaded: LoadedUpdate, from: WaitingUpdate, reason: string): Promise<number | null> => {
    const tries = loaded.failures + 1;
    await journal(() => inbox.fail(from.update_id));
    log.warn({ update: from.update_id, tries, reason }, 'an update could not be handled');
    return tries < TRIES ? RETRY_DELAYS[tries - 1]! : setAside(loaded, from, reason);
  };

  const setAside = async (loaded: LoadedUpdate, from: WaitingUpdate, reason: string): Promise<null> => {
    const after = await journal(() => {
      inbox.setAside(from.update_id);
      return tray.apologise(loaded.update, from.lane, 'failed');
    });
    log.error({ update: from.update_id, reason }, 'an update was set aside');
    after();
    return null;
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
    /** While a backlog is still arriving only new questions are answered, so that its newest can come first. */
    filling: (on: boolean): void => {
      isFilling = on;
      pump();
    },
    atWork: (): number => atWork,
    waiting: lanes.size,
  };
}

type Settled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

async function settled<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await promise };
  } catch (error) {
    return { ok: false, reason: placeOf(error) };
  }
}
