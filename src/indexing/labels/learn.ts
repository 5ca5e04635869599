/** Learning a tagger's weights from tagged pages: a linear-chain conditional random field (Lafferty et al. 2001), by stochastic gradients (AdaGrad, Duchi et al. 2011). */
import { type MayBe, type Tagger, TOP, type Weights } from './tagger.ts';

/** A page: the features of its lines, and their right labels. */
export type Example = {
  readonly features: readonly (readonly string[])[];
  readonly labels: readonly string[];
  /** How many pages like it it stands for (default: 1). */
  readonly times?: number;
};

/** How far a weight is drawn to zero by all pages together. */
const DECAY = 1;
const RATE = 0.1;
/** A probability that is off by less teaches nothing. */
const LEAST = 1e-7;

function logSum(values: readonly number[]): number {
  const most = Math.max(...values);
  return most === Number.NEGATIVE_INFINITY
    ? most
    : most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}

/** Weights by row and column that take steps against their gradients, the smaller the more they have moved. */
function table(columns: readonly string[], decay: number) {
  const rows = new Map<string, { readonly weights: number[]; readonly moved: number[]; readonly sums: number[] }>();
  const row = (name: string) => {
    const own = rows.get(name) ?? {
      weights: columns.map(() => 0),
      moved: columns.map(() => LEAST),
      sums: columns.map(() => 0),
    };
    rows.set(name, own);
    return own;
  };
  return {
    of: (name: string): readonly number[] => row(name).weights,
    step: (name: string, column: number, gradient: number): void => {
      if (Math.abs(gradient) < LEAST) return;
      const { weights, moved } = row(name);
      const whole = gradient + decay * weights[column]!;
      moved[column]! += whole * whole;
      weights[column]! -= (RATE * whole) / Math.sqrt(moved[column]!);
    },
    /** Adds the weights to the sums that `written` gives as means: the last rounds' mean leaves out what the last pages said. */
    keep: (): void => {
      for (const { weights, sums } of rows.values()) for (const [at, weight] of weights.entries()) sums[at]! += weight;
    },
    written: (kept: number): Weights =>
      Object.fromEntries(
        [...rows].map(([name, { sums }]) => [
          name,
          Object.fromEntries(
            columns
              .map((column, at) => [column, Number((sums[at]! / kept).toFixed(3))] as const)
              .filter(([, value]) => value !== 0),
          ),
        ]),
      ),
  };
}

type Table = ReturnType<typeof table>;

/** How likely each label is at each line, and each pair of labels from the line before to it (forward-backward). */
function chancesOf(
  scores: readonly (readonly number[])[],
  top: readonly number[],
  from: readonly (readonly number[])[],
) {
  const all = [...top.keys()];
  const ahead: (readonly number[])[] = [];
  for (const [at, own] of scores.entries())
    ahead.push(
      all.map(
        (to) => own[to]! + (at === 0 ? top[to]! : logSum(all.map((one) => ahead[at - 1]![one]! + from[one]![to]!))),
      ),
    );
  const behind: (readonly number[])[] = [all.map(() => 0)];
  for (const own of scores.slice(1).reverse()) {
    const after = behind[0]!;
    behind.unshift(all.map((one) => logSum(all.map((to) => from[one]![to]! + own[to]! + after[to]!))));
  }
  const whole = logSum(ahead.at(-1)!);
  return {
    label: (at: number, to: number) => Math.exp(ahead[at]![to]! + behind[at]![to]! - whole),
    pair: (at: number, one: number, to: number) =>
      Math.exp(ahead[at - 1]![one]! + from[one]![to]! + scores[at]![to]! + behind[at]![to]! - whole),
  };
}

function learnFrom(
  { features, labels: right }: Example,
  labels: readonly string[],
  emission: Table,
  transition: Table,
  mayBe: MayBe,
) {
  const rows = features.map((names) => names.map((name) => emission.of(name)));
  const scores = features.map((names, at) =>
    labels.map((label, to) =>
      label === right[at] || mayBe(names, label)
        ? rows[at]!.reduce((sum, row) => sum + row[to]!, 0)
        : Number.NEGATIVE_INFINITY,
    ),
  );
  const chances = chancesOf(
    scores,
    transition.of(TOP),
    labels.map((label) => transition.of(label)),
  );
  const off = labels.map((label, to) => features.map((_, at) => chances.label(at, to) - (right[at] === label ? 1 : 0)));
  const pairs = labels.map((one, before) =>
    labels.map((label, to) =>
      features.reduce(
        (sum, _, at) =>
          at === 0 ? 0 : sum + chances.pair(at, before, to) - (right[at - 1] === one && right[at] === label ? 1 : 0),
        0,
      ),
    ),
  );
  for (const [to] of labels.entries()) {
    for (const [at, names] of features.entries()) for (const name of names) emission.step(name, to, off[to]![at]!);
    transition.step(TOP, to, off[to]![0]!);
    for (const [before, one] of labels.entries()) transition.step(one, to, pairs[before]![to]!);
  }
}

/** Weights from `examples`, each looked at `rounds` times; the order of each round is drawn with `random` (0…1). Pages without lines teach nothing. */
export function learn(examples: readonly Example[], rounds: number, random: () => number, mayBe: MayBe): Tagger {
  const most = Math.max(1, ...examples.map(({ times = 1 }) => times));
  const pages = Array.from({ length: most }, (_, turn) => examples.filter(({ times = 1 }) => times > turn))
    .flat()
    .filter(({ features }) => features.length > 0);
  const labels = [...new Set(examples.flatMap((example) => example.labels))].sort();
  const [emission, transition] = [table(labels, DECAY / pages.length), table(labels, DECAY / pages.length)];
  const kept = Math.ceil(rounds / 2);
  for (let round = 0; round < rounds; round++) {
    for (const { example } of pages.map((one) => ({ example: one, by: random() })).sort((a, b) => a.by - b.by))
      learnFrom(example, labels, emission, transition, mayBe);
    if (round >= rounds - kept) for (const one of [emission, transition]) one.keep();
  }
  return { labels, emission: emission.written(kept), transition: transition.written(kept) };
}
