// What for: learning how much each feature of retrieval counts, from questions whose right articles are known.
// What comes in: for each question the features of its candidates and which of them are right.
// What goes out: a weight for each feature; recall with given weights; what recall loses without each feature.
// What it does not do: it searches nothing and writes no file (`npm run tune` does).

/** A candidate of one question: its features in a fixed order, and whether it is a right one. */
type Example = {
  readonly features: readonly number[];
  readonly isRight: boolean;
  /** What its score has besides (default 0). */
  readonly offset?: number;
};

/** A question's candidates; `group` keeps questions about one article, or of one corpus, on one side of the split. */
export type Sample = {
  readonly group: string;
  readonly kind: string;
  readonly examples: readonly Example[];
  /** How much it counts in learning (default 1). */
  readonly weight?: number;
};

export type LearnOptions = {
  /** Pull towards 0, in units of standardised features (default .003: it keeps features that repeat each other alike). */
  readonly l2?: number;
  /** Full-batch steps (default 300; the loss stands still after some 150). */
  readonly steps?: number;
};

export type Recall = { readonly kind: string; readonly questions: number; readonly at: readonly number[] };

const PLACES = [1, 3, 10] as const;
const RATE = 0.05;

type Scale = { readonly mean: readonly number[]; readonly deviation: readonly number[] };

function scaleOf(samples: readonly Sample[]): Scale {
  const rows = samples.flatMap(({ examples }) => examples.map(({ features }) => features));
  const count = rows[0]?.length ?? 0;
  const mean = Array.from({ length: count }, (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
  const variance = mean.map((m, i) => rows.reduce((sum, row) => sum + (row[i]! - m) ** 2, 0) / rows.length);
  return { mean, deviation: variance.map((v) => Math.sqrt(v) || 1) };
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

type Lesson = {
  readonly rows: readonly Float64Array[];
  readonly offsets: readonly number[];
  readonly isRight: readonly boolean[];
  readonly weight: number;
};

/** Adds the gradient of -log(probability that a softmax over the candidates gives to the right ones). */
function addGradient({ rows, offsets, isRight, weight }: Lesson, w: Float64Array, into: Float64Array) {
  const scores = rows.map((row, i) => dot(row, w) + offsets[i]!);
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const all = odds.reduce((a, b) => a + b, 0);
  const right = odds.reduce((sum, odd, i) => sum + (isRight[i] ? odd : 0), 0);
  for (const [i, row] of rows.entries()) {
    const pull = weight * (odds[i]! / all - (isRight[i] ? odds[i]! / right : 0));
    for (let f = 0; f < w.length; f++) into[f]! += pull * row[f]!;
  }
}

/**
 * Listwise softmax regression (ListNet, Cao et al. 2007) by Adam (Kingma, Ba 2015) over all samples at once. Returns a
 * weight for each feature as it comes (not standardised). Samples without a right candidate teach nothing.
 */
export function learnWeights(samples: readonly Sample[], { l2 = 0.003, steps = 300 }: LearnOptions = {}): number[] {
  const { mean, deviation } = scaleOf(samples);
  const usable = samples.filter(({ examples }) => examples.some(({ isRight }) => isRight));
  const data = usable.map(
    ({ examples, weight = 1 }): Lesson => ({
      weight,
      rows: examples.map(({ features }) => Float64Array.from(features, (x, i) => (x - mean[i]!) / deviation[i]!)),
      offsets: examples.map(({ offset = 0 }) => offset),
      isRight: examples.map(({ isRight }) => isRight),
    }),
  );
  const total = data.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const [w, first, second] = [0, 1, 2].map(() => new Float64Array(mean.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(w.length);
    for (const lesson of data) addGradient(lesson, w, gradient);
    for (let f = 0; f < w.length; f++) {
      const g = gradient[f]! / total + l2 * w[f]!;
      first[f] = 0.9 * first[f]! + 0.1 * g;
      second[f] = 0.99 * second[f]! + 0.01 * g * g;
      w[f]! -= (RATE * first[f]!) / (1 - 0.9 ** step) / (Math.sqrt(second[f]! / (1 - 0.99 ** step)) + 1e-9);
    }
  }
  return Array.from(w, (weight, f) => weight / deviation[f]!);
}

/** Place of the best right candidate, from 1; infinite when there is none. Ties go against us. */
function placeOf({ examples }: Sample, weights: readonly number[]): number {
  const scores = examples.map(({ features, offset = 0 }) => dot(features, weights) + offset);
  const right = Math.max(...scores.filter((_, i) => examples[i]!.isRight));
  if (right === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return 1 + scores.filter((score, i) => !examples[i]!.isRight && score >= right).length;
}

/** Recall at 1, 3 and 10 for each kind of question. */
export function recallWith(samples: readonly Sample[], weights: readonly number[]): readonly Recall[] {
  return [...Map.groupBy(samples, ({ kind }) => kind)].map(([kind, own]) => {
    const places = own.map((sample) => placeOf(sample, weights));
    const at = PLACES.map((k) => places.filter((place) => place <= k).length / own.length);
    return { kind, questions: own.length, at };
  });
}

/** Recall on held-out samples, each group judged by weights learned without it (`folds`-fold cross-validation). */
export function crossValidate(samples: readonly Sample[], folds = 5, options: LearnOptions = {}): readonly Recall[] {
  const groups = [...new Set(samples.map(({ group }) => group))].sort();
  const fold = new Map(groups.map((group, i) => [group, i % folds]));
  const parts = Array.from({ length: folds }, (_, f) => {
    const weights = learnWeights(
      samples.filter(({ group }) => fold.get(group) !== f),
      options,
    );
    return recallWith(
      samples.filter(({ group }) => fold.get(group) === f),
      weights,
    );
  });
  return merged(parts.flat());
}

function merged(rows: readonly Recall[]): readonly Recall[] {
  return [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, own]) => {
    const questions = own.reduce((sum, row) => sum + row.questions, 0);
    const at = PLACES.map((_, i) => own.reduce((sum, row) => sum + row.at[i]! * row.questions, 0) / questions);
    return { kind, questions, at };
  });
}

/** The samples with one feature made the same for all, as if it were not measured. */
export const without = (samples: readonly Sample[], feature: number): readonly Sample[] =>
  samples.map((sample) => ({
    ...sample,
    examples: sample.examples.map(({ features, isRight }) => ({ features: features.with(feature, 0), isRight })),
  }));
