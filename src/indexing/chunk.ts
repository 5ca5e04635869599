import type { Article, Passage } from '../types.ts';

/**
 * Passage length aimed at, in UTF-16 units. 350 characters are two to four sentences of a paper's news: long enough to
 * hold a fact with its subject, short enough that the vector speaks of one thing.
 */
const TARGET = 350;
/** A whole paragraph up to this long is left in one piece rather than cut for a few characters. */
const LONGEST = 500;

type Piece = { readonly paragraph: number; readonly start: number; readonly end: number };

/** After these, and any closing quotes, a sentence is over. */
const SENTENCE_END = /[。！？!?；;…]+[”’」』）)〕】"']*/g;
const CLAUSE_END = /[，,、：:\s]/g;

/** The last end matched by `pattern` in (`from`, `to`], or -1. */
function lastEnd(text: string, pattern: RegExp, from: number, to: number): number {
  let last = -1;
  for (const match of text.slice(from, to).matchAll(pattern)) last = from + match.index + match[0].length;
  return last;
}

/** A cut never parts the two halves of a surrogate pair. */
const wholeCharacter = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at);

function cutPoint(text: string, start: number): number {
  if (text.length - start <= LONGEST) return text.length;
  const limit = start + TARGET;
  const sentence = lastEnd(text, SENTENCE_END, start, limit);
  if (sentence > start) return sentence;
  const clause = lastEnd(text, CLAUSE_END, start, limit);
  return clause > start ? clause : wholeCharacter(text, limit);
}

function piecesOf(text: string, paragraph: number): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    const end = cutPoint(text, start);
    pieces.push({ paragraph, start, end });
    start = end;
  }
  return pieces;
}

const length = (pieces: readonly Piece[]) => pieces.reduce((sum, { start, end }) => sum + end - start + 1, -1);

/** Neighbours are put together while the passage stays near the target; a piece of a cut paragraph joins none. */
function groups(pieces: readonly Piece[], paragraphs: readonly string[]): Piece[][] {
  const whole = ({ paragraph, start, end }: Piece) => start === 0 && end === paragraphs[paragraph]?.length;
  const result: Piece[][] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const follows = last?.at(-1)?.paragraph === piece.paragraph - 1;
    const fits = follows && last.every(whole) && whole(piece) && length([...last, piece]) <= TARGET;
    if (fits) last.push(piece);
    else result.push([piece]);
  }
  return result;
}

/**
 * The passages of an article, in order: runs of whole paragraphs of about 350 characters, long paragraphs cut after a
 * sentence. Texts are verbatim; every character of every paragraph is in exactly one passage.
 */
export function chunk({ id, paragraphs }: Pick<Article, 'id' | 'paragraphs'>): Passage[] {
  return groups(paragraphs.flatMap(piecesOf), paragraphs).map((group, ordinal) => ({
    article: id,
    ordinal,
    paragraph: group[0]?.paragraph ?? 0,
    start: group[0]?.start ?? 0,
    text: group.map(({ paragraph, start, end }) => paragraphs[paragraph]?.slice(start, end) ?? '').join('\n'),
  }));
}
