/** Lists in an article: the sentence that announces them and their items, however far they spread, by the marks that number them. */

import { once, rulesOf } from '../../lexicon/index.ts';
import { chineseNumber, MORE_THAN_ONE, matchesOf, NUMERALS, type Span, sentences } from '../../reading/index.ts';
import { perArticle } from '../../retrieval/per-article.ts';
import type { Article } from '../../types.ts';

/** A mark in a paragraph; `style` tells one numbering from another, `number` counts from 1. */
type Marker = {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly style: string;
  readonly number: number;
};

/** 十二, 12 and ⑫ alike. */
function numberIn(word: string): number {
  const plain = word.normalize('NFKC');
  return /^\d+$/.test(plain) ? Number(plain) : chineseNumber(plain);
}

const styles = once(() =>
  rulesOf('list-marks', new Map([['HAN_NUMBER', `[${NUMERALS}]{1,3}`]])).map(({ pattern, standard }) => {
    const [style = '', number] = standard.split(' ');
    return { pattern, style, number };
  }),
);

/** All marks of one paragraph, in order. */
function markersIn(text: string, paragraph: number): readonly Marker[] {
  return styles().flatMap(({ pattern, style, number }) =>
    matchesOf(text, pattern).map(({ 0: mark, 1: said = '', index }) => ({
      paragraph,
      start: index,
      end: index + mark.length,
      style,
      number: number === undefined ? numberIn(said) : Number(number),
    })),
  );
}

const SIZE = new RegExp(
  `(${MORE_THAN_ONE})(?:个|件|大|项|种|类|条|点|方面|层次|部分|家|名|位|步|招|款|所|座|处|段|批|阶段|标段)`,
  'g',
);

/** How many of something a text says there are: 三个方面, 4家企业. */
export const sizesIn = (text: string): readonly number[] =>
  matchesOf(text, SIZE)
    .map(([, said = '']) => numberIn(said))
    .filter((size) => size > 1);

/** An item or what announces some, in its paragraph. */
type Part = Span & { readonly paragraph: number };
/** `announced` is the sentence, or its beginning, before the first item; `null` at an article's very beginning. */
export type Series = { readonly announced: Part | null; readonly items: readonly Part[] };

/** 首先 may be followed by 其次 or 最后; a number only by the next one. */
const follows = (last: Marker, next: Marker): boolean =>
  next.style === '先' ? next.number > last.number : next.number === last.number + 1;

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
  const marks = paragraphs.flatMap((text, at) => markersIn(text, at).toSorted((a, b) => a.start - b.start));
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

/** …要办好五件实事：, 具体如下。: what comes in the next paragraphs is listed. */
const ANNOUNCES =
  /[：:]$|(?:如下|见下|有以下[^。，：]{0,12}|包括以下[^。，：]{0,12}|下列[^。，：]{0,12})[。，](?:[^。]{0,30}。)?$/u;
/** An announced item is a line; what is longer is a paragraph, what ends a sentence in its middle too. */
const LONGEST_LINE = 60;
const isLine = (text: string): boolean => text.length <= LONGEST_LINE && !/[。！？][^”’」』）)]|[：:]$/u.test(text);
/** ——甲，…: opens the paragraphs of one list; ● and ▲ part short news that have nothing to do with each other. */
const isDashed = (text: string): boolean => /^\s*—{1,2}\s*/.test(text);
const FEWEST = 2;

/** Paragraphs that the one above announces, each an item, and those in a row that open with a dash; as many as it says, if it does. */
function rowsBelow(paragraphs: readonly string[]): readonly Series[] {
  return paragraphs.flatMap((text, above): readonly Series[] => {
    const last = sentences(text).at(-1);
    if (!last || isDashed(text)) return [];
    const isAnnounced = ANNOUNCES.test(text);
    const below = paragraphs.slice(above + 1);
    const end = below.findIndex((one) => !isDashed(one) && !(isAnnounced && isLine(one)));
    const items = below
      .slice(0, end === -1 ? undefined : end)
      .map((one, at) => ({ paragraph: above + 1 + at, start: 0, end: one.length }));
    const sizes = isAnnounced ? sizesIn(text.slice(last.start, last.end)) : [];
    const size = sizes.findLast((one) => one <= items.length);
    return items.length < FEWEST ? [] : [{ announced: { paragraph: above, ...last }, items: items.slice(0, size) }];
  });
}

/** An article's lists. */
export const seriesIn = perArticle(({ paragraphs }: Article): readonly Series[] => [
  ...numberedSeries(paragraphs),
  ...partedSeries(paragraphs),
  ...rowsBelow(paragraphs),
]);
