/** What is done with one stored update: the try at handling it, what that changes on disk, when it is tried again. */

import { type LoadedUpdate, type Queue, StateAway, type WaitingUpdate } from '../../state/index.ts';
import type { Log } from '../../types.ts';
import { type Handle, NotYet, type OutgoingCall } from '../outgoing.ts';
import { isPointless } from './arrival.ts';
import type { Clock } from './clock.ts';
import type { OutTray } from './out-tray.ts';
import { placeOf } from './place-of.ts';

/** Milliseconds before the second and the third try; after that an update is set aside. */
const RETRY_DELAYS = [500, 3000] as const;
/**
 * Process deaths during its handling before an update is taken for their cause. More than three, because whoever
 * kills the process kills innocent updates along with it: at most eight, and hardly the same ones five times over.
 */
const CRASHES = 5;
/** Milliseconds a handler may take: a slow model with a retry stays under it. */
const HANDLER_TIMEOUT = 90_000;
/** Milliseconds before the next try when the state can't be reached, which counts as nobody's failure. */
const AWAY_DELAY = 1000;

export type HandlePolicyOptions = {
  readonly handle: Handle;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when handling has to be broken off. */
  readonly signal: AbortSignal;
  readonly tray: OutTray;
};

/**
 * Makes one try at an update; `isOvertaken` when a newer one of its lane waits. Resolves with `null` when it is through
 * with, otherwise with the milliseconds before its next try. Rejects when the disk can't be written.
 */
export type HandleOnce = (from: WaitingUpdate, isOvertaken: boolean) => Promise<number | null>;

export function createHandlePolicy(options: HandlePolicyOptions): HandleOnce {
  const { queue, clock, log, signal, tray } = options;

  const handleOnce: HandleOnce = async (from, isOvertaken) => {
    const loaded = await queue.load(from);
    if (loaded === null) return null;
    if (loaded.crashes >= CRASHES) return setAside(loaded, from, 'the process died while it was handled');
    if (isPointless(loaded.update, loaded.received, clock.now(), isOvertaken)) return end(loaded, from, []);
    await queue.begin(from);
    const answered = await settled(handleWithin(options, loaded));
    // Storing can fail for what the handler returned, too: then it is the update's failure, not the disk's.
    const stored = answered.ok ? await settled(end(loaded, from, answered.value)) : answered;
    if (stored.ok) return null;
    if (stored.notBefore === null && !signal.aborted) return fail(loaded, from, stored.reason);
    await queue.cancel(from);
    return stored.notBefore ?? 0;
  };

  const end = async (loaded: LoadedUpdate, from: WaitingUpdate, calls: readonly OutgoingCall[]): Promise<null> => {
    await tray.reply(loaded, from, calls);
    return null;
  };

  const fail = async (loaded: LoadedUpdate, from: WaitingUpdate, reason: string): Promise<number | null> => {
    const tries = loaded.failures + 1;
    await queue.fail(from);
    log.warn({ update: from.update_id, tries, reason }, 'an update could not be handled');
    return RETRY_DELAYS[tries - 1] ?? setAside(loaded, from, reason);
  };

  const setAside = async (loaded: LoadedUpdate, from: WaitingUpdate, reason: string): Promise<null> => {
    await tray.setAside(loaded, from);
    log.error({ update: from.update_id, reason }, 'an update was set aside');
    return null;
  };

  return handleOnce;
}

/** Rejects when the time is over or the bot stops; a handler that doesn't listen to its signal is left behind. */
async function handleWithin(
  { handle, clock, signal, tray }: HandlePolicyOptions,
  { update }: LoadedUpdate,
): Promise<readonly OutgoingCall[]> {
  const limit = new AbortController();
  const broken = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => reject(limit.signal.reason), { once: true });
  });
  const breakOff = (): void => limit.abort(new Error('broken off'));
  const cancel = clock.after(HANDLER_TIMEOUT, breakOff);
  signal.addEventListener('abort', breakOff, { once: true });
  try {
    const handled = (async () => handle(update, { signal: limit.signal, send: tray.sendNow }))();
    return await Promise.race([handled, broken]);
  } finally {
    cancel();
    signal.removeEventListener('abort', breakOff);
  }
}

type Settled<T> =
  | { readonly ok: true; readonly value: T }
  /** `notBefore`: milliseconds after which the handler asked to be called again. */
  | { readonly ok: false; readonly reason: string; readonly notBefore: number | null };

async function settled<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await promise };
  } catch (error) {
    const notBefore = error instanceof NotYet ? error.ms : error instanceof StateAway ? AWAY_DELAY : null;
    return { ok: false, reason: placeOf(error), notBefore };
  }
}
