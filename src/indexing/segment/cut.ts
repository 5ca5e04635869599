import type { ArticleKind, Byline, LineRange, Subhead } from '../../types.ts';
import { closingByline, NOBODY, parseByline, signedBehind, signedBy } from '../byline/index.ts';
import { mergeBylines } from '../byline/merge.ts';
import { metadataOf } from '../formats/fields.ts';
import { type Block, opensReport, textsOf } from './block.ts';
import { closeUp } from './close-up.ts';
import { chooseHeadlines } from './headlines.ts';
import { closingCredit, isCreditLine } from './line-kinds.ts';
import * as pattern from './patterns.ts';
import { dropRepeats } from './repeats.ts';
import { type Paragraph, paragraphText, toParagraphs } from './running-text.ts';
import { type Headlines, isContinuation, type Share } from './sharing.ts';
import { headlineWithin, withoutMarks } from './within.ts';

/** One article as cut from its page; its text isn't masked yet. */
export type Cut = {
  readonly kind: ArticleKind;
  readonly kicker: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly byline: Byline;
  /** Running text: lines joined, duplicates dropped, captions as paragraphs of their own at the end. */
  readonly paragraphs: readonly string[];
  /** How many of the last paragraphs are captions beside other text. */
  readonly captions?: number;
  /** Printed heads that are no paragraphs, each with the number of the paragraph it stands over. */
  readonly subheads: readonly Subhead[];
  /** Cover each non-blank line of the article once. */
  readonly lines: readonly LineRange[];
};

/** A feature is told in chapters, or at length under its reporter's own line; in characters of running text. */
const FEATURE_LENGTH = 800;
/** What is said about a photo, in characters. */
const PHOTO_LENGTH = 400;

/** Where a line stands among the non-blank lines of its page. */
export type Position = (line: number) => number;

/** Line numbers as ranges; lines are neighbours when only blank lines stand between them. */
export function toRanges(numbers: readonly number[], position: Position): readonly LineRange[] {
  const ranges: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && position(number) === position(last[1]) + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

/** In characters; bylines behind a text are short. */
const CLOSING_LENGTH = 60;

const words = (blocks: readonly Block[]): string | null =>
  blocks.length === 0 ? null : blocks.map((block) => block.whole.text.replace(/^(?:——|—|--)\s*/u, '')).join(' ');

/** 标题：甲乙丙: the label of a headline is none of it. */
const LABEL = /^(\p{L}{2,8})\s*[:：]\s*(?=\S)/u;
const isTitles = (all: string, label: string) => (metadataOf({ [label]: all }).title === null ? all : '');

const titleOf = (blocks: readonly Block[]): string | null => {
  const title = words(blocks);
  // What a reader of pictures or a torn line left at its end.
  const whole = title?.replace(LABEL, isTitles).replace(/[,，、;；]+$/u, '');
  return title === null ? null : withoutMarks(whole!) || title;
};

/** In a caption whoever is named took the photo. */
function captionByline(block: Block): Byline {
  const { byline } = parseByline(block.whole.text);
  const names = [...byline.reporters, ...byline.interns, ...byline.correspondents, ...byline.photographers];
  return { ...NOBODY, photographers: names, source: byline.source };
}

function readByline(items: readonly Block[], texts: readonly Block[], kind: ArticleKind): Byline {
  const captions = items.filter((block) => block.kind === 'caption').map(captionByline);
  const lead = texts.find(opensReport) ?? texts[0];
  const office = kind === 'notice' ? texts.findLast((block) => pattern.OFFICE.test(block.whole.plain)) : undefined;
  const said = texts.map((block) => block.whole.text).join('\n');
  const own = mergeBylines([
    ...items.filter((block) => block.kind === 'byline').map((block) => signedBy(block.whole.text, said)),
    parseByline(lead ? openingOf(lead) : '').byline,
    ...(kind === 'photo' ? [closingCredit(texts.at(-1)?.whole.text ?? '') ?? NOBODY] : []),
    ...captions.map((byline) => (kind === 'photo' ? byline : { ...byline, source: null })),
    { ...NOBODY, source: office?.whole.text ?? null },
  ]);
  const all = own.reporters.length > 0 ? own : mergeBylines([own, closingOf(texts)]);
  return all.reporters.length > 0 ? all : { ...all, reporters: all.interns, interns: [] };
}

function openingOf(lead: Block): string {
  const paragraphs = toParagraphs([lead]);
  return closeUp(paragraphText((headlineWithin(paragraphs)?.paragraphs ?? paragraphs)[0]!));
}

/** Who is named behind the last sentence, with a role (（记者 甲）) or without; what follows may be a list, or about a photo. */
function closingOf(texts: readonly Block[]): Byline {
  const ends = texts.map((block) => closeUp(paragraphText(toParagraphs([block])[0]!))).reverse();
  const closed = ends.map(closingByline).find((byline) => byline !== null);
  if (closed) return closed;
  const latin = signedBehind(ends.toReversed());
  return latin.length > 0 ? { ...NOBODY, reporters: latin } : parseByline(ends[0]?.slice(-CLOSING_LENGTH) ?? '').byline;
}

/** Whether the page, cut at its start, begins inside a sentence of this article. */
function beginsTorn(blocks: readonly Block[], position: Position): boolean {
  const [first] = blocks;
  return first?.kind === 'text' && position(first.whole.number) === 0 && pattern.MID_SENTENCE.test(first.whole.plain);
}

function kindOf(
  share: Share,
  heads: Headlines,
  items: readonly Block[],
  { length, torn }: { readonly length: number; readonly torn: boolean },
): ArticleKind {
  const texts = textsOf(share.region.blocks);
  if (isContinuation(share.region)) return 'continuation';
  if (torn && heads.title.length === 0) return 'continuation';
  const report = opensReport(texts[0]);
  const noticeTitle = heads.title.some((block) => pattern.NOTICE.test(block.whole.plain));
  if (!report && (noticeTitle || texts.some((block) => pattern.NOTICE_TEXT.test(block.whole.plain)))) return 'notice';
  const credited =
    items.some((block) => block.kind === 'caption' && /[摄图]\)?$/u.test(block.whole.plain)) ||
    closingCredit(texts.at(-1)?.whole.text ?? '') !== null;
  const written = items.some((block) => block.kind === 'byline');
  if (!report && !written && credited && length <= PHOTO_LENGTH) return 'photo';
  return heads.subheads.length >= 2 || (written && length >= FEATURE_LENGTH) ? 'feature' : 'news';
}

const numbersOf = (blocks: readonly Block[]): readonly number[] =>
  blocks.flatMap((block) => block.lines.map((line) => line.number));

/** What an article is made of, and what its lines are to it. */
export type CutArticle = {
  readonly cut: Cut;
  /** Lines of which nothing is left in the text, because it is printed twice. */
  readonly dropped: readonly number[];
  readonly roles: ReadonlyMap<number, string>;
};

/** Who speaks (某某（某局局长）：) belongs to what is said. */
const isSpeaker = (block: Block): boolean => block.whole.level === 0 && /:$/u.test(block.whole.plain);

function rolesOf(
  blocks: readonly Block[],
  heads: Headlines,
  captions: readonly Block[],
  dropped: readonly number[],
): ReadonlyMap<number, string> {
  const named = (role: string, of: readonly Block[]) => numbersOf(of).map((number) => [number, role] as const);
  return new Map([
    ...blocks.flatMap((block) => named(block.kind === 'text' || isSpeaker(block) ? 'body' : block.kind, [block])),
    ...Object.entries({ ...heads, section: [], subheads: [] }).flatMap(([role, of]) => named(role, of)),
    ...named(
      'subhead',
      heads.subheads.filter((block) => !isSpeaker(block)),
    ),
    ...named('caption', captions),
    ...dropped.map((number) => [number, 'dropped'] as const),
  ]);
}

/** Captions, and the texts of the article itself: what stands above the opening of its report is said about a photo. */
function divide(
  blocks: readonly Block[],
  isLabelled: boolean,
): { readonly captions: readonly Block[]; readonly texts: readonly Block[] } {
  const texts = textsOf(blocks);
  const opening = Math.max(0, texts.findIndex(opensReport));
  const above = texts.slice(0, opening);
  const noted = above.some((block) => pattern.EDITORS_NOTE.test(block.whole.plain));
  const captions = blocks.filter((block) => block.kind === 'caption' && !isCreditLine(block.whole));
  return noted || isLabelled ? { captions, texts } : { captions: [...above, ...captions], texts: texts.slice(opening) };
}

/** The subheads that are left out of the text, where they stand in it. */
function subheadsOf(heads: Headlines, kept: readonly Paragraph[], position: Position): readonly Subhead[] {
  const inText = new Set(kept.flatMap((paragraph) => paragraph.map(({ line }) => line)));
  const ends = kept.map((paragraph) => Math.max(...paragraph.map(({ line }) => position(line))));
  return heads.subheads
    .filter((block) => !isSpeaker(block) && !inText.has(block.whole.number))
    .map((block) => {
      const after = ends.findIndex((end) => end > position(block.whole.number));
      return { before: after < 0 ? kept.length : after, text: block.whole.text };
    })
    .sort((a, b) => a.before - b.before);
}

/** Makes the article of its share of the page. */
export function cutArticle(share: Share, position: Position): CutArticle {
  const all = [...share.before, ...share.region.blocks, ...share.after];
  const heads = share.heads ?? chooseHeadlines(share);
  const blocks = all.filter((block) => block.kind !== 'furniture' && !heads.section.includes(block));
  const items = blocks.filter((block) => block.kind !== 'text' && block.kind !== 'heading');
  const { captions, texts } = divide(blocks, share.heads !== undefined);
  const raw = toParagraphs(
    blocks.filter((block) => texts.includes(block) || (isSpeaker(block) && heads.subheads.includes(block))),
  );
  const length = raw.map(paragraphText).join('').length;
  const kind = kindOf(share, heads, items, { length, torn: beginsTorn(all, position) });
  // A notice says things under its numbered heads that are nowhere else; its entries are worded alike without being copies.
  const kept: readonly Paragraph[] =
    kind === 'notice'
      ? toParagraphs(blocks.filter((block) => texts.includes(block) || heads.subheads.includes(block)))
      : dropRepeats(raw);
  const shown = captions.flatMap((block) => toParagraphs([{ ...block, kind: 'text' }]));
  // A photo's own article is what is said about it.
  const beside = kind === 'photo' || kept.length === 0 ? 0 : shown.length;
  const within = heads.title.length === 0 ? headlineWithin(kept) : null;
  const left = new Set(kept.flatMap((paragraph) => paragraph.map((piece) => piece.line)));
  const dropped = numbersOf(texts).filter((number) => !left.has(number));
  return {
    cut: {
      kind,
      kicker: words(heads.kicker),
      title: within?.title ?? titleOf(heads.title),
      subtitle: words(heads.subtitle),
      byline: readByline(items, texts, kind),
      paragraphs: [...(within?.paragraphs ?? kept), ...shown].map(paragraphText),
      ...(beside > 0 && { captions: beside }),
      subheads: subheadsOf(heads, kept, position),
      lines: toRanges(
        numbersOf(blocks).filter((number) => !dropped.includes(number)),
        position,
      ),
    },
    dropped,
    roles: rolesOf(blocks, heads, captions, dropped),
  };
}
