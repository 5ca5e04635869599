/** When something is held: what such a line says of time is no day on which anything was published. */
import { alternativesOf, lexicon, once, scanner, wordsOf } from '../../lexicon/index.ts';
import { simplify } from '../../reading/index.ts';

/** 16:00-17:30, 14:30至16:00: nothing is published from one hour to another. */
const HOURS =
  /\d{1,2}[:：]\d{2}(?:\s*[ap]\.?m\.?)?\s*(?:[-–—−~～〜至到]+|\bto\b)\s*(?:\p{Script=Han}{1,2}\s*)?\d{1,2}[:：]\d{2}|\d\s*[ap]\.?m\.?\s*(?:[-–—−~～]|\bto\b|\buntil\b)\s*\d/iu;
/** A line of hours alone: 6:00 PM - 8:00 PM. */
const HOURS_ALONE = /^[^\p{L}\p{N}]*(?:\d{1,2}(?:[:：]\d{2})?(?:\s*[ap]\.?m\.?)?[^\p{L}\p{N}]*(?:to\s)?){2}$/iu;

/** Whether a line says from which hour to which something goes on. */
export const saysHours = (line: string): boolean => HOURS.test(line);

const labels = once(() => scanner(lexicon('page-labels')));
/** 发稿, 张贴: what a paper does when it publishes, by its last character. */
const acts = once(() => wordsOf('publishers', 'act', 'both'));
/** 时间, 日期: such a word alone is a label, one that ends a longer word is another. */
const BARE = 2;
const isHan = (text: string | undefined) => text !== undefined && /\p{Script=Han}/u.test(text);

/** The label that stands last in a text, and whether it is of a time that has another name (报名时间, 会议日期): that is what happens then. */
export function lastLabel(
  text: string,
): { readonly type: string; readonly end: number; readonly isEvent: boolean } | null {
  const said = labels().all(text).at(-1);
  if (said === undefined) return null;
  const isEnd = said.word.length <= BARE && /[时時][间間]|日期/u.test(said.word) && isHan(text[said.start - 1]);
  const isEvent = isEnd && !acts().some((act) => simplify(text.slice(0, said.start)).endsWith(act));
  return { type: said.type, end: said.end, isEvent };
}

const forms = once(() => ({
  when: new RegExp(`^[^\\p{L}\\p{N}]*(?:${alternativesOf('held', 'when')})\\**\\s*[:：]`, 'iu'),
  where: new RegExp(
    `^[^\\p{L}\\p{N}]*(?:\\p{Script=Han}{0,4}?)(?:${alternativesOf('held', 'where')})\\**\\s*[:：]`,
    'iu',
  ),
}));
/** 第264期: the head of a broadcast has its hours too. */
const ISSUE = /第\s*\d+\s*[期版]/u;
/** Between when and where stands little. */
const BESIDE = 2;

/**
 * Whether a line says when something is held: from one hour to another, or as 时间：… beside 地点：…. A broadcast's head has its hours too, so those of
 * a line over all articles (`isOver`) count behind such a label alone.
 */
export function isHeld(lines: readonly string[], at: number, isOver = false): boolean {
  const line = lines[at] ?? '';
  const isLabelled = forms().when.test(line);
  if (!isOver && saysHours(lines[at + 1] ?? '') && HOURS_ALONE.test(lines[at + 1]!)) return true;
  if (saysHours(line) && (isLabelled || !(isOver || ISSUE.test(line)))) return true;
  return isLabelled && lines.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).some((one) => forms().where.test(one));
}
