/**
 * A tagger of a page's lines: a pattern of the page and the states of its lines are those whose weights add up to most, found exactly (Viterbi 1967, once for each pattern). All articles of a
 * page are built alike (byline above or below, one paragraph or more, no headlines), which no line shows to the next one, but all lines to the page.
 */
import { labelOf } from './states.ts';

export type Tagger = {
  readonly states: readonly string[];
  /** By feature, a weight for each state. */
  readonly emission: Readonly<Record<string, readonly number[]>>;
  /** By pattern, a row of weights for each state before, then one for the top of the page. */
  readonly patterns: Readonly<Record<string, readonly (readonly number[])[]>>;
};

/** Whether a line with these features may have a label; the rest is weighed. */
export type MayBe = (features: readonly string[], label: string, at: number) => boolean;

type Path = { readonly score: number; readonly states: readonly number[] };

function bestPath(scores: readonly (readonly number[])[], from: readonly (readonly number[])[]): Path {
  let best: readonly number[] = scores[0]!.map((own, state) => own + from.at(-1)![state]!);
  const back: (readonly number[])[] = [];
  for (const own of scores.slice(1)) {
    const came = own.map((_, to) => {
      let before = 0;
      for (let one = 1; one < best.length; one += 1)
        if (best[one]! + from[one]![to]! > best[before]! + from[before]![to]!) before = one;
      return before;
    });
    best = own.map((score, to) => best[came[to]!]! + from[came[to]!]![to]! + score);
    back.push(came);
  }
  const score = Math.max(...best);
  const states = [best.indexOf(score)];
  for (const came of back.reverse()) states.push(came[states.at(-1)!]!);
  return { score, states: states.reverse() };
}

/** The best labels for lines with these features, of those that `mayBe` allows. */
export function tag(
  lines: readonly (readonly string[])[],
  { states, emission, patterns }: Tagger,
  mayBe: MayBe = () => true,
): readonly string[] {
  if (lines.length === 0) return [];
  const scores = lines.map((features, line) =>
    states.map((state, at) =>
      mayBe(features, labelOf(state), line)
        ? features.reduce((sum, feature) => sum + (emission[feature]?.[at] ?? 0), 0)
        : Number.NEGATIVE_INFINITY,
    ),
  );
  const paths = Object.values(patterns).map((from) => bestPath(scores, from));
  const best = paths.reduce((a, b) => (b.score > a.score ? b : a));
  return best.states.map((state) => labelOf(states[state]!));
}
