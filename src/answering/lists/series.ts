/** Lists in an article: the sentence that announces them and their items, however far they spread. */

import { cellsOf, type Span, sentences } from '../../reading/index.ts';
import { perArticle } from '../../retrieval/per-article.ts';
import type { Article } from '../../types.ts';
import { type Marker, markersIn, sizesIn } from './markers.ts';

/** An item in its paragraph; `head` is where its words begin, behind the mark. */
type Item = Span & { readonly paragraph: number; readonly head: number };
/** `announced` is the sentence, or its beginning, before the first item; `null` at an article's very beginning. */
export type Series = {
  readonly announced: (Span & { readonly paragraph: number }) | null;
  readonly items: readonly Item[];
};

/** An item of a notice may have paragraphs of its own; beyond this the next mark belongs to something else. */
const FARTHEST = 1_200;

const lengthBetween = (paragraphs: readonly string[], from: Marker, to: Marker): number =>
  from.paragraph === to.paragraph
    ? to.start - from.end
    : (paragraphs[from.paragraph]?.length ?? 0) -
      from.end +
      paragraphs.slice(from.paragraph + 1, to.paragraph).reduce((sum, { length }) => sum + length, 0) +
      to.start;

/** 首先 may be followed by 其次, 然后 or 最后; a number only by the next one. */
const follows = (last: Marker, next: Marker): boolean =>
  next.style === '先'
    ? next.number > last.number || (next.number === 2 && last.number === 2)
    : next.number === last.number + 1;

/** Runs of marks of one style that count upwards from one. */
function runsOf(paragraphs: readonly string[], marks: readonly Marker[]): readonly (readonly Marker[])[] {
  const done: Marker[][] = [];
  const open = new Map<string, Marker[]>();
  for (const mark of marks) {
    const run = open.get(mark.style);
    const last = run?.at(-1);
    if (run && last && follows(last, mark) && lengthBetween(paragraphs, last, mark) <= FARTHEST) run.push(mark);
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
  return runsOf(paragraphs, marks).map((run) => ({
    announced: announcing(paragraphs, run[0]!.paragraph, run[0]!.start),
    items: run.map(({ paragraph, start, end }, at) => {
      const text = paragraphs[paragraph] ?? '';
      const next = run[at + 1];
      const until = next?.paragraph === paragraph ? next.start : next ? text.length : sentenceAt(text, end).end;
      return { paragraph, start, head: end, end: until };
    }),
  }));
}

/** Sentences that open alike: 把握…。把握…。把握…, 要…；要…；要…. */
const OPENING = 2;
const SAME_OPENING = /^(?:要|有的|为|让|对|以)/;
const FEWEST_ALIKE = 3;

const opening = (text: string): string => SAME_OPENING.exec(text)?.[0] ?? text.slice(0, OPENING);
const OPENS = /^[“"「『\s]*/;

/** A paragraph's sentences, cut at ；, each with what stands before a ： in it taken off. */
function piecesOf(text: string): readonly (Span & { readonly said: number })[] {
  return sentences(text, { semicolons: true }).map(({ start, end }) => {
    const colon = text.slice(start, end - 1).search(/[：:](?!\d)/);
    return { start, end, said: colon === -1 ? start : start + colon + 1 };
  });
}

function alikeSeries(paragraphs: readonly string[]): readonly Series[] {
  return paragraphs.flatMap((text, paragraph) => {
    const pieces = piecesOf(text);
    const word = (at: number) => opening(text.slice(at).replace(OPENS, ''));
    const found: Series[] = [];
    for (let first = 0; first < pieces.length; first++) {
      const { start, said } = pieces[first]!;
      const from = [start, said].find((at) => pieces[first + 1] && word(at) === word(pieces[first + 1]!.start));
      if (from === undefined) continue;
      let last = first + 1;
      while (pieces[last + 1] && word(pieces[last + 1]!.start) === word(from)) last++;
      if (last - first + 1 < FEWEST_ALIKE) continue;
      const items = pieces.slice(first, last + 1).map((piece, at) => {
        const begin = at === 0 ? from : piece.start;
        return { paragraph, start: begin, head: begin, end: piece.end };
      });
      found.push({ announced: announcing(paragraphs, paragraph, from), items });
      first = last;
    }
    return found;
  });
}

/** 分别是：甲；乙；丙。 and 甲：…；乙：…. : what stands behind a ： or under labels, parted by ；. */
function partedSeries(paragraphs: readonly string[]): readonly Series[] {
  return paragraphs.flatMap((text, paragraph) =>
    sentences(text).flatMap((sentence): readonly Series[] => {
      const pieces = piecesOf(text.slice(sentence.start, sentence.end)).map(({ start, end, said }) => ({
        start: sentence.start + start,
        end: sentence.start + end,
        said: sentence.start + said,
      }));
      const [first] = pieces;
      if (!first || pieces.length < 2) return [];
      const labelled = pieces.every(({ start, said }) => said > start);
      if (first.said === first.start) return [];
      const items = pieces.map(({ start, end, said }, at) => {
        const begin = at === 0 && !labelled ? said : start;
        return { paragraph, start: begin, head: begin, end };
      });
      return [{ announced: announcing(paragraphs, paragraph, items[0]!.start), items }];
    }),
  );
}

/** ——甲，…: opens the paragraphs of one list; ● and ▲ part short news that have nothing to do with each other. */
const DASH = /^\s*—{1,2}\s*/;

/** Paragraphs in a row that open with a dash. */
function dashedSeries(paragraphs: readonly string[]): readonly Series[] {
  const runs: Item[][] = [];
  paragraphs.forEach((text, paragraph) => {
    const dash = DASH.exec(text);
    if (!dash) return;
    const item = { paragraph, start: 0, head: dash[0].length, end: text.length };
    const last = runs.at(-1);
    if (last?.at(-1)?.paragraph === paragraph - 1) last.push(item);
    else runs.push([item]);
  });
  return runs
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
const endsSentence = (text: string): boolean => /[。！？!?][”’」』）)]*$/u.test(text);

/** The paragraphs from one on that are items: without stops, or each with one; as many as the announcement says, if it does. */
function itemsBelow(paragraphs: readonly string[], from: number, announcement: string): readonly number[] {
  const stops = endsSentence(paragraphs[from] ?? '');
  const items: number[] = [];
  for (let at = from; at < paragraphs.length; at++) {
    const text = paragraphs[at] ?? '';
    const last = /[；;]$/.test(paragraphs[at - 1] ?? '');
    if (!isItem(text) || (endsSentence(text) !== stops && !last)) break;
    items.push(at);
  }
  const size = sizesIn(announcement).findLast((one) => one <= items.length);
  return size === undefined ? items : items.slice(0, size);
}

/** Paragraphs that the one above announces, each an item, numbered or not. */
function announcedSeries(paragraphs: readonly string[]): readonly Series[] {
  return paragraphs.flatMap((text, paragraph): readonly Series[] => {
    const last = sentences(text).at(-1);
    if (!last || !ANNOUNCES.test(text) || SPEAKS.test(text)) return [];
    const below = itemsBelow(paragraphs, paragraph + 1, text.slice(last.start, last.end));
    // Sentences that follow an announcement and end as sentences do are running text, unless they are many and short.
    if (below.length < (endsSentence(paragraphs[below[0] ?? 0] ?? '') ? FEWEST_ALIKE : FEWEST_ANNOUNCED)) return [];
    const items = below.map((at) => ({ paragraph: at, start: 0, head: 0, end: paragraphs[at]!.length }));
    return [{ announced: { paragraph, ...last }, items }];
  });
}

/** An article's lists. */
export const seriesIn = perArticle(({ paragraphs }: Article): readonly Series[] => [
  ...numberedSeries(paragraphs),
  ...alikeSeries(paragraphs),
  ...partedSeries(paragraphs),
  ...dashedSeries(paragraphs),
  ...announcedSeries(paragraphs),
]);
