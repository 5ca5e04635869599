import type { InlineKeyboardMarkup } from 'grammy/types';
import type { OutgoingCall } from './outgoing.ts';
import type { Place } from './read-update.ts';
import { ENTITY_LIMIT, type RichText, rich, split } from './rich-text.ts';

export type ReplyOptions = {
  /** The message this answers; named in the reply where several people write. */
  readonly to?: number | null;
  /** The one address to preview; none by default, because a preview of a side link hides the answer. */
  readonly preview?: string | null;
  readonly keyboard?: InlineKeyboardMarkup | null;
  readonly key?: string;
  readonly once?: string;
  readonly bulk?: boolean;
};

/** The message fields that `sendMessage` and `editMessageText` share. */
export function body(content: RichText, preview: string | null = null): Record<string, unknown> {
  return {
    text: content.text,
    entities: content.entities.slice(0, ENTITY_LIMIT),
    link_preview_options: preview === null ? { is_disabled: true } : { url: preview, prefer_small_media: true },
  };
}

/** Says something in a place, in as many messages as its length needs; buttons stand below the last one. */
export function reply(place: Place, content: RichText | string, options: ReplyOptions = {}): readonly OutgoingCall[] {
  const pieces = split(rich(content));
  return pieces.map((piece, i) => ({
    method: 'sendMessage',
    chat: place.chat,
    importance: 'durable',
    payload: {
      chat_id: place.chat,
      ...(place.topic === null ? {} : { message_thread_id: place.topic }),
      ...body(piece, i === 0 ? options.preview : null),
      ...(i === 0 && options.to
        ? { reply_parameters: { message_id: options.to, allow_sending_without_reply: true } }
        : {}),
      ...(i === pieces.length - 1 && options.keyboard ? { reply_markup: options.keyboard } : {}),
    },
    ...(options.key !== undefined && i === 0 ? { key: options.key } : {}),
    ...(options.once !== undefined ? { once: `${options.once}${i === 0 ? '' : `.${i}`}` } : {}),
    ...(options.bulk ? { bulk: true } : {}),
  }));
}

/** Puts other words in place of a message of ours: the one numbered `message`, or the one kept under `key`. */
export function edit(
  place: Place,
  target: { readonly message: number } | { readonly key: string },
  content: RichText,
  { preview = null, keyboard = null }: Pick<ReplyOptions, 'preview' | 'keyboard'> = {},
): OutgoingCall {
  return {
    method: 'editMessageText',
    chat: place.chat,
    importance: 'durable',
    payload: {
      chat_id: place.chat,
      ...('message' in target ? { message_id: target.message } : {}),
      ...body(split(content)[0] ?? content, preview),
      ...(keyboard ? { reply_markup: keyboard } : {}),
    },
    ...('key' in target ? { key: target.key } : {}),
  };
}

/** Other buttons below a message of ours; none when `keyboard` is `null`. */
export function editButtons(place: Place, message: number, keyboard: InlineKeyboardMarkup | null): OutgoingCall {
  return {
    method: 'editMessageReplyMarkup',
    chat: place.chat,
    importance: 'durable',
    payload: {
      chat_id: place.chat,
      message_id: message,
      reply_markup: keyboard ?? { inline_keyboard: [] },
    },
  };
}

/** Ends the spinner on a button, with a few words (at most 200 units) where there is something to say. */
export function tapped(id: string, chat: number | null, text?: string): OutgoingCall {
  return {
    method: 'answerCallbackQuery',
    chat,
    importance: 'best-effort',
    payload: { callback_query_id: id, ...(text ? { text: text.slice(0, 200).toWellFormed() } : {}) },
  };
}

export function typing(place: Place): OutgoingCall {
  return {
    method: 'sendChatAction',
    chat: place.chat,
    importance: 'best-effort',
    payload: {
      chat_id: place.chat,
      ...(place.topic === null ? {} : { message_thread_id: place.topic }),
      action: 'typing',
    },
  };
}
