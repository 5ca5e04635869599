/** What every format reader hands over: text and what the input itself says about it. */

import type { Span } from '../dates/index.ts';

/** What the input states outright; each field wins over anything inferred from the text. */
export type Metadata = {
  readonly kicker?: string | null;
  readonly title: string | null;
  readonly subtitle?: string | null;
  readonly published: string | null;
  /** What else it states as its date, the likelier first: for when the first can't be true. */
  readonly otherwise?: readonly string[];
  readonly url: string | null;
  /** Its place within its site, which may say its day, where nothing says which site that is. */
  readonly address?: string | null;
  /** The text was fetched from there, so the address has been looked at. */
  readonly fetched?: boolean;
  readonly district: string | null;
  readonly author: string | null;
  /** Lines of the text that say what its pictures show, where the input marks them. */
  readonly captions?: readonly string[];
  /** The paper or site the text comes from. */
  readonly source: string | null;
  /** The paper it is printed in. */
  readonly paper?: string | null;
  /** The district of the paper: of a report that tells of no other. */
  readonly home?: string | null;
  /** The input's own id (`.jsonl`). */
  readonly id: string | null;
  /** The day a correction took the place of what was printed. */
  readonly updated: string | null;
};

export const NO_METADATA: Metadata = {
  title: null,
  published: null,
  url: null,
  district: null,
  author: null,
  source: null,
  id: null,
  updated: null,
};

/** A text to index. A `page` holds several articles and is segmented; an `article` is one already. */
export type TextInput = {
  readonly layout: 'page' | 'article';
  readonly text: string;
  readonly metadata: Metadata;
  /** The articles of an input that is a list of them; what else it says is none. */
  readonly parts?: readonly TextInput[];
  /** What was passed over on the way to it. */
  readonly warnings?: readonly string[];
  /** Of a record: what the days of the file's other records say of its own. */
  readonly span?: Span | null;
};

/** Turns a file's bytes into texts; rejects with `InputError` when they aren't of that format. `name` is for messages. */
export type FormatReader = (bytes: Uint8Array, name: string) => TextInput | Promise<TextInput>;
