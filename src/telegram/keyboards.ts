import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Language } from '../types.ts';

/** What a button of ours means. Anybody can forge one, so it only ever names things; rights are checked at the tap. */
export type Tap =
  /** Another page in place of the one shown. */
  | { readonly verb: 'article'; readonly id: string; readonly page: number }
  /** The article as a message of its own. */
  | { readonly verb: 'read'; readonly id: string }
  | { readonly verb: QuestionVerb; readonly question: string }
  | { readonly verb: 'reason'; readonly question: string; readonly reason: number }
  | { readonly verb: 'example' | 'district' | 'unfollow'; readonly number: number }
  | { readonly verb: 'language'; readonly to: Language | 'auto' }
  | { readonly verb: 'forget' }
  | { readonly verb: 'yes' | 'no'; readonly job: string };

type QuestionVerb = 'sources' | 'timeline' | 'follow' | 'up' | 'down' | 'share';

/** One row a verb: the letter its data begins with, how they go on, and what they mean. All is ASCII and far below Telegram's 64 bytes. */
type Form = { readonly letter: string; readonly rest: RegExp; readonly read: (parts: readonly string[]) => Tap };

const aboutQuestion = (letter: string, verb: QuestionVerb): Form => ({
  letter,
  rest: /^:([a-z0-9]{6,16})$/,
  read: ([question]) => ({ verb, question: question! }),
});
const numbered = (letter: string, verb: 'example' | 'district' | 'unfollow'): Form => ({
  letter,
  rest: /^:(\d{1,9})$/,
  read: ([number]) => ({ verb, number: Number(number) }),
});
const aboutJob = (letter: string, verb: 'yes' | 'no'): Form => ({
  letter,
  rest: /^:([a-z0-9]{6,16})$/,
  read: ([job]) => ({ verb, job: job! }),
});

const FORMS: Readonly<Record<Tap['verb'], Form>> = {
  sources: aboutQuestion('s', 'sources'),
  timeline: aboutQuestion('t', 'timeline'),
  follow: aboutQuestion('w', 'follow'),
  up: aboutQuestion('u', 'up'),
  down: aboutQuestion('d', 'down'),
  share: aboutQuestion('h', 'share'),
  example: numbered('e', 'example'),
  district: numbered('o', 'district'),
  unfollow: numbered('f', 'unfollow'),
  yes: aboutJob('y', 'yes'),
  no: aboutJob('n', 'no'),
  article: {
    letter: 'a',
    rest: /^:([a-z0-9]{1,24}):(\d{1,3})$/,
    read: ([id, page]) => ({ verb: 'article', id: id!, page: Number(page) }),
  },
  read: { letter: 'g', rest: /^:([a-z0-9]{1,24})$/, read: ([id]) => ({ verb: 'read', id: id! }) },
  reason: {
    letter: 'r',
    rest: /^:([a-z0-9]{6,16}):(\d)$/,
    read: ([question, reason]) => ({ verb: 'reason', question: question!, reason: Number(reason) }),
  },
  language: {
    letter: 'l',
    rest: /^:(zh|en|auto)$/,
    read: ([to]) => ({ verb: 'language', to: to as Language | 'auto' }),
  },
  forget: { letter: 'forget', rest: /^$/, read: () => ({ verb: 'forget' }) },
};

/** Reads `callback_data`; `null` for anything this version would not have written. */
export function readTapData(data: string): Tap | null {
  for (const { letter, rest, read } of Object.values(FORMS)) {
    const match = data.startsWith(letter) ? rest.exec(data.slice(letter.length)) : null;
    if (match) return read(match.slice(1));
  }
  return null;
}

/** Writes `callback_data`; `readTapData` is its inverse. */
export const tapData = (tap: Tap): string => [FORMS[tap.verb].letter, ...Object.values(tap).slice(1)].join(':');

/** A button that comes back as a tap. */
export const button = (text: string, tap: Tap): InlineKeyboardButton => ({ text, callback_data: tapData(tap) });

export const urlButton = (text: string, url: string): InlineKeyboardButton => ({ text, url });

/** Rows of buttons; empty rows are left out, and a keyboard without buttons is `null`. */
export function keyboard(...rows: readonly (readonly InlineKeyboardButton[])[]): InlineKeyboardMarkup | null {
  const full = rows.filter((row) => row.length > 0).map((row) => [...row]);
  return full.length === 0 ? null : { inline_keyboard: full };
}

/** What a message of ours is about, as its own buttons say; `null` for messages that answer no question. */
export function questionOf(markup: InlineKeyboardMarkup | undefined): string | null {
  const data = markup?.inline_keyboard.flat().map((shown) => ('callback_data' in shown ? shown.callback_data : ''));
  const taps = data?.map((text) => readTapData(String(text)));
  const tap = taps?.find((one) => one !== null && 'question' in one);
  return tap && 'question' in tap ? tap.question : null;
}
