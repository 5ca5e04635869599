import { hanPairsOf } from '../../reading/index.ts';
import type { SourceKind } from '../source/kind.ts';
import type { Line } from './lines.ts';
import { PAUSE, STOP } from './patterns.ts';
import { endsOpen, tearsWord } from './seams.ts';

/** How the page is set: what a line's width and the blank lines around it say depends on it. */
export type Setting = {
  /** Paragraphs run over several lines of about equal width. */
  readonly wrapped: boolean;
  /** Each line is a paragraph, and the page is no printed one. */
  readonly loose: boolean;
  /** Blank lines that usually stand between two lines of text. */
  readonly usualGap: number;
  /** Columns by which the first lines of paragraphs are set in, 0 where they aren't. */
  readonly indent: number;
  /** For each line how surely (0…1) it fills its column, so that the sentence may go on in the next line. */
  readonly full: readonly number[];
  /** Pairs of neighbouring Han characters of the page; a pair that a line break may have torn is one of these if it did. */
  readonly pairs: ReadonlySet<string>;
  /** Numbers of the lines that end with a word which needs another after it. */
  readonly openEnds: ReadonlySet<number>;
  /** Numbers of the lines whose last word seems to go on in the next line. */
  readonly tornWords: ReadonlySet<number>;
};

/** Columns differ between articles, so a line is compared with its neighbours only. */
const NEIGHBOURS = 4;
/** A column is filled to within a character and a half: punctuation may not begin a line. */
const TOLERANCE = 3;
/**
 * Share of lines that fill their column without ending a sentence. Pages with a paragraph a line: below 0.05 (equal widths are chance);
 * narrow columns: above 0.6; wide lines of 60 characters still about 0.4.
 */
const WRAPPED_SHARE = 0.25;

/** The first line of a paragraph is set in by two characters, which extraction drops. */
const INDENT = 4;

/** Heading marks are characters to a program that wraps lines. */
const characters = (line: Line) => line.text.length + (line.level > 0 ? line.level + 1 : 0);

/** Lines of one column have the same number of columns (print) or of characters (text wrapped by a program). */
function alike(line: Line, other: Line, indent: number): boolean {
  const width = Math.abs(line.width + indent - other.width) <= TOLERANCE;
  const length = characters(line);
  return width || (length >= 10 && length === characters(other));
}

const MUCH_WIDER = 2.5;

function fillsColumn(lines: readonly Line[], at: number): number {
  const line = lines[at]!;
  // Heads of equal width over paragraphs in one line each: no column goes on so much wider.
  if ((lines[at + 1]?.width ?? 0) > MUCH_WIDER * line.width) return 0;
  const begins = line.indent > 0 || (at > 0 && STOP.test(lines[at - 1]!.plain));
  const near = lines.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1).filter((other) => other !== line);
  const fills = (indent: number) => {
    const same = near.filter((other) => alike(line, other, indent)).length;
    const widest = Math.max(0, ...near.map((other) => other.width));
    if (same < 3 && line.width + indent < widest * NARROW) return false;
    const wider = near.filter((other) => other.width > line.width + indent + TOLERANCE).length;
    return same >= 2 ? same >= wider / 2 : same === 1 && wider <= 1;
  };
  // The first line of a paragraph looks like a headline of that length, hence the doubt.
  return fills(0) ? 1 : begins && fills(INDENT) ? 0.7 : 0;
}

/** A line this much narrower than a neighbour is set in a column of its own only if several lines are. */
const NARROW = 0.6;

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Paragraphs set in: this many lines have the same indent, hardly any another. */
const SET_IN = 8;

function paragraphIndent(lines: readonly Line[]): number {
  const indented = lines.filter(({ indent }) => indent > 0);
  const usual = mode(indented.map(({ indent }) => indent));
  const same = indented.filter(({ indent }) => indent === usual);
  return same.length >= SET_IN && same.length >= 0.9 * indented.length && same.length <= lines.length / 2 ? usual : 0;
}

/** Measures how the page is set. */
export function measureSetting(lines: readonly Line[], kind: SourceKind = 'printed'): Setting {
  const full = lines.map((_, at) => fillsColumn(lines, at));
  const running = lines.filter((line, at) => full[at]! > 0 && line.level === 0 && !STOP.test(line.plain)).length;
  const unstopped = lines.filter((line) => !STOP.test(line.plain) && !PAUSE.test(line.plain));
  const next = new Map(lines.slice(1).map((line, at) => [lines[at]!.number, line]));
  const torn = (line: Line) => tearsWord(line.plain, next.get(line.number)?.plain ?? '');
  const wrapped = lines.length >= 6 && running / lines.length >= WRAPPED_SHARE;
  return {
    loose: !wrapped && kind !== 'printed',
    openEnds: new Set(unstopped.filter((line) => endsOpen(line.plain)).map((line) => line.number)),
    tornWords: new Set(unstopped.filter(torn).map((line) => line.number)),
    wrapped,
    usualGap: mode(lines.slice(1).map((line) => line.gap)),
    full,
    indent: paragraphIndent(lines),
    pairs: new Set(lines.flatMap((line) => hanPairsOf(line.plain))),
  };
}
