/** Lists in an article: the sentence that announces them and their items, however far they spread, by the marks that number them. */

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

type Style = { readonly name: string; readonly pattern: RegExp; readonly number: (match: RegExpMatchArray) => number };

/** 十二 and 12 alike. */
const numberIn = (word: string): number => (/^\d+$/.test(word) ? Number(word) : chineseNumber(word));

const numbered = (match: RegExpMatchArray) => numberIn(match[1] ?? '');
/** Marks stand at the beginning of a clause; a torn line may have lost the stop before 一是, which is never a word's end. */
const AT_CLAUSE = '(?<=^|[，,。；;：:！？!?”」』）)\\s])';
const AT_SENTENCE = '(?<=^|[。；;：:！？!?”」』）)\\s])';
const HAN = `[${NUMERALS}]{1,3}`;

const STEPS: readonly (readonly [RegExp, number])[] = [
  [/^首先|^一方面/, 1],
  [/^其次|^然后|^接着|^另一方面/, 2],
  [/^再次|^再者|^再其次/, 3],
  [/^此外|^同时/, 4],
  [/^最后/, 5],
];
const stepOf = (match: RegExpMatchArray) => STEPS.find(([word]) => word.test(match[0]))?.[1] ?? 0;

const STYLES: readonly Style[] = [
  { name: '是', pattern: new RegExp(`(?<![第其统唯万同单])(${HAN})(?:是|则)(?![一个]?样)`, 'g'), number: numbered },
  { name: '要', pattern: new RegExp(`${AT_CLAUSE}(${HAN})要`, 'g'), number: numbered },
  { name: '其', pattern: new RegExp(`${AT_CLAUSE}其(${HAN})(?:是)?[，,、：:]?`, 'g'), number: numbered },
  {
    name: '第',
    pattern: new RegExp(
      `${AT_CLAUSE}第(${HAN}|\\d{1,2})(?:(?:个?(?:方面|部分|步|类|种|招|点|项|条|大))?(?:是|[，,、：:])|步|招|类|要|段|期|阶段|标段|批|档|组)`,
      'g',
    ),
    number: numbered,
  },
  { name: '先', pattern: /(?:首先|其次|再其次|再次|再者|然后|接着|最后)(?!的)[，,、：:]?/g, number: stepOf },
  { name: '方', pattern: /(?:另一方面|一方面)[，,：:]?/g, number: stepOf },
  { name: '（', pattern: new RegExp(`[（(](${HAN}|\\d{1,2})[）)]、?`, 'g'), number: numbered },
  // A heading may have run into its first item (应聘条件1、…); 1、3、5 and 1.5 are no marks.
  { name: '1', pattern: /(?<![\d.．、第～~—-])(\d{1,2})[.．、](?!\d)\s*/g, number: numbered },
  { name: '01', pattern: new RegExp(`${AT_SENTENCE}0(\\d)[.．、]?(?=\\p{Script=Han})`, 'gu'), number: numbered },
  { name: '、', pattern: new RegExp(`${AT_SENTENCE}(${HAN})、`, 'g'), number: numbered },
  { name: '①', pattern: /([①-⑳])/g, number: (match) => (match[0].codePointAt(0) ?? 0) - 0x245f },
];

/** All marks of one paragraph, in order. */
function markersIn(text: string, paragraph: number): readonly Marker[] {
  return STYLES.flatMap(({ name, pattern, number }) =>
    matchesOf(text, pattern).map((match) => ({
      paragraph,
      start: match.index,
      end: match.index + match[0].length,
      style: name,
      number: number(match),
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
