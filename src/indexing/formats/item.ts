/** What was fetched of a source, a report a file: the page or the feed's own text as it came, with what its source says of it. */
import { InputError } from '../../errors.ts';
import { lexicon, once, scanner } from '../../lexicon/index.ts';
import { unescaped } from './clean.ts';
import { printedReport } from './epaper.ts';
import { withoutTags } from './fields.ts';
import { type Metadata, NO_METADATA, type TextInput } from './format.ts';
import { readFragment, readWebPage } from './html.ts';
import { lettersOf } from './labels.ts';

/** A `.item` file, as JSON. One of `page`, `fragment` and `text` is there. */
export type Item = {
  /** The publisher's own address. */
  readonly url: string;
  readonly title: string | null;
  /** As the source writes it; no day after the one it was fetched on. */
  readonly published: string | null;
  /** The day on which the publisher changed it. */
  readonly updated: string | null;
  readonly author: string | null;
  readonly paper: string;
  /** The paper's, not the report's. */
  readonly district: string | null;
  /** A whole page, decoded. */
  readonly page?: string;
  /** The pages on which it goes on. */
  readonly more?: readonly string[];
  /** Markup of the text alone, as feeds have it. */
  readonly fragment?: string;
  readonly text?: string;
};

type Read = { readonly text: string; readonly metadata: Partial<Metadata> };

const TAG = /<\/?[a-z][^>]*>/i;
/** What only the whole tree of a text tells: what is hidden in it, and which cells are a row. */
const NEEDS_TREE = /<table\b|\bstyle\s*=|\bhidden\b|\bclass\s*=|<style\b/i;

async function readPiece(markup: string): Promise<string> {
  // Some feeds escape twice: their markup is still text when the feed is read.
  const html = TAG.test(markup) ? markup : unescaped(unescaped(markup));
  return NEEDS_TREE.test(html) ? readFragment(html) : withoutTags(html);
}

/** Pages that say in words that there is nothing, and answer as if there were. */
const nothingThere = once(() => scanner(lexicon('nothing-there')));
/** Letters of a longer text are a report's, whatever it says. */
const SHORT = 80;

const saysNothing = ({ text, metadata }: Read): boolean =>
  lettersOf(text).length < SHORT &&
  metadata.published == null &&
  nothingThere().all(`${metadata.title ?? ''}\n${text}`).length > 0;

/** A page may name another address as its own, within its own site. */
function addressOf(own: string | null | undefined, given: string): string {
  const [stated, asked] = [URL.parse(own ?? ''), URL.parse(given)];
  return stated !== null && stated.hostname === asked?.hostname && stated.pathname !== '/' ? stated.href : given;
}

async function readWhole(page: string): Promise<Read> {
  const printed = printedReport(page);
  if (printed === null) return readWebPage(page, true);
  const { body, ...metadata } = printed;
  return { text: await readFragment(body), metadata };
}

/** A report over several pages: a line that a page before has printed already stands around the report (the row of pages, who may copy it). */
async function readPages(first: string, more: readonly string[]): Promise<Read> {
  const read = await readWhole(first);
  if (more.length === 0) return read;
  const pages = [read.text.split('\n')];
  for (const page of more) pages.push((await readWhole(page)).text.split('\n'));
  const times = Map.groupBy(
    pages.flatMap((lines) => [...new Set(lines)]),
    (line) => line,
  );
  const text = pages.flat().filter((line) => times.get(line)?.length === 1 && line !== read.metadata.title);
  return { ...read, text: text.join('\n') };
}

/** An article as a source has it. What the source says of its date goes before what its page does; of its headline, after. */
export async function readItem(bytes: Uint8Array, name: string): Promise<TextInput> {
  const item = JSON.parse(new TextDecoder().decode(bytes)) as Item;
  const title = item.title === null ? null : unescaped(item.title);
  const read: Read =
    item.page === undefined
      ? { text: item.text ?? (await readPiece(item.fragment ?? '')), metadata: { title } }
      : await readPages(item.page, item.more ?? []);
  if (read.text.trim() === '' || saysNothing(read))
    throw new InputError({
      what: `read "${name}" (${item.url})`,
      why: 'there is no article in it',
      remedy: 'Look at the page in a browser; its source may have to be named otherwise.',
    });
  const { metadata: own } = read;
  const metadata: Metadata = {
    ...NO_METADATA,
    ...own,
    title: own.title || title,
    published: item.published ?? own.published ?? null,
    otherwise: [...(item.published !== null && own.published ? [own.published] : []), ...(own.otherwise ?? [])],
    author: own.author ?? item.author,
    url: addressOf(own.url, item.url),
    fetched: true,
    home: item.district,
    paper: item.paper,
    updated: item.updated,
  };
  return { layout: 'article', text: read.text, metadata };
}
