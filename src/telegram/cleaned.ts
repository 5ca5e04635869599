/** Updates as they may wait on the disk: without the personal numbers that people type into questions. */
import { MASK, maskPrivate } from '../indexing/privacy.ts';

/** Mobile numbers are of nobody's business in a question, and are kept in reports alone. */
const MOBILE = /(?<!\d)(?:\+?86[- ]?)?1[3-9](?:[ -]?\d){9}(?!\d)/g;
const WRITTEN = new Set(['text', 'caption', 'query']);

type Entity = { readonly offset: number; readonly length: number };
type Fields = Readonly<Record<string, unknown>>;

const withoutNumbers = (text: string): string => maskPrivate(text).replace(MOBILE, MASK);

/** The update with every text that somebody wrote masked; what Telegram says about places in it (entities) moves along. */
export function cleaned(update: unknown): unknown {
  if (Array.isArray(update)) return update.map(cleaned);
  if (update === null || typeof update !== 'object') return update;
  // What a channel prints is masked where it is read as a report.
  if ('channel_post' in update || 'edited_channel_post' in update) return update;
  const fields = Object.entries(update as Fields).map(([name, value]) => {
    if (typeof value === 'string' && WRITTEN.has(name)) return [name, withoutNumbers(value)];
    return [name, cleaned(value)];
  });
  const clean = Object.fromEntries(fields) as Fields;
  return moved(moved(clean, update as Fields, 'text', 'entities'), update as Fields, 'caption', 'caption_entities');
}

function moved(clean: Fields, given: Fields, text: string, entities: string): Fields {
  const [before, after, marks] = [given[text], clean[text], given[entities]];
  if (typeof before !== 'string' || typeof after !== 'string' || before === after || !Array.isArray(marks))
    return clean;
  const start = common(before, after);
  const end = common([...before].reverse().join(''), [...after].reverse().join(''));
  const kept = (marks as Entity[]).flatMap((mark) => {
    if (mark.offset + mark.length <= start) return [mark];
    return mark.offset >= before.length - end ? [{ ...mark, offset: mark.offset + after.length - before.length }] : [];
  });
  return { ...clean, [entities]: kept };
}

/** UTF-16 units that two texts begin with alike. */
function common(a: string, b: string): number {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  return at;
}
