/** Which pages are cut by the rules of print, and not by the labels of their lines. */
import { issueDate } from '../dates/issue.ts';
import type { Furniture } from '../source/furniture.ts';
import type { Source } from '../source/kind.ts';
import { type Measured, speaks } from '../source/measured.ts';
import { markListed } from './announced.ts';
import { isEntry, type Line } from './lines.ts';
import { CONTINUED, DATE_ALONE, LEAD } from './patterns.ts';
import type { Setting } from './setting.ts';

/** What is known of a page before it is cut. */
type Looked = { readonly read: readonly Line[]; readonly source: Source; readonly furniture: Furniture };

/** Lines of a page that shows nothing of where it comes from; fewer say too little to learn from. */
const FEW_LINES = 10;
/** So many reports that open as reports do make a page of print, where nothing on it is furniture. */
const OPENED = 3;

/** A line that is no sentence and says a day of a year, as a site does of a text; a day alone under a notice signs it. */
const isDated = ({ line }: Measured, at: number, all: readonly Measured[]): boolean =>
  !speaks(line) &&
  !(at === all.length - 1 && DATE_ALONE.test(line.plain)) &&
  issueDate([line.text], { today: null })?.date.length === 10;

/** Whether a page is print as it was set, headlines after their articles and columns torn: the rules know that best. */
export function isPrint(
  { read, source: { kind }, furniture: { marked, site, lines: all } }: Looked,
  setting: Setting,
): boolean {
  if (site > 0 && kind === 'site') return false;
  // Marked headings say by themselves what they are.
  if (read.some(({ level }) => level > 0)) return true;
  const own = read.filter(({ number }) => !marked.has(number));
  const opened = read.filter(({ plain }) => LEAD.test(plain)).length;
  const hasEntries = opened > 0 && markListed(read, setting).some(isEntry);
  return (
    // Fewer lines say too little; tables and items of lists are best known there.
    (kind !== 'foreign' &&
      (hasEntries || (marked.size === 0 && (read.some(({ row }) => row) || !all.some(isDated)))) &&
      read.length < (setting.wrapped ? 2 : 1) * FEW_LINES) ||
    // A report without anything over it has its headline elsewhere.
    LEAD.test(own[0]?.plain ?? '') ||
    (opened > 0 && read.some(({ plain }) => CONTINUED.test(plain))) ||
    (opened >= OPENED && marked.size === 0)
  );
}
