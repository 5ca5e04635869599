/** Items of a list without marks: short lines under a sentence that announces them. */
import { chineseNumber, MORE_THAN_ONE } from '../../reading/index.ts';
import { isBylineLine, isCaptionLine, isFurnitureLine, opensReport } from './line-kinds.ts';
import type { Line } from './lines.ts';
import * as pattern from './patterns.ts';
import type { Setting } from './setting.ts';

/** …要办好五件实事：, 具体如下。, 有以下几项：: what comes next is listed. */
const ANNOUNCES = /:$|(?:如下|如下所示|见下|有以下[^。,:]{0,12}|包括以下[^。,:]{0,12}|下列[^。,:]{0,12})[。]$/u;
/** …说：, 答：: somebody speaks. */
const SPEAKS = /(?:说|道|问|答|曰|表示|认为|提醒|回忆|坦言|感叹|呼吁|解释|透露|告诉记者)[^,。:]{0,6}:$/u;
/** A label alone announces nothing; in columns. */
const SHORTEST_ANNOUNCEMENT = 14;
/** In columns; a longer line is a paragraph. */
const LONGEST_ITEM = 80;
const FEWEST_ITEMS = 2;
const MOST_ITEMS = 60;

/** 五件实事, 8项措施: how many there are to be. */
const SIZE = new RegExp(
  `(${MORE_THAN_ONE})(?:余|多)?(?:个|件|项|条|种|类|大|点|处|所|座|家|名|位|款|步|招|场|起|批|部|段|幅|本|道|站|路)`,
  'gu',
);
const numberOf = (word: string) => (/^\d+$/.test(word) ? Number(word) : chineseNumber(word));
const sizesIn = (plain: string): readonly number[] =>
  [...plain.matchAll(SIZE)].map(([, word = '']) => numberOf(word)).filter((size) => size > 1);

const announces = ({ plain, level, width, row, bullet }: Line): boolean =>
  level === 0 && !row && !bullet && width >= SHORTEST_ANNOUNCEMENT && ANNOUNCES.test(plain) && !SPEAKS.test(plain);

/** Markdown's marks of items, which are not printed; ● and the like are. */
const MARK = /^[-*+]\s+(?=\S)/;
const isMarked = (line: Line | undefined): boolean => line?.bullet === true && MARK.test(line.text);

function mayBeItem(line: Line): boolean {
  if (line.level > 0 || line.row || (line.bullet && !isMarked(line)) || line.width > LONGEST_ITEM) return false;
  if (pattern.STOP.test(line.plain) || /[。!?]|[,、:]$/u.test(line.plain)) return false;
  if (pattern.DATE_ALONE.test(line.plain) || pattern.ASKED.test(line.plain) || pattern.STANDING.test(line.plain))
    return false;
  return !opensReport(line) && !isBylineLine(line) && !isCaptionLine(line) && !isFurnitureLine(line);
}

/** Lines that fill a column are at least this wide, compared with the line above that ended a sentence in it. */
const OF_COLUMN = 0.7;

/** Items are set alike: as many blank lines between each and the next. What fills the column of the line above is running text. */
function itemsFrom(lines: readonly Line[], announcing: number, { wrapped, full }: Setting): readonly number[] {
  const items: number[] = [];
  const column = OF_COLUMN * lines[announcing]!.width;
  const fills = (at: number) => wrapped && full[at]! > 0 && lines[at]!.width > column;
  for (let at = announcing + 1; at < lines.length && items.length < MOST_ITEMS; at += 1) {
    const gap = lines[at]!.gap;
    if (items.length > 0 && isMarked(lines[at]) !== isMarked(lines[items[0]!])) break;
    if (items.length > 1 && gap !== lines[items[1]!]!.gap) break;
    if (!mayBeItem(lines[at]!) || fills(at)) break;
    items.push(at);
  }
  return items;
}

/** What stands right above a report or its byline is its headline, not the last item. */
const isHeadline = (next: Line | undefined): boolean => next !== undefined && (opensReport(next) || isBylineLine(next));

/** The items that a line announces: as many as it says, where it says how many. */
function listedUnder(lines: readonly Line[], at: number, setting: Setting): readonly number[] {
  const items = itemsFrom(lines, at, setting);
  const size = sizesIn(lines[at]!.plain).findLast((one) => one <= items.length && one >= FEWEST_ITEMS);
  const over = size === undefined && isHeadline(lines[(items.at(-1) ?? at) + 1]);
  const kept = size === undefined ? items.slice(0, over ? -1 : undefined) : items.slice(0, size);
  return kept.length < FEWEST_ITEMS ? [] : kept;
}

const asItem = (line: Line): Line => ({
  ...line,
  text: line.text.replace(MARK, ''),
  plain: line.plain.replace(MARK, ''),
  listed: true,
});

/** Items with Markdown's marks need no announcement: from a line on as long as the marks go on. */
function markedFrom(lines: readonly Line[], at: number, setting: Setting): readonly number[] {
  const items = isMarked(lines[at]) && at > 0 ? itemsFrom(lines, at - 1, setting) : [];
  return items.length < FEWEST_ITEMS ? [] : items;
}

/** Marks the items of announced lists: they belong to the text of their article, each a paragraph of its own. */
export function markListed(lines: readonly Line[], setting: Setting): readonly Line[] {
  const out = [...lines];
  for (let at = 0; at < lines.length; at += 1) {
    const items = announces(lines[at]!) ? listedUnder(lines, at, setting) : markedFrom(lines, at, setting);
    for (const item of items) out[item] = asItem(lines[item]!);
    at = items.at(-1) ?? at;
  }
  return out;
}
