import { type Paragraph, type Piece, paragraphText } from './running-text.ts';

/** Text that stands twice is at least this long; names of meetings and offices, which recur, are shorter. */
const REPEAT = 30;
/** Between the two printings stands at most a false end of the first: a short sentence. */
const FALSE_END = 25;

type Printed = { readonly character: string; readonly piece: number; readonly paragraph: number };

function flatten(paragraphs: readonly Paragraph[]): { printed: Printed[]; pieces: Piece[] } {
  const pieces: Piece[] = [];
  const printed = paragraphs.flatMap((paragraph, number) =>
    paragraph.flatMap((piece) => {
      pieces.push(piece);
      return piece.text.split('').map((character) => ({ character, piece: pieces.length - 1, paragraph: number }));
    }),
  );
  return { printed, pieces };
}

/** The first run of at least `REPEAT` characters that is printed again later, with both places. */
function findRepeat(printed: readonly Printed[]): { first: number; second: number; length: number } | null {
  const seen = new Map<string, number>();
  const text = printed.map((p) => p.character).join('');
  for (let at = 0; at + REPEAT <= text.length; at += 1) {
    const key = text.slice(at, at + REPEAT);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at);
      continue;
    }
    let length = REPEAT;
    while (first + length < at && text[at + length] !== undefined && text[first + length] === text[at + length])
      length += 1;
    return { first, second: at, length };
  }
  return null;
}

const paragraphEnd = (printed: readonly Printed[], at: number): number => {
  const end = printed.findIndex((p, index) => index > at && p.paragraph !== printed[at]!.paragraph);
  return end < 0 ? printed.length : end;
};

/** Copies end where a line ends: the few characters that agree beyond it (提出了 | 提出了许多) belong to what follows. */
function toLineEnd(printed: readonly Printed[], repeat: { second: number; length: number }): number {
  const { second, length } = repeat;
  for (let at = length - 1; at > Math.max(REPEAT, length - FALSE_END); at -= 1)
    if (printed[second + at]!.piece !== printed[second + at - 1]!.piece) return at;
  return length;
}

/**
 * Which characters go when a passage is printed twice. The first copy may have a false end: then its end and the second copy go, so that the
 * first leads into what follows the second. A copy further away goes only when it is a whole paragraph.
 */
function surplus(
  printed: readonly Printed[],
  repeat: { first: number; second: number; length: number },
): [number, number] | null {
  const { first, second } = repeat;
  const length = toLineEnd(printed, repeat);
  const end = second + length;
  const rest = paragraphEnd(printed, second) - end;
  const between = second - (first + length);
  const startsParagraph = second === 0 || printed[second - 1]!.paragraph !== printed[second]!.paragraph;
  if (between <= FALSE_END) return rest >= between ? [first + length, end] : [second, end + rest];
  if (startsParagraph && rest <= 2) return [second, end + rest];
  return null;
}

/** Rebuilds paragraphs from what is left; text whose sentence goes on after the gap is joined to it. */
function rebuild(
  printed: readonly Printed[],
  pieces: readonly Piece[],
  [from, to]: readonly [number, number],
): Paragraph[] {
  const before = printed[from - 1];
  const after = printed[to];
  const joins = before && after && before.paragraph !== after.paragraph && !/[。！？!?…”]/u.test(before.character);
  const kept = printed
    .filter((_, at) => at < from || at >= to)
    .map((p) => (joins && p.paragraph === after.paragraph ? { ...p, paragraph: before.paragraph } : p));
  const paragraphs = new Map<number, Map<number, string>>();
  for (const { character, piece, paragraph } of kept) {
    const own = paragraphs.get(paragraph) ?? new Map<number, string>();
    own.set(piece, (own.get(piece) ?? '') + character);
    paragraphs.set(paragraph, own);
  }
  return [...paragraphs.values()].map((own) => [...own].map(([piece, text]) => ({ line: pieces[piece]!.line, text })));
}

/** A page that is broken beyond this many repeats is left as it is. */
const MOST = 20;

const isEntry = (paragraph: Paragraph): boolean => paragraph.some(({ entry }) => entry);
const lineOf = (paragraph: Paragraph): number => paragraph[0]?.line ?? 0;

/** Rows and items back where they stood among what is left of the text. */
const withEntries = (kept: readonly Paragraph[], entries: readonly Paragraph[]): readonly Paragraph[] =>
  entries.length === 0 ? kept : [...kept, ...entries].sort((one, other) => lineOf(one) - lineOf(other));

/**
 * Drops text that is printed twice. Lines of which nothing is left are in no piece any more. Rows of a table and items of a list
 * are alike without being copies.
 */
export function dropRepeats(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  return withEntries(withoutCopies(paragraphs.filter((one) => !isEntry(one))), paragraphs.filter(isEntry));
}

function withoutCopies(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  let current = paragraphs.filter((paragraph) => paragraphText(paragraph) !== '');
  for (let round = 0; round < MOST; round += 1) {
    const { printed, pieces } = flatten(current);
    const repeat = findRepeat(printed);
    const gone = repeat && surplus(printed, repeat);
    if (!gone) return current;
    current = rebuild(printed, pieces, gone);
  }
  return current;
}
