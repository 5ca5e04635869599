/** Which character may have been typed for which: by its sound (phone keyboards), or by its shape (handwriting, print). */
import { lexicon, once } from '../lexicon/index.ts';
import { readingsOf } from './pinyin.ts';

/** A number sounds exactly like itself: 是 may stand for 十, never for 四. */
const NUMBER = /[一二三四五六七八九十]/u;
/** A number, a direction, and what tells one place from the next: another one is another thing, not a slip. */
const TELLS_APART =
  /[零〇一二两三四五六七八九十百千万甲乙丙丁东南西北中上下左右前后内外新老大小省市区县镇乡村街路山水河江湖海港桥]/u;

/** For each character of a list's groups the others that stand in a group with it. */
export function othersIn(list: string): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  for (const { word: group } of lexicon(list))
    for (const char of group) table.set(char, new Set([...(table.get(char) ?? []), ...group.replaceAll(char, '')]));
  return table;
}

const shapes = once(() => othersIn('look-alikes'));

/** Readings that many speakers, and so many keyboards, don't keep apart: z zh, c ch, s sh, n l, -n -ng. */
const merged = (reading: string): string =>
  reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/(?<=[aei])ng$/, 'n');

function sharesOne(one: Iterable<string>, other: Iterable<string>): boolean {
  const known = new Set(other);
  return [...one].some((reading) => known.has(reading));
}

/** How likely `typed` stands for `printed`: 1 the same sound, less for nearly the same or a like shape, 0 for another one. */
export function slip(typed: string, printed: string): number {
  if (typed === printed || TELLS_APART.test(typed)) return 0;
  const [one, other] = [readingsOf(typed), readingsOf(printed)];
  if (sharesOne(one, other)) return 1;
  if (NUMBER.test(printed)) return 0;
  if (sharesOne([...one].map(merged), [...other].map(merged))) return 0.8;
  return shapes().get(typed)?.has(printed) ? 0.6 : 0;
}
