import { isName } from '../byline/names.ts';
import { type Block, unfinished } from './block.ts';
import { closeUp } from './close-up.ts';
import { isEntry, type Line } from './lines.ts';
import * as pattern from './patterns.ts';

/** What one line gives to a paragraph, so that every character remembers its line; `entry` for a table's row or a list's item. */
export type Piece = { readonly line: number; readonly text: string; readonly entry?: boolean };
export type Paragraph = readonly Piece[];

export const paragraphText = (paragraph: Paragraph): string => paragraph.map((piece) => piece.text).join('');

/** Inside the brackets of a byline a line break stands for the space between two names, unless it tore a name. */
function inByline(before: string): boolean {
  const opened = Math.max(before.lastIndexOf('（'), before.lastIndexOf('('));
  return opened >= 0 && !/[)）]/.test(before.slice(opened)) && /(?:记者|通讯员|实习生)/.test(before.slice(opened));
}

const ROLES = ['本报讯', '实习记者', '见习记者', '记者', '通讯员', '实习生', '摄影'];

/** Whether a line break tore the name of a role (实习记 | 者 某某). */
const tearsRole = (before: string, text: string): boolean =>
  ROLES.some((role) =>
    Array.from({ length: role.length - 1 }, (_, at) => at + 1).some(
      (at) => before.endsWith(role.slice(0, at)) && text.startsWith(role.slice(at)),
    ),
  );

/** Lists of names: the line break stands for the space between two. */
function betweenNames(before: string, text: string): boolean {
  const last = /\s(\S+)$/u.exec(before)?.[1];
  const first = /^(\S+)\s/u.exec(text)?.[1];
  return last !== undefined && first !== undefined && isName(last) && isName(first);
}

function seam(before: string, text: string): string {
  if (/[A-Za-z][.,;:!?'"”’)]*$/.test(before) && /^["“‘'($]?[A-Za-z\d]/.test(text)) return ' ';
  if (betweenNames(before, text)) return ' ';
  if (!inByline(before) || tearsRole(before, text)) return '';
  const last = /\p{Script=Han}+$/u.exec(before)?.[0] ?? '';
  const first = /^\p{Script=Han}+/u.exec(text)?.[0] ?? '';
  return last.length === 1 || first.length === 1 || last === '' || first === '' ? '' : ' ';
}

/** Words printed at the end of one column and again at the start of the next (要切实 | 切实提高), in characters. */
const DOUBLED = { least: 2, most: 8 };

function doubled(before: string, text: string): number {
  for (let length = Math.min(DOUBLED.most, text.length - 1); length >= DOUBLED.least; length -= 1) {
    const head = text.slice(0, length);
    if (/^\p{Script=Han}+$/u.test(head) && before.endsWith(head)) return length;
  }
  return 0;
}

/** So many characters before a seam say how it is joined. */
const REACH = 200;
function endOf(paragraph: Paragraph): string {
  let end = '';
  for (let at = paragraph.length - 1; at >= 0 && end.length < REACH; at -= 1) end = paragraph[at]!.text + end;
  return end.slice(-REACH);
}

function append(paragraph: Piece[], line: Line, torn: boolean): void {
  if (isEntry(line)) {
    paragraph.push({ line: line.number, text: line.row ? line.text : closeUp(line.text), entry: true });
    return;
  }
  const before = endOf(paragraph);
  const text = closeUp(line.text);
  const kept = torn ? text.slice(doubled(before, text)) : text;
  paragraph.push({ line: line.number, text: before === '' ? kept : seam(before, kept) + kept });
}

/** List entries, labels, and the office and date that sign a notice have a paragraph of their own. */
const begins = ({ whole }: Block) =>
  whole.bullet ||
  isEntry(whole) ||
  whole.level > 0 ||
  [pattern.LABELLED, pattern.OFFICE, pattern.DATE_ALONE, pattern.SCHEDULED].some((own) => own.test(whole.plain));

/** The paragraphs of an article's texts; a sentence that a column break or an item tore goes on in the next text. */
export function toParagraphs(texts: readonly Block[]): readonly Paragraph[] {
  const paragraphs: Piece[][] = [];
  let last: Block | undefined;
  for (const block of texts) {
    const torn = last?.kind === 'text' && unfinished(last) && !begins(block) && unfinishedMayGoOn(block);
    const paragraph: Piece[] = torn && paragraphs.length > 0 ? paragraphs.pop()! : [];
    for (const [at, line] of block.lines.entries()) append(paragraph, line, torn && at === 0);
    paragraphs.push(paragraph);
    last = block;
  }
  return paragraphs;
}

const unfinishedMayGoOn = (block: Block): boolean =>
  !/^(?:\p{Script=Han}{2,8}:|\()/u.test(block.whole.plain.slice(0, 10)) || block.whole.width > 60;
