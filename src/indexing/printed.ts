import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { PageRecord } from '../store/port.ts';
import type { Article } from '../types.ts';
import { MASK, maskPrivate } from './privacy.ts';
import { pagesOfFile } from './read-pages.ts';

/** A page of print has 20 kB; a larger file isn't read while somebody waits. */
const MOST_BYTES = 2 ** 20;

/** Whether an article's lines can be shown as they stand on its page: print as plain text, of which nothing had to be hidden. */
export const mayBePrinted = ({ kind, source, lines, paragraphs }: Article): boolean =>
  kind !== 'notice' && /\.txt$/i.test(source) && lines.length > 0 && !paragraphs.some((text) => text.includes(MASK));

/**
 * An article's lines as they stand on its page, range by range; `null` where they can't be shown, or the file isn't there as it was
 * indexed. `pages` are those of the index.
 */
export async function printedLines(
  article: Article,
  pages: readonly PageRecord[],
): Promise<readonly (readonly string[])[] | null> {
  if (!mayBePrinted(article)) return null;
  for (const record of pages.filter(({ page }) => basename(page) === article.source)) {
    const lines = await linesOf(record).catch(() => null);
    const ranges = lines && article.lines.map(([first, last]) => lines.slice(first - 1, last));
    if (ranges && isOf(article, ranges.flat().join('')) && isPlain(ranges.flat().join(''))) return ranges;
  }
  return null;
}

async function linesOf({ page, hash }: PageRecord): Promise<readonly string[] | null> {
  const path = resolve(page);
  const { size } = await stat(path);
  if (size > MOST_BYTES) return null;
  for await (const raw of pagesOfFile({ path, page, name: basename(page), bytes: size })) {
    const input = raw.hash === hash ? await raw.input() : null;
    if (input?.layout === 'page') return maskPrivate(input.text).split(/\r\n?|\n/);
  }
  return null;
}

const squashed = (text: string) => text.replace(/\s/g, '');

/** Two folders may have files of one name. */
const isOf = ({ paragraphs }: Article, printed: string) =>
  squashed(printed).includes(squashed(paragraphs[0] ?? '').slice(0, 12));

/** A number that is broken over lines shows itself when they are joined. */
const isPlain = (printed: string) => maskPrivate(squashed(printed)) === squashed(printed);
