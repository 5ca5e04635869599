import { type Evidence, followedEvidence, seamEvidence, textEvidence, total, unitEvidence } from './evidence.ts';
import type { Line } from './lines.ts';
import type { Setting } from './setting.ts';

/**
 * What a line is before articles are known: an item stands by itself (headline, byline, caption, editors' line), text runs. `continues`: the
 * line goes on with what the line before it began.
 */
export type LineRole = {
  readonly line: Line;
  readonly item: boolean;
  readonly continues: boolean;
  readonly reasons: readonly Evidence[];
};

/** Headlines are wrapped over a few lines at most. */
const ITEM_LINES = 4;

/** What each further line of an item adds at most: as text, each line would be judged; marks and patterns count once. */
const MORE_LINES = 3;

type Step = { readonly score: number; readonly start: number; readonly item: boolean; readonly goesOn: boolean };

/**
 * Gives each line its role. Lines are grouped into units, each an item of one to four lines or a paragraph; a unit's own evidence speaks for
 * one or the other, the evidence between two lines for going on or beginning anew. The best grouping is found exactly, by dynamic
 * programming over line ends (a semi-Markov model in which paragraphs, whose evidence adds up line by line, need no bound on their length).
 */
export function lineRoles(lines: readonly Line[], setting: Setting): readonly LineRole[] {
  const between = lines.map((line, at) =>
    at === 0 ? [] : seamEvidence(lines[at - 1]!, line, setting.full[at - 1]!, setting),
  );
  const asText = lines.map((line, at) => textEvidence(line, setting.full[at]!, lines[at + 1], setting));
  const goesOn = between.map((evidence) => total(evidence) / 2);
  const best: { text: Step; item: Step }[] = [];
  const bestScore = (end: number) => (end < 0 ? 0 : Math.max(best[end]!.text.score, best[end]!.item.score));
  for (const at of lines.keys()) {
    const textScore = -total(asText[at]!) / 2;
    const anew = { score: bestScore(at - 1) - goesOn[at]! + textScore, start: at, item: false, goesOn: false };
    const more =
      at === 0
        ? anew
        : { score: best[at - 1]!.text.score + goesOn[at]! + textScore, start: at, item: false, goesOn: true };
    best.push({
      text: more.score > anew.score && at > 0 ? more : anew,
      item: bestItem(lines, at, goesOn, bestScore, setting),
    });
  }
  return backtrack(lines, best, { between, asText }, setting);
}

/** Lines of a headline stand directly under each other, and only where lines are wrapped at all. */
const mayWrap = (line: Line, setting: Setting) => setting.wrapped && line.gap <= setting.usualGap;

function bestItem(
  lines: readonly Line[],
  end: number,
  goesOn: readonly number[],
  bestScore: (end: number) => number,
  setting: Setting,
): Step {
  let best: Step = { score: Number.NEGATIVE_INFINITY, start: end, item: true, goesOn: false };
  let inner = 0;
  for (let start = end; start >= 0 && start > end - ITEM_LINES; start -= 1) {
    if (start < end && !mayWrap(lines[start + 1]!, setting)) break;
    const own =
      total(unitEvidence(lines.slice(start, end + 1), setting)) + followedEvidence(lines[end]!, lines[end + 1]);
    const score =
      bestScore(start - 1) - goesOn[start]! + inner + own / 2 + ((end - start) * Math.min(own, MORE_LINES)) / 2;
    if (score > best.score) best = { score, start, item: true, goesOn: false };
    inner += goesOn[start]!;
  }
  return best;
}

function backtrack(
  lines: readonly Line[],
  best: readonly { text: Step; item: Step }[],
  { between, asText }: Record<'between' | 'asText', readonly (readonly Evidence[])[]>,
  setting: Setting,
): readonly LineRole[] {
  const roles: LineRole[] = [];
  let end = lines.length - 1;
  let mustBeText = false;
  while (end >= 0) {
    const { text, item } = best[end]!;
    const step: Step = mustBeText || text.score >= item.score ? text : item;
    const unit = lines.slice(step.start, end + 1);
    const own = step.item ? unitEvidence(unit, setting) : null;
    for (let at = end; at >= step.start; at -= 1)
      roles.push({
        line: lines[at]!,
        item: step.item,
        continues: at > step.start || step.goesOn,
        reasons: [
          ...(own ?? asText[at]!),
          ...between[at]!.map(({ what, score }) => ({ what: `goes on: ${what}`, score })),
        ],
      });
    mustBeText = step.goesOn;
    end = step.start - 1;
  }
  return roles.reverse();
}
