/** Learning a tagger's weights from tagged pages: an averaged structured perceptron (Collins 2002). */
import { type MayBe, type Tagger, TOP, tag, type Weights } from './tagger.ts';

/** A page: the features of its lines, and their right labels. */
export type Example = { readonly features: readonly (readonly string[])[]; readonly labels: readonly string[] };

/** A table whose average over all steps is known at any time without adding up at each. */
function averagedTable() {
  const now: Record<string, Record<string, number>> = {};
  const sums = new Map<string, number>();
  const add = (row: string, column: string, by: number, step: number): void => {
    now[row] ??= {};
    now[row][column] = (now[row][column] ?? 0) + by;
    sums.set(`${row}\n${column}`, (sums.get(`${row}\n${column}`) ?? 0) + by * step);
  };
  const averaged = (steps: number): Weights =>
    Object.fromEntries(
      Object.entries(now).map(([row, cells]) => [
        row,
        Object.fromEntries(
          Object.entries(cells)
            .map(
              ([column, value]) =>
                [column, Number((value - sums.get(`${row}\n${column}`)! / steps).toFixed(3))] as const,
            )
            .filter(([, value]) => value !== 0),
        ),
      ]),
    );
  return { now, add, averaged };
}

/** Weights from `examples`, each looked at `rounds` times; the order of each round is drawn with `random` (0…1). */
export function learn(examples: readonly Example[], rounds: number, random: () => number, mayBe: MayBe): Tagger {
  const labels = [...new Set(examples.flatMap((example) => example.labels))].sort();
  const [emission, transition] = [averagedTable(), averagedTable()];
  let step = 1;
  const learnFrom = ({ features, labels: right }: Example): void => {
    const told = tag(features, { labels, emission: emission.now, transition: transition.now }, mayBe);
    for (const [at, label] of right.entries()) {
      const other = told[at]!;
      if (label !== other)
        for (const feature of features[at]!) {
          emission.add(feature, label, 1, step);
          emission.add(feature, other, -1, step);
        }
      const [before, otherBefore] = [right[at - 1] ?? TOP, told[at - 1] ?? TOP];
      if (label === other && before === otherBefore) continue;
      transition.add(before, label, 1, step);
      transition.add(otherBefore, other, -1, step);
    }
    step += 1;
  };
  for (let round = 0; round < rounds; round++)
    for (const { example } of examples.map((one) => ({ example: one, by: random() })).sort((a, b) => a.by - b.by))
      learnFrom(example);
  return { labels, emission: emission.averaged(step), transition: transition.averaged(step) };
}
