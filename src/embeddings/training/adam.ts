/** Rows of features under training, with Adam's two moments (Kingma and Ba 2015) beside them. */
export type Weights = {
  readonly width: number;
  readonly values: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
};

const BETA_MEAN = 0.9;
const BETA_SQUARE = 0.999;
const EPSILON = 1e-8;

/** Moves row `row` against `gradient` (its own `width` numbers) and clears the gradient. Rows not in a batch stay as they are. */
function stepRow(weights: Weights, row: number, gradient: Float32Array, rate: number, step: number): void {
  const { values, mean, square, width } = weights;
  const meanScale = 1 / (1 - BETA_MEAN ** step);
  const squareScale = 1 / (1 - BETA_SQUARE ** step);
  for (let at = row * width; at < (row + 1) * width; at++) {
    const g = gradient[at]!;
    const m = BETA_MEAN * mean[at]! + (1 - BETA_MEAN) * g;
    const s = BETA_SQUARE * square[at]! + (1 - BETA_SQUARE) * g * g;
    mean[at] = m;
    square[at] = s;
    values[at]! -= (rate * m * meanScale) / (Math.sqrt(s * squareScale) + EPSILON);
    gradient[at] = 0;
  }
}

/** One step of sparse Adam over the rows in `touched` (repeats are skipped); `step` counts from 1. */
export function adamStep(
  weights: Weights,
  touched: readonly Uint32Array[],
  gradient: Float32Array,
  rate: number,
  step: number,
): void {
  const done = new Uint8Array(weights.values.length / weights.width);
  for (const list of touched)
    for (const row of list) {
      if (done[row] === 0) stepRow(weights, row, gradient, rate, step);
      done[row] = 1;
    }
}
