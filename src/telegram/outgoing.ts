/**
 * The seam between conversation and transport: what a handler wants said, as data. The conversation (`handlers.ts`)
 * turns an update into calls; the transport (`delivery.ts`) stores, orders, sends and repeats them.
 */
import type { Update } from 'grammy/types';
import type { OutgoingCall } from '../state/index.ts';

export type { OutgoingCall, OutgoingMethod } from '../state/index.ts';

/** What a handler is given with each update. */
export type HandlingContext = {
  /** Aborts when the bot has to stop or the handler took too long. */
  readonly signal: AbortSignal;
  /** Makes a best-effort call now, while the answer is still being worked out; never rejects. */
  readonly send: (call: OutgoingCall) => Promise<void>;
};

/**
 * Thrown by a handler that can't do its work yet, because something else has to end first: the update is handled again
 * after `ms`, as often as it takes and without counting as failed, and meanwhile holds up its own chat only.
 */
export class NotYet extends Error {
  readonly ms: number;

  constructor(ms: number) {
    super('not yet');
    this.name = 'NotYet';
    this.ms = ms;
  }
}

/** Turns an update into calls; a rejection counts as a failed try (three, then the update is set aside). */
export type Handle = (update: Update, context: HandlingContext) => Promise<readonly OutgoingCall[]>;

/**
 * Why the transport itself has something to say. `failed`: the update was set aside after three tries. `late`: the
 * first question of a chat that waited longer than a day. `too-fast`: the first update dropped by the rate limit.
 */
export type ApologyReason = 'failed' | 'late' | 'too-fast';

/** The wording of the transport's own messages, from `messages.ts`; `null` says nothing. */
export type Apology = (update: Update, reason: ApologyReason) => Promise<OutgoingCall | null>;
