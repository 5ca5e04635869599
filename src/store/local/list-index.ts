import type { DatabaseSync } from 'node:sqlite';
import { filled } from './arrays.ts';
import { arraysIn, asNumbers, writeArrays } from './arrays-file.ts';
import { catchUp, countPassages, currentExtent } from './catch-up.ts';
import { createAssign, findCentres } from './centres.ts';
import { type StoredVector, toUnit } from './codec.ts';
import { type Extent, NOTHING } from './derived.ts';
import { codeBytes, type Lists, nearKeys, writeCode } from './lists.ts';
import type { Near, Points } from './near.ts';

/** `news.lists`: the word "WJL1", then keys, starts, how many the centres were found for, centres, codes. */
const MAGIC = 0x314c4a57;
const ARRAYS = 5;

/** Centres are found anew once there are so many times the passages they were found for. */
const OUTGROWN = 2;

export const isOutgrown = ({ foundFor }: Lists, passages: number): boolean => passages > OUTGROWN * foundFor;

/** The lists in a file whose fingerprint was vouched for; `null` when another version wrote it. */
export function parseLists(file: Buffer): Lists | null {
  const parts = arraysIn(file, MAGIC, ARRAYS);
  if (!parts) return null;
  const [keys, starts, foundFor, centres, codes] = parts as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  return {
    ...{ keys: asNumbers(keys), starts: asNumbers(starts), foundFor: asNumbers(foundFor)[0] ?? 0, codes },
    centres: new Float32Array(centres.buffer, centres.byteOffset, centres.byteLength / 4),
  };
}

/** Vectors that came after the lists were made: the list of each, and their codes end to end. */
type Added = { readonly keys: number[]; readonly lists: number[]; codes: Uint8Array };

function addTo(added: Added, key: number, list: number, steps: Int8Array): void {
  const bytes = codeBytes(steps.length);
  const at = added.keys.length * bytes;
  if (at === added.codes.length) added.codes = filled(new Uint8Array(Math.max(ROOM * bytes, 2 * at)), added.codes);
  writeCode(added.codes, at, steps);
  added.keys.push(key);
  added.lists.push(list);
}
const ROOM = 64;

/** The vectors of the passages up to `stored.extent` in lists, to be searched or to go on with; without `stored` there are none yet. */
export function createListIndex(
  points: Points,
  dimensions: number,
  stored: { readonly lists: Lists; readonly extent: Extent } | null,
): Near {
  let lists = stored?.lists ?? null;
  let extent = stored?.extent ?? NOTHING;
  let assign: ReturnType<typeof createAssign> | null = null;
  const added: Added = { keys: [], lists: [], codes: new Uint8Array(0) };
  const gone = new Set<number>();
  const removeSpan = (first: number, last: number) => {
    for (let key = first; key <= Math.min(last, extent.through); key++) gone.add(key);
  };
  return {
    name: 'news.lists',
    extent: () => extent,
    removeSpan,
    nearest: (vector, k, cosines) => {
      const keys = lists ? nearKeys(lists, vector, k).filter((key) => !gone.has(key)) : [];
      const scores = cosines(vector, keys);
      const matches = keys.map((key, i) => ({ key, score: scores[i]! }));
      return matches.sort((a, b) => b.score - a.score || a.key - b.key).slice(0, k);
    },
    grow: (tables, most = Number.POSITIVE_INFINITY) => {
      lists ??= emptyLists(tables, points, dimensions);
      assign ??= createAssign(points, lists.centres, dimensions);
      const nearest = assign;
      const add = (key: number, vector: StoredVector) => addTo(added, key, nearest(toUnit(vector)), vector.steps);
      const before = extent.through;
      extent = catchUp(tables, extent, { removeSpan, add }, most);
      return extent.through - before < most;
    },
    save: (dir) => {
      if (!lists) throw new Error('there are no lists yet');
      const { keys, starts, foundFor, centres, codes } = merged(lists, added, gone, dimensions);
      return writeArrays(dir, 'news.lists', MAGIC, [keys, starts, Uint32Array.of(foundFor), centres, codes]);
    },
  };
}

function emptyLists(db: DatabaseSync, points: Points, dimensions: number): Lists {
  const foundFor = countPassages(db);
  const centres = findCentres(db, points, dimensions, currentExtent(db), foundFor);
  const starts = new Uint32Array(centres.length / dimensions + 1);
  return { centres, foundFor, starts, keys: new Uint32Array(0), codes: new Uint8Array(0) };
}

/** The lists with what came and without what went, each in the order of keys. */
function merged(lists: Lists, added: Added, gone: ReadonlySet<number>, dimensions: number): Lists {
  const bytes = codeBytes(dimensions);
  const came = Map.groupBy(added.keys.keys(), (at) => added.lists[at]!);
  const room = lists.keys.length + added.keys.length;
  const [keys, codes, starts] = [new Uint32Array(room), new Uint8Array(room * bytes), lists.starts.slice()];
  let end = 0;
  const put = (from: Pick<Added, 'codes'> & { readonly keys: ArrayLike<number> }, at: number) => {
    const key = from.keys[at]!;
    if (gone.has(key)) return;
    keys[end] = key;
    codes.set(from.codes.subarray(at * bytes, (at + 1) * bytes), end++ * bytes);
  };
  for (let list = 0; list + 1 < starts.length; list++) {
    starts[list] = end;
    for (let at = lists.starts[list]!; at < lists.starts[list + 1]!; at++) put(lists, at);
    for (const at of came.get(list) ?? []) put(added, at);
  }
  starts[starts.length - 1] = end;
  return { ...lists, starts, keys: keys.subarray(0, end), codes: codes.subarray(0, end * bytes) };
}
