/**
 * In how many passages each term stands, folded into two flat arrays that a reader has in memory: 12 bytes a term, a lookup in a
 * microsecond. Terms go by number; what was put in or taken out since the last folding stands in `term`, a row a term and batch.
 */
import { among, type Row, rowsIn, rowsOf, type Table } from './engine.ts';
import type { Tables } from './tables.ts';

/** Numbers ascend. */
export type Dictionary = { readonly numbers: Float64Array; readonly counts: Uint32Array };

const EMPTY: Dictionary = { numbers: new Float64Array(0), counts: new Uint32Array(0) };
const PRIMES = [2_654_435_761, 1_597_334_677] as const;

/** A term's number: 53 bits of a hash over its code units; of five million terms two share one once in a thousand archives. */
export function numberOf(term: string): number {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < term.length; at++) {
    const unit = term.charCodeAt(at);
    one = Math.imul(one ^ unit, PRIMES[0]);
    two = Math.imul(two ^ unit, PRIMES[1]);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & two) + (one >>> 0);
}

export function countIn({ numbers, counts }: Dictionary, number: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number ? counts[low]! : 0;
}

export async function readDictionary({ dictionary }: Pick<Tables, 'dictionary'>): Promise<Dictionary> {
  const [row] = await rowsIn(dictionary.query().select(['content']));
  if (!row) return EMPTY;
  // Where Arrow puts it, numbers needn't begin at a multiple of eight.
  const { buffer, byteLength } = Uint8Array.from(row.content as Uint8Array);
  const terms = byteLength / 12;
  return { numbers: new Float64Array(buffer, 0, terms), counts: new Uint32Array(buffer, 8 * terms, terms) };
}

/** Rows read at a time. */
const AT_A_TIME = 100_000;

/** What changed since the last folding. */
async function changes(term: Table): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  const rows = await term.countRows();
  for (let from = 0; from < rows; from += AT_A_TIME)
    add(counts, await rowsIn(term.query().select(['number', 'count']).limit(AT_A_TIME).offset(from)));
  return counts;
}

function add(counts: Map<number, number>, rows: readonly Row[]): void {
  for (const { number, count } of rows) counts.set(Number(number), (counts.get(Number(number)) ?? 0) + Number(count));
}

/** Counts of these terms that aren't folded yet. */
export async function changesOf({ term }: Tables, numbers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  add(counts, await rowsOf(term, among('number', numbers), ['number', 'count']));
  return counts;
}

export async function foldTerms(tables: Tables): Promise<void> {
  if ((await tables.term.countRows()) === 0) return;
  const folded = merged(await readDictionary(tables), await changes(tables.term));
  const content = Buffer.concat([folded.numbers, folded.counts].map(({ buffer }) => Buffer.from(buffer)));
  await tables.dictionary.delete('true');
  await tables.dictionary.add([{ content }]);
  await tables.term.delete('true');
}

function merged({ numbers, counts }: Dictionary, changed: ReadonlyMap<number, number>): Dictionary {
  const all = new Map(changed);
  for (const [at, number] of numbers.entries()) all.set(number, (all.get(number) ?? 0) + counts[at]!);
  const left = Float64Array.from([...all].filter(([, count]) => count > 0).map(([number]) => number)).sort();
  return { numbers: left, counts: Uint32Array.from(left, (number) => all.get(number)!) };
}
