import type { Span } from './span.ts';

/** A line of a page, and where it stands: `over` the text of its first article, `under` its last one, between two, in an article's text or its `head`. */
export type PlacedLine = { readonly text: string; readonly at: 'over' | 'under' | 'between' | 'head' | 'text' };

/** What of a page can date it, as far as it has been cut. */
export type PageTexts = {
  readonly fileName: string;
  /** Its own address. */
  readonly address?: string | null;
  /** What the input states, in any usual form; it wins. */
  readonly stated: string | null;
  /** What else it states, for when the first is a day that hasn't come yet. */
  readonly otherwise?: readonly string[] | undefined;
  /** All lines of the page, as they stand. */
  readonly lines: readonly PlacedLine[];
  /** Paragraphs (headings too) of each article. */
  readonly articles: readonly (readonly string[])[];
  /** One article that was saved or copied from somewhere: what it tells of says nothing of its day. */
  readonly isAlone?: boolean | undefined;
  /** No page is dated after it, ISO; `null` for no limit. */
  readonly today: string | null;
  /** Of a record of a file: what the others' days say of it; what the record states itself stands. */
  readonly span?: Span | null | undefined;
  /** Where the paper appears: what is stated with a time and a zone is the day it was there. */
  readonly timeZone?: string | undefined;
};

/** Whether a line belongs to no article, or says of one who wrote, or when: masthead, page heads, editors. */
export const isAround = ({ at }: PlacedLine): boolean => at === 'over' || at === 'under' || at === 'between';
