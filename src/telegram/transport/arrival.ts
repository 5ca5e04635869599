/** What the transport needs to know of an update, without trusting its shape: updates come from outside. */
import type { Update } from 'grammy/types';
import type { Arrival } from '../../state/index.ts';

type Fields = Readonly<Record<string, unknown>>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const integer = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);

const BY_PERSON = ['message', 'edited_message', 'guest_message', 'callback_query', 'inline_query'] as const;
/** Kinds whose chat is not ours to write to; one user's are kept in order. */
const WITHOUT_CHAT = new Set(['inline_query', 'chosen_inline_result', 'guest_message']);

/** `null` for what has no usable number: it can be neither stored nor confirmed. `now` in milliseconds. */
export function readArrival(update: unknown, now: number): Arrival | null {
  const update_id = integer(fields(update).update_id);
  if (update_id === null) return null;
  const kind = Object.keys(fields(update)).find((name) => name !== 'update_id') ?? 'nothing';
  const content = fields(fields(update)[kind]);
  const chatFields = fields(kind === 'callback_query' ? fields(content.message).chat : content.chat);
  const chat = WITHOUT_CHAT.has(kind) ? null : integer(chatFields.id);
  const user = integer(fields(content.from).id);
  const date = integer(content.edit_date) ?? integer(content.date);
  return {
    update_id,
    lane: chat !== null ? `chat${chat}` : user !== null ? `user${user}` : 'others',
    chat,
    user,
    isGroup: chat !== null && chatFields.type !== 'private' && chatFields.type !== 'channel',
    asked: date === null ? now : Math.min(date * 1000, now),
    byPerson: (BY_PERSON as readonly string[]).includes(kind),
    migratedTo: integer(content.migrate_to_chat_id),
  };
}

/** Telegram takes no answer to an inline query after some ten seconds. */
const INLINE_LIFE = 10_000;

/** Whether nobody would see an answer: inline queries come with every keystroke, and only the last one is looked at. */
export function isPointless(update: Update, received: number, now: number, isOvertaken: boolean): boolean {
  return update.inline_query !== undefined && (isOvertaken || now - received > INLINE_LIFE);
}
