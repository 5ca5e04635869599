/** Which line of a page dates its issue. */
import { displayWidth } from '../segment/lines.ts';
import { leftOver, tokensOf } from '../source/tokens.ts';
import { fileDate } from './file-name.ts';
import { isHeld } from './held.ts';
import { bestOf, type IssueDate, isByMachine, issueDatesIn, LUNAR, UNLABELLED } from './issue.ts';
import { orderOf } from './order.ts';
import { isAround, type PageTexts, type PlacedLine } from './page-texts.ts';

/** In columns, of which a Chinese character takes two; wider lines are sentences. */
const LONGEST_MASTHEAD = 120;
const isWide = (line: string) => displayWidth(line) > LONGEST_MASTHEAD;
const MASTHEAD =
  /[日晚晨早周时商导新市]报|报[\s|·]|星期[一二三四五六日天]|周[一二三四五六日]|第\s*[\dA-Z一二三四五六七八九十]+\s*版|总?第\s*\d+\s*期|农历/;

/** 报名时间：2024年7月20日（星期六） has the form of a masthead too. */
const APPOINTMENT = /时间|日期|报名|截止|地点|考试|有效期|[。；]/;
const isShort = (line: string) => !isWide(line) && !APPOINTMENT.test(line);

/** Parts of a line at the top of a page stand apart, as no sentence's do. */
const TOP = 4;
const isSetApart = (line: string) => isShort(line) && /\s{2,}|[|｜*~]|\s[·•]\s/.test(line.trim());
/** …（编辑：某某）1130412: how Taiwan's agency ends a report. */
const isStamped = (line: string) => /[)）]\s*1[01]\d{5}\s*$/.test(line);

/** Around the articles a date needs nothing more to be the issue's, in their text it has to say so plainly. */
const AROUND = 6;
const PLAIN = -2;
/** From so much on a date is taken. */
const ENOUGH = AROUND + UNLABELLED;
/** Over the first text stands its day, under its headline more than over it; under the last one those of comments and of other articles. */
const OVER = 2;
const UNDER = -1;

/** What the place of a line adds to what it says of its date; `head` is the first headline's; `null` where no issue is dated. */
function placed(
  lines: readonly PlacedLine[],
  line: number,
  head: number,
  { isLabelled, rest, isLast }: IssueDate,
): number | null {
  const { text, at } = lines[line]!;
  // The name of an issue ends in its day.
  if (line === 0 && at !== 'text' && isLast && isShort(text)) return AROUND + 2 * OVER;
  if (at === 'over') return AROUND + OVER + (head >= 0 && head < line ? OVER : 0);
  if (at === 'between') return AROUND;
  if (at === 'under') return AROUND + UNDER;
  if ((at === 'head' && isShort(text) && MASTHEAD.test(text)) || isStamped(text)) return AROUND;
  if (isByMachine(text) && lines[line - 1]?.at === 'head') return AROUND;
  if (isByMachine(text) && rest === '') return PLAIN + 4;
  if (line < TOP && isSetApart(text)) return PLAIN + 4;
  if (isLabelled) return PLAIN + 1;
  return isShort(text) ? PLAIN : null;
}

/** A narrow masthead has the weekday, the number of the page in lines of their own. */
const LONGEST_PART = 16;
const MOST_PARTS = 3;
const isPart = (text: string): boolean => {
  if (text.length > LONGEST_PART) return false;
  const tokens = tokensOf(text);
  const isOfIssue = tokens.some(({ kind }) => kind === 'issue' || kind === 'page');
  return LUNAR.test(text) || (isOfIssue && leftOver(text, tokens) === '');
};

/** Each line that isn't empty, with the parts of its masthead that stand under it. */
function joined(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const own = lines.filter(({ text }) => text.trim() !== '');
  return own.map((line, at) => {
    if (!isAround(line) || displayWidth(line.text) > LONGEST_PART * 2) return line;
    const below = own.slice(at + 1, at + 1 + MOST_PARTS).map(({ text }) => text);
    const end = below.findIndex((text) => !isPart(text));
    return { ...line, text: [line.text, ...below.slice(0, end < 0 ? MOST_PARTS : end)].join(' ') };
  });
}

/** Of so many articles a page's day is not that of one. */
const SEVERAL = 3;

/** A day that the file is named after too. */
const NAMED = 20;

/** A day or month printed around the articles of a page, or plainly for its issue within one, is the paper's own date. */
export function mastheadDate(page: PageTexts): IssueDate | null {
  const order = orderOf(page.lines.map(({ text }) => text));
  const lines = joined(page.lines);
  const head = lines.findIndex(({ at }) => at === 'head');
  const texts = lines.map(({ text }) => text);
  const found = lines.flatMap(({ text, at }, line) =>
    (isHeld(texts, line, line < TOP || at === 'over' || at === 'head')
      ? []
      : issueDatesIn(text, { ...page, order })
    ).flatMap((one) => {
      const place = placed(lines, line, head, one);
      return place === null || one.score + Math.min(place, AROUND) < ENOUGH ? [] : [{ ...one, at, place }];
    }),
  );
  const named = fileDate(page.fileName);
  // Of several articles a day over all is the issue's, one between them its neighbour's, and one after that of the file's name an event's.
  const isSeveral = page.articles.length >= SEVERAL;
  const over = isSeveral ? found.filter(({ at, place }) => at === 'over' || place > AROUND) : [];
  const may = (one: (typeof found)[number]) => !isSeveral || named === null || one.date <= named;
  const ofIssue = over.length > 0 ? found.filter((one) => over.includes(one) || one.date === named) : found.filter(may);
  return bestOf(ofIssue.map((one) => ({ ...one, score: one.score + one.place + (one.date === named ? NAMED : 0) })));
}
