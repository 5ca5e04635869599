/** What lines of a page show together and none of them shows alone: repeats, items under a head, short lines over and under the text. */
import type { Line } from '../segment/lines.ts';
import { features, overlap, weigh } from '../segment/overlap.ts';
import { DATE_ALONE, LABELLED, OFFICE, STOP } from '../segment/patterns.ts';
import { has, letters, type Measured, speaks } from './measured.ts';

/** Gives the line at a place a reason to be furniture. */
export type Add = (at: number, what: string, score: number) => void;
/** Whether the line at a place is furniture by what was found so far. */
export type Is = (at: number) => boolean;

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** A line that is printed again right under itself counts once. */
export function markRepeats(lines: readonly Line[], add: Add): void {
  for (const [at, line] of lines.entries()) {
    const text = bare(line.plain);
    const same = (other: Line | undefined) => other !== undefined && bare(other.plain) === text;
    if (text.length >= 4 && !line.row && same(lines[at + 1])) add(at, 'the same line again', 5);
  }
}

/** Over the text, what a page head names too is the name of the paper or of its section. */
export function markNamed(lines: readonly Line[], first: number, is: Is, add: Add): void {
  const heads = lines.filter((_, at) => at < first && is(at)).map(({ plain }) => bare(plain));
  for (const [at, { plain }] of lines.entries()) {
    const text = bare(plain);
    const below = () => lines.some((line, other) => other > first && bare(line.plain) === text);
    if (at < first && !is(at) && text.length >= 5 && below()) add(at, 'a headline of the text below, listed', 5);
    if (at < first && !is(at) && text.length >= 3 && heads.some((head) => head !== text && head.includes(text)))
      add(at, 'named in the page head', 5);
  }
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);
const isKana = (text: string) => /[\u3041-\u30ff]/u.test(text);

/** On a Chinese page a line of another language is the site's. */
export function markForeign(lines: readonly Line[], add: Add): void {
  if (lines.filter(({ plain }) => isHan(plain)).length < lines.length * 0.6) return;
  for (const [at, { plain }] of lines.entries())
    if (isKana(plain) || (!isHan(plain) && letters(plain) > 0)) add(at, 'another language than the page', 5);
}

/** Items under the head of a list of other texts. */
export function markOthers(all: readonly Measured[], is: Is, add: Add): void {
  let open = false;
  for (const [at, { tokens, line, explained }] of all.entries()) {
    if (has(tokens, 'others') > 0 && explained >= 0.6) open = true;
    else if (is(at) && has(tokens, 'date', 'press', 'page') > 0) open = false;
    else if (open && speaks(line) && line.width > 60) open = false;
    else if (open && !is(at) && line.width <= 80 && !/[。;]/u.test(line.plain))
      add(at, 'an item of a list of other texts', 5);
  }
}

/** How notices end. */
const ENDS = [OFFICE, DATE_ALONE, LABELLED];

/** A line with less than this share of its words in the text says nothing about it. */
const STRANGE = 0.35;

/** After the last sentence: short lines without a stop whose words aren't in the text. */
export function markTail(lines: readonly Line[], last: number, is: Is, add: Add): void {
  const tail = lines.flatMap((line, at) =>
    at > last && !is(at) && !STOP.test(line.plain) && !ENDS.some((end) => end.test(line.plain)) ? [at] : [],
  );
  if (last < 0 || tail.length < 3) return;
  const body = features(
    lines
      .slice(0, last + 1)
      .map(({ plain }) => plain)
      .join('\n'),
  );
  const weight = weigh(lines.map(({ plain }) => features(plain)));
  for (const at of tail)
    if (overlap(features(lines[at]!.plain), body, weight) < STRANGE)
      add(at, 'in a run of short lines after the last sentence', 5);
}

/** Over the text only what stands below the last line of navigation may be its headline. */
export function markHead(lines: readonly Line[], first: number, is: Is, add: Add): void {
  const heads = lines.flatMap((_, at) => (at < first && !is(at) ? [at] : []));
  const lastFurniture = lines.findLastIndex((_, at) => at < (heads.at(-1) ?? 0) && is(at));
  const candidates = heads.filter((at) => at > lastFurniture);
  if (candidates.length === 0) return;
  const titles = candidates.map((at) => bare(lines[at]!.plain));
  const body = features(
    lines
      .slice(first, first + 6)
      .map(({ plain }) => plain)
      .join('\n'),
  );
  const weight = weigh(lines.map(({ plain }) => features(plain)));
  for (const at of heads.filter((one) => one < lastFurniture)) {
    const text = bare(lines[at]!.plain);
    const holds = titles.some((title) => title.length >= 4 && text.includes(title));
    if (holds || overlap(features(lines[at]!.plain), body, weight) < STRANGE)
      add(at, 'above the navigation over the text', 5);
  }
}
