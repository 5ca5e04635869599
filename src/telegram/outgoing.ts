/**
 * The seam between conversation and transport: what a handler wants said, as data. The conversation (`handlers.ts`)
 * turns an update into calls; the transport (`delivery.ts`) stores, orders, sends and repeats them.
 */
import type { Update } from 'grammy/types';

export type OutgoingMethod =
  | 'sendMessage'
  | 'editMessageText'
  | 'editMessageReplyMarkup'
  | 'deleteMessage'
  | 'answerCallbackQuery'
  | 'answerInlineQuery'
  | 'answerGuestQuery'
  | 'sendChatAction'
  | 'setMessageReaction'
  | 'setMyCommands'
  | 'deleteMyCommands'
  | 'setMyDescription'
  | 'setMyShortDescription'
  | 'leaveChat';

/** One call of the Bot API, not yet made. */
export type OutgoingCall = {
  readonly method: OutgoingMethod;
  /** Whose order and rate limit the call belongs to; `null` where no chat is concerned (inline, guest, menus). */
  readonly chat: number | null;
  /** The parameters as the Bot API names them, `chat_id` included; plain JSON. */
  readonly payload: Readonly<Record<string, unknown>>;
  /**
   * `durable`: stored with the done-mark of its update and sent until Telegram has answered, across crashes.
   * `best-effort`: tried once, right away, failures are only counted (typing, answers to button presses).
   */
  readonly importance: 'durable' | 'best-effort';
  /**
   * Keeps the id of the message Telegram creates under (chat, key), for a later edit: see `Delivery.messageOf`.
   * An `editMessageText` whose payload has no `message_id` is given the one kept under its key when it is sent; where
   * none is kept it is sent as a new message.
   */
  readonly key?: string;
  /** A second call with the same `once` is dropped for good, and an ambiguous send isn't repeated (follow notices). */
  readonly once?: string;
  /** Gives way to replies and keeps below Telegram's broadcast limit (broadcasts, notices to many). */
  readonly bulk?: boolean;
};

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
export type Apology = (update: Update, reason: ApologyReason) => OutgoingCall | null;
