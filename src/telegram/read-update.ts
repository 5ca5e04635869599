import type { Message, MessageEntity, Update, User } from 'grammy/types';
import type { ChannelPost, Language } from '../types.ts';
import { questionOf } from './keyboards.ts';

/** Who the bot is, as `getMe` says. */
export type Me = { readonly id: number; readonly username: string };

/** Where a message came from and a reply goes to; `topic` is a forum topic's thread. */
export type Place = {
  readonly chat: number;
  readonly topic: number | null;
  readonly private: boolean;
  /** The language chosen there with /language, once it has been looked up. */
  readonly language?: Language | null;
};

/** A chat that the bot writes to of itself, as it is kept: people have numbers above 0, 0 is no topic. */
export const placeOf = (chat: number, topic = 0): Place => ({ chat, topic: topic || null, private: chat > 0 });

/** `language` is the app's language code as Telegram reports it, or `null`. */
export type Asker = { readonly id: number; readonly language: string | null };

type Sent = {
  readonly place: Place;
  readonly user: Asker;
  readonly message: number;
  /** When it was written, in seconds since 1970. */
  readonly at: number;
  /** The question whose answer this replies to, as the buttons below that answer say. */
  readonly about: string | null;
};

/** An update as the conversation sees it: one thing somebody did. */
export type Incoming =
  | ({ readonly kind: 'question'; readonly text: string; readonly edited: boolean } & Sent)
  | ({ readonly kind: 'command'; readonly name: string; readonly args: string } & Sent)
  | ({ readonly kind: 'media' } & Sent)
  /** A document sent in private; `text` is its caption. */
  | ({ readonly kind: 'file'; readonly file: SentFile; readonly text: string } & Sent)
  | {
      readonly kind: 'tap';
      readonly id: string;
      readonly data: string;
      readonly user: Asker;
      /** `null` for messages sent through inline or guest mode. */
      readonly place: Place | null;
      readonly message: number | null;
    }
  | { readonly kind: 'inline'; readonly id: string; readonly text: string; readonly user: Asker }
  | { readonly kind: 'guest'; readonly id: string; readonly text: string; readonly user: Asker }
  | { readonly kind: 'added' | 'removed'; readonly place: Place; readonly user: Asker }
  | ({ readonly kind: 'post' } & ChannelPost)
  | { readonly kind: 'moved'; readonly from: number; readonly to: number }
  | { readonly kind: 'ignored' };

type SentFile = { readonly id: string; readonly name: string; readonly bytes: number | null };

const IGNORED: Incoming = { kind: 'ignored' };

/**
 * Says what an update is to this bot. In groups only what is meant for it counts: a command, a mention, a reply to one
 * of its messages. Never throws: an update that lacks what its type promises is ignored.
 */
export function readUpdate(update: Update, me: Me): Incoming {
  try {
    return read(update, me);
  } catch {
    return IGNORED;
  }
}

function read(update: Update, me: Me): Incoming {
  if (update.message) return readMessage(update.message, me, false);
  if (update.edited_message) return readEdited(update.edited_message, me);
  if (update.callback_query) return readTap(update);
  if (update.inline_query) {
    const { id, query, from } = update.inline_query;
    return { kind: 'inline', id, text: query.trim(), user: asker(from) };
  }
  if (update.guest_message) return readGuest(update.guest_message, me);
  if (update.channel_post) return readPost(update.channel_post);
  if (update.edited_channel_post) return readPost(update.edited_channel_post);
  if (update.my_chat_member) return readMembership(update);
  return IGNORED;
}

function readMessage(message: Message, me: Me, edited: boolean): Incoming {
  if (message.migrate_to_chat_id !== undefined)
    return { kind: 'moved', from: message.chat.id, to: message.migrate_to_chat_id };
  if (!isFromPerson(message, me)) return IGNORED;
  const sent = sentOf(message, me);
  const words = (message.text ?? message.caption ?? '').trim();
  const command = message.text === undefined ? null : readCommand(message.text);
  if (command)
    return isOurs(command.to, me) ? { kind: 'command', ...sent, name: command.name, args: command.args } : IGNORED;
  if (!sent.place.private && !isAddressed(message, me)) return IGNORED;
  if (message.document && sent.place.private)
    return { kind: 'file', ...sent, file: fileOf(message.document), text: words };
  const text = questionText(message, me, words, sent.place.private);
  if (text !== null) return { kind: 'question', ...sent, text, edited };
  return isMedia(message) ? { kind: 'media', ...sent } : IGNORED;
}

/** An edited command counts as a question only for `/ask`; everything else was done when it was sent. */
function readEdited(message: Message, me: Me): Incoming {
  const incoming = readMessage(message, me, true);
  if (incoming.kind === 'command' && incoming.name === 'ask' && incoming.args !== '')
    return { ...incoming, kind: 'question', text: incoming.args, edited: true };
  return incoming.kind === 'question' ? incoming : IGNORED;
}

function isFromPerson(message: Message, me: Me): boolean {
  if (!message.from || message.via_bot?.id === me.id || message.chat.type === 'channel') return false;
  // Anonymous administrators write through a bot's name, on behalf of the group itself.
  return !message.from.is_bot || message.sender_chat?.id === message.chat.id;
}

function sentOf(message: Message, me: Me): Sent {
  const topic = message.is_topic_message && message.message_thread_id !== undefined ? message.message_thread_id : null;
  return {
    place: { chat: message.chat.id, topic, private: message.chat.type === 'private' },
    user: asker(message.from),
    message: message.message_id,
    at: message.date,
    about: message.reply_to_message?.from?.id === me.id ? questionOf(message.reply_to_message.reply_markup) : null,
  };
}

function asker(user: User | undefined): Asker {
  return { id: user?.id ?? 0, language: user?.language_code ?? null };
}

/** `/name@bot rest`; names are Telegram's own alphabet, so that "/临江" stays a question. */
function readCommand(text: string): { name: string; to: string | null; args: string } | null {
  const match = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+([\s\S]*))?$/.exec(text.trim());
  return match ? { name: match[1]!.toLowerCase(), to: match[2] ?? null, args: (match[3] ?? '').trim() } : null;
}

function isOurs(to: string | null, me: Me): boolean {
  return to === null || to.toLowerCase() === me.username.toLowerCase();
}

function isAddressed(message: Message, me: Me): boolean {
  const answered = message.reply_to_message;
  // In a forum, a message that answers nothing is said to answer the one that opened its topic.
  if (answered?.from?.id === me.id && !answered.forum_topic_created) return true;
  return mentions(message, me).length > 0;
}

/** The places where the text names the bot, as entities say (so that an address like a@bot.example doesn't count). */
function mentions(message: Message, me: Me): readonly MessageEntity[] {
  const text = message.text ?? message.caption ?? '';
  return (message.entities ?? message.caption_entities ?? []).filter((entity) => {
    if (entity.type === 'text_mention') return entity.user.id === me.id;
    const name = text.slice(entity.offset, entity.offset + entity.length);
    return entity.type === 'mention' && name.toLowerCase() === `@${me.username}`.toLowerCase();
  });
}

/** The words asked. A bare mention that answers somebody else's message asks that message. */
function questionText(message: Message, me: Me, words: string, direct: boolean): string | null {
  // `@bot /ask question` isn't marked as a command of ours by every client.
  const own = withoutMentions(message, me)
    .trim()
    .replace(/^\/ask\s+/i, '');
  if (own !== '') return own;
  const named = !direct && mentions(message, me).length > 0;
  const other = message.quote?.text ?? message.reply_to_message?.text ?? message.reply_to_message?.caption;
  if (named && other && message.reply_to_message?.from?.id !== me.id) return other.trim();
  return words === '' ? null : '';
}

function withoutMentions(message: Message, me: Me): string {
  const text = message.text ?? message.caption ?? '';
  return mentions(message, me)
    .toReversed()
    .reduce((rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`, text)
    .replace(/ {2,}/g, ' ');
}

function fileOf(file: { file_id: string; file_name?: string; file_size?: number }): SentFile {
  return { id: file.file_id, name: file.file_name ?? 'file', bytes: file.file_size ?? null };
}

const MEDIA = [
  'animation audio contact dice document game location paid_media photo poll sticker story venue video video_note voice',
].flatMap((names) => names.split(' '));

/** What a person put there on purpose; service messages (joined, pinned, renamed …) are not. */
function isMedia(message: Message): boolean {
  return MEDIA.some((name) => name in message);
}

function readTap({ callback_query: tap }: Update): Incoming {
  if (!tap?.data) return IGNORED;
  const message = tap.message;
  const topic = message && 'is_topic_message' in message && message.is_topic_message ? message.message_thread_id : null;
  const place = message
    ? { chat: message.chat.id, topic: topic ?? null, private: message.chat.type === 'private' }
    : null;
  return {
    kind: 'tap',
    id: tap.id,
    data: tap.data,
    user: asker(tap.from),
    place,
    message: message?.message_id ?? null,
  };
}

function readGuest(message: Message, me: Me): Incoming {
  if (!message.guest_query_id) return IGNORED;
  const text = questionText(message, me, message.text ?? '', false) ?? '';
  return { kind: 'guest', id: message.guest_query_id, text, user: asker(message.from) };
}

/** Words of a picture count like those of a post without one. */
function readPost({ chat, message_id: message, date, edit_date, text, caption }: Message): Incoming {
  const username = ('username' in chat && chat.username) || null;
  const edited = edit_date === undefined ? null : edit_date * 1000;
  return { kind: 'post', channel: chat.id, username, message, at: date * 1000, edited, text: text ?? caption ?? '' };
}

const OUT = new Set(['left', 'kicked']);

function readMembership({ my_chat_member: change }: Update): Incoming {
  if (!change) return IGNORED;
  const place = { chat: change.chat.id, topic: null, private: change.chat.type === 'private' };
  const was = OUT.has(change.old_chat_member.status);
  const is = OUT.has(change.new_chat_member.status);
  if (was === is || change.chat.type === 'channel') return IGNORED;
  return { kind: is ? 'removed' : 'added', place, user: asker(change.from) };
}
