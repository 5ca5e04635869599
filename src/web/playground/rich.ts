import type { MessageEntity } from 'grammy/types';
import { html } from 'hono/html';
import type { Markup } from '../pages/frame.ts';

/** How a message's words are drawn. */
export type RichParts = {
  /** Where a link leads within the playground: the bot's deep links open the chat itself. */
  readonly address: (url: string) => string;
  readonly fold: (quote: Markup, text: string) => Markup;
};

/** A text with Telegram's entities as markup; entities hold one another and never cross. */
export function drawText(text: string, entities: readonly MessageEntity[], parts: RichParts): Markup {
  const sorted = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  return between(text, sorted, 0, text.length, parts);
}

function between(text: string, entities: readonly MessageEntity[], from: number, to: number, parts: RichParts): Markup {
  const pieces: (Markup | string)[] = [];
  let at = from;
  for (const [n, entity] of entities.entries()) {
    const end = entity.offset + entity.length;
    if (entity.offset < at || end > to) continue;
    const inside = entities.slice(n + 1).filter((one) => one.offset >= entity.offset && one.offset + one.length <= end);
    const before = text.slice(at, entity.offset);
    const own = { ...entity, text: text.slice(entity.offset, end) };
    pieces.push(isBlock(entity) ? before.trimEnd() : before);
    pieces.push(drawn(own, between(text, inside, entity.offset, end, parts), parts));
    at = isBlock(entity) ? end + (text.slice(end, to).length - text.slice(end, to).trimStart().length) : end;
  }
  return html`${pieces}${text.slice(at, to)}`;
}

/** A block has room around it; the empty lines that make room in Telegram would double it. */
const isBlock = ({ type }: MessageEntity) => type === 'blockquote' || type === 'expandable_blockquote';

function drawn(entity: MessageEntity & { readonly text: string }, inner: Markup, { address, fold }: RichParts): Markup {
  switch (entity.type) {
    case 'bold':
      return html`<strong>${inner}</strong>`;
    case 'italic':
      return html`<em>${inner}</em>`;
    case 'code':
      return html`<code>${inner}</code>`;
    case 'blockquote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'expandable_blockquote':
      return fold(inner, entity.text);
    case 'text_link':
      return html`<a href="${address(entity.url)}">${inner}</a>`;
    default:
      return inner;
  }
}
