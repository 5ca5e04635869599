import type { BotCommand } from 'grammy/types';
import type { Language } from '../types.ts';
import { messages } from './messages.ts';
import type { OutgoingCall } from './outgoing.ts';

const PRIVATE = [
  'latest',
  'progress',
  'follow',
  'following',
  'sources',
  'language',
  'help',
  'privacy',
  'forget',
  'about',
];
const GROUP = ['ask', 'latest', 'progress', 'follow', 'following', 'help'];
const NEWSROOM = ['stats', 'unanswered', 'withdraw', 'correct', 'broadcast'];

const commands = (names: readonly string[], language: Language): BotCommand[] =>
  names.map((command) => ({ command, description: messages(language).menu[command]! }));

type Menu = Readonly<Record<string, unknown>>;

/** The menus of all chats: by kind of chat, in Chinese unless the app is set to English. */
export function menus(): readonly Menu[] {
  const menu = (names: readonly string[], type: string, language: Language): Menu => ({
    commands: commands(names, language),
    scope: { type },
    ...(language === 'zh' ? {} : { language_code: language }),
  });
  return (['zh', 'en'] as const).flatMap((language) => [
    menu(PRIVATE, 'default', language),
    menu(PRIVATE, 'all_private_chats', language),
    menu(GROUP, 'all_group_chats', language),
  ]);
}

/** The menu of one of the newsroom's chats: everybody's commands and its own. */
export function chatMenu(chat: number, language: Language): OutgoingCall {
  return {
    method: 'setMyCommands',
    chat: null,
    importance: 'best-effort',
    payload: { commands: commands([...PRIVATE, ...NEWSROOM], language), scope: { type: 'chat', chat_id: chat } },
  };
}
