/** Articles cut by hand, in either form: a file for each page, or one line an article in a `gold.jsonl` beside an operator's own pages. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../errors.ts';
import type { Byline } from '../types.ts';
import { linesOf } from './gold.ts';

export type DateEstimate = {
  /** `null` where the page doesn't say. */
  readonly value: string | null;
  /** The days it may be of where that is known better than `value`. */
  readonly range: string | null;
  readonly confidence?: string | null;
  /** Another day that the page shows, right too. */
  readonly also?: string;
};

export type GoldItem = {
  /** Any of these is right; where there is none, none is printed. */
  readonly accepted_titles: readonly string[];
  readonly byline: Pick<Byline, 'reporters'>;
  /**
   * Right too, where whoever wrote the gold drew other lines: `nobody`, as whoever is named only took the photo; all who wrote, correspondents too, for
   * `reporters`; subheads among the paragraphs; a kicker or deck with the headline.
   */
  readonly also?: {
    readonly nobody: boolean;
    readonly correspondents: boolean;
    readonly subheads: boolean;
    readonly decks: boolean;
  };
  readonly paragraphs: readonly string[];
  readonly district: string | null;
  /** Where an item of a list has a date of its own. */
  readonly publication_date_estimate?: DateEstimate;
};

/** A page's articles, in any order. */
export type PageGold = { readonly publication_date_estimate: DateEstimate; readonly items: readonly GoldItem[] };

/** A page, where it is, and what its articles are; `kind` groups pages, if whoever wrote the gold did. */
export type GoldPage = {
  readonly name: string;
  readonly path: string;
  readonly gold: PageGold;
  readonly kind: string | null;
};

/** A line of `gold.jsonl`: an article of a page, or that the page has none (`articles: 0`). */
type GoldLine = {
  readonly file: string;
  readonly kind?: string;
  /** All lines of the headline, parted by blanks; `title_main` alone is right too. */
  readonly title?: string | null;
  readonly title_main?: string;
  /** ISO, `null` where the page doesn't say. */
  readonly published?: string | null;
  /** Where it says a month alone. */
  readonly published_month?: string;
  /** A second day that the page shows: right too. */
  readonly published_also?: string;
  /** Whoever wrote it, correspondents too or apart. */
  readonly reporters?: readonly string[];
  readonly photo_credit_only?: boolean;
  /** Paragraphs, parted by line feeds; subheads may be among them. */
  readonly body?: string;
  readonly articles?: 0;
};

const UNKNOWN: DateEstimate = { value: null, range: null };

function itemOf(line: GoldLine) {
  const {
    title,
    title_main,
    published_month: month = null,
    published_also: also,
    reporters = [],
    photo_credit_only,
    body = '',
  } = line;
  const published = line.published ?? month;
  return {
    accepted_titles: [title, title_main].filter((one) => one != null),
    byline: { reporters },
    also: { nobody: photo_credit_only === true, correspondents: true, subheads: true, decks: true },
    paragraphs: body.split('\n'),
    district: null,
    publication_date_estimate: { value: published, range: published, ...(also !== undefined && { also }) },
  };
}

async function fromLines(folder: string): Promise<readonly GoldPage[]> {
  const path = join(folder, 'gold.jsonl');
  const lines = await linesOf<GoldLine>(path);
  const under = existsSync(join(folder, 'pages')) ? join(folder, 'pages') : folder;
  const lost = lines.findIndex(({ file }) => typeof file !== 'string' || !existsSync(join(under, file)));
  if (lost >= 0)
    throw new InputError({
      what: `use entry ${lost + 1} of "${path}"`,
      why: `there is no page "${lines[lost]!.file}" in "${under}"`,
      remedy: 'Write the name of the page that it is about as "file".',
    });
  return [...Map.groupBy(lines, ({ file }) => file)].map(([name, own]) => ({
    name,
    path: join(under, name),
    gold: { publication_date_estimate: UNKNOWN, items: own.filter(({ articles }) => articles !== 0).map(itemOf) },
    kind: own[0]?.kind ?? null,
  }));
}

/** The pages of a folder: those of its `gold.jsonl`, else each `NAME.txt` with its `NAME.gold.json` (beside it, or in `gold/` beside `pages/`). */
export async function readGoldPages(folder: string): Promise<readonly GoldPage[]> {
  if (existsSync(join(folder, 'gold.jsonl'))) return fromLines(folder);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.gold.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name.replace(/\.gold\.json$/, '.txt').replace(/^gold\//, 'pages/'));
      const gold = JSON.parse(await readFile(join(folder, name), 'utf8')) as PageGold;
      return { name: basename(name), path, gold, kind: null };
    }),
  );
}
