import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Language } from '../types.ts';

/** What a button of ours means. Anybody can forge one, so it only ever names things; rights are checked at the tap. */
export type Tap =
  | { readonly verb: 'article'; readonly id: string; readonly page: number }
  | { readonly verb: 'sources' | 'timeline' | 'follow' | 'up' | 'down' | 'share'; readonly question: string }
  | { readonly verb: 'reason'; readonly question: string; readonly reason: number }
  | { readonly verb: 'example'; readonly number: number }
  | { readonly verb: 'district'; readonly number: number }
  | { readonly verb: 'unfollow'; readonly follow: number }
  | { readonly verb: 'language'; readonly to: Language | 'auto' }
  | { readonly verb: 'forget' }
  | { readonly verb: 'keep' | 'undo' | 'broadcast' | 'cancel'; readonly upload: string }
  | { readonly verb: 'withdraw'; readonly id: string };

const QUESTION_VERBS = { s: 'sources', t: 'timeline', w: 'follow', u: 'up', d: 'down', h: 'share' } as const;
const JOB_VERBS = { k: 'keep', z: 'undo', b: 'broadcast', c: 'cancel' } as const;
const ARTICLE = '[a-z0-9]{1,24}';
const QUESTION = '[a-z0-9]{6,16}';

/** Reads `callback_data`; `null` for anything this version would not have written. */
export function readTapData(data: string): Tap | null {
  const [verb, subject = '', extra = ''] = data.split(':', 4);
  if (data.split(':').length > 3 || !verb) return null;
  const number = /^\d{1,9}$/.test(extra) ? Number(extra) : 0;
  if (verb in QUESTION_VERBS && matches(subject, QUESTION) && extra === '')
    return { verb: QUESTION_VERBS[verb as keyof typeof QUESTION_VERBS], question: subject };
  if (verb in JOB_VERBS && matches(subject, QUESTION) && extra === '')
    return { verb: JOB_VERBS[verb as keyof typeof JOB_VERBS], upload: subject };
  if (verb === 'a' && matches(subject, ARTICLE) && /^\d{0,3}$/.test(extra))
    return { verb: 'article', id: subject, page: number };
  if (verb === 'x' && matches(subject, ARTICLE) && extra === '') return { verb: 'withdraw', id: subject };
  if (verb === 'r' && matches(subject, QUESTION) && /^\d$/.test(extra))
    return { verb: 'reason', question: subject, reason: number };
  return readNumbered(verb, subject, extra);
}

function readNumbered(verb: string, subject: string, extra: string): Tap | null {
  if (extra !== '') return null;
  if (verb === 'l' && /^(zh|en|auto)$/.test(subject)) return { verb: 'language', to: subject as Language | 'auto' };
  if (verb === 'forget' && subject === '') return { verb: 'forget' };
  if (!/^\d{1,9}$/.test(subject)) return null;
  if (verb === 'e') return { verb: 'example', number: Number(subject) };
  if (verb === 'o') return { verb: 'district', number: Number(subject) };
  return verb === 'f' ? { verb: 'unfollow', follow: Number(subject) } : null;
}

const matches = (text: string, pattern: string) => new RegExp(`^${pattern}$`).test(text);

/** Writes `callback_data` (at most 64 bytes, all ASCII). */
export function tapData(tap: Tap): string {
  switch (tap.verb) {
    case 'article':
      return `a:${tap.id}:${tap.page}`;
    case 'withdraw':
      return `x:${tap.id}`;
    case 'reason':
      return `r:${tap.question}:${tap.reason}`;
    case 'example':
      return `e:${tap.number}`;
    case 'district':
      return `o:${tap.number}`;
    case 'unfollow':
      return `f:${tap.follow}`;
    case 'language':
      return `l:${tap.to}`;
    case 'forget':
      return 'forget';
    case 'keep':
    case 'undo':
    case 'broadcast':
    case 'cancel':
      return `${letterOf(JOB_VERBS, tap.verb)}:${tap.upload}`;
    default:
      return `${letterOf(QUESTION_VERBS, tap.verb)}:${tap.question}`;
  }
}

function letterOf(verbs: Readonly<Record<string, string>>, verb: string): string {
  return Object.keys(verbs).find((letter) => verbs[letter] === verb)!;
}

/** A button that comes back as a tap. */
export const button = (text: string, tap: Tap): InlineKeyboardButton => ({ text, callback_data: tapData(tap) });

export const urlButton = (text: string, url: string): InlineKeyboardButton => ({ text, url });

/** Rows of buttons; empty rows are left out, and a keyboard without buttons is `null`. */
export function keyboard(...rows: readonly (readonly InlineKeyboardButton[])[]): InlineKeyboardMarkup | null {
  const full = rows.filter((row) => row.length > 0).map((row) => [...row]);
  return full.length === 0 ? null : { inline_keyboard: full };
}
