/** The day a page says of itself: which of its dates is the issue's, and not the crawl's, a notice's or an event's. */
import { lexicon, once } from '../../lexicon/index.ts';
import { isDay, isoDay, type Point, simplify, spellEras } from '../../reading/index.ts';
import { leftOver, type Token, tokensOf } from '../source/tokens.ts';
import { isoMonth } from './calendar.ts';
import { spellDates } from './mentions.ts';
import { readStamp } from './stamp.ts';

export type IssueDate = { readonly date: string; readonly line: string; readonly score: number };

function dateOf({ year, month, day }: Point): string | null {
  if (year === null || month === null) return null;
  if (day === null) return isoMonth(year, month);
  return isDay(year, month, day) ? isoDay(year, month, day) : null;
}

/** What stands before a date says whose it is. */
const EARLIER = /(?:发布|发表|刊登|刊发|出版|上传)(?:时间|日期)?|时间|日期/u;
const LATER = /更新|修改/u;

/** What stands between the first and the last day of a span. */
const SPAN = new Set('至到~—–');

/** How much a line with a date says that it is the issue's own. */
function scoreOf(line: string, tokens: readonly Token[], date: Token): number {
  const has = (kind: Token['kind']) => tokens.some((token) => token.kind === kind);
  const said = line.slice(0, date.start);
  return (
    1 +
    (has('page') ? 6 : 0) +
    (LATER.test(said) ? 4 : EARLIER.test(said) ? 5 : 0) +
    (has('issue') || /[报報刊](?:\s|$|[|·/])/u.test(line) ? 4 : 0) +
    (/\d:\d/.test(date.text) ? 3 : 0) +
    (/(?:星期|周)/u.test(date.text) ? 2 : 0) -
    (leftOver(line, tokens).length > 24 ? 2 : 0) -
    (SPAN.has(line.slice(date.end).trim()[0] ?? '') ? 6 : 0)
  );
}

const months = once(
  () => new Set(lexicon('english-times').flatMap(({ word, type }) => (type === 'month' ? [word] : []))),
);

/** Friday, May 7, 2010; Posted March 3, 2021 by …; 7 May 2010. */
export function englishDate(line: string): string | null {
  const words = line.trim().split(/\s+/);
  for (const [at, word] of words.entries()) {
    if (!months().has(word.toLowerCase().replace(/[.,]$/, ''))) continue;
    for (const from of [at, at - 1]) {
      const read =
        from < 0
          ? null
          : readStamp(
              words
                .slice(from, from + 3)
                .join(' ')
                .replace(/[,;|]+$/, ''),
            );
      if (read !== null) return read;
    }
  }
  return null;
}

function datesIn(printed: string): readonly IssueDate[] {
  const line = spellDates(spellEras(simplify(printed.normalize('NFKC'))));
  const tokens = tokensOf(line);
  const found = tokens.flatMap((token) => {
    const date = token.point ? dateOf(token.point) : null;
    return date === null ? [] : [{ date, line: printed.trim(), score: scoreOf(line, tokens, token) }];
  });
  const english = found.length === 0 && !/\p{Script=Han}/u.test(line) ? englishDate(line) : null;
  if (english === null) return found;
  const score = 3 + (tokens.some(({ kind }) => kind === 'page') ? 6 : 0);
  return [{ date: english, line: printed.trim(), score }];
}

/** The date that speaks most clearly for the issue, at least with `least`; of equals a day before a month, then the first; none after `today`. */
export function issueDate(lines: readonly string[], today: string | null, least = 0): IssueDate | null {
  const found = lines.flatMap(datesIn).filter(({ date, score }) => score >= least && (today === null || date <= today));
  return found.sort((a, b) => b.score - a.score || b.date.length - a.date.length)[0] ?? null;
}
