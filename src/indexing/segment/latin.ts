/** Pages in English and other languages of Latin letters: paragraphs, headlines and teasers, told by letters and stops alone. */
import { parseByline } from '../byline/index.ts';
import { otherDate } from '../dates/issue.ts';
import type { Block, BlockKind } from './block.ts';
import { joinLines } from './line-kinds.ts';
import type { Line } from './lines.ts';
import { features, overlap, weigh } from './overlap.ts';
import type { Share } from './sharing.ts';

/** In characters: headlines are no longer, and lines that are as long as this are paragraphs of their own. */
const LONGEST_HEADLINE = 110;
const ENDS = /[.!?…:;,]["”’')\]]*$/;
/** What a site puts behind the first lines of a text. */
const TEASER = /\s*(?:Continue Reading|Read More|Read more|Full story|More\s?»)[\s.…»→]*$/;
const DATE_REST = 24;
const SHORT_WORDS = 2;

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length;

/** Parts that blanks, bars or bullets hold apart: heads of pages and fields are set so. */
const parts = (text: string) => text.split(/\s{3,}|\s[|•]\s/u).filter((part) => part.trim() !== '').length;

function kindOf({ text }: Line): BlockKind {
  if (text.length <= LONGEST_HEADLINE && otherDate(text, null) !== null && lettersOf(text) <= DATE_REST + SHORT_WORDS)
    return 'furniture';
  if (parts(text) > 2 || (parts(text) > 1 && otherDate(text, null) !== null)) return 'furniture';
  if (text.length <= LONGEST_HEADLINE && parseByline(text).rest === '') return 'byline';
  if (lettersOf(text) === 0 || /^(?:https?:|www\.|©|copyright)/i.test(text)) return 'furniture';
  if (text.length > LONGEST_HEADLINE || ENDS.test(text) || /^[•*·–-]\s|^[a-z]/.test(text)) return 'text';
  return 'heading';
}

/** Lines that a column's width has torn: most are about as wide, and end no sentence. */
function isWrapped(lines: readonly Line[]): boolean {
  const open = lines.filter(({ text }, at) => lines[at + 1]?.gap === 0 && !ENDS.test(text) && text.length > 30);
  return lines.length >= 6 && open.length > 0.4 * lines.length;
}

/** How long a line is that fills its column. */
function columnOf(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b);
  return lengths[Math.floor(0.7 * lengths.length)] ?? 0;
}
/** Share of its column that a line fills before the next goes on with it. */
const FULL = 0.8;
/** A line below this share of its column, under a finished sentence, is a heading if it ends none itself. */
const SHORT = 0.6;

function paragraphsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const wrapped = isWrapped(lines);
  const full = columnOf(lines);
  const out: Line[][] = [];
  for (const line of lines) {
    const last = out.at(-1);
    const before = last?.at(-1);
    const goesOn =
      wrapped &&
      before !== undefined &&
      line.gap === 0 &&
      line.indent <= before.indent &&
      before.text.length > 30 &&
      before.text.length >= FULL * full &&
      !(ENDS.test(before.text) && line.text.length < SHORT * full && kindOf(line) === 'heading') &&
      ![before, line].some((one) => kindOf(one) === 'byline') &&
      !/^[•*]/.test(line.text);
    if (goesOn) last!.push(line);
    else out.push([line]);
  }
  return out;
}

function blockOf(lines: readonly Line[]): Block & { readonly teaser: boolean } {
  const joined =
    lines.length === 1 ? lines[0]! : { ...joinLines(lines), text: lines.map(({ text }) => text).join(' ') };
  const teaser = TEASER.test(joined.text);
  const last = lines.at(-1)!;
  const own = teaser ? [...lines.slice(0, -1), { ...last, text: last.text.replace(TEASER, '') }] : lines;
  const kind = kindOf(joined);
  return {
    kind,
    lines: own,
    whole: joined,
    reasons: lines.map(() => [{ what: `a ${kind} in Latin letters`, score: 1 }]),
    teaser,
  };
}

/** The blocks of a page in Latin letters, and its articles: a heading after a text begins one, a teaser is one. */
export function latinShares(lines: readonly Line[]): {
  readonly blocks: readonly Block[];
  readonly shares: readonly Share[];
} {
  const all = paragraphsOf(lines).map(blockOf);
  const teasers = all.filter(({ teaser }) => teaser).length;
  const headed = all.filter(({ teaser }, at) => teaser && all[at - 1]?.kind === 'heading').length;
  // Names of pictures stand between teasers too: headlines stand over most of them.
  const blocks = all.map((block) =>
    teasers > 1 && headed < 0.7 * teasers && block.kind === 'heading'
      ? { ...block, kind: 'furniture' as const }
      : block,
  );
  const groups: { before: Block[]; texts: Block[] }[] = [];
  let above: Block[] = [];
  for (const block of blocks) {
    const current = groups.at(-1);
    if (block.kind === 'furniture') continue;
    if (block.kind !== 'text') above.push(block);
    else if (!current || teasers > 1 || begins(above, current.texts, block)) {
      groups.push({ before: above, texts: [block] });
      above = [];
    } else {
      current.texts.push(...above, block);
      above = [];
    }
  }
  return {
    blocks,
    shares: groups.map(({ before, texts }, at) => ({
      region: { blocks: texts },
      before,
      after: at === groups.length - 1 ? above : [],
      fit: new Map(),
    })),
  };
}

/** A subhead shares its words with the text above too. */
const COHESION = 0.12;

function begins(above: readonly Block[], texts: readonly Block[], next: Block): boolean {
  if (above.some(({ kind }) => kind === 'byline')) return true;
  const head = above.filter(({ kind }) => kind === 'heading');
  if (head.length === 0) return false;
  const own = features(next.whole.plain);
  const before = features(texts.map(({ whole }) => whole.plain).join(' '));
  const weight = weigh([own, before]);
  return (
    head.some(({ whole: { text } }) => text.split(/\s+/).length > SHORT_WORDS || text === text.toUpperCase()) &&
    overlap(own, before, weight) < COHESION
  );
}
