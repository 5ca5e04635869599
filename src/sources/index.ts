/**
 * Where articles come from, and the one safe way to get them.
 * In: `sources.yaml`, an address.
 * Out: reports as files, which the index run reads like any others; what is known of each source.
 * Not here: what a page says (indexing), when to ask (the caller's schedule).
 */

export { type Again, fetchAgain, hasPage, itemFileOf } from './again.ts';
export { sourcesDir } from './alone.ts';
export { channelOf, keepPost } from './channel.ts';
export { discover } from './discover.ts';
export { type Fetcher, makeFetcher } from './fetch.ts';
export { fetchRound, type Round, type RoundProgress } from './fetch-run.ts';
export { folderOf } from './folder.ts';
export { freshnessOf } from './freshness.ts';
export { itemFiles, itemsDir } from './item-files.ts';
export { placeOf, readSources, type Source, withSource } from './sources.ts';
export { hasSourceState, openSourceState, type SourceState } from './state.ts';
