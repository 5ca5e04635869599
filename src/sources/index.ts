/**
 * Where articles come from, and the one safe way to get them.
 * In: `sources.yaml`, an address.
 * Out: checked entries; the text of a page, or why there is none.
 * Not here: what a page says (indexing), when to ask (the caller's schedule).
 */
export { makeFetcher } from './fetch.ts';
export { readSources } from './sources.ts';
