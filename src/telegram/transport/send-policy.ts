/** What is done with one stored call: the send, what its outcome changes on disk, and what its chat's queue does next. */
import type { OutgoingCall, Queue, QueuedCall, StoredCall } from '../../state/index.ts';
import type { Log } from '../../types.ts';
import type { Caller, Outcome } from './outcome.ts';

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
  readonly queue: Queue;
  readonly log: Log;
  readonly signal: AbortSignal;
};

type Reply = Parameters<Queue['remove']>[1];

const DONE: Next = { kind: 'done' };

/** Returns the function that makes one try at a stored call. Rejects when the state can't be written. */
export function createSendPolicy(options: PolicyOptions): (queued: QueuedCall) => Promise<Next> {
  const { call, queue, log, signal } = options;

  /** What Telegram has taken and the state couldn't note yet: it is noted at the next try, not sent again. */
  const taken = new Map<number, Reply>();

  const tryOnce = async (queued: QueuedCall): Promise<Next> => {
    if (taken.has(queued.id)) return remove(queued, taken.get(queued.id));
    const row = await queue.loadCall(queued);
    if (row === null) return DONE;
    const isOnce = row.call.once !== undefined;
    if (row.doubtful >= (isOnce ? 1 : DOUBTFUL_TRIES)) return giveUp(queued, row.call, 'no answer to the last try');
    // What must not be repeated is marked before it is sent, so that a crash can't repeat it either.
    if (isOnce) await queue.doubt(queued, 1, 'synced');
    const { method, payload } = await resolve(row.call);
    const outcome = await call(method, payload);
    if (signal.aborted && outcome.kind === 'ambiguous') return { kind: 'broken-off' };
    if (isOnce && outcome.kind !== 'sent' && outcome.kind !== 'ambiguous') await queue.doubt(queued, -1);
    return settle(queued, row, outcome);
  };

  /** Fills in what is known only now: where the chat lives and the number of the message to edit. */
  const resolve = async ({
    method,
    payload,
    chat,
    key,
  }: OutgoingCall): Promise<Pick<OutgoingCall, 'method' | 'payload'>> => {
    const addressed = chat === null || payload.chat_id === undefined ? payload : { ...payload, chat_id: chat };
    if (method !== 'editMessageText' || chat === null || key === undefined || payload.message_id !== undefined)
      return { method, payload: addressed };
    const message_id = await queue.messageOf(chat, key);
    if (message_id === null) return { method: 'sendMessage', payload: addressed };
    return { method, payload: { ...addressed, message_id } };
  };

  const settle = (queued: QueuedCall, { call: sent, doubtful }: StoredCall, outcome: Outcome): Next | Promise<Next> => {
    switch (outcome.kind) {
      case 'sent':
        taken.set(queued.id, replyOf(sent, outcome.result));
        return remove(queued, taken.get(queued.id));
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
        return doubt(queued, { call: sent, doubtful }, outcome.reason);
      case 'migrated':
        return move(sent, outcome.to);
      case 'closed':
        return sent.chat === null ? giveUp(queued, sent, outcome.reason) : close(sent.chat);
      case 'no-message':
        return resend(queued, sent);
      case 'unauthorized':
        return { kind: 'unauthorized' };
      case 'refused':
        return giveUp(queued, sent, outcome.reason);
    }
  };

  const remove = async (queued: QueuedCall, reply?: Reply): Promise<Next> => {
    await queue.remove(queued, reply);
    taken.delete(queued.id);
    return DONE;
  };

  const replyOf = ({ chat, key }: OutgoingCall, result: unknown): Reply => {
    const { message_id: message } = (typeof result === 'object' && result !== null ? result : {}) as {
      message_id?: number;
    };
    return chat !== null && key !== undefined && message !== undefined ? { chat, key, message } : undefined;
  };

  const giveUp = (queued: QueuedCall, { method }: OutgoingCall, reason: string): Promise<Next> => {
    log.error({ method, reason }, 'a message was given up');
    return remove(queued);
  };

  const doubt = async (
    queued: QueuedCall,
    { call: { method, once }, doubtful }: StoredCall,
    reason: string,
  ): Promise<Next> => {
    log.warn({ method, reason }, 'nobody knows whether Telegram took a message');
    if (once === undefined) await queue.doubt(queued, 1);
    return { kind: 'when-reachable', isDown: false, ms: DOUBT_DELAY * 2 ** doubtful };
  };

  const close = async (chat: number): Promise<Next> => {
    await queue.close(chat);
    log.info({}, 'a chat can no longer be written to; what waited for it was dropped');
    return { kind: 'closed' };
  };

  const move = async ({ chat }: OutgoingCall, to: number): Promise<Next> => {
    if (chat === null) return DONE;
    await queue.move(chat, to);
    return { kind: 'moved', to };
  };

  /** The message to be edited is gone: an answer is sent anew, anything else is dropped. */
  const resend = async (queued: QueuedCall, { chat, key, payload }: OutgoingCall): Promise<Next> => {
    if (chat === null || key === undefined || payload.message_id !== undefined) return remove(queued);
    await queue.dropMessage(chat, key);
    return { kind: 'again', ms: 0 };
  };

  return tryOnce;
}
