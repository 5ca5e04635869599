/** The chats, users and messages that the server knows; what `methods.ts` changes and `people.ts` acts in. */
import type { Chat, Message, User, UserFromGetMe } from 'grammy/types';
import { ApiFailure, badRequest } from './failure.ts';

export type ChatState = {
  chat: Chat;
  readonly messages: Map<number, Message>;
  nextMessage: number;
  /** The user blocked the bot, or it was removed from the group. */
  closed: boolean;
  migratedTo: number | null;
  /** A draft that no sendMessage has ended yet. */
  draft: number | null;
};

export const BOT: UserFromGetMe = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: 'Wenjin',
  username: 'wenjin_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  supports_guest_queries: true,
} as UserFromGetMe;

/** `clock` in milliseconds since 1970. */
export function createWorld(clock: () => number) {
  const chats = new Map<number, ChatState>();
  const files = new Map<string, Uint8Array>();
  /** Queries that still may be answered, by their id. */
  const queries = new Map<string, 'callback' | 'inline' | 'guest'>();
  const menus = new Map<string, unknown>();
  let nextQuery = 1;

  const seconds = (): number => Math.floor(clock() / 1000);

  const addChat = (chat: Chat): ChatState => {
    const known = chats.get(chat.id);
    if (known !== undefined) return known;
    const state = { chat, messages: new Map(), nextMessage: 1, closed: false, migratedTo: null, draft: null };
    chats.set(chat.id, state);
    return state;
  };

  /** The chat a call speaks of, or the failure Telegram would answer with. */
  const reach = (id: unknown): ChatState => {
    const state = chats.get(Number(id));
    if (state === undefined) throw badRequest('chat not found');
    if (state.migratedTo !== null) {
      const parameters = { migrate_to_chat_id: state.migratedTo };
      throw new ApiFailure(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters);
    }
    if (state.closed) throw new ApiFailure(403, closedReason(state.chat));
    return state;
  };

  /** Stores a message in its chat under the next number. */
  const addMessage = (state: ChatState, from: User, content: object): Message => {
    const message_id = state.nextMessage++;
    const message = { message_id, date: seconds(), chat: state.chat, from, ...content } as unknown as Message;
    state.messages.set(message_id, message);
    return message;
  };

  return {
    chats,
    files,
    queries,
    menus,
    seconds,
    addChat,
    reach,
    addMessage,
    openQuery: (kind: 'callback' | 'inline' | 'guest'): string => {
      const id = String(nextQuery++);
      queries.set(id, kind);
      return id;
    },
  };
}

export type World = ReturnType<typeof createWorld>;

function closedReason(chat: Chat): string {
  if (chat.type === 'private') return 'Forbidden: bot was blocked by the user';
  return `Forbidden: bot was kicked from the ${chat.type} chat`;
}
