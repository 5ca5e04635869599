/** A report is kept: its file first, then what is known of it, so that a kill between the two does the same again. */
import type { Item } from '../indexing/index.ts';
import { hashOf, type ItemFiles } from './item-files.ts';
import type { KnownItem, SourceState } from './state.ts';

export type KeepDeps = { readonly state: SourceState; readonly files: ItemFiles; readonly now: () => number };

/** What came of keeping it. */
export type Kept = 'fresh' | 'changed' | 'same';

type About = Pick<KnownItem, 'name' | 'place' | 'url' | 'final' | 'guid' | 'published' | 'whole'>;

/** What tells a report's state from another of it; when it was changed is no part of that. */
export const stateOf = (item: Item): string => hashOf({ ...item, updated: null });

/** A file for what is new or has changed, to be indexed; what is the same is left alone. `hash`: `stateOf` the item. */
export function keepItem(
  item: Item,
  about: About,
  known: KnownItem | null,
  { state, files, now }: KeepDeps,
  hash = stateOf(item),
): Kept {
  const isSame = known !== null && known.hash === hash && known.status !== 'gone';
  if (!isSame) files.write(about.name, item);
  const times = { since: known?.since ?? now(), checked: now(), missed: null };
  state.put({ ...about, hash, ...times, status: isSame ? known.status : 'waiting' });
  if (isSame) return 'same';
  return known === null || known.status === 'gone' ? 'fresh' : 'changed';
}
