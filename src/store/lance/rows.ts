/** Rows of one version of a table by their keys. Taken by their place in it they come six times as fast as by a condition. */
import type { Row, Table } from './engine.ts';
import { rowsIn } from './engine.ts';

type Places = { readonly keys: Float64Array; readonly ids: BigUint64Array };

export function createRows(table: Table) {
  let places: Promise<Places> | null = null;
  return async (keys: readonly number[], columns: readonly string[]): Promise<readonly Row[]> => {
    places ??= placesIn(table);
    const { keys: all, ids } = await places;
    const there = keys.flatMap((key) => {
      const at = placeOf(all, key);
      return at < 0 ? [] : [ids[at]!];
    });
    return there.length === 0 ? [] : rowsIn(table.takeRowIds(there).select([...columns]));
  };
}

/** 16 bytes a row. */
async function placesIn(table: Table): Promise<Places> {
  const found = await table.query().select(['key']).withRowId().toArrow();
  const keys = Float64Array.from(found.getChild('key')?.toArray() ?? []);
  const ids = BigUint64Array.from(found.getChild('_rowid')?.toArray() ?? []);
  if (keys.every((key, at) => at === 0 || keys[at - 1]! < key)) return { keys, ids };
  const order = Uint32Array.from(keys, (_, at) => at).sort((a, b) => keys[a]! - keys[b]!);
  return { keys: Float64Array.from(order, (at) => keys[at]!), ids: BigUint64Array.from(order, (at) => ids[at]!) };
}

function placeOf(keys: Float64Array, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? low : -1;
}
