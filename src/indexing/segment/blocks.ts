import { parseByline } from '../byline/index.ts';
import { isName } from '../byline/names.ts';
import { type Block, type BlockKind, unfinished } from './block.ts';
import { isBylineLine, isCaptionLine, isCreditLine, isFurnitureLine, joinLines, opensReport } from './line-kinds.ts';
import type { Line } from './lines.ts';
import * as pattern from './patterns.ts';
import type { LineRole } from './roles.ts';

function itemKind(whole: Line): BlockKind {
  if (whole.level === 0 && isFurnitureLine(whole)) return 'furniture';
  if (isCaptionLine(whole)) return 'caption';
  if (pattern.EDITORS_NOTE_HEAD.test(whole.plain)) return 'text';
  if (isBylineLine(whole) || parseByline(whole.text).rest === '') return 'byline';
  return 'heading';
}

/** A notice ends with its office and its date, a report with who sent it in brackets; they look like headlines. */
const isSignature = (block: Block, before: Block | undefined, next: Line | undefined): boolean =>
  before !== undefined &&
  before.kind === 'text' &&
  (pattern.DATE_ALONE.test(block.whole.plain) ||
    (/^\([^()]{2,20}\)$/u.test(block.whole.plain) && !unfinished(before)) ||
    (pattern.OFFICE.test(block.whole.plain) &&
      (pattern.NOTICE_TEXT.test(before.whole.plain) ||
        pattern.LABELLED.test(before.whole.plain) ||
        (next !== undefined && pattern.DATE_ALONE.test(next.plain)) ||
        // It stands right under the text, and what follows is set apart from it.
        (block.whole.gap === 0 && next !== undefined && next.gap > 0 && !opensReport(next)))));

/** Groups lines by their roles, in page order. */
export function toBlocks(roles: readonly LineRole[]): readonly Block[] {
  const groups: LineRole[][] = [];
  for (const role of roles) {
    if (role.continues && groups.length > 0) groups.at(-1)!.push(role);
    else groups.push([role]);
  }
  const blocks: Block[] = [];
  for (const [at, group] of groups.entries()) {
    const lines = group.map((role) => role.line);
    const whole = joinLines(lines);
    const kind = group[0]!.item ? itemKind(whole) : 'text';
    const block = { kind, lines, whole, reasons: group.map((role) => role.reasons) };
    blocks.push(
      kind === 'heading' && isSignature(block, blocks.at(-1), groups[at + 1]?.[0]?.line)
        ? { ...block, kind: 'text' }
        : block,
    );
  }
  return photosAsText(namesAsBylines(creditedAsCaptions(unendedAsHeadings(verseAsText(tornMasthead(blocks))))));
}

/** What is left over of a line of the masthead, in columns. */
const REST_WIDTH = 30;

/** A line that a narrow column tore off the masthead stands right under it, and more of the masthead or a blank line follows. */
function tornMasthead(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  let onTop = true;
  for (const [at, block] of blocks.entries()) {
    const [before, next] = [out[at - 1], blocks[at + 1]];
    onTop &&= before === undefined || before.kind === 'furniture';
    const under = before?.kind === 'furniture' && block.kind === 'heading' && block.whole.gap === 0;
    const rest = block.whole.level === 0 && block.whole.width <= REST_WIDTH;
    const ends = next?.kind === 'furniture' || (next !== undefined && next.whole.gap > 0 && block.whole.width <= 10);
    out.push(onTop && under && rest && ends ? { ...block, kind: 'furniture' } : block);
  }
  return out;
}

/** Headlines have fewer lines than this; more are verse, or a list. */
const VERSE = 6;

/** Many short lines directly under each other are verse: text, though no line ends a sentence. */
function verseAsText(blocks: readonly Block[]): readonly Block[] {
  const isLoose = (at: number) =>
    blocks[at]?.kind === 'heading' && blocks[at]!.whole.level === 0 && !pattern.STANDING.test(blocks[at]!.whole.plain);
  const isTight = (at: number) => blocks[at]!.whole.gap === 0 || (isLoose(at + 1) && blocks[at + 1]!.whole.gap === 0);
  const inVerse = new Set<number>();
  for (let start = 0; start < blocks.length; ) {
    let end = start;
    while (isLoose(end)) end += 1;
    if (end - start >= VERSE) for (let at = start; at < end; at += 1) if (isTight(at)) inVerse.add(at);
    start = Math.max(end, start + 1);
  }
  return blocks.map((block, at) => (inVerse.has(at) ? { ...block, kind: 'text' } : block));
}

/** In columns; headlines with several clauses are no longer. */
const CLAUSES_WIDTH = 120;

/** A sentence that never ends, because a report or a byline follows, is a headline with commas. */
function unendedAsHeadings(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, at) => {
    const next = blocks[at + 1];
    const cutOff = next?.kind === 'byline' || (next?.kind === 'text' && pattern.LEAD.test(next.whole.plain));
    const short = block.whole.width <= CLAUSES_WIDTH && !/[。;]/u.test(block.whole.plain);
    return block.kind === 'text' && cutOff && short && unfinished(block) ? { ...block, kind: 'heading' } : block;
  });
}

/** In columns; a heading of a word or two stands over a part of the text. */
const SUBHEAD_WIDTH = 8;

/** In columns; a credit alone is shorter. */
const PHOTO_WIDTH = 60;

/** A caption that is all there is between its headline and the next item is the text of a photo of its own. */
function photosAsText(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, at) => {
    const next = blocks[at + 1];
    const alone =
      blocks[at - 1]?.kind === 'heading' &&
      (next === undefined || (next.kind === 'heading' && next.whole.width > SUBHEAD_WIDTH));
    const tells = block.whole.width >= PHOTO_WIDTH && /[。!]/u.test(block.whole.plain);
    return block.kind === 'caption' && alone && tells ? { ...block, kind: 'text' } : block;
  });
}

/** What stands right above a photographer's credit is what the photo shows. */
function creditedAsCaptions(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, at) => {
    const next = blocks[at + 1];
    const credited = next?.kind === 'caption' && next.whole.gap === 0 && isCreditLine(next.whole);
    return block.kind === 'heading' && block.whole.level === 0 && credited ? { ...block, kind: 'caption' } : block;
  });
}

/** Under the headline of an essay its writer's name stands alone. */
function namesAsBylines(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, at) => {
    const between = blocks[at - 1]?.kind === 'heading' && blocks[at + 1]?.kind === 'text';
    return block.kind === 'heading' && between && isName(block.whole.text) ? { ...block, kind: 'byline' } : block;
  });
}
