/** What is done with one stored call: the send, what its outcome changes on disk, and what its chat's queue does next. */
import type { Log } from '../../types.ts';
import type { OutgoingCall } from '../outgoing.ts';
import type { Chats } from './chats.ts';
import type { Clock } from './clock.ts';
import type { Outbox, StoredCall } from './outbox.ts';
import type { Caller, Outcome } from './outcome.ts';
import type { Journal } from './state.ts';

/**
 * Sends of unknown outcome before a call is given up: between an answer that a resident gets several times and one that never
 * comes. Two, as it was at first, lost every tenth answer where a third of all calls broke; four lose one of 120.
 */
const DOUBTFUL_TRIES = 4;
/** Milliseconds before a call of unknown outcome is tried again, twice as many each time: a gateway restarts within two seconds. */
const DOUBT_DELAY = 2000;
/** Milliseconds before a call that never arrived is tried again. */
const RETRY_DELAY = 2000;

/** `again` after so many milliseconds; `when-reachable` as soon as Telegram answers a probe after them. */
export type Next =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly ms: number }
  | { readonly kind: 'when-reachable'; readonly isDown: boolean; readonly ms: number }
  /** All that waits for the chat is gone. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'moved'; readonly to: number }
  /** The token is no longer valid: nothing can be sent. */
  | { readonly kind: 'unauthorized' }
  /** Broken off; the row stays for the next start. */
  | { readonly kind: 'broken-off' };

export type PolicyOptions = {
  readonly call: Caller;
  readonly outbox: Outbox;
  readonly chats: Chats;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Runs in the transaction that moves the chat's rows. */
  readonly onMigrated: (from: number, to: number) => void;
};

const DONE: Next = { kind: 'done' };

/** Returns the function that makes one try at the call stored under an id. Rejects when the disk can't be written. */
export function createSendPolicy(options: PolicyOptions): (id: number) => Promise<Next> {
  const { call, outbox, chats, journal, clock, log, signal } = options;

  const tryOnce = async (id: number): Promise<Next> => {
    const row = outbox.load(id);
    if (row === null) return DONE;
    const isOnce = row.call.once !== undefined;
    if (row.doubtful >= (isOnce ? 1 : DOUBTFUL_TRIES)) return giveUp(id, row.call, 'no answer to the last try');
    // What must not be repeated is marked before it is sent, so that a crash can't repeat it either.
    if (isOnce) await journal(() => outbox.doubt(id, 1), 'synced');
    const { method, payload } = resolve(row.call);
    const outcome = await call(method, payload);
    if (signal.aborted && outcome.kind === 'ambiguous') return { kind: 'broken-off' };
    if (isOnce && outcome.kind !== 'sent' && outcome.kind !== 'ambiguous') await journal(() => outbox.doubt(id, -1));
    return settle(id, row, outcome);
  };

  /** Fills in what is known only now: where the chat lives and the number of the message to edit. */
  const resolve = ({ method, payload, chat, key }: OutgoingCall): Pick<OutgoingCall, 'method' | 'payload'> => {
    const addressed = chat === null || payload.chat_id === undefined ? payload : { ...payload, chat_id: chat };
    if (method !== 'editMessageText' || chat === null || key === undefined || payload.message_id !== undefined)
      return { method, payload: addressed };
    const message_id = outbox.replyOf(chat, key);
    if (message_id === null) return { method: 'sendMessage', payload: addressed };
    return { method, payload: { ...addressed, message_id } };
  };

  const settle = (id: number, { call: sent, doubtful }: StoredCall, outcome: Outcome): Next | Promise<Next> => {
    switch (outcome.kind) {
      case 'sent':
        return remove(id, () => keep(sent, outcome.result));
      case 'wait':
        log.warn(
          { method: sent.method, seconds: outcome.seconds },
          'Telegram asks to wait before the next message to a chat',
        );
        return { kind: 'again', ms: outcome.seconds * 1000 };
      case 'unreached':
        log.warn({ reason: outcome.reason }, 'Telegram cannot be reached; what waits is sent when it can');
        return { kind: 'when-reachable', isDown: true, ms: RETRY_DELAY };
      case 'ambiguous':
        return doubt(id, { call: sent, doubtful }, outcome.reason);
      case 'migrated':
        return move(sent, outcome.to);
      case 'closed':
        return sent.chat === null ? giveUp(id, sent, outcome.reason) : close(sent.chat);
      case 'no-message':
        return resend(id, sent);
      case 'unauthorized':
        return { kind: 'unauthorized' };
      case 'refused':
        return giveUp(id, sent, outcome.reason);
    }
  };

  const remove = async (id: number, also: () => void = () => {}): Promise<Next> => {
    await journal(() => {
      outbox.remove(id);
      also();
    });
    return DONE;
  };

  const keep = ({ chat, key }: OutgoingCall, result: unknown): void => {
    const { message_id } = (typeof result === 'object' && result !== null ? result : {}) as { message_id?: number };
    if (chat !== null && key !== undefined && message_id !== undefined)
      outbox.keepReply(chat, key, message_id, clock.now());
  };

  const giveUp = (id: number, { method }: OutgoingCall, reason: string): Promise<Next> => {
    log.error({ method, reason }, 'a message was given up');
    return remove(id);
  };

  const doubt = async (id: number, { call: { method, once }, doubtful }: StoredCall, reason: string): Promise<Next> => {
    log.warn({ method, reason }, 'nobody knows whether Telegram took a message');
    if (once === undefined) await journal(() => outbox.doubt(id, 1));
    return { kind: 'when-reachable', isDown: false, ms: DOUBT_DELAY * 2 ** doubtful };
  };

  const close = async (chat: number): Promise<Next> => {
    await journal(() => {
      chats.close(chat, clock.now());
      outbox.removeChat(chat);
    });
    log.info({}, 'a chat can no longer be written to; what waited for it was dropped');
    return { kind: 'closed' };
  };

  const move = async ({ chat }: OutgoingCall, to: number): Promise<Next> => {
    if (chat === null) return DONE;
    await journal(() => {
      chats.move(chat, to);
      options.onMigrated(chat, to);
    });
    return { kind: 'moved', to };
  };

  /** The message to be edited is gone: an answer is sent anew, anything else is dropped. */
  const resend = async (id: number, { chat, key, payload }: OutgoingCall): Promise<Next> => {
    if (chat === null || key === undefined || payload.message_id !== undefined) return remove(id);
    await journal(() => outbox.dropReply(chat, key));
    return { kind: 'again', ms: 0 };
  };

  return tryOnce;
}
