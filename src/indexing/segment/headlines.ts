import type { Block } from './block.ts';
import { isColumnOver } from './line-kinds.ts';
import * as pattern from './patterns.ts';
import { endsOpen, tearsWord } from './seams.ts';
import { type Headlines, isContinuation, type Share, tearingHeadings } from './sharing.ts';

const headings = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'heading');
/** Lines that add to a headline and are none themselves: series, who attended, the number of an official paper. */
const isAddition = ({ whole: { plain } }: Block) =>
  pattern.SERIES.test(plain) || pattern.ATTENDANCE.test(plain) || pattern.PAPER_NUMBER.test(plain);

/** （上接第一版） alone, in columns. */
const MARK_WIDTH = 20;

/** Headlines take their words from the text, names of columns hardly: measured 0.34 to 1 against 0 to 0.53. */
const USUAL_FIT = 0.4;

/** How much a heading looks like the name of a column over the headline (positive) rather than a part of it. */
function kickerScore(block: Block, rest: readonly Block[], fits: (block: Block) => number): number {
  const next = rest[0];
  const { plain, width } = block.whole;
  let score = width <= 16 ? 0 : width <= 24 ? -0.5 : width <= 34 ? -2 : -3.5;
  // Where no line fits, as under a metaphor, a low fit says little.
  score += (Math.max(0, ...rest.map(fits)) > 0.3 ? 3 : 1.5) * (USUAL_FIT - fits(block));
  if (pattern.COLUMN.test(plain)) score += 1.5;
  if (/(?:——|—|--|:)$/u.test(plain)) score += 6;
  if (/[\d“‘]/u.test(plain)) score -= 1;
  if (next && next.whole.gap === 0 && block.whole.gap > 0 && next.whole.level === block.whole.level)
    score -= isColumnOver(block.whole, next.whole) ? 1 : 2.5;
  if (next && (endsOpen(plain) || tearsWord(plain, next.whole.plain))) score -= 3;
  if (next && next.whole.level > 0 && block.whole.level > next.whole.level) score += 5;
  return score;
}

/** Takes a group of heading lines apart: kicker, title, subtitle. */
function parts(group: readonly Block[], fits: (block: Block) => number): Omit<Headlines, 'subheads' | 'section'> {
  const main = group.filter((block) => !isAddition(block));
  const subtitle = group.filter((block) => !main.includes(block));
  if (main.length === 0) return { kicker: [], title: group.slice(0, 1), subtitle: group.slice(1) };
  let kickers = 0;
  while (kickers < main.length - 1 && kickerScore(main[kickers]!, main.slice(kickers + 1), fits) > 0) kickers += 1;
  return { kicker: main.slice(0, kickers), title: main.slice(kickers), subtitle };
}

/** A heading before the text has to fit this much worse than another to be taken for the name of a column. */
const CLEARLY_BETTER = 0.25;

/** A section's head is set higher than the headlines under it and says nothing about the first of them. */
function splitSection(found: Omit<Headlines, 'section'>, fits: (block: Block) => number): Headlines {
  const under = [...found.kicker, ...found.title];
  const isSection = (block: Block, at: number) => {
    const next = under[at + 1];
    return block.whole.level > 0 && next !== undefined && next.whole.level > block.whole.level && fits(block) < 0.1;
  };
  const section = found.kicker.filter(isSection);
  return { ...found, section, kicker: found.kicker.filter((block) => !section.includes(block)) };
}

/** Chooses the headline among the headings before, inside and after the text. */
export function chooseHeadlines(share: Share): Headlines {
  const fits = (block: Block) => share.fit.get(block.lines[0]!.number) ?? 0;
  return splitSection(choose(share, fits), fits);
}

/** （上接第一版）in a line of its own may have the headline under it once more. */
function ownHeadings({ region: { blocks } }: Share): readonly Block[] {
  const [mark, ...rest] = blocks;
  const end = rest.findIndex((block) => block.kind !== 'heading');
  return mark && mark.whole.width <= MARK_WIDTH && end > 0 ? rest.slice(0, end) : [];
}

function choose(share: Share, fits: (block: Block) => number): Omit<Headlines, 'section'> {
  const before = headings(share.before);
  const inside = headings(share.region.blocks);
  const tearing = tearingHeadings(share.region);
  const after = headings(share.after);
  const best = (group: readonly Block[]) => Math.max(-1, ...group.map(fits));
  if (isContinuation(share.region)) {
    const own = ownHeadings(share);
    return { kicker: before, title: own, subtitle: after, subheads: inside.filter((block) => !own.includes(block)) };
  }
  const other = best(tearing) > best(after) ? tearing : after;
  const rest = inside.filter((block) => !other.includes(block));
  const columnOnly = before.every(isAddition) || (before.length === 1 && kickerScore(before[0]!, other, fits) > 0);
  if (other.length > 0 && (before.length === 0 || columnOnly || best(other) > best(before) + CLEARLY_BETTER)) {
    const found = parts(other, fits);
    return { ...found, kicker: [...before, ...found.kicker], subheads: rest };
  }
  const unused = other.filter((block) => !inside.includes(block));
  return { ...parts(before, fits), subheads: [...inside, ...unused] };
}
