import type { BotCommand, InlineKeyboardMarkup, Message, Update, User } from 'grammy/types';

/** A message with how often it was changed, so that a page knows which to draw anew. */
export type Kept = { readonly message: Message; readonly version: number };

/** A private chat of one person with the bot, as Telegram would keep it. */
export type Chat = {
  user: User;
  readonly messages: Map<number, Kept>;
  nextMessage: number;
  /** A message that is sent ends it. */
  isTyping: boolean;
  /** What the last button pressed was answered with. */
  toast: string;
  /** How often the bot has sent, changed or answered something. */
  acts: number;
};

/** What a person sends: text, in reply to a message or in place of an earlier one, or a document. */
export type Sending = { readonly text: string; readonly replyTo?: number; readonly edits?: number };

/** Messages of a chat that are kept; older ones go. */
const MOST_MESSAGES = 200;
/** Telegram shows "typing" for five seconds. */
const TYPING_MS = 5000;

export type World = ReturnType<typeof createWorld>;

/** The chats, files and updates of a Telegram with one bot. `now` in milliseconds since 1970. */
export function createWorld(bot: User, now: () => number = Date.now) {
  const kept = createKeeping(bot, now);
  const { updates, files, open, chat, watch } = kept;
  return { bot, updates, files, open, chat, watch, ...createMenus(), ...deedsOfBot(kept), ...deedsOfPeople(kept) };
}

/** Commands by the scope and language they were set for. */
function createMenus() {
  const menus = new Map<string, readonly BotCommand[]>();
  return {
    setMenu: (scope: string, commands: readonly BotCommand[]) => void menus.set(scope, commands),
    /** The first of `scopes` that has a menu. */
    menu: (scopes: readonly string[]): readonly BotCommand[] =>
      scopes.map((scope) => menus.get(scope)).find((menu) => menu !== undefined) ?? [],
  };
}

type Keeping = ReturnType<typeof createKeeping>;

/** What is kept, and who is told of changes in it. */
function createKeeping(bot: User, now: () => number) {
  const chats = new Map<number, Chat>();
  const updates: Update[] = [];
  const watchers = new Set<(chat: number | null) => void>();
  const seconds = () => Math.floor(now() / 1000);
  let number = 1;

  /** `null` says that there are new updates for the bot. */
  const tell = (chat: number | null): void => {
    for (const watcher of [...watchers]) watcher(chat);
  };
  const put = (chat: Chat, message: Message, version = 0): Message => {
    chat.messages.set(message.message_id, { message, version });
    if (chat.messages.size > MOST_MESSAGES) chat.messages.delete(chat.messages.keys().next().value!);
    tell(chat.user.id);
    return message;
  };
  return {
    bot,
    updates,
    seconds,
    tell,
    put,
    files: new Map<string, Uint8Array>(),
    /** Whose chat a button was pressed in, until it is answered. */
    presses: new Map<string, number>(),
    chat: (id: number) => chats.get(id),
    /** The chat of a person, opened at their first visit; their app's language may change. */
    open: (user: User): Chat => {
      const known = chats.get(user.id);
      if (known) return Object.assign(known, { user });
      const chat = { user, messages: new Map(), nextMessage: 1, isTyping: false, toast: '', acts: 0 };
      chats.set(user.id, chat);
      return chat;
    },
    add: (chat: Chat, from: User, content: object): Message => {
      const { id, first_name } = chat.user;
      const placed = { message_id: chat.nextMessage++, date: seconds() };
      return put(chat, { ...placed, chat: { id, type: 'private', first_name }, from, ...content } as Message);
    },
    /** Something new for the bot. */
    push: (content: object): void => {
      updates.push({ update_id: number++, ...content } as Update);
      tell(null);
    },
    /** The number that the next update will have. */
    nextNumber: () => number,
    watch: (watcher: (chat: number | null) => void): (() => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** What the bot does. */
const deedsOfBot = ({ bot, presses, chat: chatOf, add, put, tell }: Keeping) => ({
  send: (chat: Chat, content: object): Message => {
    chat.isTyping = false;
    chat.acts++;
    return add(chat, bot, content);
  },
  /** Puts something else in a message's place. */
  change: (chat: Chat, { message, version }: Kept, content: object): Message => {
    chat.acts++;
    return put(chat, { ...message, ...content } as Message, version + 1);
  },
  remove: (chat: Chat, id: number): boolean => {
    const was = chat.messages.delete(id);
    tell(chat.user.id);
    return was;
  },
  types: (chat: Chat): void => {
    chat.isTyping = true;
    tell(chat.user.id);
    setTimeout(() => {
      chat.isTyping = false;
      tell(chat.user.id);
    }, TYPING_MS).unref();
  },
  /** Answers a button; `false` when nobody pressed it. */
  answers: (press: string, text: string): boolean => {
    const chat = chatOf(presses.get(press) ?? 0);
    if (!chat) return false;
    presses.delete(press);
    chat.toast = text;
    chat.acts++;
    tell(chat.user.id);
    return true;
  },
});

/** What people do. */
const deedsOfPeople = ({ files, presses, add, put, push, seconds, nextNumber }: Keeping) => ({
  /** Writes, or changes what was written. */
  say: (chat: Chat, { text, replyTo, edits }: Sending): void => {
    chat.toast = '';
    const earlier = edits === undefined ? undefined : chat.messages.get(edits);
    if (earlier?.message.from?.id === chat.user.id) {
      const edited = { ...earlier.message, text, edit_date: seconds() } as Message;
      push({ edited_message: put(chat, edited, earlier.version + 1) });
      return;
    }
    const replied = replyTo === undefined ? undefined : chat.messages.get(replyTo)?.message;
    push({ message: add(chat, chat.user, { text, ...(replied ? { reply_to_message: replied } : {}) }) });
  },
  sendFile: (chat: Chat, name: string, content: Uint8Array): void => {
    const file_id = `file${files.size + 1}`;
    files.set(file_id, content);
    const document = { file_id, file_unique_id: file_id, file_name: name, file_size: content.length };
    push({ message: add(chat, chat.user, { document }) });
  },
  /** Presses a button; one that isn't there does nothing. */
  press: (chat: Chat, id: number, data: string): void => {
    const message = chat.messages.get(id)?.message;
    if (!message || !hasButton(message.reply_markup, data)) return;
    const press = `press${nextNumber()}`;
    presses.set(press, chat.user.id);
    chat.toast = '';
    push({ callback_query: { id: press, from: chat.user, message, chat_instance: '1', data } });
  },
});

const hasButton = (markup: InlineKeyboardMarkup | undefined, data: string): boolean =>
  markup?.inline_keyboard.flat().some((one) => 'callback_data' in one && one.callback_data === data) ?? false;
