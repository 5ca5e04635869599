/** Lists in an article: the sentence that announces them and their items, however far they spread. */

import { cellsOf, type Span, sentences } from '../../reading/index.ts';
import { perArticle } from '../../retrieval/per-article.ts';
import type { Article } from '../../types.ts';
import { type Marker, markersIn, sizesIn } from './markers.ts';

/** An item or what announces some, in its paragraph. */
type Part = Span & { readonly paragraph: number };
/** `announced` is the sentence, or its beginning, before the first item; `null` at an article's very beginning. */
export type Series = { readonly announced: Part | null; readonly items: readonly Part[] };

/** 首先 may be followed by 其次, 然后 or 最后; a number only by the next one. */
const follows = (last: Marker, next: Marker): boolean =>
  next.style === '先'
    ? next.number > last.number || (next.number === 2 && last.number === 2)
    : next.number === last.number + 1;

/** Runs of marks of one style that count upwards from one. */
function runsOf(marks: readonly Marker[]): readonly (readonly Marker[])[] {
  const done: Marker[][] = [];
  const open = new Map<string, Marker[]>();
  for (const mark of marks) {
    const run = open.get(mark.style);
    const last = run?.at(-1);
    if (run && last && follows(last, mark)) run.push(mark);
    else if (mark.number === 1) {
      const fresh = [mark];
      open.set(mark.style, fresh);
      done.push(fresh);
    }
  }
  return done.filter(({ length }) => length > 1);
}

const sentenceAt = (text: string, at: number): Span =>
  sentences(text).find(({ start, end }) => start <= at && at < end) ?? { start: at, end: text.length };

/** The words before the first item in its sentence, else the sentence before it. */
function announcing(paragraphs: readonly string[], paragraph: number, start: number): Series['announced'] {
  const text = paragraphs[paragraph] ?? '';
  const own = sentenceAt(text, start);
  if (text.slice(own.start, start).trim().length > 1) return { paragraph, start: own.start, end: start };
  const before = sentences(text.slice(0, own.start)).at(-1);
  if (before) return { paragraph, ...before };
  const earlier = sentences(paragraphs[paragraph - 1] ?? '').at(-1);
  return earlier ? { paragraph: paragraph - 1, ...earlier } : null;
}

function numberedSeries(paragraphs: readonly string[]): readonly Series[] {
  const marks = paragraphs.flatMap((text, at) =>
    [...markersIn(text, at)].sort((a, b) => a.start - b.start || b.end - a.end),
  );
  return runsOf(marks).map((run) => ({
    announced: announcing(paragraphs, run[0]!.paragraph, run[0]!.start),
    items: run.map(({ paragraph, start, end }, at) => {
      const text = paragraphs[paragraph] ?? '';
      const next = run[at + 1];
      const until = next?.paragraph === paragraph ? next.start : next ? text.length : sentenceAt(text, end).end;
      return { paragraph, start, end: until };
    }),
  }));
}

/** 分别是：甲；乙；丙。 and 甲：…；乙：…. : what stands behind a ： or under labels, parted by ；. */
function partedSeries(paragraphs: readonly string[]): readonly Series[] {
  return paragraphs.flatMap((text, paragraph) =>
    sentences(text).flatMap((sentence): readonly Series[] => {
      const pieces = sentences(text.slice(sentence.start, sentence.end), { semicolons: true }).map((piece) => {
        const [start, end] = [sentence.start + piece.start, sentence.start + piece.end];
        return { paragraph, start, end, colon: text.slice(start, end - 1).search(/[：:](?!\d)/) };
      });
      const [first, ...rest] = pieces;
      if (!first || rest.length === 0 || first.colon === -1) return [];
      const isLabelled = rest.every(({ colon }) => colon !== -1);
      const items = isLabelled ? pieces : [{ ...first, start: first.start + first.colon + 1 }, ...rest];
      return [{ announced: announcing(paragraphs, paragraph, items[0]!.start), items }];
    }),
  );
}

const FEWEST_ALIKE = 3;
/** ——甲，…: opens the paragraphs of one list; ● and ▲ part short news that have nothing to do with each other. */
const DASH = /^\s*—{1,2}\s*/;

/** Paragraphs in a row that open with a dash. */
function dashedSeries(paragraphs: readonly string[]): readonly Series[] {
  const dashed = paragraphs.flatMap((text, paragraph) =>
    DASH.test(text) ? [{ paragraph, start: 0, end: text.length }] : [],
  );
  // Those in a row are as far from their place among all.
  const runs = Map.groupBy(dashed, ({ paragraph }, at) => paragraph - at);
  return [...runs.values()]
    .filter(({ length }) => length >= FEWEST_ALIKE)
    .map((items) => ({ announced: announcing(paragraphs, items[0]!.paragraph, 0), items }));
}

/** …要办好五件实事：, 具体如下。: what comes in the next paragraphs is listed. */
const ANNOUNCES =
  /[：:]$|(?:如下|见下|有以下[^。，：]{0,12}|包括以下[^。，：]{0,12}|下列[^。，：]{0,12})[。，](?:[^。]{0,30}。)?$/u;
const SPEAKS = /(?:说|道|问|答|表示|认为|回忆|坦言|感叹|呼吁|解释|透露)[^，。：]{0,6}[：:]$/;
const FEWEST_ANNOUNCED = 2;
/** An item is a line; what is longer is a paragraph, what ends a sentence in its middle too. */
const LONGEST_ANNOUNCED = 60;
const isItem = (text: string): boolean =>
  text.length <= LONGEST_ANNOUNCED && cellsOf(text) === null && !/[。！？][^”’」』）)]|[：:]$/u.test(text);

/** The paragraphs from one on that are items; as many as the announcement says, if it does. */
function itemsBelow(paragraphs: readonly string[], from: number, announcement: string): readonly Part[] {
  const below = paragraphs.slice(from);
  const end = below.findIndex((text) => !isItem(text));
  const items = below
    .slice(0, end === -1 ? below.length : end)
    .map((text, at) => ({ paragraph: from + at, start: 0, end: text.length }));
  const size = sizesIn(announcement).findLast((one) => one <= items.length);
  return items.slice(0, size);
}

/** Paragraphs that the one above announces, each an item, numbered or not. */
function announcedSeries(paragraphs: readonly string[]): readonly Series[] {
  return paragraphs.flatMap((text, paragraph): readonly Series[] => {
    const last = sentences(text).at(-1);
    if (!last || !ANNOUNCES.test(text) || SPEAKS.test(text)) return [];
    const items = itemsBelow(paragraphs, paragraph + 1, text.slice(last.start, last.end));
    return items.length < FEWEST_ANNOUNCED ? [] : [{ announced: { paragraph, ...last }, items }];
  });
}

/** An article's lists. */
export const seriesIn = perArticle(({ paragraphs }: Article): readonly Series[] => [
  ...numberedSeries(paragraphs),
  ...partedSeries(paragraphs),
  ...dashedSeries(paragraphs),
  ...announcedSeries(paragraphs),
]);
