/** The text of a page tree (HTML, or Word as HTML), a line a paragraph, list item or table row. */

import type { PageElement, PageNode } from 'jsdom';
import { NUMERALS } from '../../reading/index.ts';

const BLOCKS =
  /^(?:P|DIV|SECTION|ARTICLE|H[1-6]|LI|UL|OL|DL|TR|TABLE|CAPTION|BLOCKQUOTE|FIGURE|FIGCAPTION|HEADER|FOOTER|MAIN|ASIDE|PRE|DD|DT|BR|HR)$/;
const HEADING = /^H([1-6])$/;
/** Sites lay whole pages out with tables; a cell that is longer, or holds such elements, is a part of the page. */
const LONGEST_CELL = 60;
const NO_CELL_HAS = 'table, h1, h2, h3, h4, h5, h6, article, section, form';
/** Spans beyond this are no print; a page may state any number. */
const MOST_SPANNED = 40;

export type TextOptions = {
  /** Put before each item of a list, so that a page that is cut by its lines keeps them apart from headlines. */
  readonly itemMark?: string;
  /** An empty paragraph is an empty line: in print blank lines part articles. */
  readonly keepEmpty?: boolean;
  /** Short paragraphs in bold, and what stands in bold before a paragraph, keep their marks; so does what is drawn across the page. */
  readonly marks?: boolean;
};

/** Stands for an empty line until the lines are tidied: a form feed, which no paragraph has. */
const EMPTY_LINE = '\f';

const flat = (text: string) => text.replace(/[\u3000\s]+/g, ' ').trim();
const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
const nameOf = (node: PageNode): string => node.tagName?.toUpperCase() ?? '';
const elementsIn = (node: PageNode): readonly PageElement[] => [...node.childNodes].filter(isElement);

/** The rows of a table, those of its sections too, but not those of a table inside. */
const rowsIn = (table: PageNode): readonly PageElement[] =>
  elementsIn(table).flatMap((child) =>
    nameOf(child) === 'TR' ? [child] : /^(?:THEAD|TBODY|TFOOT)$/.test(nameOf(child)) ? rowsIn(child) : [],
  );
const cellsIn = (row: PageElement) => elementsIn(row).filter((cell) => /^T[DH]$/.test(nameOf(cell)));

/** Words of a cell; its paragraphs and line breaks part them. */
const cellText = (cell: PageNode): string => flat(linesOf(cell, {}));

function isOfData(rows: readonly PageElement[]): boolean {
  const cells = rows.flatMap(cellsIn);
  if (cells.some((cell) => cell.querySelector(NO_CELL_HAS) !== null)) return false;
  const lengths = cells.map((cell) => cellText(cell).length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return average <= LONGEST_CELL && rows.filter((row) => cellsIn(row).length > 1).length > 1;
}

const spanned = (cell: PageElement, name: string): number =>
  Math.min(MOST_SPANNED, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1));

/** The cells of each row where they stand: one that spans rows or columns stands in all of them. */
function grid(rows: readonly PageElement[]): readonly (readonly string[])[] {
  const places: string[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of cellsIn(row)) {
      while (places[at]![column] !== undefined) column += 1;
      const text = cellText(cell);
      const [down, across] = [spanned(cell, 'rowspan'), spanned(cell, 'colspan')];
      for (let y = at; y < Math.min(rows.length, at + down); y += 1)
        for (let x = column; x < column + across; x += 1) places[y]![x] = text;
      column += across;
    }
  }
  return places.map((cells) => Array.from(cells, (cell) => cell ?? ''));
}

/** A row, drawn with a pipe at each end as in Markdown; one that is a single cell over all columns is a line of text. */
function rowText(cells: readonly string[]): string {
  const [first = ''] = cells;
  if (cells.every((cell) => cell === '')) return '';
  return cells.every((cell) => cell === first)
    ? first
    : `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
}

function tableText(table: PageNode, options: TextOptions): string | null {
  const rows = rowsIn(table);
  if (!isOfData(rows)) return null;
  const captions = elementsIn(table).filter((child) => nameOf(child) === 'CAPTION');
  const title = captions.map((caption) => linesOf(caption, options));
  return [...title, ...grid(rows).map(rowText)].join('\n');
}

/** An item that has a mark in print already needs none. */
const MARKED = new RegExp(String.raw`^\s*(?:[•·●■◆★○◎▲△▼□◇①-⑳-]|[（(]?[\d${NUMERALS}]{1,3}[)）.、．])`, 'u');

/** A longer line in bold is no head. */
const LONGEST_HEAD = 80;
/** Drawn between the parts of a page. */
const DRAWN = '\n-----\n';
/** A head that a paragraph has in bold, alone or before its text, between the marks of Markdown. */
function inBold(node: PageNode, inner: string): string {
  const parts = [...node.childNodes].filter((child) => flat(child.textContent ?? '') !== '' && nameOf(child) !== 'BR');
  const [first] = parts;
  const bold = first && /^(?:STRONG|B)$/.test(nameOf(first)) ? flat(first.textContent ?? '') : '';
  const text = flat(inner);
  const isHead = bold !== '' && bold.length <= LONGEST_HEAD && text.startsWith(bold) && !/[。；;,，]$|\*/u.test(bold);
  return isHead && (text === bold || parts.length === 2) ? `**${bold}** ${text.slice(bold.length)}` : inner;
}

/** A node's text; blocks stand between line feeds, a heading inside the page has its level before it as in Markdown. */
export function linesOf(node: PageNode, options: TextOptions = {}): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replace(/\s+/g, ' ');
  const name = nameOf(node);
  const table = name === 'TABLE' ? tableText(node, options) : null;
  if (table !== null) return `\n${table}\n`;
  const inner = [...node.childNodes].map((child) => linesOf(child, options)).join('');
  const [, level] = HEADING.exec(name) ?? [];
  if (level !== undefined) return flat(inner) === '' ? '\n' : `\n${'#'.repeat(Number(level))} ${flat(inner)}\n`;
  if (name === 'LI' && options.itemMark && !MARKED.test(inner)) return `\n${options.itemMark}${inner.trimStart()}\n`;
  if (name === 'HR' && options.marks) return DRAWN;
  if (name === 'P' && options.marks) return `\n${inBold(node, inner)}\n`;
  if (name === 'P' && options.keepEmpty && flat(inner) === '') return `\n${EMPTY_LINE}\n`;
  return BLOCKS.test(name) ? `\n${inner}\n` : inner;
}

/** Lines without blanks around them, and no empty ones. */
export const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[^\S\f]+/g, ' ').replace(/^ +| +$/g, ''))
    .filter((line) => line !== '')
    .map((line) => line.replaceAll(EMPTY_LINE, ''))
    .join('\n');

/** A page tree's lines; headings carry their marks. */
export const linesIn = (node: PageNode): readonly string[] =>
  tidy(linesOf(node, { marks: true }))
    .split('\n')
    .filter(Boolean);
