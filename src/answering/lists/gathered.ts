import type { Span } from '../../reading/index.ts';

/** A list's text in one paragraph, with where its announcement and its items stand in it. */
export type Listing = { readonly text: string; readonly announced: Span | null; readonly items: readonly Span[] };
/** The same with its place in the article. */
export type ListPart = Listing & Span & { readonly paragraph: number };
/** A list as a candidate carries it. */
export type Gathered = {
  readonly parts: readonly ListPart[];
  readonly size: number;
  /** How many the announcement says there are: 三个方面. */
  readonly announcedSize: number | null;
  /** The announcement in compared form, with the article's heading where it has none. */
  readonly announcement: string;
};
