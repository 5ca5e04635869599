/** Feeds: RSS, Atom, RDF and JSON Feed, with their texts whole or only begun. */
import { parseFeed } from 'feedsmith';
import { isSentence, labelsIn, withoutTags } from '../../indexing/formats/index.ts';
import { canonical, type Listed } from './listed.ts';

/** One form for the items of all kinds of feeds; what is missing in one is undefined. */
type Entry = {
  readonly [name in 'title' | 'link' | 'url' | 'external_url' | 'id' | 'published' | 'updated' | 'pubDate']?: unknown;
} & {
  readonly [name in 'date_published' | 'date_modified' | 'description' | 'content' | 'summary' | 'guid']?: unknown;
} & {
  readonly [name in
    | 'content_html'
    | 'content_text'
    | 'links'
    | 'authors'
    | 'dc'
    | 'dcterms'
    | 'atom'
    | 'rdf']?: unknown;
};
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => value !== null && typeof value === 'object';
/** A value, or that of an object that stands for one ({"value": …, "type": "html"}). */
const textOf = (value: unknown): string | null => {
  const own = isFields(value) && !Array.isArray(value) ? (value.value ?? value.name ?? value.encoded) : value;
  return typeof own === 'string' || typeof own === 'number' ? String(own).trim() || null : null;
};
const firstOf = (...values: readonly unknown[]): string | null =>
  values.map(textOf).find((text) => text !== null) ?? null;
const within = (value: unknown, name: string): unknown => (isFields(value) ? value[name] : undefined);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);

/** Of Atom's links the one that is the page: not the feed itself, nor what is attached. */
function linkOf(entry: Entry): string | null {
  const links = listOf(entry.links).filter(isFields);
  const page = links.find(({ rel }) => rel === undefined || rel === 'alternate');
  const guid = within(entry.guid, 'isPermaLink') === false ? null : textOf(entry.guid);
  const own = firstOf(entry.link, page?.href, entry.url, entry.external_url);
  return own ?? (guid !== null && /^https?:\/\//i.test(guid) ? guid : null);
}

/** Letters that a beginning may have; what is longer and ends as a sentence is the report. */
const SHORTEST_WHOLE = 12;

/** Whether a text only begins: it ends in …, in a link to the rest, or within a sentence. */
function isBegun(markup: string): boolean {
  const lines = withoutTags(markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).split('\n').filter(Boolean);
  const last = lines.at(-1) ?? '';
  const rest = labelsIn(last).filter(({ type }) => type === 'around');
  const words = rest.length > 0 ? last.slice(0, rest[0]!.start).trim() : last;
  if (lines.join('').length < SHORTEST_WHOLE || /(?:…|\.{3}|。{3}|\[&#8230;\]|\[…\])\s*$/.test(words)) return true;
  return rest.length > 0 && lines.length === 1 ? true : lines.length === 1 && !isSentence(words);
}

function wholeText(entry: Entry): Pick<Listed, 'fragment' | 'text'> {
  const plain = textOf(entry.content_text);
  const markup = firstOf(within(entry.content, 'encoded'), entry.content_html, entry.content);
  if (markup !== null && !isBegun(markup)) return { fragment: markup };
  if (plain !== null && !isBegun(plain)) return { text: plain };
  const told = firstOf(entry.description, entry.summary);
  return markup === null && plain === null && told !== null && !isBegun(told) ? { fragment: told } : {};
}

function listed(entry: Entry, base: string): Listed {
  const link = linkOf(entry);
  const dc = [within(entry.dc, 'dates'), within(entry.dcterms, 'issued'), within(entry.dcterms, 'created')];
  const creators = [within(entry.dc, 'creators'), entry.authors].flatMap(listOf);
  return {
    url: link === null ? null : canonical(link, base),
    guid: firstOf(entry.guid, entry.id, within(entry.rdf, 'about')),
    title: textOf(entry.title),
    published: firstOf(entry.pubDate, entry.published, entry.date_published, ...dc.flatMap(listOf)),
    updated: firstOf(entry.updated, entry.date_modified, within(entry.atom, 'updated')),
    author: creators.map(textOf).find((name) => name !== null) ?? null,
    ...wholeText(entry),
  };
}

export type Feed = { readonly title: string | null; readonly items: readonly Listed[] };

/** The items of a feed as it has them, the newest wherever it puts them; `null` for what is no feed. */
export function readFeed(text: string, base: string): Feed | null {
  try {
    const { feed } = parseFeed(text) as { readonly feed: Fields };
    const items = listOf(feed.items ?? feed.entries) as readonly Entry[];
    return { title: textOf(feed.title), items: items.map((entry) => listed(entry, base)) };
  } catch {
    return null;
  }
}
