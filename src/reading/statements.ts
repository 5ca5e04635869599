import type { Article, Mention, Span, Statement, StatementKind, When } from '../types.ts';
import { HEADLINE, partOf, subheadPart } from './parts.ts';
import { read } from './read.ts';
import { sentences } from './sentences.ts';
import { aboutOf } from './spoken-of.ts';
import { rowSaid, type TableRow, tableRows, unitIn } from './tables.ts';

/** 本报讯（记者 …）: page furniture before the words of a first sentence. */
const DATELINE =
  /^(?:本报讯|本报.{2,6}[日电讯]|.{0,8}报讯)?\s*[（(【]?(?:本报|实习|见习|全媒体)?(?:记者|通讯员|特约)[^）)】]{1,60}[）)】]\s*|^本报讯\s*|^.{0,12}(?:记者|通讯员)\s*\S{2,4}\s*(?:文[/／]图|摄影报道)\s*/;
/** 图为…某某摄, 责任编辑: they say nothing about the matter. */
const FURNITURE =
  /^(?:[（(]?(?:图为|本报)?.{0,20}(?:记者|通讯员).{1,12}摄[）)]?|责(?:任编辑|编).*|编审.*|[（(]?上接.{1,6}版[）)]?)$/;

/** A stretch of an article that says one thing, not yet read. */
type Piece = Span & Pick<Statement, 'paragraph' | 'said' | 'heads'> & { readonly kind: StatementKind };

const headlinesOf = (article: Article): readonly Piece[] =>
  [HEADLINE.kicker, HEADLINE.title, HEADLINE.subtitle].flatMap((paragraph) => {
    const end = partOf(article, paragraph).length;
    return end > 0 ? [{ kind: 'headline' as const, paragraph, start: 0, end }] : [];
  });

/** A paragraph's sentences, cut at ；too, datelines taken off and furniture left out. */
function piecesOf(printed: string, paragraph: number): readonly Piece[] {
  return sentences(printed, { semicolons: true }).flatMap(({ start: from, end }) => {
    const raw = printed.slice(from, end);
    const start = from + (raw.match(DATELINE)?.[0].length ?? 0);
    const text = printed.slice(start, end);
    return text.length < 2 || FURNITURE.test(text) ? [] : [{ kind: 'sentence', paragraph, start, end }];
  });
}

/** Lines above a table that may say what its figures are counted in. */
const UNIT_ABOVE = 3;

/** What the rows of an article's tables say with the heads of their columns, by paragraph. */
function rowsOf(paragraphs: readonly string[]): ReadonlyMap<number, Piece> {
  const rows = tableRows(paragraphs);
  const inTable = new Set(rows.map(({ paragraph }) => paragraph));
  const unitOf = ({ paragraph }: TableRow): string | null => {
    let top = paragraph;
    while (inTable.has(top - 1)) top -= 1;
    return unitIn(paragraphs.slice(Math.max(0, top - UNIT_ABOVE), top).join('\n'));
  };
  const toPiece = (row: TableRow): Piece => ({
    ...{ kind: 'row', paragraph: row.paragraph, start: 0, end: paragraphs[row.paragraph]?.length ?? 0 },
    ...{ said: rowSaid(row, unitOf(row)), heads: row.headParagraphs },
  });
  return new Map(rows.map((row) => [row.paragraph, toPiece(row)]));
}

/** Subheads and paragraphs in reading order, in pieces. */
function bodyOf({ paragraphs, subheads }: Article): readonly Piece[] {
  const rows = rowsOf(paragraphs);
  const over = (paragraph: number): readonly Piece[] =>
    subheads.flatMap(({ before, text }, at) =>
      before === paragraph
        ? [{ kind: 'subhead' as const, paragraph: subheadPart(at), start: 0, end: text.length }]
        : [],
    );
  return paragraphs.flatMap((text, paragraph) => {
    const row = rows.get(paragraph);
    return [...over(paragraph), ...(row ? [row] : piecesOf(text, paragraph))];
  });
}

/** 当日 goes on from the last times of the text before; more of them is never needed. */
const REMEMBERED_TIMES = 4;

const timesIn = (mentions: readonly Mention[]): readonly When[] => mentions.filter((one) => one.kind === 'when');

/**
 * What an article says, statement by statement in reading order: the headline's lines, then sentences and
 * rows of tables, each read once, and what each is about. Linear in the text.
 */
export function statementsOf(article: Article): readonly Statement[] {
  const pieces = [...headlinesOf(article), ...bodyOf(article)];
  const statements: Statement[] = [];
  let before: readonly When[] = [];
  for (const piece of pieces) {
    const text = partOf(article, piece.paragraph).slice(piece.start, piece.end);
    const mentions = read(piece.said ?? text, { day: article.published, before });
    before = [...before, ...timesIn(mentions)].slice(-REMEMBERED_TIMES);
    statements.push({ ...piece, text, mentions, about: aboutOf({ ...piece, mentions }, statements) });
  }
  return statements;
}
