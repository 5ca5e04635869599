/** A list as a candidate carries it, and the same shorter. */
import type { Span } from '../../reading/index.ts';
import { clausesKept, joined } from '../trim.ts';

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
