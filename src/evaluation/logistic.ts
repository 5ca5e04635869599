/** Logistic regression by gradient descent (Adam, Kingma & Ba 2015), small enough to read; for the calibration script. */

export type Row = {
  /** 1 or 0. */
  readonly label: number;
  readonly features: readonly number[];
  readonly weight: number;
};

export type Model = { readonly bias: number; readonly weights: readonly number[] };

/** How a weight is held: `towards` a value it is expected at (`pull` times as strongly as the rest to 0), or to one sign. */
export type Hold = { readonly towards?: number; readonly pull?: number; readonly sign?: 1 | -1 };

const STEPS = 400;
const RATE = 0.1;

export const score = ({ bias, weights }: Model, features: readonly number[]): number =>
  features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);

const chance = (z: number): number => 1 / (1 + Math.exp(-z));

/** The gradient of the log-loss; its last entry is the bias's. */
function gradient(model: Model, rows: readonly Row[], holds: readonly Hold[]): number[] {
  const sums = model.weights.map((weight, at) => (holds[at]?.pull ?? 1) * (weight - (holds[at]?.towards ?? 0)));
  let bias = 0;
  for (const { label, features, weight } of rows) {
    const error = weight * (chance(score(model, features)) - label);
    bias += error;
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + error * (features[at] ?? 0);
  }
  return [...sums, bias];
}

function held(value: number, hold: Hold | undefined): number {
  if (hold?.sign === 1) return Math.max(0, value);
  return hold?.sign === -1 ? Math.min(0, value) : value;
}

/** Fits a model from `start`. */
export function fitModel(start: Model, rows: readonly Row[], holds: readonly Hold[]): Model {
  let values = [...start.weights, start.bias];
  const mean = values.map(() => 0);
  const square = values.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const slope = gradient({ weights: values.slice(0, -1), bias: values.at(-1) ?? 0 }, rows, holds);
    const rate = RATE * (1 - step / (STEPS + 20));
    values = values.map((value, at) => {
      const g = slope[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * g;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * g * g;
      const move = mean[at] / (1 - 0.9 ** step) / (Math.sqrt(square[at] / (1 - 0.999 ** step)) + 1e-8);
      return held(value - rate * move, holds[at]);
    });
  }
  return { weights: values.slice(0, -1), bias: values.at(-1) ?? 0 };
}
