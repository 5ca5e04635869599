/** What a reader needs in brackets behind a time that counts from the day of a report: 本周六（6月22日）, 明年（2024年）. */
import { dateEnd, whensIn } from '../reading/index.ts';
import type { When } from '../types.ts';

/** An insertion （…） into a quoted sentence, after `at` characters. */
export type Insertion = { readonly at: number; readonly words: string };

const yearWords = (iso: string): string => `${Number(iso.slice(0, 4))}年`;
const isOfYear = (iso: string, published: string): boolean => iso.slice(0, 4) === published.slice(0, 4);

/** 6月22日, or 6月 of 2024-06; with its year where the report is of another one. */
function dayWords(iso: string, published: string): string {
  const [, month, day] = iso.split('-').map(Number);
  return `${isOfYear(iso, published) ? '' : yearWords(iso)}${month}月${day === undefined ? '' : `${day}日`}`;
}

/** Days and weekdays that are words, and lunar days: the solar day (or both ends of a weekend). */
function dayBracket({ range }: When, published: string): string | null {
  if (!range?.from || !range.to) return null;
  const [from, to] = [range.from, range.to].map((day) => dayWords(day, published));
  return range.from === range.to ? (from ?? null) : `${from}至${to}`;
}

/** 2024-06 of a day. */
const MONTH = 7;
const isFestival = ({ text, calendar }: When): boolean => calendar === 'lunar' && !/[月初廿]/.test(text);

/** A year unsaid: of 今年 and 上半年 always, of 年底 and 9月 only where the clause tells that they lie ahead. */
function yearBracket({ range, said, tense, precision }: When, published: string): string | null {
  if (!range?.from || range.from.slice(0, 4) !== range.to?.slice(0, 4)) return null;
  const isPart = precision === 'half' || precision === 'quarter';
  if (said.yearsAway !== null || isPart) return yearWords(range.from);
  if (tense !== 'planned') return null;
  const isEnd = said.month === null && /[底末]/.test(said.edge ?? '');
  if (!isEnd && said.month === null) return null;
  // 6月22日 stands beside the day of the report, which has its year.
  return said.day === null || !isOfYear(range.from, published) ? yearWords(range.from) : null;
}

/** The year that a reader needs to be told of a time without one; `null` for none. */
export function yearAround(when: When, published: string): number | null {
  return Number(yearBracket(when, published)?.slice(0, 4)) || null;
}

/** The calendar words that a time of a report stands for; `null` when it needs none, or they aren't certain. */
function bracketOf(when: When, published: string): string | null {
  const { range, said, yearSaid, repeated, calendar, precision } = when;
  if (!range || repeated || yearSaid || isFestival(when)) return null;
  if (calendar === 'lunar') return precision === 'day' ? dayBracket(when, published) : null;
  if (said.yearsAway !== null || said.month !== null || precision === 'half' || precision === 'quarter')
    return yearBracket(when, published);
  if (said.monthsAway !== null)
    return said.day === null ? dayWords((range.from ?? '').slice(0, MONTH), published) : dayBracket(when, published);
  if (precision === 'day' || precision === 'span') return said.day === null ? dayBracket(when, published) : null;
  return yearBracket(when, published);
}

/** 《今日…》 is a name. */
const isInTitle = (text: string, at: number): boolean => text.lastIndexOf('《', at) > text.lastIndexOf('》', at);
const isOpened = (text: string, at: number): boolean => /[（(]/.test(text[at] ?? '');
/** Within a bracket of the paper's own: 2月18日（农历正月初九）. */
const isInBracket = (text: string, at: number): boolean =>
  Math.max(text.lastIndexOf('（', at), text.lastIndexOf('(', at)) >
  Math.max(text.lastIndexOf('）', at), text.lastIndexOf(')', at));

/**
 * Brackets for the times of a sentence printed on `published`; `earlier` are the sentences before it, nearest first. None
 * where the day isn't certain: a wrong one is worse than none.
 */
export function dateBrackets(text: string, published: string | null, earlier: readonly string[]): readonly Insertion[] {
  if (published === null) return [];
  const before = earlier.length === 0 ? [] : whensIn(earlier.toReversed().join('\n'), { day: published });
  const whens = whensIn(text, { day: published, before });
  const said = new Set<string>();
  return whens.flatMap((when) => {
    const at = dateEnd(text, when.end);
    const words = bracketOf(when, published);
    if (
      words === null ||
      said.has(words) ||
      isOpened(text, at) ||
      isInBracket(text, when.start) ||
      isInTitle(text, when.start)
    )
      return [];
    said.add(words);
    return [{ at, words }];
  });
}
