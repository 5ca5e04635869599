import { isDay, isoDay } from '../../reading/index.ts';
import type { Dated } from './published.ts';

/** （原载本报4月1日三版）, （本报2025年11月18日一版）: an earlier report that a paper prints again says when it stood first. */
const REPRINTED =
  /^[（(](?:原载|转自|据)?本报(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日[^（()）]{0,12}版[^（()）]{0,6}[）)]|[（(]原载本报(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日[^（()）]{0,12}版[）)]$/u;

/**
 * When a report stood in the paper first, where the page says so at its beginning or end: its facts, and words like 昨日
 * in it, are of that day and not of the page's. Without a year it is the last such day before the page's.
 */
export function reprintedOn(paragraphs: readonly string[], page: Dated): Dated {
  if (page.date === null) return page;
  const text = paragraphs.flatMap((paragraph) => REPRINTED.exec(paragraph.trim()) ?? []);
  const [said, year = text[4], month = text[5], day = text[6]] = text;
  if (said === undefined) return page;
  const [m, d] = [Number(month), Number(day)];
  const own = Number(page.date.slice(0, 4));
  const y = year === undefined ? (isoDay(own, m, d) > page.date ? own - 1 : own) : Number(year);
  if (!isDay(y, m, d) || isoDay(y, m, d) >= page.date) return page;
  return { date: isoDay(y, m, d), evidence: `文中注明${said}` };
}
