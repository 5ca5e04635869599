import type { BotCommand } from 'grammy/types';
import type { Language } from '../types.ts';
import { messages } from './messages.ts';
import type { OutgoingCall, OutgoingMethod } from './outgoing.ts';

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
const NEWSROOM = ['stats', 'unanswered', 'withdraw', 'withdrawn', 'correct', 'broadcast'];

const commands = (names: readonly string[], language: Language): BotCommand[] =>
  names.map((command) => ({ command, description: messages(language).menu[command]! }));

/** How the bot presents itself, as calls to make when one of them changes. */
export type Presentation = readonly {
  readonly method: OutgoingMethod;
  readonly payload: Readonly<Record<string, unknown>>;
}[];

/** Menus by kind of chat, and the words on the bot's profile; in Chinese unless the app is set to English. */
export function presentation(): Presentation {
  return (['zh', 'en'] as const).flatMap((language) => {
    const code = language === 'zh' ? {} : { language_code: language };
    const menu = (names: readonly string[], type: string) => ({
      method: 'setMyCommands' as const,
      payload: { commands: commands(names, language), scope: { type }, ...code },
    });
    const { description, shortDescription } = messages(language);
    return [
      menu(PRIVATE, 'default'),
      menu(PRIVATE, 'all_private_chats'),
      menu(GROUP, 'all_group_chats'),
      { method: 'setMyDescription' as const, payload: { description, ...code } },
      { method: 'setMyShortDescription' as const, payload: { short_description: shortDescription, ...code } },
    ];
  });
}

/** The menu of one of the newsroom's chats: everybody's commands and its own. */
export function chatMenu(chat: number, language: Language): OutgoingCall {
  return {
    method: 'setMyCommands',
    chat: null,
    importance: 'durable',
    payload: { commands: commands([...PRIVATE, ...NEWSROOM], language), scope: { type: 'chat', chat_id: chat } },
  };
}
