/**
 * The words of all passages: segments as the local store has them, a row or a few each, written with the passages and put
 * together by `settle()`. A reader has them in memory, and reads what came since it looked last.
 */

import { placeOf } from '../local/arrays.ts';
import { type LiveSegment, live, markGone } from '../local/words.ts';
import { type Row, rowsIn, rowsOf, type Table } from './engine.ts';
import type { Head } from './head.ts';
import { merged, type NamedSegment, type Part, PLACE, stacked } from './merge.ts';
import { packed, unpacked } from './packed.ts';
import type { Tables } from './tables.ts';

/** What a segment covers: the passages with keys from `first` to `last`. */
type Extent = { readonly first: number; readonly last: number };
/** And how many there were, how many bytes it takes, and in which rows these are. */
type Stored = Extent & { readonly passages: number; readonly size: number; readonly parts: readonly Row[] };
/** In memory, with what search needs besides. */
export type NamedLive = LiveSegment & { readonly segment: NamedSegment };
type Held = Extent & { readonly segment: NamedLive };

const liveOf = (segment: NamedSegment): NamedLive => ({ ...live(segment), segment });

/**
 * Bytes in a row, rows written in one go, and read at once. Of larger rows the engine's allocator keeps twice their size when they
 * have been read: 90 MB in rows of 4 MB left 300 MB, in these 110.
 */
const PART = 512 << 10;
const WRITTEN_TOGETHER = 32;
const READ_AT_ONCE = 4;
/** Passages that a reader puts together while residents wait: a tenth of a second. */
const MOST_JOINED = 16_384;
/** From this share of passages that went on, everything is made anew without them. */
const GONE_SHARE = 0.1;

/** Writes a segment; of none that is empty. */
export async function putSegment(
  { segment: table }: Tables,
  segment: NamedSegment,
  { first, last }: Extent,
): Promise<void> {
  const passages = segment.keys.length;
  if (passages === 0) return;
  const bytes = packed(segment);
  for (let from = 0; from < bytes.length; from += WRITTEN_TOGETHER * PART) {
    const rows = [];
    for (let at = from; at < Math.min(bytes.length, from + WRITTEN_TOGETHER * PART); at += PART) {
      const content = Buffer.from(bytes.subarray(at, at + PART));
      rows.push({ first, last, passages, size: bytes.length, at, content });
    }
    await table.add(rows);
  }
}

async function storedIn(table: Table): Promise<readonly Stored[]> {
  const rows = await rowsIn(table.query().select(['first', 'last', 'passages', 'size', 'at']).withRowId());
  const stored = Map.groupBy(rows, ({ first }) => Number(first)).values();
  return [...stored].map(toStored).sort((a, b) => a.first - b.first);
}

function toStored(rows: readonly Row[]): Stored {
  const { first, last, passages, size } = rows[0]!;
  return {
    ...{ first: Number(first), last: Number(last), passages: Number(passages), size: Number(size) },
    parts: rows,
  };
}

/** By their places: by a condition all would be read for each. */
async function read(table: Table, { size, parts }: Stored): Promise<NamedSegment> {
  const bytes = new Uint8Array(size);
  const one = async ({ _rowid, at }: Row): Promise<void> => {
    const [row] = await rowsIn(table.takeRowIds([_rowid as bigint]).select(['content']));
    bytes.set(row!.content as Uint8Array, Number(at));
  };
  for (let from = 0; from < parts.length; from += READ_AT_ONCE)
    await Promise.all(parts.slice(from, from + READ_AT_ONCE).map(one));
  return unpacked(bytes);
}

async function removalsIn({ removed }: Tables): Promise<readonly Extent[]> {
  const rows = await rowsOf(removed, 'true', ['first', 'last']);
  return rows.map(({ first, last }) => ({ first: Number(first), last: Number(last) }));
}

/** Runs of keys, from keys in any order. */
export function spansOf(keys: readonly number[]): readonly Extent[] {
  const spans: { first: number; last: number }[] = [];
  for (const key of keys.toSorted((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span && key <= span.last + 1) span.last = key;
    else spans.push({ first: key, last: key });
  }
  return spans;
}

const extentOf = (from: Extent, to: Extent): Extent => ({ first: from.first, last: to.last });

/** Puts small segments together; with `all`, everything, so that nothing is left of what has gone. */
export async function settleSegments(tables: Tables, all = false): Promise<void> {
  const [stored, gone] = [await storedIn(tables.segment), await removalsIn(tables)];
  const passages = stored.reduce((sum, one) => sum + one.passages, 0);
  const went = gone.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const isAnew = went > 0 && (all || went >= GONE_SHARE * passages);
  const groups = isAnew ? [stored] : grouped(stored);
  for (const group of groups) if (isAnew || group.length > 1) await join(tables, group, gone);
  if (isAnew) await tables.removed.delete('true');
}

const grouped = (stored: readonly Stored[]): readonly (readonly Stored[])[] =>
  stored.reduce<readonly (readonly Stored[])[]>(
    (groups, next) =>
      stacked(
        groups,
        [next],
        (group) => group.reduce((n, one) => n + one.passages, 0),
        (a, b) => [...a, ...b],
      ),
    [],
  );

async function join(tables: Tables, group: readonly Stored[], gone: readonly Extent[]): Promise<void> {
  const [from, to] = [group[0], group.at(-1)];
  if (!from || !to) return;
  let parts: readonly Part[] = [];
  for (const one of group) {
    const part = whole(await read(tables.segment, one));
    for (const { first, last } of gone) markGone(part, first, last);
    parts = stacked(parts, part, sizeOf, (a, b) => whole(merged([a, b])));
  }
  const extent = extentOf(from, to);
  await tables.segment.delete(`first >= ${extent.first} AND last <= ${extent.last}`);
  await putSegment(tables, merged(parts), extent);
}

const sizeOf = ({ gone }: Part): number => gone.length;
const whole = (segment: NamedSegment): Part => ({ segment, gone: new Uint8Array(segment.keys.length) });

/** A passage's place in its article, as the local store's rows have it; `isOwn` when its text isn't the article's. */
export type Place = { readonly key: number; readonly article: number; readonly row: Row; readonly isOwn: boolean };

/** `null` where there is none, or none any more. */
export function placeIn(segments: readonly NamedLive[], key: number): Place | null {
  const held = segments.find(({ segment: { keys } }) => key <= (keys.at(-1) ?? 0));
  if (!held) return null;
  const { gone, segment } = held;
  const at = placeOf(segment.keys, key);
  if (at < 0 || gone[at] === 1) return null;
  const numbers = segment.places.subarray(PLACE * at, PLACE * (at + 1));
  const [article = 0, ordinal, paragraph, start, length, checksum, isOwn] = numbers;
  return { key, article, row: { key, ordinal, paragraph, start, length, checksum }, isOwn: isOwn === 1 };
}

/** Keeps the segments in memory from one head to the next. */
export function createSegments() {
  let held: readonly Held[] = [];
  let seen: Head | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const take = async ({ segment: table }: Tables): Promise<void> => {
    const stored = await storedIn(table);
    const unknown = () => stored.find((one) => one.last > (held.at(-1)?.last ?? 0));
    for (let next = unknown(); next; next = unknown()) {
      const { first } = next;
      // What was put together out of known and unknown ones takes the place of those.
      const isNew = first > (held.at(-1)?.last ?? 0);
      if (!isNew) held = held.filter((one) => one.last < first);
      else held = stacked(held, { ...next, segment: liveOf(await read(table, next)) }, sizeOfHeld, joined, MOST_JOINED);
    }
  };
  const follow = async (tables: Tables): Promise<void> => {
    await take(tables);
    for (const { first, last: through } of await removalsIn(tables))
      for (const { segment } of held) markGone(segment, first, through);
  };
  const update = async (tables: Tables, head: Head): Promise<readonly NamedLive[]> => {
    if (!(seen && isUpTo(seen, head))) {
      if (seen?.made !== head.made) held = [];
      await follow(tables);
      // Removals are dropped when everything is made anew: who didn't look in between has missed them.
      if (leftIn(held) !== head.passages) {
        held = [];
        await follow(tables);
      }
      seen = head;
    }
    return held.map(({ segment }) => segment);
  };
  /** As a head has them or a later one: two questions side by side read nothing twice. */
  return (tables: Tables, head: Head): Promise<readonly NamedLive[]> => {
    const next = last.then(() => update(tables, head));
    last = next.catch(() => {});
    return next;
  };
}

/** Whether `seen` has every change that `head` has; both only grow. */
const isUpTo = (seen: Head, head: Head): boolean =>
  seen.made === head.made && seen.lastPassage >= head.lastPassage && seen.removed >= head.removed;
const sizeOfHeld = ({ segment }: Held): number => segment.gone.length;
/** How many passages haven't gone. */
const leftIn = (held: readonly Held[]): number =>
  held.reduce((sum, { segment: { gone } }) => gone.reduce((left, isGone) => left - isGone, sum + gone.length), 0);
const joined = (a: Held, b: Held): Held => ({ ...extentOf(a, b), segment: liveOf(merged([a.segment, b.segment])) });
