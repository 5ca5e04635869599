import type { NewWord } from '../types.ts';
import { nameLike } from './name-parts.ts';
import { freedoms, longer, type Row, type Runs, rowOf, singles } from './runs.ts';
import { segmenter } from './words.ts';

export type NewWordOptions = {
  /** Fewer sightings prove nothing. */
  readonly minCount?: number;
  /** 6 bits: together 64 times as often as chance has it. */
  readonly minCohesion?: number;
  /** 1 bit: at least two neighbours equally often, so that it is no piece of a longer word. */
  readonly minFreedom?: number;
};

/** Two characters are found by their pair; longer runs than names are phrases. */
const SHORTEST = 3;
const LONGEST = 8;
const HAN = /^\p{Script=Han}+$/u;
/** Characters that words of substance neither begin nor end with. */
const EMPTY =
  /^[的了在是和与及或就都也还又把被给对从到向为于而且但并等个名位家年月日第每各这那其之以将要会可能不没有]|[的了在是和与及或就都也还又把被给对从到向为于而且但并等个名位]$/;
/** Who quotes a word sets it apart: “邻管家” is a whole word although its neighbours never change. */
const QUOTES = /^[“”‘’"'「」『』《》〈〉]$/;

/**
 * Cut by the dictionary alone: what it doesn't know falls into single characters, the same ones wherever it stands,
 * while the segmenter's guesses change with what is around (用津 | 管家).
 */
function* cut(texts: Iterable<string>): Generator<readonly string[]> {
  for (const text of texts) yield segmenter().cut(text, false);
}

const keyOf = (run: readonly number[]): string => run.join(' ');

/** Remembers how often runs occur, and says how much more often than chance has it the parts of one meet. */
function createCohesion(total: number) {
  const known = new Map<string, number>();
  const countOf = (run: readonly number[]) => known.get(keyOf(run)) ?? 1;
  return {
    learn: ({ parts, counts }: Runs) => {
      for (const [run, words] of parts.entries()) known.set(keyOf(words), counts[run]!);
    },
    of: (run: readonly number[]): number => {
      const byChance = run.slice(1).map((_, at) => countOf(run.slice(0, at + 1)) * countOf(run.slice(at + 1)));
      return Math.log2((countOf(run) * total) / Math.max(...byChance));
    },
  };
}

/** The runs of one length that are words, in no order. */
function wordsOf(
  row: Row,
  runs: Runs,
  cohesion: (run: readonly number[]) => number,
  { minCohesion = 6, minFreedom = 1 }: NewWordOptions,
): readonly NewWord[] {
  const partsOf = (run: number) => runs.parts[run]!.map((number) => row.words[number]!);
  const bound = new Map<number, number>();
  for (const [run, numbers] of runs.parts.entries()) {
    const word = partsOf(run).join('');
    const bits = word.length < SHORTEST || EMPTY.test(word) ? 0 : cohesion(numbers);
    if (bits >= minCohesion) bound.set(run, bits);
  }
  const free = freedoms(row, runs, bound.keys(), runs.parts[0]?.length ?? 0, (word) => QUOTES.test(word));
  return [...free].flatMap(([run, freedom]) => {
    if (freedom < minFreedom) return [];
    const parts = partsOf(run);
    const found = { word: parts.join(''), count: runs.counts[run]!, cohesion: bound.get(run)! };
    return [{ ...found, freedom, isName: nameLike(parts) }];
  });
}

/**
 * Words of an archive that the dictionary doesn't have: runs of its words that meet far more often than by chance,
 * wherever they are parted (mutual information, Sproat and Shih 1990), and that are used among changing neighbours
 * (branching entropy, Jin and Tanaka-Ishii 2006). Most frequent first. `texts`: normalised, in any order. A step takes
 * some 50 ms of the two seconds that 2,000 articles take: a program that has more to do does it in between.
 */
export function* newWords(texts: Iterable<string>, options: NewWordOptions = {}): Generator<void, readonly NewWord[]> {
  const { minCount = 5 } = options;
  const row = yield* rowOf(cut(texts));
  const isShort = (run: readonly number[]) => run.reduce((sum, word) => sum + row.words[word]!.length, 0) <= LONGEST;
  const cohesion = createCohesion(row.at.length);
  const found: NewWord[] = [];
  let runs = singles(row, (word) => HAN.test(word), minCount);
  cohesion.learn(runs);
  for (runs = longer(runs, isShort, minCount); runs.parts.length > 0; runs = longer(runs, isShort, minCount)) {
    yield;
    cohesion.learn(runs);
    found.push(...wordsOf(row, runs, cohesion.of, options));
  }
  return found.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}
