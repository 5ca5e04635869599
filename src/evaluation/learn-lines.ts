/**
 * Learning a tagger's weights from tagged pages: a linear-chain conditional random field (Lafferty et al. 2001) whose steps from line to line depend on the page's pattern, which is
 * told of the pages it is learned from, by stochastic gradients (AdaGrad, Duchi et al. 2011).
 */
import { LABELS, labelOf } from '../indexing/labels/states.ts';
import type { MayBe, Tagger } from '../indexing/labels/tagger.ts';
import { patternOf, statesOf } from './line-states.ts';

/** A page: the features of its lines, and their right labels. */
export type Example = {
  readonly features: readonly (readonly string[])[];
  readonly labels: readonly string[];
  /** How many pages like it it stands for (default: 1). */
  readonly times?: number;
};

/** How far a weight is drawn to zero by all pages together. */
const DECAY = 6;
const RATE = 0.1;
/** A report that is missed costs twice what a false one costs, hence + .7 in log-odds: one not told from the one before is lost, one told too many is half a one. */
const OPENINGS: Readonly<Record<string, number>> = { [LABELS.opening]: 0.7 };
/** A probability that is off by less teaches nothing. */
const LEAST = 1e-7;

/** Weights that take steps against their gradients, the smaller the more they have moved. */
function weightsOf(size: number, decay: number) {
  const [now, moved, sums] = [new Float64Array(size), new Float64Array(size).fill(LEAST), new Float64Array(size)];
  return {
    now,
    step: (at: number, gradient: number): void => {
      if (Math.abs(gradient) < LEAST) return;
      const whole = gradient + decay * now[at]!;
      moved[at]! += whole * whole;
      now[at]! -= (RATE * whole) / Math.sqrt(moved[at]!);
    },
    /** Adds the weights to the sums that `sums` gives the means by: the last rounds' mean leaves out what the last pages said. */
    keep: (): void => {
      for (const [at, weight] of now.entries()) sums[at]! += weight;
    },
    sums,
  };
}

type Weights = ReturnType<typeof weightsOf>;

/** A page with numbers for names. */
type Page = {
  readonly features: readonly (readonly number[])[];
  readonly states: readonly number[];
  readonly pattern: number;
  /** By line, which states it may have. */
  readonly allowed: readonly (readonly boolean[])[];
};

/** How likely each state is at each line, and each pair of states from a line to the next (the last row: at the top), summed over the page (forward-backward). */
type Chances = { readonly log: number; readonly line: readonly Float64Array[]; readonly pairs: Float64Array };

/** `own` are the exponentials of the lines' scores, each line's best being 1, `from` those of the steps'. */
function chancesOf(own: readonly Float64Array[], from: Float64Array): Chances {
  const size = own[0]!.length;
  let log = 0;
  const ahead: Float64Array[] = [];
  const scales: number[] = [];
  for (const [at, line] of own.entries()) {
    const here = new Float64Array(size);
    const last = ahead[at - 1];
    if (!last) here.set(from.subarray(size * size));
    else
      for (let one = 0; one < size; one += 1)
        for (let to = 0; to < size; to += 1) here[to]! += last[one]! * from[one * size + to]!;
    let sum = 0;
    for (let to = 0; to < size; to += 1) sum += here[to]! *= line[to]!;
    for (let to = 0; to < size; to += 1) here[to]! /= sum;
    log += Math.log(sum);
    ahead.push(here);
    scales.push(sum);
  }
  const line = [ahead.at(-1)!];
  const pairs = new Float64Array((size + 1) * size);
  let behind = new Float64Array(size).fill(1);
  for (let at = own.length - 1; at > 0; at -= 1) {
    const [after, last] = [behind.map((chance, to) => (chance * own[at]![to]!) / scales[at]!), ahead[at - 1]!];
    behind = new Float64Array(size);
    for (let one = 0; one < size; one += 1)
      for (let to = 0; to < size; to += 1) {
        const step = from[one * size + to]! * after[to]!;
        behind[one]! += step;
        pairs[one * size + to]! += last[one]! * step;
      }
    line.unshift(last.map((chance, one) => chance * behind[one]!));
  }
  pairs.set(line[0]!, size * size);
  return { log, line, pairs };
}

type Model = { readonly emission: Weights; readonly steps: Weights; readonly ownSteps: readonly Weights[] };

function learnFrom({ features, states, pattern, allowed }: Page, { emission, steps, ownSteps }: Model): void {
  const size = allowed[0]!.length;
  const own = features.map((line, at) => {
    const sums = new Float64Array(size);
    for (const feature of line) for (let to = 0; to < size; to += 1) sums[to]! += emission.now[feature * size + to]!;
    const most = sums.reduce((a, b, to) => (allowed[at]![to] ? Math.max(a, b) : a), Number.NEGATIVE_INFINITY);
    return sums.map((sum, to) => (allowed[at]![to] ? Math.exp(sum - most) : 0));
  });
  const all = ownSteps.map(({ now }) =>
    chancesOf(
      own,
      steps.now.map((step, at) => Math.exp(step + now[at]!)),
    ),
  );
  const most = Math.max(...all.map(({ log }) => log));
  const whole = all.reduce((sum, { log }) => sum + Math.exp(log - most), 0);
  const shares = all.map(({ log }) => Math.exp(log - most) / whole);
  const right = new Float64Array((size + 1) * size);
  for (const [at, state] of states.entries()) right[(states[at - 1] ?? size) * size + state]! += 1;
  for (const [at, line] of features.entries())
    for (let to = 0; to < size; to += 1) {
      const off = all.reduce(
        (sum, one, which) => sum + shares[which]! * one.line[at]![to]!,
        states[at] === to ? -1 : 0,
      );
      for (const feature of line) emission.step(feature * size + to, off);
    }
  for (let at = 0; at < right.length; at += 1) {
    steps.step(
      at,
      all.reduce((sum, { pairs }, which) => sum + shares[which]! * pairs[at]!, -right[at]!),
    );
    for (const [which, { pairs }] of all.entries())
      ownSteps[which]!.step(at, shares[which]! * pairs[at]! - (which === pattern ? right[at]! : 0));
  }
}

/** Numbers for names, in the order in which they come. */
function numbered() {
  const numbers = new Map<string, number>();
  return {
    of: (name: string): number => numbers.get(name) ?? numbers.set(name, numbers.size).size - 1,
    names: (): readonly string[] => [...numbers.keys()],
  };
}

function written(
  model: Model,
  rows: readonly string[],
  states: readonly string[],
  patterns: readonly string[],
  kept: number,
): Tagger {
  const size = states.length;
  const row = (value: (at: number) => number, first: number, more: Readonly<Record<string, number>> = {}) =>
    states.map((state, to) => Number((value(first * size + to) / kept + (more[labelOf(state)] ?? 0)).toFixed(3)));
  const { emission, steps, ownSteps } = model;
  return {
    states,
    emission: Object.fromEntries(rows.map((name, first) => [name, row((at) => emission.sums[at]!, first)])),
    patterns: Object.fromEntries(
      patterns.map((name, which) => [
        name,
        Array.from({ length: size + 1 }, (_, first) =>
          row((at) => steps.sums[at]! + ownSteps[which]!.sums[at]!, first, OPENINGS),
        ),
      ]),
    ),
  };
}

/** Weights from `examples`, each looked at `rounds` times; the order of each round is drawn with `random` (0…1). Pages without lines teach nothing. */
export function learn(examples: readonly Example[], rounds: number, random: () => number, mayBe: MayBe): Tagger {
  const pages = examples.filter(({ features }) => features.length > 0);
  const [features, patterns] = [numbered(), numbered()];
  const states = [...new Set(pages.flatMap(({ labels }) => statesOf(labels)))].sort();
  const most = Math.max(1, ...pages.map(({ times = 1 }) => times));
  const each = pages.map((page) => {
    const right = statesOf(page.labels);
    return {
      times: page.times ?? 1,
      features: page.features.map((names) => names.map(features.of)),
      states: right.map((state) => states.indexOf(state)),
      pattern: patterns.of(patternOf(page.labels)),
      allowed: page.features.map((names, at) =>
        states.map((state) => state === right[at] || mayBe(names, labelOf(state), at)),
      ),
    };
  });
  const all = Array.from({ length: most }, (_, turn) => each.filter(({ times }) => times > turn)).flat();
  const decay = DECAY / all.length;
  const size = (states.length + 1) * states.length;
  const model = {
    emission: weightsOf(features.names().length * states.length, decay),
    steps: weightsOf(size, decay),
    ownSteps: patterns.names().map(() => weightsOf(size, decay)),
  };
  const kept = Math.ceil(rounds / 2);
  for (let round = 0; round < rounds; round++) {
    for (const { page } of all.map((one) => ({ page: one, by: random() })).sort((a, b) => a.by - b.by))
      learnFrom(page, model);
    if (round >= rounds - kept) for (const one of [model.emission, model.steps, ...model.ownSteps]) one.keep();
  }
  return written(model, features.names(), states, patterns.names(), kept);
}
