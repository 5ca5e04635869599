import { segmenter } from './words.ts';

/** A word that an archive uses and the dictionary doesn't have: 双福六小, 津管家. */
export type NewWord = {
  readonly word: string;
  readonly count: number;
  /** Pointwise mutual information of its halves in bits: how much more often they meet than by chance. */
  readonly cohesion: number;
  /** The smaller of the entropies of what stands left and right of it in bits: how freely it is used. */
  readonly freedom: number;
};

export type NewWordOptions = {
  /** Fewer sightings prove nothing. */
  readonly minCount?: number;
  /** 6 bits: together 64 times as often as chance has it. */
  readonly minCohesion?: number;
  /** 1 bit: at least two neighbours equally often, so that it is no piece of a longer word. */
  readonly minFreedom?: number;
};

/** Names are short; longer runs are phrases. */
const LONGEST = 8;
const HAN = /^\p{Script=Han}+$/u;
/** Characters that words of substance neither begin nor end with. */
const EMPTY =
  /^[的了在是和与及或就都也还又把被给对从到向为于而且但并等个名位家年月日第每各这那其之以将要会可能不没有]|[的了在是和与及或就都也还又把被给对从到向为于而且但并等个名位]$/;

type Tally = Map<string, number>;

const add = (tally: Tally, key: string): void => {
  tally.set(key, (tally.get(key) ?? 0) + 1);
};

const candidate = (word: string): boolean =>
  word.length >= 3 && word.length <= LONGEST && HAN.test(word) && !EMPTY.test(word);

/** Neighbouring words with what stands around them; the ends of a text count as neighbours of their own. */
function* pairs(text: string): Generator<readonly [before: string, left: string, right: string, after: string]> {
  const cut = segmenter().cut(text, true);
  for (let at = 0; at + 1 < cut.length; at++)
    yield [cut[at - 1] ?? '', cut[at] ?? '', cut[at + 1] ?? '', cut[at + 2] ?? ''];
}

function entropy(tally: Tally): number {
  const counts = [...tally.values()];
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}

function countPairs(texts: Iterable<string>) {
  const words: Tally = new Map();
  const joined = new Map<string, { readonly left: string; readonly right: string; count: number }>();
  let total = 0;
  for (const text of texts)
    for (const [before, left, right] of pairs(text)) {
      if (before === '') add(words, left);
      add(words, right);
      total++;
      const known = joined.get(left + right);
      if (known) known.count++;
      else if (candidate(left + right)) joined.set(left + right, { left, right, count: 1 });
    }
  return { words, joined, total };
}

function neighbours(texts: Iterable<string>, wanted: ReadonlySet<string>) {
  const around = new Map([...wanted].map((word) => [word, { before: new Map() as Tally, after: new Map() as Tally }]));
  for (const text of texts)
    for (const [before, left, right, after] of pairs(text)) {
      const seen = around.get(left + right);
      if (!seen) continue;
      add(seen.before, before);
      add(seen.after, after);
    }
  return around;
}

/**
 * Words of an archive that the dictionary cuts in two: neighbours that meet far more often than by chance (mutual
 * information, Sproat and Shih 1990) and that are used among changing neighbours (branching entropy, Jin and
 * Tanaka-Ishii 2006). Most frequent first. `texts` is read twice: normalised texts, in any order.
 */
export function newWords(texts: () => Iterable<string>, options: NewWordOptions = {}): readonly NewWord[] {
  const { minCount = 5, minCohesion = 6, minFreedom = 1 } = options;
  const { words, joined, total } = countPairs(texts());
  const cohesion = ({ left, right, count }: { left: string; right: string; count: number }) =>
    Math.log2((count * total) / ((words.get(left) ?? 1) * (words.get(right) ?? 1)));
  const bound = new Map([...joined].filter(([, pair]) => pair.count >= minCount && cohesion(pair) >= minCohesion));
  const around = neighbours(texts(), new Set(bound.keys()));
  return [...bound]
    .map(([word, pair]) => {
      const { before, after } = around.get(word) ?? { before: new Map(), after: new Map() };
      return { word, count: pair.count, cohesion: cohesion(pair), freedom: Math.min(entropy(before), entropy(after)) };
    })
    .filter(({ freedom }) => freedom >= minFreedom)
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}
