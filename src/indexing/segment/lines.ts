import { simplify } from '../../reading/index.ts';
import { BRIEFS } from './patterns.ts';

/** A line of the page as the later stages see it. */
export type Line = {
  /** Counted from 1 in the file, blank lines included. */
  readonly number: number;
  /** As printed, without markdown marks and without white space at both ends. */
  readonly text: string;
  /** `text` with full-width ASCII in half width and simplified, character for character: what patterns are matched against. */
  readonly plain: string;
  /** Markdown heading level, 0 for none. */
  readonly level: number;
  readonly bullet: boolean;
  /** Columns of white space before the text. */
  readonly indent: number;
  /** Blank lines between this line and the non-blank line before it; the page's beginning counts as one if the page has any. */
  readonly gap: number;
  /** Columns the text takes: 2 for a full-width character, 1 for others. */
  readonly width: number;
  /** A row of a table, its cells parted by two blanks. */
  readonly row?: boolean;
  /** An item of a list that the sentence above it announces. */
  readonly listed?: boolean;
};

/** What stands by itself in the text, however short, and is no headline. */
export const isEntry = ({ row, listed }: Line): boolean => row === true || listed === true;

const WIDE =
  /[\u1100-\u115f\u2018-\u201d\u2014\u2026\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns a text takes when set in a Chinese face. */
export const displayWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);

/** Full-width ASCII (，（１Ａ) in half width; every character keeps its place. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));

const MARKS = /^(\s*)(#{1,6}(?!#)\s*(?=\S))?(.*)$/su;
const isBold = (text: string) => text.startsWith('**') && text.endsWith('**') && /[^\s*]/u.test(text);
const BULLET = /^(?:[-*+•·●■◆★○◎]|\d{1,2}[.、](?!\d))\s*/u;
/** What is left of a table with one cell a row: a bar before it, empty cells behind it. */
const LONE_BAR = /^\|\s+(?=[^|\s][^|]*$)|(?<=^[^|]+)\|[|\s]*$/gu;
/** A line wholly in bold has no level of its own; below every # heading. */
const BOLD = 6;

function readLine(raw: string, number: number, gap: number): Line | null {
  const [, lead = '', marks = '', rest = ''] = MARKS.exec(raw) ?? [];
  const printed = rest.trim();
  const bold = marks === '' && isBold(printed);
  const text = (bold ? printed.slice(2, -2) : printed).replace(LONE_BAR, '').trim();
  if (text === '') return null;
  const level = bold ? BOLD : marks.trim().length;
  const base = { number, text, plain: simplify(halfWidth(text)), level, gap, width: displayWidth(text) };
  return { ...base, bullet: level === 0 && BULLET.test(text), indent: displayWidth(lead) };
}

/** Marks that also stand before a reporter's name; over several lines on end they mark the entries of a list. */
const ENTRY_MARK = /^[□◇☆▪►](?!\s*(?:本报|记者|通讯员|文|图))/u;

/** □ or ◇ marks entries where the next line or the one before has it too. */
function markLists(lines: Line[]): void {
  const marks = lines.map(({ text }) => ENTRY_MARK.exec(text)?.[0]);
  for (const [at, mark] of marks.entries())
    if (mark !== undefined && (marks[at - 1] === mark || marks[at + 1] === mark))
      lines[at] = { ...lines[at]!, bullet: true };
}

/** ▲ points to a photo, but under the name of a column of short news it marks each of them. */
function markEntries(lines: Line[]): void {
  const head = lines.findIndex(({ plain }) => BRIEFS.test(plain));
  const mark = head < 0 ? undefined : /^[▲△▼▽→]/u.exec(lines[head + 1]?.text ?? '')?.[0];
  if (mark === undefined) return;
  for (const [at, line] of lines.entries())
    if (at > head && line.text.startsWith(mark)) lines[at] = { ...line, bullet: true };
}

/** A page's lines as they stand. */
export const rawLines = (page: string): readonly string[] => page.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);

/** Splits a page into its non-blank lines; line ends may be LF, CRLF or CR, and a byte order mark may stand before. */
export function readLines(page: string): readonly Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const [index, raw] of rawLines(page).entries()) {
    const line = readLine(raw, index + 1, gap);
    if (line) lines.push(line);
    gap = line ? 0 : gap + 1;
  }
  markEntries(lines);
  markLists(lines);
  const [first] = lines;
  if (first && lines.some((line) => line.gap > 0)) lines[0] = { ...first, gap: Math.max(1, first.gap) };
  return lines;
}
