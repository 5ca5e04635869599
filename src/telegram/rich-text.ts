import type { MessageEntity } from 'grammy/types';

/**
 * Text with Telegram's entities instead of markup, so that nothing needs escaping. Offsets and lengths are UTF-16
 * code units; texts are well-formed (no lone surrogate) and free of the characters Telegram's servers take out.
 */
export type RichText = { readonly text: string; readonly entities: readonly MessageEntity[] };

/** Telegram's limit for a message, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4096;
/** Telegram ignores entities beyond the hundredth. */
export const ENTITY_LIMIT = 100;

// Control characters, line and paragraph separators and direction overrides: the servers drop them, which would shift
// every entity behind them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const DROPPED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\ufeff]/g;

/** Makes any string safe to send: well-formed, tabs as spaces, without characters that Telegram removes. */
export function clean(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(DROPPED, '');
}

/** Joins strings and rich texts into one. */
export function rich(...parts: readonly (string | RichText)[]): RichText {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const part of parts) {
    const piece = typeof part === 'string' ? { text: clean(part), entities: [] } : part;
    for (const entity of piece.entities) entities.push(moved(entity, entity.offset + text.length, entity.length));
    text += piece.text;
  }
  return { text, entities };
}

/** Joins rich texts with a separator; empty ones are left out. */
export function joined(parts: readonly (string | RichText)[], separator: string): RichText {
  const full = parts.map((part) => rich(part)).filter((part) => part.text !== '');
  return rich(...full.flatMap((part, i) => (i === 0 ? [part] : [separator, part])));
}

export function bold(content: string | RichText): RichText {
  return wrapped(content, (offset, length) => ({ type: 'bold', offset, length }));
}

export function italic(content: string | RichText): RichText {
  return wrapped(content, (offset, length) => ({ type: 'italic', offset, length }));
}

/** A link; plain text where there is no address, or none that Telegram would take. */
export function link(content: string | RichText, url: string | null): RichText {
  return url === null || !isAddress(url)
    ? rich(content)
    : wrapped(content, (offset, length) => ({ type: 'text_link', offset, length, url }));
}

/** Whether Telegram takes this as the address of a link. */
export const isAddress = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

/** A quotation that opens at a tap. */
export function expandable(content: string | RichText): RichText {
  return wrapped(content, (offset, length) => ({ type: 'expandable_blockquote', offset, length }));
}

/**
 * A date that clients show in the reader's own language and calendar. Noon in Beijing is the same day from UTC-4 to
 * UTC+14. Dates known only to the month or year stay words.
 */
export function dated(words: string, iso: string): RichText {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T12:00:00+08:00`) : Number.NaN;
  if (Number.isNaN(time)) return rich(words);
  return wrapped(words, (offset, length) => ({
    type: 'date_time',
    offset,
    length,
    unix_time: time / 1000,
    date_time_format: 'D',
  }));
}

/** The first `limit` units, ended with an ellipsis when something was cut off. */
export function shortened(content: string | RichText, limit: number): RichText {
  const whole = rich(content);
  if (whole.text.length <= limit) return whole;
  return rich(trimmed(slice(whole, 0, boundary(whole.text, limit - 1))), '…');
}

/** Cuts a long text into messages of at most `limit` units, at paragraphs, lines or sentences where it can. */
export function split(content: string | RichText, limit = MESSAGE_LIMIT): readonly RichText[] {
  const parts: RichText[] = [];
  let rest = trimmed(rich(content));
  while (rest.text.length > limit) {
    const end = goodCut(rest.text, limit);
    parts.push(trimmed(slice(rest, 0, end)));
    rest = trimmed(slice(rest, end, rest.text.length));
  }
  return [...parts, rest].filter((part) => part.text !== '');
}

/** The part from `start` to `end`, with the entities clipped to it. */
function slice(content: RichText, start: number, end: number): RichText {
  const entities = content.entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return to > from ? [moved(entity, from - start, to - from)] : [];
  });
  return { text: content.text.slice(start, end), entities };
}

/** Without white space at both ends, as Telegram would trim it. */
function trimmed(content: RichText): RichText {
  const start = content.text.length - content.text.trimStart().length;
  return slice(content, start, Math.max(start, content.text.trimEnd().length));
}

function wrapped(content: string | RichText, entity: (offset: number, length: number) => MessageEntity): RichText {
  const inner = rich(content);
  if (inner.text.trim() === '') return inner;
  return { text: inner.text, entities: [entity(0, inner.text.length), ...inner.entities] };
}

function moved(entity: MessageEntity, offset: number, length: number): MessageEntity {
  return { ...entity, offset, length };
}

/** `index`, or one less where it would cut a surrogate pair. */
function boundary(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}

/** A cut in the second half of the window, so that no part gets silly small: paragraph, line, sentence, or anywhere. */
function goodCut(text: string, limit: number): number {
  for (const mark of ['\n\n', '\n', '。', '！', '？', '. ', ' ']) {
    const at = text.lastIndexOf(mark, limit - mark.length);
    if (at >= limit / 2) return at + mark.length;
  }
  return boundary(text, limit);
}
