import type { Language } from '../types.ts';
import { en } from './messages-en.ts';
import { zh } from './messages-zh.ts';

/** Everything the bot says in Telegram, in one language; `messages-zh.ts` is the original. */
export type Messages = typeof zh;

const ALL: Readonly<Record<Language, Messages>> = { zh, en };

export function messages(language: Language): Messages {
  return ALL[language];
}

/** The language of a text that holds Chinese characters, else that of the app's code; Chinese when nothing is known. */
export function languageOf(text: string, code: string | null): Language {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  if (/\p{Letter}/u.test(text)) return 'en';
  return code === null || code.startsWith('zh') ? 'zh' : 'en';
}

/** The app's language as the bot's: Chinese for Chinese, English for every other one; Chinese when nothing is known. */
export function appLanguage(code: string | null): Language {
  return code === null || code.startsWith('zh') ? 'zh' : 'en';
}
