/** What can be seen of a line without knowing a page's words: its length, its ends, its neighbours, what its words share with the text. */
import { lexicon, once, type Scanner, scanner } from '../../lexicon/index.ts';
import { pointsIn } from '../../reading/index.ts';
import { closingByline, parseByline, signature, signedBy } from '../byline/index.ts';
import { isName } from '../byline/names.ts';
import { isBylineLine, isCaptionLine, isColumnName, isCreditLine, opensReport } from '../segment/line-kinds.ts';
import type { Line } from '../segment/lines.ts';
import * as pattern from '../segment/patterns.ts';
import { furnitureOf } from '../source/furniture.ts';
import { breaksOff, letters as lettersIn } from '../source/measured.ts';
import { BEGINNING, bucket, wordsShared } from './words-shared.ts';

const count = (text: string, wanted: RegExp) => text.match(wanted)?.length ?? 0;
const is = (name: string, holds: boolean): readonly string[] => (holds ? [name] : []);

/** A line with what is known of it alone; `size` in characters, a word in Latin letters counts for two. */
type Seen = {
  readonly line: Line;
  readonly own: readonly string[];
  readonly size: number;
  readonly ends: string;
  /** Whether it tells something in sentences. */
  readonly text: boolean;
};

/** Characters; a word in Latin letters counts for two. */
export const sizeOf = (text: string): number => count(text, /\p{Script=Han}|\d/gu) + 2 * count(text, /[A-Za-z]+/g);
const isLatin = (text: string) => count(text, /[A-Za-z]/g) > count(text, /\p{Script=Han}/gu);

const ENDS: readonly (readonly [string, RegExp])[] = [
  ['stop', /[。!?！？…][”"’」』)）]*$/u],
  ['dot', /[.][")”]?$/u],
  ['colon', /:$/u],
  ['comma', /[,;、]$/u],
  ['bracket', /[)\]】]$/u],
  ['digit', /\d$/u],
];
const endOf = ({ plain }: Line): string => ENDS.find(([, end]) => end.test(plain))?.[0] ?? 'none';

/** A text has so many characters at least, and a stop or two commas. */
const LEAST_TEXT = 24;
/** Headlines have no more characters. */
export const LONGEST_HEAD = 40;
/** Reporters stand within so many characters of a line's beginning. */
const BYLINE_REACH = 120;
/** Words that point to what was named before: 该, 他, 当地. */
const pointers = once(
  (): Scanner => scanner(lexicon('pointers').filter(({ type }) => !/^(?:opening|own|latin)$/.test(type))),
);

const measuresOf = ({ plain, text, indent }: Line, size: number, stops: number): readonly string[] => [
  `size ${bucket(size, [3, 5, 8, 12, 17, 24, 34, 50, 90])}`,
  `stops ${bucket(stops, [1, 2, 4])}`,
  `commas ${bucket(count(plain, /,/g), [1, 2, 4])}`,
  `gaps ${bucket(count(text, /\s{2,}|[|｜>»／]/gu), [1, 2, 4])}`,
  `blanks ${bucket(count(text.trim(), /\s/gu), [1, 2, 4])}`,
  `digits ${bucket(count(plain, /\d/g) / Math.max(1, plain.length), [0.01, 0.15, 0.4])}`,
  `indent ${bucket(indent, [1, 3])}`,
];

/** People in Latin letters and nothing else. */
export const NAMES = 'names alone';

const formsOf = (line: Line, size: number): readonly string[] => [
  ...is('row', line.row === true),
  ...is('bullet', line.bullet),
  ...is(`level ${line.level}`, line.level > 0),
  ...is('opens', opensReport(line)),
  ...is('byline', isBylineLine(line)),
  ...is('credit', isCreditLine(line)),
  ...is('caption', isCaptionLine(line)),
  ...is('caption word', pattern.CAPTION.test(line.plain)),
  ...is('column', isColumnName(line)),
  ...is('editors', pattern.EDITORS.test(line.plain)),
  ...is('notice', pattern.NOTICE.test(line.plain)),
  ...is('date', pattern.DATE_ALONE.test(line.plain)),
  ...is('office', pattern.OFFICE.test(line.plain)),
  ...is('a name', isName(line.text.replace(/\s/gu, ''))),
  ...is('mark', /^[◆◇■□●○★☆▲△▼▽▶►·•※]/u.test(line.text)),
  ...is('numbered', /^[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]/u.test(line.text)),
  ...is('opens bracket', /^[【[（(《〔]/u.test(line.text)),
  ...is('dash', /^[—–-]{1,2}/u.test(line.text)),
  ...is('early colon', /:/u.test(line.plain.slice(0, 8))),
  ...is(`label ${size < LEAST_TEXT}`, /^\S{1,4}:/u.test(line.plain)),
  ...is('question', /^[问答QA]\s*[:.]/u.test(line.plain)),
  ...is('lively', /[!?“”]/u.test(line.plain) && size < LONGEST_HEAD),
  ...is('clock', /\d:\d\d/.test(line.plain)),
  ...is('address', /(?:https?:|www\.|@|©|版权|ICP)/iu.test(line.plain)),
];

function see(line: Line, furniture: number): Seen {
  const { plain } = line;
  const [size, ends] = [sizeOf(plain), endOf(line)];
  const stops = count(plain, /[。!?！？]|[.](?=\s|$)/gu);
  const text = size >= LEAST_TEXT && (stops > 0 || count(plain, /,/g) > 1);
  const named = parseByline(line.text.slice(0, BYLINE_REACH)).byline.reporters.length > 0;
  const own = [
    ...measuresOf(line, size, stops),
    ...formsOf(line, size),
    `ends ${ends}`,
    `furniture ${bucket(furniture, [1, 3, 5, 8])}`,
    ...(isLatin(plain) ? ['latin', `latin ends ${ends}`] : []),
    ...is(`names ${text}`, named),
    ...is('signs', !text && size < LEAST_TEXT && signedBy(line.text).reporters.length > 0),
    ...is(NAMES, !text && size < LEAST_TEXT && signature(line.text).length > 0),
    ...is('text', text),
    ...(text
      ? [
          ...is('points back', pointers().all(plain.slice(0, BEGINNING)).length > 0),
          ...is('begins with a day', pointsIn(plain.slice(0, BEGINNING)).length > 0),
          ...is('signed', ends === 'bracket' && closingByline(line.text) !== null),
        ]
      : []),
  ];
  return { line, own, size, ends, text };
}

const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** Lines of one kind by their width. */
type Widths = Map<number, number>;
const widthsBy = (all: readonly Seen[], kindOf: (seen: Seen) => string | null): ReadonlyMap<string, Widths> => {
  const kinds = new Map<string, Widths>();
  for (const seen of all) {
    const kind = kindOf(seen);
    if (kind === null) continue;
    const widths = kinds.get(kind) ?? new Map<number, number>();
    kinds.set(kind, widths.set(seen.line.width, (widths.get(seen.line.width) ?? 0) + 1));
  }
  return kinds;
};
const near = (widths: Widths | undefined, width: number, most: number): number => {
  let sum = 0;
  for (let one = width - most; one <= width + most; one += 1) sum += widths?.get(one) ?? 0;
  return sum;
};

const beginningOf = ({ line }: Seen) => line.text.slice(0, 2);
const levelOf = ({ line, text }: Seen) => (text ? null : `${line.level}`);
/** Longer lines name no other. */
const LONGEST_NAMING = 80;

/** How often a line stands on the page in other places: as it is, within another, begun or set alike. */
function othersLike(all: readonly Seen[]): (seen: Seen) => readonly string[] {
  const times = new Map<string, number>();
  for (const { line } of all) times.set(letters(line.text), (times.get(letters(line.text)) ?? 0) + 1);
  const [begun, set] = [widthsBy(all, beginningOf), widthsBy(all, levelOf)];
  const naming = [...times.keys()].filter((one) => one.length < LONGEST_NAMING);
  return (seen) => {
    const { line, text } = seen;
    const own = letters(line.text);
    const alike = near(begun.get(beginningOf(seen)), line.width, LONGEST_HEAD - 1) - 1;
    return [
      `alike ${bucket(alike, [1, 2, 4])}`,
      `as wide ${text ? 'text' : bucket(near(set.get(`${line.level}`), line.width, 4) - 1, [1, 3, 6])}`,
      ...is('again', own.length > 3 && times.get(own)! > 1),
      ...is('within another', own.length > 5 && naming.some((one) => one.length > own.length && one.includes(own))),
    ];
  };
}

const sideOf = (seen: Seen | undefined): string =>
  seen === undefined ? 'none' : `${seen.text ? 'text' : bucket(seen.size, [5, 12, 24])} ${seen.ends}`;
const furnitureSaid = (seen: Seen | undefined) => seen?.own.find((word) => word.startsWith('furniture')) ?? '';

/** More lines in a row that tell nothing say no more. */
const MOST_UNTOLD = 4;

/** What stands beside a line, and where on the page it stands. */
function placeOf(all: readonly Seen[]): (at: number) => readonly string[] {
  const [first, last] = [all.findIndex(({ text }) => text), all.findLastIndex(({ text }) => text)];
  const widest = Math.max(...all.map(({ line }) => line.width));
  const untold = (at: number, step: number): number => {
    let run = 0;
    for (let next = at; run < MOST_UNTOLD && all[next] && !all[next]!.text; next += step) run += 1;
    return run;
  };
  return (at) => {
    const { line, size, ends, text } = all[at]!;
    const [before, after, two] = [all[at - 1], all[at + 1], all[at + 2]];
    const place = first < 0 ? 'no text' : at < first ? 'above' : at > last ? 'below' : 'among';
    const gap = Math.min(2, line.gap);
    return [
      `before ${sideOf(before)}`,
      `after ${sideOf(after)}`,
      `after opens ${after?.own.includes('opens') ?? false}`,
      `after byline ${after?.own.includes('byline') ?? false} ${text}`,
      `before byline ${before?.own.includes('byline') ?? false} ${text}`,
      `before ${furnitureSaid(before)} ${text}`,
      `after ${furnitureSaid(after)} ${text}`,
      `two on ${two === undefined ? 'none' : two.text ? 'text' : bucket(two.size, [12, 24])} ${after?.text ?? false}`,
      ...is('below signed', before?.own.includes('signed') === true),
      `gap ${gap}`,
      `gap after ${Math.min(2, after?.line.gap ?? 3)}`,
      `text ${text} gap ${gap}`,
      `place ${place}`,
      `place ${place} ${bucket(size, [5, 12, 24, 50])}`,
      `short over text ${!text && size < LONGEST_HEAD} ${after?.text ?? false} ${ends}`,
      `untold ${bucket(untold(at, -1), [1, 2, 4])}${bucket(untold(at, 1), [1, 2, 4])}`,
      `full ${line.width > 0.85 * widest && ends !== 'stop'}`,
      `goes on ${before?.text === true && before.ends !== 'stop' && before.line.width > 0.8 * widest}`,
      ...is('number torn', /\d$/.test(before?.line.text ?? '') && /^\d/.test(line.text)),
      ...is(`line ${at}`, at < 3),
      ...is('last lines', at >= all.length - 3),
    ];
  };
}

/** The page was cut off within its last line, which tells something. */
export const BROKEN = 'broken off';

/** Dates, numbers of pages and words of a site explain most of the line, or nothing is to be explained. */
export const EXPLAINED = 'explained';
const MOST_EXPLAINED = 0.6;

/** The features of each line of a page, as names: what is true of it. No word of the page is among them. */
export function lineFeatures(lines: readonly Line[]): readonly (readonly string[])[] {
  const { marked, lines: measured } = furnitureOf(lines);
  const worth = (line: Line) => (marked.get(line.number) ?? []).reduce((sum, { score }) => sum + score, 0);
  const all = lines.map((line) => see(line, worth(line)));
  const [shared, others, place] = [
    wordsShared(all.map(({ line, text }) => ({ words: line.plain, text }))),
    othersLike(all),
    placeOf(all),
  ];
  return all.map(({ line, own, size, ends, text }, at) => {
    const { next, ahead, behind, cohesion, goesOn } = shared(at);
    const isHead = size < 60;
    return [
      'any',
      ...is(
        EXPLAINED,
        ends !== 'stop' &&
          !own.includes('numbered') &&
          (measured[at]!.explained >= MOST_EXPLAINED || lettersIn(line.plain) === 0),
      ),
      ...is(BROKEN, at === all.length - 1 && breaksOff(line)),
      ...own,
      ...place(at),
      ...others(all[at]!),
      ...goesOn,
      `fits ${isHead ? next : 9}`,
      `ahead ${isHead ? ahead : 9}`,
      `behind ${behind}`,
      `cohesion ${cohesion}`,
      `fits and ends ${isHead ? next : 9} ${ends === 'stop'}`,
      `short cohesion ${text ? 'text' : size < LONGEST_HEAD} ${cohesion} gap ${Math.min(1, line.gap)}`,
    ];
  });
}
