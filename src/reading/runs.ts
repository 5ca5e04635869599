/** Counting runs of words: which stand side by side in a row of texts, how often, and among what. */

/** All texts as one row of numbered words; the end of a text has number 0. */
export type Row = { readonly at: Int32Array; readonly words: readonly string[] };

const END = 0;

/** Texts between two steps. */
const STEP = 32;

/** Numbers the words of texts that have been cut, some of them a step. */
export function* rowOf(texts: Iterable<readonly string[]>): Generator<void, Row> {
  const numbers = new Map<string, number>([['', END]]);
  const at: number[] = [END];
  let read = 0;
  for (const words of texts) {
    if (++read % STEP === 0) yield;
    for (const word of words) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      at.push(number);
    }
    at.push(END);
  }
  return { at: Int32Array.from(at), words: [...numbers.keys()] };
}

/** Runs of one length that occur often: which begins where (-1: none), how often each occurs, and its words. */
export type Runs = {
  readonly at: Int32Array;
  readonly counts: readonly number[];
  readonly parts: readonly (readonly number[])[];
};

/** Those of `runs` that occur `minCount` times, numbered anew. */
function frequent({ at, counts, parts }: Runs, minCount: number): Runs {
  const kept = counts.flatMap((count, run) => (count >= minCount ? [run] : []));
  const renumbered = new Int32Array(counts.length).fill(-1);
  for (const [number, run] of kept.entries()) renumbered[run] = number;
  return {
    at: at.map((run) => (run === -1 ? -1 : renumbered[run]!)),
    counts: kept.map((run) => counts[run]!),
    parts: kept.map((run) => parts[run]!),
  };
}

/** The frequent words themselves, of those that `counts` says. */
export function singles({ at, words }: Row, isWord: (word: string) => boolean, minCount: number): Runs {
  const counts = words.map(() => 0);
  for (const word of at) counts[word]!++;
  const taken = words.map(isWord);
  const runs = at.map((word) => (taken[word] ? word : -1));
  return frequent({ at: runs, counts, parts: words.map((_, word) => [word]) }, minCount);
}

/**
 * Frequent runs that are a word longer: where two frequent ones overlap, since nothing else can be frequent (Agrawal and
 * Srikant 1994). `fits` says which are worth counting.
 */
export function longer({ at, counts, parts }: Runs, fits: (run: readonly number[]) => boolean, minCount: number): Runs {
  const numbers = new Map<number, number>();
  const found: number[] = [];
  const joined: (readonly number[])[] = [];
  const next = new Int32Array(at.length).fill(-1);
  const numberOf = (left: number, right: number): number => {
    const key = left * counts.length + right;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const run = [...parts[left]!, parts[right]!.at(-1)!];
    const number = fits(run) ? joined.push(run) - 1 : -1;
    if (number !== -1) found.push(0);
    numbers.set(key, number);
    return number;
  };
  for (let i = 0; i + 1 < at.length; i++) {
    if (at[i] === -1 || at[i + 1] === -1) continue;
    const number = numberOf(at[i]!, at[i + 1]!);
    next[i] = number;
    if (number !== -1) found[number]!++;
  }
  return frequent({ at: next, counts: found, parts: joined }, minCount);
}

type Tally = Map<number, number>;

const add = (tally: Tally, key: number): void => void tally.set(key, (tally.get(key) ?? 0) + 1);

function entropy(tally: Tally): number {
  const counts = [...tally.values()];
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}

/**
 * The smaller entropy of what stands left and right of each of the `wanted` runs of `size` words. What `sets apart`
 * counts as another neighbour each time.
 */
export function freedoms(
  row: Row,
  runs: Runs,
  wanted: Iterable<number>,
  size: number,
  setsApart: (word: string) => boolean,
): ReadonlyMap<number, number> {
  const around = new Map([...wanted].map((run) => [run, { before: new Map() as Tally, after: new Map() as Tally }]));
  const apart = row.words.map(setsApart);
  const neighbour = (place: number) => (apart[row.at[place] ?? END] ? -1 - place : (row.at[place] ?? END));
  for (let place = 0; place < runs.at.length; place++) {
    const seen = around.get(runs.at[place]!);
    if (!seen) continue;
    add(seen.before, neighbour(place - 1));
    add(seen.after, neighbour(place + size));
  }
  return new Map([...around].map(([run, { before, after }]) => [run, Math.min(entropy(before), entropy(after))]));
}
