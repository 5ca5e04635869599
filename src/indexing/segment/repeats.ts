import { type Paragraph, type Piece, paragraphText } from './running-text.ts';

/** Text that stands twice is at least this long; names of meetings and offices, which recur, are shorter. */
const REPEAT = 30;
/** Between the two printings stands at most a false end of the first: a short sentence. */
const FALSE_END = 25;

/** A piece of a paragraph, and where it begins in the whole text. */
type Placed = Piece & { readonly paragraph: number; readonly start: number };

function placedIn(paragraphs: readonly Paragraph[]): readonly Placed[] {
  let end = 0;
  return paragraphs.flatMap((pieces, paragraph) =>
    pieces
      .filter(({ text }) => text !== '')
      .map(({ line, text }) => {
        end += text.length;
        return { line, text, paragraph, start: end - text.length };
      }),
  );
}

/** The first run of at least `REPEAT` characters that is printed again later, with both places. */
function findRepeat(text: string): { first: number; second: number; length: number } | null {
  const seen = new Map<string, number>();
  for (let at = 0; at + REPEAT <= text.length; at += 1) {
    const key = text.slice(at, at + REPEAT);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at);
      continue;
    }
    let length = REPEAT;
    while (first + length < at && at + length < text.length && text[at + length] === text[first + length]) length += 1;
    return { first, second: at, length };
  }
  return null;
}

/**
 * Which characters go when a passage is printed twice. The first copy may have a false end: then its end and the second copy go, so that the
 * first leads into what follows the second. A copy further away goes only when it is a whole paragraph.
 */
function surplus(
  pieces: readonly Placed[],
  size: number,
  { first, second, length: agreeing }: { first: number; second: number; length: number },
): [number, number] | null {
  // Copies end where a line ends: the few characters that agree beyond it (提出了 | 提出了许多) belong to what follows.
  const least = Math.max(REPEAT, agreeing - FALSE_END);
  const torn = pieces.findLast(({ start }) => start > second + least && start < second + agreeing);
  const length = torn === undefined ? agreeing : torn.start - second;
  const end = second + length;
  const own = pieces.findLast(({ start }) => start <= second)!;
  const rest = (pieces.find(({ paragraph }) => paragraph > own.paragraph)?.start ?? size) - end;
  const between = second - (first + length);
  const startsParagraph =
    own.start === second && !pieces.some((one) => one.paragraph === own.paragraph && one.start < second);
  if (between <= FALSE_END) return rest >= between ? [first + length, end] : [second, end + rest];
  return startsParagraph && rest <= 2 ? [second, end + rest] : null;
}

/** Paragraphs of what is left; text whose sentence goes on after the gap is joined to it. */
function without(pieces: readonly Placed[], [from, to]: readonly [number, number]): readonly Paragraph[] {
  const before = pieces.findLast(({ start }) => start < from);
  const after = pieces.findLast(({ start, text }) => start <= to && start + text.length > to);
  const last = before?.text[from - 1 - before.start] ?? '';
  const joins = before && after && before.paragraph !== after.paragraph && !/[。！？!?…”]/u.test(last);
  const kept = pieces.map(({ start, text, ...piece }) => ({
    ...piece,
    paragraph: joins && piece.paragraph === after.paragraph ? before.paragraph : piece.paragraph,
    text: text.slice(0, Math.max(0, from - start)) + text.slice(Math.max(0, to - start)),
  }));
  const paragraphs = Map.groupBy(
    kept.filter(({ text }) => text !== ''),
    ({ paragraph }) => paragraph,
  );
  return [...paragraphs.values()].map((own) => own.map(({ line, text }) => ({ line, text })));
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
  let current: readonly Paragraph[] = paragraphs.filter((paragraph) => paragraphText(paragraph) !== '');
  for (let round = 0; round < MOST; round += 1) {
    const pieces = placedIn(current);
    const text = current.map(paragraphText).join('');
    const repeat = findRepeat(text);
    const gone = repeat && surplus(pieces, text.length, repeat);
    if (!gone) return current;
    current = without(pieces, gone);
  }
  return current;
}
