/** A linear-chain tagger: the labels of a page's lines are those whose weights add up to most, found exactly (Viterbi 1967). */
export type Weights = Readonly<Record<string, Readonly<Record<string, number>>>>;

export type Tagger = {
  readonly labels: readonly string[];
  /** By feature, then by label. */
  readonly emission: Weights;
  /** By label before (`^` at the top of a page), then by label. */
  readonly transition: Weights;
};

/** What stands before the first line of a page. */
export const TOP = '^';

const scoreAt = (emission: Weights, features: readonly string[], label: string): number =>
  features.reduce((sum, feature) => sum + (emission[feature]?.[label] ?? 0), 0);

/** Whether a line with these features may have a label; the rest is weighed. */
export type MayBe = (features: readonly string[], label: string) => boolean;

/** The best labels for lines with these features, of those that `mayBe` allows. */
export function tag(
  lines: readonly (readonly string[])[],
  { labels, emission, transition }: Tagger,
  mayBe: MayBe = () => true,
): readonly string[] {
  let best = new Map<string, { readonly score: number; readonly path: readonly string[] }>([
    [TOP, { score: 0, path: [] }],
  ]);
  for (const features of lines) {
    const next: typeof best = new Map();
    for (const label of labels.filter((one) => mayBe(features, one))) {
      const own = scoreAt(emission, features, label);
      let [from, most] = ['', Number.NEGATIVE_INFINITY];
      for (const [before, { score }] of best) {
        const here = score + (transition[before]?.[label] ?? 0);
        if (here > most) [from, most] = [before, here];
      }
      next.set(label, { score: most + own, path: [...best.get(from)!.path, label] });
    }
    best = next;
  }
  return [...best.values()].sort((a, b) => b.score - a.score)[0]?.path ?? [];
}
