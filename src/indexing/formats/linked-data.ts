/** JSON-LD: what a page states of its article for machines. */
import type { PageTree } from 'jsdom';

export type LinkedArticle = {
  readonly headline: string | null;
  readonly published: string | null;
  /** Persons alone: a site is no reporter. */
  readonly authors: readonly string[];
  readonly publisher: string | null;
};

type Fields = Readonly<Record<string, unknown>>;

/** Objects at any depth (`@graph`, lists); what nests deeper than any vocabulary does isn't looked at. */
const DEEPEST = 6;

function objectsIn(value: unknown, depth = 0): readonly Fields[] {
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return [];
  const inner = Object.values(value).flatMap((one) => objectsIn(one, depth + 1));
  return Array.isArray(value) ? inner : [value as Fields, ...inner];
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;

const first = (fields: Fields, names: readonly string[]): string | null =>
  names.map((name) => textOf(fields[name])).find((text) => text !== null) ?? null;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);
const nameIn = (value: unknown): string | null =>
  value !== null && typeof value === 'object' ? textOf((value as Fields).name) : textOf(value);
/** {"@id": …}: what another part of the script describes. */
const described = (all: readonly Fields[]) => (value: unknown) => {
  const id = value !== null && typeof value === 'object' ? (value as Fields)['@id'] : undefined;
  return id !== undefined && nameIn(value) === null
    ? (all.find((one) => one['@id'] === id && nameIn(one) !== null) ?? value)
    : value;
};
const isPerson = (value: unknown) =>
  !/organi[sz]ation/i.test(JSON.stringify((value as Fields | null)?.['@type'] ?? ''));

const PUBLISHED = ['datePublished', 'pubDate', 'dateCreated', 'uploadDate'];

const articleIn = (fields: Fields, all: readonly Fields[]): LinkedArticle => ({
  headline: first(fields, ['headline', 'title', 'name']),
  published: first(fields, PUBLISHED),
  authors: listOf(fields.author ?? fields.creator)
    .map(described(all))
    .filter(isPerson)
    .flatMap((one) => (one !== null && typeof one === 'object' ? listOf((one as Fields).name) : [one]))
    .map(textOf)
    .filter((name) => name !== null),
  publisher: nameIn(fields.publisher),
});

/** A script that isn't quite JSON still says its date. */
const LOOSE_DATE = /"(?:datePublished|pubDate)"\s*:\s*(?:"([^"]{4,60})"|(\d{9,13})\b)/;

function parsed(text: string): readonly LinkedArticle[] {
  try {
    const all = objectsIn(JSON.parse(text));
    return all
      .filter((fields) => first(fields, [...PUBLISHED, 'headline']) !== null)
      .map((fields) => articleIn(fields, all));
  } catch {
    const published = LOOSE_DATE.exec(text)?.slice(1).find(Boolean) ?? null;
    return published === null ? [] : [{ headline: null, published, authors: [], publisher: null }];
  }
}

/** The articles that a page's scripts describe, in their order; teasers of others may be among them. */
export const linkedArticles = (document: PageTree): readonly LinkedArticle[] =>
  [...document.querySelectorAll('script[type="application/ld+json" i]')].flatMap((script) =>
    parsed(script.textContent ?? ''),
  );
