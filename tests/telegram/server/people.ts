/** Residents, for tests: they write, edit, press buttons and leave, which pushes the updates Telegram would push. */
import type { CallbackQuery, Chat, InlineQuery, Message, MessageEntity, User } from 'grammy/types';
import type { Updates } from './updates.ts';
import { BOT, type ChatState, type World } from './world.ts';

/** A chat by its number: positive is the private chat with that user, negative a supergroup; or both spelled out. */
export type Who = number | { readonly chat: number | Chat; readonly from: number | User };
type Extra = Readonly<Record<string, unknown>>;

/** The resident who writes when a group is named without one. */
const RESIDENT = 1001;

export function createPeople(world: World, updates: Updates) {
  const place = (who: Who): { readonly state: ChatState; readonly from: User } => {
    const { chat, from } = typeof who === 'number' ? { chat: who, from: who > 0 ? who : RESIDENT } : who;
    return { state: world.addChat(typeof chat === 'number' ? defaultChat(chat) : chat), from: asUser(from) };
  };

  /** A text message; `extra` is merged into it (`message_thread_id`, `reply_to_message`, `date` …). */
  const say = (who: Who, text: string, extra: Extra = {}): Message => {
    const { state, from } = place(who);
    const entities = entitiesOf(text);
    const message = world.addMessage(state, from, { text, ...(entities.length > 0 ? { entities } : {}), ...extra });
    updates.add({ message });
    return message;
  };

  /** A message of another kind: `{ sticker: … }`, `{ photo: … }`. */
  const post = (who: Who, content: Extra): Message => {
    const { state, from } = place(who);
    const message = world.addMessage(state, from, content);
    updates.add({ message });
    return message;
  };

  const sendFile = (who: Who, name: string, content: Uint8Array | string, extra: Extra = {}): Message => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const file_id = `file${world.files.size + 1}`;
    world.files.set(file_id, bytes);
    const document = { file_id, file_unique_id: file_id, file_name: name, file_size: bytes.length };
    return post(who, { document, ...extra });
  };

  const edit = (message: Message, text: string): Message => {
    const state = world.chats.get(message.chat.id)!;
    const edited = { ...message, text, entities: entitiesOf(text), edit_date: world.seconds() } as unknown as Message;
    state.messages.set(message.message_id, edited);
    updates.add({ edited_message: edited });
    return edited;
  };

  /** Presses a button of the bot's message; forged `data` is possible, as it is in reality. */
  const press = (
    message: Pick<Message, 'chat' | 'message_id'>,
    data: string,
    from: number | User = RESIDENT,
  ): CallbackQuery => {
    const id = world.openQuery('callback');
    const shown = world.chats.get(message.chat.id)?.messages.get(message.message_id);
    const user = message.chat.type === 'private' ? message.chat.id : from;
    const query = { id, from: asUser(user), message: shown, chat_instance: '1', data } as unknown as CallbackQuery;
    updates.add({ callback_query: query });
    return query;
  };

  const inline = (from: number | User, query: string, offset = ''): InlineQuery => {
    const inlineQuery = { id: world.openQuery('inline'), from: asUser(from), query, offset } as InlineQuery;
    updates.add({ inline_query: inlineQuery });
    return inlineQuery;
  };

  /** Somebody asks the bot in a chat it isn't a member of; the chat stays unreachable for other calls. */
  const guest = (chat: Chat, from: number | User, text: string): Message => {
    const guest_query_id = world.openQuery('guest');
    const content = {
      message_id: 1,
      date: world.seconds(),
      chat,
      from: asUser(from),
      text,
      entities: entitiesOf(text),
    };
    const message = { ...content, guest_query_id } as unknown as Message;
    updates.add({ guest_message: message });
    return message;
  };

  const member = (who: Who, status: 'member' | 'left' | 'kicked'): void => {
    const { state, from } = place(who);
    const wasClosed = state.closed;
    state.closed = status !== 'member';
    const user = BOT;
    const old_chat_member = { status: wasClosed ? 'left' : 'member', user };
    const new_chat_member = { status, user, ...(status === 'kicked' ? { until_date: 0 } : {}) };
    updates.add({
      my_chat_member: { chat: state.chat, from, date: world.seconds(), old_chat_member, new_chat_member },
    });
  };

  /** The group becomes a supergroup under a new number; both sides' service messages are pushed. */
  const migrate = (from: number, to: number): void => {
    const old = place(from);
    const next = place({ chat: defaultChat(to), from: old.from });
    old.state.migratedTo = to;
    const left = world.addMessage(old.state, old.from, { migrate_to_chat_id: to });
    const arrived = world.addMessage(next.state, old.from, { migrate_from_chat_id: from });
    updates.add({ message: left });
    updates.add({ message: arrived });
  };

  const deleteMessage = (chat: number, id: number): boolean => world.chats.get(chat)?.messages.delete(id) ?? false;

  return { deleteMessage, say, post, sendFile, edit, press, inline, guest, member, migrate };
}

function defaultChat(id: number): Chat {
  if (id > 0) return { id, type: 'private', first_name: `User ${id}` };
  return String(id).startsWith('-100')
    ? ({ id, type: 'supergroup', title: `Group ${id}` } as Chat)
    : ({ id, type: 'group', title: `Group ${id}` } as Chat);
}

function asUser(user: number | User): User {
  return typeof user === 'number'
    ? { id: user, is_bot: false, first_name: `User ${user}`, language_code: 'zh-hans' }
    : user;
}

/** Commands and mentions, which Telegram marks itself. */
function entitiesOf(text: string): readonly MessageEntity[] {
  const find = (pattern: RegExp, type: 'bot_command' | 'mention'): MessageEntity[] =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length }));
  const commands = find(/(?<![\w/])\/[a-zA-Z0-9_]{1,32}(?:@\w+)?/g, 'bot_command');
  const inCommand = (e: MessageEntity) => commands.some((c) => e.offset > c.offset && e.offset < c.offset + c.length);
  return [...commands, ...find(/@[a-zA-Z]\w{3,31}/g, 'mention').filter((e) => !inCommand(e))];
}
