/** Rows of tables among a page's lines, told by how their cells stand apart and by what stands above and below them. */
import { hasDate, joinCells, shapeOf, simplify } from '../../reading/index.ts';
import { isName } from '../byline/names.ts';
import { isBylineLine, isFurnitureLine, opensReport } from './line-kinds.ts';
import { displayWidth, halfWidth, type Line, rawLines } from './lines.ts';
import * as pattern from './patterns.ts';

/** How cells are parted: the surer the mark, the less else is asked of the rows. */
type Parting = {
  readonly cells: (raw: string) => readonly string[];
  /** Cells a row has at least, and rows a table has. */
  readonly fewest: { readonly cells: number; readonly rows: number };
  /** Rows may have more or fewer cells than the one above. */
  readonly uneven?: boolean;
  /** Nothing but a table is printed so. */
  readonly certain?: boolean;
  /** Figures have to stand in the columns, as words alone may be a headline in two parts or links to other pages. */
  readonly figures?: boolean;
  /** Blanks that part cells may also be those that print puts beside digits, so cells have to look like such. */
  readonly strict?: boolean;
};

const trimmed = (cells: readonly string[]) => cells.map((cell) => cell.trim());
/** A row drawn with pipes has one at each end, which parts nothing. */
const DRAWN = /^\s*[|｜│┃](.*)[|｜│┃]\s*$/s;
const PIPE = /[|｜│┃]/;
const drawn = (raw: string) => trimmed(DRAWN.exec(raw)?.[1]?.split(PIPE) ?? []);
const piped = (raw: string) =>
  trimmed(
    raw
      .trim()
      .replace(/^[|｜│┃]|[|｜│┃]$/g, '')
      .split(PIPE),
  );
const tabbed = (raw: string) => trimmed(raw.trimEnd().split('\t'));
const wide = (raw: string) => raw.trim().split(/[^\S\t]{2,}|\t+/);
const narrow = (raw: string) => raw.trim().split(/\s+/);

const PARTINGS: readonly Parting[] = [
  { cells: drawn, fewest: { cells: 2, rows: 2 }, uneven: true, certain: true },
  { cells: tabbed, fewest: { cells: 3, rows: 2 }, uneven: true },
  { cells: tabbed, fewest: { cells: 2, rows: 2 }, uneven: true, figures: true },
  { cells: piped, fewest: { cells: 3, rows: 2 } },
  { cells: piped, fewest: { cells: 2, rows: 2 }, figures: true },
  { cells: wide, fewest: { cells: 3, rows: 2 } },
  { cells: wide, fewest: { cells: 2, rows: 3 }, figures: true },
  { cells: narrow, fewest: { cells: 3, rows: 2 }, figures: true, strict: true },
  { cells: narrow, fewest: { cells: 2, rows: 4 }, figures: true, strict: true },
];

/** Cells are words and figures; in characters on average, and each. */
const AVERAGE_CELL = 16;
const LONGEST_CELL = 60;
/** Rows that stand together have at most this many blank lines between each other. */
const WIDEST_GAP = 1;

const SENTENCE = /[。！？；]|[，：:]$/;
const mayBeCell = (cell: string) => cell.length <= LONGEST_CELL && !SENTENCE.test(cell);

/** Marks of running text; those inside a figure (6:10, 1,200) are none. */
const RUNNING = /[，。、；：“”！？]|(?<!\d)[,:;!?]|[,:;!?](?!\d)/;
const UNIT = /^(?:[万亿千百多余个只张人名条岁米元公吨斤亩平年月日号时分秒次户件项家套台层间座处所辆]|%|％)/;
/** 面积 11.8 万平方米: print sets digits apart from what they count. */
const isSetApart = (cells: readonly string[]): boolean =>
  cells.some((cell, at) => /\d$/.test(cell) && UNIT.test(cells[at + 1] ?? ''));
const isStrict = (cells: readonly string[]): boolean =>
  !isSetApart(cells) &&
  cells.every((cell) => !RUNNING.test(cell)) &&
  !cells.every((cell) => /^[\x21-\x7e]+$/.test(cell));

/** 周二 over the day's duties; heads of pages with a weekday have the date or the page's number too. */
const WEEKDAY = /^(?:星期|礼拜|周)[一二三四五六日天]$/;
const isOfPage = (cell: string): boolean => hasDate(cell) || /版|期$/.test(cell);
const isOfWeekday = (cells: readonly string[]): boolean => WEEKDAY.test(cells[0] ?? '') && !cells.some(isOfPage);

function mayBeRow(line: Line, cells: readonly string[], { fewest, certain, strict }: Parting): boolean {
  if (line.level > 0 || cells.length < fewest.cells) return false;
  if (certain) return cells.some((cell) => cell !== '');
  if (!cells.every(mayBeCell) || (strict && (line.bullet || !isStrict(cells)))) return false;
  if (cells.filter((cell) => cell !== '').length < 2) return false;
  if (isOfWeekday(cells)) return true;
  return !opensReport(line) && !isFurnitureLine(line) && !isBylineLine(line);
}

const hasFigure = (cell: string) => /[\d０-９]/.test(cell);
const NAMES_SHARE = 0.6;
const isNames = (cells: readonly string[]): boolean => cells.filter(isName).length >= NAMES_SHARE * cells.length;

/** Whether what stands below each other is alike, as in a column, and says more than names. */
function isTable(rows: readonly (readonly string[])[], { figures, fewest, certain }: Parting): boolean {
  const all = rows.flat();
  if (rows.length < fewest.rows) return false;
  if (certain) return true;
  if (all.join('').length > AVERAGE_CELL * all.length) return false;
  if (!figures) return !isNames(all);
  const under = rows.slice(1);
  const columns = Array.from({ length: (under[0] ?? []).length }, (_, at) => under.map((cells) => cells[at] ?? ''));
  const alike = (column: readonly string[]) =>
    column.filter(hasFigure).length > column.length / 2 &&
    column.filter((cell) => shapeOf(cell) === shapeOf(column[0] ?? '')).length > column.length / 2;
  return columns.slice(1).some(alike) && columns.some((column) => !column.every(hasFigure) || columns.length > 2);
}

type Row = { readonly at: number; readonly cells: readonly string[] };

/** The head of the first column may be left out. */
const isEven = (rows: readonly Row[], cells: readonly string[]): boolean => {
  const last = rows.at(-1);
  return (
    last === undefined ||
    cells.length === last.cells.length + (rows.length === 1 ? 1 : 0) ||
    cells.length === last.cells.length
  );
};

/** The longest run of rows from a line on; what is drawn between rows is passed over. */
function runFrom(lines: readonly Line[], raws: readonly string[], start: number, parting: Parting): readonly Row[] {
  const rows: Row[] = [];
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (rows.length > 0 && pattern.RULE.test(line.plain)) continue;
    const cells = parting.cells(raws[line.number - 1] ?? '');
    const apart = at > start && line.gap > WIDEST_GAP;
    if (apart || line.row || !(parting.uneven || isEven(rows, cells)) || !mayBeRow(line, cells, parting)) break;
    rows.push({ at, cells });
  }
  return rows;
}

const asRow = (line: Line, cells: readonly string[]): Line => {
  const text = joinCells(cells);
  return { ...line, text, plain: simplify(halfWidth(text)), width: displayWidth(text), bullet: false, row: true };
};

/** Marks the rows of tables: their cells stand apart by two blanks, and they belong to the text of their article. */
export function markTables(lines: readonly Line[], page: string): readonly Line[] {
  const out = [...lines];
  const raws = rawLines(page);
  for (const parting of PARTINGS) {
    for (let start = 0; start < out.length; ) {
      const rows = runFrom(out, raws, start, parting);
      if (
        isTable(
          rows.map(({ cells }) => cells),
          parting,
        )
      )
        for (const { at, cells } of rows) out[at] = asRow(out[at]!, cells);
      start = Math.max(start, rows.at(-1)?.at ?? 0) + 1;
    }
  }
  return out;
}
