/** Who wrote the articles of a page, where lines around them say so. */
import type { Byline, LineRange } from '../types.ts';
import { mergeBylines, signedOutside } from './byline/index.ts';
import type { Cut } from './segment/index.ts';

type Signed = { readonly line: number; readonly byline: Byline };

/** A line that signs an article stands no further from it. */
const BESIDE = 3;
/** Names alone are a signature right behind a text, or over it. */
const AT = 2;

const edges = ({ lines }: Cut): LineRange => [lines[0]?.[0] ?? 0, lines.at(-1)?.[1] ?? 0];
const isSigned = ({ reporters, interns, correspondents }: Byline) =>
  reporters.length + interns.length + correspondents.length > 0;

/** How many of the lines behind one and up to another aren't empty. */
function filledIn(lines: readonly string[]) {
  const before = [0];
  for (const [at, line] of lines.entries()) before.push(before[at]! + Number(line.trim() !== ''));
  return (from: number, to: number) => before[Math.min(to, lines.length)]! - before[from]!;
}

function signedLines(
  cuts: readonly Cut[],
  furniture: readonly LineRange[],
  lines: readonly string[],
): readonly Signed[] {
  const numbers = furniture.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  const filled = filledIn(lines);
  const isBehind = (number: number) =>
    cuts.some((cut) => number > edges(cut)[1] && filled(edges(cut)[1], number) <= AT);
  const isOver = (number: number) =>
    cuts.some((cut) => number < edges(cut)[0] && filled(number, edges(cut)[0] - 1) < AT);
  const place = (number: number) => (isBehind(number) ? 'behind' : isOver(number) ? 'over' : null);
  // What leads to a report elsewhere stands over the text and under it.
  const isNavigation = (number: number) => {
    const line = lines[number - 1] ?? '';
    return place(number) === null && lines.indexOf(line) !== lines.lastIndexOf(line);
  };
  return numbers
    .filter((line) => !isNavigation(line))
    .map((line) => ({ line, byline: signedOutside(lines[line - 1] ?? '', place(line)) }))
    .filter(({ byline }) => isSigned(byline));
}

const isIn =
  (cut: Cut) =>
  ({ line }: Signed): boolean => {
    const [first, last] = edges(cut);
    return line > first && line < last;
  };

/** On a page lines sign what stands under them, or what stands over them, as its first one does; those within an article sign that. */
function linesOf(
  cut: Cut,
  outside: readonly Signed[],
  isAbove: boolean,
  filled: ReturnType<typeof filledIn>,
): readonly Signed[] {
  const [first, last] = edges(cut);
  const distance = ({ line }: Signed) => (isAbove ? filled(line, first) : filled(last, line));
  return outside.filter((one) => (isAbove ? one.line < first : one.line > last) && distance(one) <= BESIDE);
}

const hasReporters = ({ byline }: Cut) => byline.reporters.length > 0;
const withReporters = (cut: Cut, signed: readonly Signed[]): Cut => ({
  ...cut,
  byline: mergeBylines([cut.byline, ...signed.map(({ byline }) => ({ ...byline, source: null }))]),
});

/** 来源：某报  作者：某某: who wrote the only article of a page, all where one line over them says so, or each where lines beside them do; `authors` wrote what nobody signs. */
export function signedAround(
  cuts: readonly Cut[],
  furniture: readonly LineRange[],
  lines: readonly string[],
  authors: readonly string[],
): readonly Cut[] {
  const signed = signedLines(cuts, furniture, lines);
  const filled = filledIn(lines);
  const outside = signed.filter((one) => !cuts.some((cut) => isIn(cut)(one)));
  const isAbove = (outside[0]?.line ?? 0) < Math.min(...cuts.map((cut) => edges(cut)[0]));
  const isOfAll =
    cuts.length === 1 || (signed.length === 1 && outside.length === 1 && isAbove && !cuts.some(hasReporters));
  return cuts.map((cut) => {
    if (hasReporters(cut)) return cut;
    const own = signed.filter(isIn(cut));
    const told = withReporters(cut, isOfAll ? signed : own.length > 0 ? own : linesOf(cut, outside, isAbove, filled));
    return hasReporters(told) ? told : { ...told, byline: { ...told.byline, reporters: authors } };
  });
}
