/** Pages made of another's articles: in another order, some left out, furniture too. What a line is mustn't hang on what stood beside it once. */
import { LABELS } from '../indexing/labels/states.ts';
import { statesOf } from './line-states.ts';

/** A line with its label, and how many blank lines stand over it. */
export type Printed = { readonly text: string; readonly gap: number; readonly label: string };

const HEADS: ReadonlySet<string> = new Set([LABELS.title, LABELS.kicker]);
const HEADLESS: ReadonlySet<string> = new Set([LABELS.opening, LABELS.both]);
const TEXTS: ReadonlySet<string> = new Set([LABELS.text, ...HEADLESS]);

type Unit = { readonly lines: Printed[]; readonly isHeadless: boolean };

/** What stays together: an article with the furniture over it; articles without headlines that stand right under each other. */
function unitsOf(lines: readonly Printed[]): readonly Unit[] {
  const units: Unit[] = [];
  let over: Printed[] = [];
  let hasText = false;
  for (const line of lines) {
    if (line.label === LABELS.furniture) over.push(line);
    else {
      const [current, isHeadless] = [units.at(-1), HEADLESS.has(line.label)];
      const begins = isHeadless ? !current?.isHeadless || over.length > 0 : HEADS.has(line.label) && hasText;
      if (current === undefined || begins) units.push({ lines: [...over, line], isHeadless });
      else current.lines.push(...over, line);
      if (current === undefined || begins) hasText = false;
      hasText ||= TEXTS.has(line.label);
      over = [];
    }
  }
  return units;
}

/** How many articles and lines of furniture stay, and how many of the pages lose their blank lines. */
const KEPT = 0.8;
const KEPT_FURNITURE = 0.85;
const CLOSED_UP = 0.2;

/** A page made of this one's lines; `null` where it has no articles, or headlines under their texts. `random` gives 0…1. */
export function reordered(page: readonly Printed[], random: () => number): readonly Printed[] | null {
  const isOfArticle = ({ label }: Printed) => label !== LABELS.furniture;
  const [first, last] = [page.findIndex(isOfArticle), page.findLastIndex(isOfArticle)];
  if (first < 0 || statesOf(page.map(({ label }) => label)).includes(`${LABELS.opening}/`)) return null;
  const units = unitsOf(page.slice(first, last + 1))
    .map((unit) => ({ unit, by: random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ unit }) => unit.lines);
  const kept = units.filter(() => random() < KEPT);
  const furniture = (lines: readonly Printed[]) => lines.filter(() => random() < KEPT_FURNITURE);
  const [top, bottom] = [furniture(page.slice(0, first)), furniture(page.slice(last + 1))];
  const isClosedUp = random() < CLOSED_UP;
  return [...top, ...(kept.length > 0 ? kept : units.slice(0, 1)).flat(), ...bottom].map((line) => ({
    ...line,
    gap: isClosedUp ? 0 : line.gap,
  }));
}
