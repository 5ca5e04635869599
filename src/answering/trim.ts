import { clauses, type Span } from '../reading/index.ts';

/** Spans of `text` in their order, as they stand, with … where something was left out between them or at the end. */
function joined(text: string, kept: readonly Span[]): string {
  return kept
    .map(({ start, end }, at) => {
      const next = kept[at + 1];
      const gap = next ? next.start - end > 1 : text.length - end > 1;
      const piece = text.slice(start, next && !gap ? next.start : end);
      return gap ? `${piece.replace(/[，,；;：:、\s]+$/, '')}…` : piece;
    })
    .join('');
}

/** So many times the room a sentence may take whole, where the clause worth most doesn't fit; of a longer one the first and that one are kept. */
const MUCH = 3;

/**
 * What is kept of a long sentence in at most about `most` characters: whole clauses only, the first always (it names who and
 * when), then those worth most by `worthOf`; all of a sentence that fits, has no clauses to drop, or would lose the clause worth
 * most (已完成80% would be said of another of its projects).
 */
function clausesKept(text: string, most: number, worthOf: (clause: string) => number): readonly Span[] {
  const [first, ...rest] = clauses(text);
  if (text.length <= most || !first || rest.length === 0) return [{ start: 0, end: text.length }];
  let room = most - (first.end - first.start);
  const kept = [first];
  const worthIn = ({ start, end }: Span): number => worthOf(text.slice(start, end));
  const worth = new Map(rest.map((piece) => [piece, worthIn(piece)]));
  for (const piece of rest.toSorted((a, b) => worth.get(b)! - worth.get(a)! || a.start - b.start)) {
    const length = piece.end - piece.start + 1;
    if (length > room) continue;
    kept.push(piece);
    room -= length;
  }
  const best = Math.max(...worth.values());
  const hasBest = worthIn(first) >= best || kept.some((piece) => worth.get(piece) === best);
  if (!hasBest && text.length <= MUCH * most) return [{ start: 0, end: text.length }];
  return (hasBest ? kept : [first, ...rest.filter((piece) => worth.get(piece) === best).slice(0, 1)]).sort(
    (a, b) => a.start - b.start,
  );
}

/** The same as a text, with … where something was left out. */
export const trim = (text: string, most: number, worthOf: (clause: string) => number): string =>
  joined(text, clausesKept(text, most, worthOf));

/** A list's text in one paragraph, with where its announcement and its items stand in it. */
export type Listing = { readonly text: string; readonly announced: Span | null; readonly items: readonly Span[] };
/** The same with its place in the article. */
export type ListPart = Listing & Span & { readonly paragraph: number };
/** A list as a candidate carries it. */
export type Gathered = {
  readonly parts: readonly ListPart[];
  readonly size: number;
  /** The announcement in compared form, with the article's heading where it has none. */
  readonly announcement: string;
};

/** An announcement is kept whole up to here. */
const ANNOUNCEMENT = 60;

const lengthOf = ({ start, end }: Span): number => end - start;
const sum = (lengths: readonly number[]): number => lengths.reduce((all, length) => all + length, 0);

/** Clauses of a part of a text that fit. */
const keptOf = (text: string, { start, end }: Span, most: number): readonly Span[] =>
  clausesKept(text.slice(start, end), most, () => 1).map((kept) => ({
    start: start + kept.start,
    end: start + kept.end,
  }));

/** The list, paragraph by paragraph, in about `most` characters; … stands where something was left out. */
export function shorten(listings: readonly Listing[], most: number): readonly string[] {
  if (sum(listings.map(({ text }) => text.length)) <= most) return listings.map(({ text }) => text);
  const said = listings.map(({ text, announced }) => (announced ? keptOf(text, announced, ANNOUNCEMENT) : []));
  const each = (most - sum(said.flat().map(lengthOf))) / sum(listings.map(({ items }) => items.length));
  return listings.map(({ text, items }, at) =>
    joined(text, [...said[at]!, ...items.flatMap((item) => keptOf(text, item, each))]),
  );
}
