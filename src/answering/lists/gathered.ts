import type { Listing } from './shorten.ts';

/** A list's share in one paragraph, with its place there. */
export type ListPart = Listing & { readonly paragraph: number; readonly start: number; readonly end: number };
/** A list as a candidate carries it. */
export type Gathered = {
  readonly parts: readonly ListPart[];
  readonly size: number;
  /** How many the announcement says there are: 三个方面. */
  readonly announcedSize: number | null;
  /** The announcement in compared form, with the article's heading where it has none. */
  readonly announcement: string;
  /** The items' first clauses in compared form, and what stands before a ： there. */
  readonly heads: readonly string[];
  readonly labels: readonly string[];
};
