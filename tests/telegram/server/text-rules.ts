/** What the Bot API accepts as text: length, entities on UTF-16 boundaries, nesting. */
import type { MessageEntity } from 'grammy/types';

const MAX_TEXT = 4096;
/** More are dropped without a word, so that a strict server has to refuse them. */
const MAX_ENTITIES = 100;

const ENTITY_TYPES = new Set(
  (
    'mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler blockquote ' +
    'expandable_blockquote code pre text_link text_mention custom_emoji date_time'
  ).split(' '),
);
const QUOTES = new Set(['blockquote', 'expandable_blockquote']);
const MONOSPACE = new Set(['code', 'pre']);
const LINK = /^(https?|tg|ton|mailto|tel):/i;

/** Problems of a text with its entities; `max` in UTF-16 units. */
export function textProblems(
  text: unknown,
  entities: unknown,
  { max = MAX_TEXT, mayBeEmpty = false, where = 'text' } = {},
): readonly string[] {
  if (typeof text !== 'string') return [];
  const problems: string[] = [];
  if (!mayBeEmpty && text.trim() === '') problems.push(`${where} is empty`);
  if (text.length > max) problems.push(`${where} has ${text.length} UTF-16 units, over ${max}`);
  if (!text.isWellFormed()) problems.push(`${where} holds half a surrogate pair`);
  if (text.includes('\0')) problems.push(`${where} holds a NUL`);
  return Array.isArray(entities)
    ? [...problems, ...entitiesProblems(text, entities as MessageEntity[], where)]
    : problems;
}

function entitiesProblems(text: string, entities: readonly MessageEntity[], where: string): readonly string[] {
  const problems = entities.flatMap((entity, i) =>
    entityProblems(text, entity, `${where}'s entity ${i} (${entity.type})`),
  );
  if (entities.length > MAX_ENTITIES) problems.push(`${where} has ${entities.length} entities, over ${MAX_ENTITIES}`);
  return [...problems, ...nestingProblems(entities, where)];
}

function entityProblems(text: string, entity: MessageEntity, where: string): readonly string[] {
  const { offset, length, type } = entity;
  const problems: string[] = [];
  if (!ENTITY_TYPES.has(type)) problems.push(`${where} has an unknown type`);
  if (length <= 0) problems.push(`${where} is empty`);
  if (offset < 0 || offset + length > text.length) problems.push(`${where} ends outside the text`);
  else if (splitsPair(text, offset) || splitsPair(text, offset + length))
    problems.push(`${where} splits a surrogate pair`);
  else if (text.slice(offset, offset + length).trim() === '') problems.push(`${where} covers white space only`);
  return [...problems, ...detailProblems(entity, where)];
}

function detailProblems(entity: MessageEntity, where: string): readonly string[] {
  if (entity.type === 'text_link' && !(LINK.test(entity.url) && URL.canParse(entity.url)))
    return [`${where} has a bad url`];
  const { unix_time: time } = entity as { readonly unix_time?: unknown };
  if ((entity.type as string) === 'date_time' && !Number.isSafeInteger(time)) return [`${where} has no unix_time`];
  return [];
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** Entities may contain one another but not cross; quotes don't nest, and code holds nothing else. */
function nestingProblems(entities: readonly MessageEntity[], where: string): readonly string[] {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const open: MessageEntity[] = [];
  const problems: string[] = [];
  for (const entity of sorted) {
    while (open.length > 0 && end(open.at(-1)!) <= entity.offset) open.pop();
    for (const outer of open) problems.push(...pairProblems(outer, entity, where));
    open.push(entity);
  }
  return problems;
}

const end = (entity: MessageEntity): number => entity.offset + entity.length;

function pairProblems(outer: MessageEntity, inner: MessageEntity, where: string): readonly string[] {
  const pair = `${where}'s entities ${outer.type} at ${outer.offset} and ${inner.type} at ${inner.offset}`;
  if (end(inner) > end(outer)) return [`${pair} cross`];
  if (QUOTES.has(outer.type) && QUOTES.has(inner.type)) return [`${pair}: a quote in a quote`];
  if ((MONOSPACE.has(outer.type) && !QUOTES.has(inner.type)) || (MONOSPACE.has(inner.type) && !QUOTES.has(outer.type)))
    return [`${pair}: code can't be combined`];
  return [];
}
