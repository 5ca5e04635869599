import { isDay, type Point, pointsIn } from '../../reading/index.ts';

/** How a mention stands to the time of writing. `as-of`: 截至6月底; `since`: 4月以来, 8月1日起. */
type Tense = 'past' | 'future' | 'as-of' | 'since';

export type Mention = Point & {
  readonly text: string;
  /** The first end of a span: 1月 of 1—6月. */
  readonly opensSpan: boolean;
  readonly tense: Tense;
  /** Up to 16 characters on each side, for evidence and for what the mention is about. */
  readonly before: string;
  readonly after: string;
  /** It opens its paragraph, apart from a byline: that is where news says when it happened. */
  readonly opens: boolean;
};

const SIDE = 16;

/** Dates as text writes them: no spaces inside, digits half-width, 2024-01-05 and 2024/1/5 spelled out. */
export function spellDates(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<=[\d年月日])[ \t\u00a0\u3000]+(?=[年月日])|(?<=\d[年月])[ \t\u00a0\u3000]+(?=\d)/g, '')
    .replace(/(?<![\d.])((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])/g, (all, year, month, day) =>
      isDay(Number(year), Number(month), Number(day)) ? `${year}年${Number(month)}月${Number(day)}日` : all,
    );
}

const FUTURE_BEFORE =
  /(?:将于|将在|拟于|拟在|定于|预计|预定|计划|力争|有望|确保|争取|截止|报名时间|届时|最迟|不晚于|力争到|规划到|到|至|明年|下)(?:今年|本月)?$/;
const AS_OF_BEFORE = /截至(?:目前|今年|去年)?$/;
const FUTURE_AFTER =
  /^(?:[^。，,；\d]{0,4}前(?!列|期|往|后|景|沿|身|提|述|来|进|端)|以前|之前|底前|[^。，,；]{0,6}将|（?含|(?:左右)?(?:开班|报名截止|截止))/;
const SINCE_BEFORE = /(?:自从?|从)(?:今年|去年)?$/;
const SINCE_AFTER = /^(?:以来|起|开始|至今)/;
const RANGE_BEFORE = /\d[日月]?[—–~～－-]+$/;

function tenseOf(before: string, after: string): Tense {
  if (AS_OF_BEFORE.test(before)) return 'as-of';
  if (SINCE_BEFORE.test(before) || SINCE_AFTER.test(after)) return 'since';
  if (RANGE_BEFORE.test(before)) return 'past';
  return FUTURE_BEFORE.test(before) || FUTURE_AFTER.test(after) ? 'future' : 'past';
}

/** What may stand before the date a report opens with: agency, place and day of filing, the byline, 今天（, a bullet. */
const OPENING =
  /^(?:[\p{Script=Han}]{0,16}(?:\d{1,2}月\d{1,2}日)?[电讯])?\s*(?:[（(][^）)]{0,60}[）)])?\s*(?:[今昨][日天][（(])?[—\-●■◆▲△★☆•·\s“]*$/u;

const isDate = ({ calendar, repeated, unit, same, part }: Point): boolean =>
  calendar === 'solar' && !repeated && unit !== 'clock' && same === null && part !== 0;

/** The calendar mentions of one paragraph. */
export function mentionsIn(paragraph: string): Mention[] {
  const text = spellDates(paragraph);
  const found = pointsIn(text).filter(isDate);
  return found.map((time, at) => {
    const before = text.slice(Math.max(0, time.start - SIDE), time.start);
    const after = text.slice(time.end, time.end + SIDE);
    const opens = OPENING.test(text.slice(0, time.start));
    const opensSpan = found[at + 1]?.closes ?? false;
    return { ...time, before, after, opens, opensSpan, tense: tenseOf(before, after) };
  });
}

/** A mention with a few words around it, for a reader to find it on the page. */
export const quoted = ({ text, after }: Mention): string =>
  `“${text}${/^[^。，,；、“”（(]{0,8}/.exec(after)?.[0] ?? ''}”`;
