/** What a source's listing says of a report, before its page is read. */
export type Listed = {
  /** Absolute, as `canonical()` makes it; `null` where a feed names none. */
  readonly url: string | null;
  readonly guid: string | null;
  readonly title: string | null;
  /** As it is written there. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly author: string | null;
  /** The whole text, where the listing has it: then its page needn't be read. */
  readonly fragment?: string;
  readonly text?: string;
};

export const NOTHING_SAID = { guid: null, title: null, published: null, updated: null, author: null } as const;

/** What sites hang on their links to count who comes from where; the page is the same without it. */
const COUNTERS = /^(?:utm_\w+|spm\w*|share\w*|isappinstalled|scene|clicktime|enterid|fbclid|gclid)$/i;

/** An address as it is compared and linked: absolute, without fragment and counters; `null` for what is none of the web. */
export function canonical(address: string, base: string): string | null {
  const url = URL.parse(address.trim(), base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (COUNTERS.test(name)) url.searchParams.delete(name);
  return url.href;
}
