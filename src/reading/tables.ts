/** Tables in a text's paragraphs: a paragraph is a row, its cells stand apart by two blanks. */

/** Between the cells of a stored row. Inside a cell, as in running text, blanks are single. */
const CELL_GAP = '  ';
/** Stands for an empty cell, so that what follows it stays under its head. */
const EMPTY_CELL = '—';

const BLANKS = '[ \\u00a0\\u2000-\\u200a\\u3000]';
const GAPS = new RegExp(`${BLANKS}{2,}`);

/** A row with the heads of its columns; a head is '' where none is printed. */
export type TableRow = {
  readonly paragraph: number;
  readonly cells: readonly string[];
  readonly heads: readonly string[];
  /** The paragraphs in which the heads stand. */
  readonly headParagraphs: readonly number[];
};

/** A longer one is running text with a gap in it. */
const LONGEST_CELL = 80;

/** The cells of a stored row; `null` for running text. */
export function cellsOf(paragraph: string): readonly string[] | null {
  if (!paragraph.includes(CELL_GAP)) return null;
  const cells = paragraph.trim().split(GAPS);
  return cells.length >= 2 && cells.every((cell) => cell.length <= LONGEST_CELL) ? cells : null;
}

/** Cells in the form in which they are stored. */
export const joinCells = (cells: readonly string[]): string =>
  cells.map((cell) => cell.replace(/\s+/g, ' ').trim() || EMPTY_CELL).join(CELL_GAP);

type Numbered = { readonly paragraph: number; readonly cells: readonly string[] };

/** Rows that follow each other. */
function tablesIn(paragraphs: readonly string[]): readonly (readonly Numbered[])[] {
  const tables: Numbered[][] = [];
  for (const [paragraph, text] of paragraphs.entries()) {
    const cells = cellsOf(text);
    if (cells === null) continue;
    const last = tables.at(-1);
    if (last?.at(-1)?.paragraph === paragraph - 1) last.push({ paragraph, cells });
    else tables.push([{ paragraph, cells }]);
  }
  return tables.filter(({ length }) => length > 1);
}

/** What a cell looks like: 6:10 and 20:50 alike, 末班 not. */
export const shapeOf = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/\d+/g, '9')
    .replace(/\p{L}+/gu, 'a')
    .replace(/\s+/g, '');

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** 2022年, 3月, 第一季度: figures that stand at the head of a column as often as in it. */
const PERIOD =
  /^(?:\d{4}年?(?:\d{1,2}月(?:底|末)?|[上下]半年|第?[一二三四]季度)?|\d{1,2}(?:[-—~至]\d{1,2})?月|第?[一二三四]季度)$/;
const isFigure = (cell: string) => /\d/.test(cell) && !PERIOD.test(cell);

/**
 * Whether the first row names the columns: in most of them (the first aside, which has names in every row) what it says looks
 * different from what stands under it. Where all is words, three columns have heads, two may be labels with what they label.
 */
function hasHeads([first, ...rest]: readonly Numbered[]): boolean {
  if (first === undefined || rest.length === 0) return false;
  const columns = first.cells.length;
  const under = (at: number) => rest.flatMap(({ cells }) => (cells.length === columns ? [cells[at] ?? ''] : []));
  const heads = first.cells.slice(1).map((cell, at) => {
    const shapes = under(at + 1).map(shapeOf);
    const words = shapes.filter((shape) => !shape.includes('9')).length;
    if (shapeOf(cell) !== mostCommon(shapes)) return !isFigure(cell) || words < shapes.length / 2 ? 1 : 0;
    return words > shapes.length / 2 && columns > 2 ? 1 : 0;
  });
  return heads.reduce<number>((sum, one) => sum + one, 0) * 2 > heads.length;
}

/** 集体收入 集体收入 over 2022年 2023年: a head that spans columns has the columns' own under it. */
const spans = ({ cells }: Numbered): boolean => cells.some((cell, at) => at > 0 && cell === cells[at - 1]);

const joinHeads = (upper: readonly string[], lower: readonly string[]): readonly string[] =>
  lower.map((cell, at) => (upper[at] === cell || upper[at] === undefined ? cell : `${upper[at]}${cell}`));

/** The heads for a row of so many cells; a row with fewer or more may have any of them, so it has none. */
function headsFor(cells: readonly string[], heads: readonly string[], rowHasName: boolean): readonly string[] {
  if (cells.length === heads.length) return heads.map((head) => (head === EMPTY_CELL ? '' : head));
  if (rowHasName && cells.length === heads.length + 1) return ['', ...heads];
  return cells.map(() => '');
}

function rowsOf(table: readonly Numbered[]): readonly TableRow[] {
  const [first, second] = table;
  const bare = { heads: [], headParagraphs: [] };
  // A corner that is left empty in print is no cell at all where blanks part the cells.
  const cornered = second !== undefined && first !== undefined && second.cells.length === first.cells.length + 1;
  const padded = cornered ? [{ ...first, cells: ['', ...first.cells] }, ...table.slice(1)] : table;
  if (first === undefined || !hasHeads(padded))
    return table.map((row) => ({ ...row, ...bare, heads: row.cells.map(() => '') }));
  const two = second !== undefined && table.length > 2 && spans(first) && !second.cells.slice(1).some(isFigure);
  const heads = two ? joinHeads(first.cells, second.cells) : first.cells;
  const own = table.slice(0, two ? 2 : 1);
  const headParagraphs = own.map(({ paragraph }) => paragraph);
  return [
    ...own.map((row) => ({ ...row, ...bare, heads: row.cells.map(() => '') })),
    ...table.slice(own.length).map((row) => ({ ...row, heads: headsFor(row.cells, heads, cornered), headParagraphs })),
  ];
}

/** The rows of all tables among an article's paragraphs, heads of columns with those under them. */
export const tableRows = (paragraphs: readonly string[]): readonly TableRow[] => tablesIn(paragraphs).flatMap(rowsOf);

/** （万元）, /万元, 单位：万元: what the figures under a head, or in a whole table, are counted in. */
const UNIT_OF_HEAD = /[（(]([\p{Script=Han}%％/]{1,6})[）)]$|[/／]([\p{Script=Han}]{1,4})$/u;
const UNIT_OF_TABLE = /单位(?:均?为|[:：]|是)\s*([\p{Script=Han}%％/]{1,6}?)(?=$|[，,。；;）)\s]|具体|如下|详)/u;
/** 人数, 户数: the head itself says what is counted. */
const COUNTS = /([人户件次台个张份辆座间场组篇])数$/u;
const BARE_FIGURE = /^[+-]?\d[\d,，]*(?:\.\d+)?$/;

export const unitIn = (text: string): string | null => UNIT_OF_TABLE.exec(text)?.[1] ?? null;

/** A row as a sentence would say it: each cell under its head, figures with the unit that head or table counts them in. */
export function rowSaid({ cells, heads }: Pick<TableRow, 'cells' | 'heads'>, tableUnit: string | null): string {
  const said = cells.map((cell, at) => {
    const head = heads[at] ?? '';
    const [, bracketed, slashed] = UNIT_OF_HEAD.exec(head) ?? [];
    const unit = bracketed ?? slashed ?? COUNTS.exec(head)?.[1] ?? tableUnit ?? '';
    const name = at === 0 && !/\d/.test(cell) ? '' : head.replace(UNIT_OF_HEAD, '');
    return `${name}${/\d$/.test(name) ? '：' : ''}${cell}${BARE_FIGURE.test(cell) && at > 0 ? unit : ''}`;
  });
  return said.filter((part) => part !== '' && !part.endsWith(EMPTY_CELL)).join('，');
}
