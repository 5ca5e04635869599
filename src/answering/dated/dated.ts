/** What is said to who asks for the news, what happened on a day, what somebody did, what is being built: a dated line for each. */
import { bounds, mayLieIn, pairsShared } from '../../reading/index.ts';
import type { DatedScope } from '../../retrieval/question/dated.ts';
import type { Article, Draft, DraftSentence, ParsedQuestion, TimeRange, When } from '../../types.ts';
import { annotate, quoteOf } from '../annotate.ts';
import { printedOn } from '../candidates.ts';
import { trim } from '../trim.ts';
import { headlineLine, type Line, linesOf } from './lines.ts';
import { type Reader, reportsFor } from './reports.ts';

/** Characters of all lines together: complete lines, six or seven. */
const ROOM = 350;
/** A sentence of a line has this many characters at most; a longer one is cut to whole clauses. */
const LONGEST = 80;

/** Half of what the shorter headline says: two reports of one event. */
const SAME = 0.5;

const wordsOf = ({ told }: Line): string => told.map(({ plain }) => plain).join('');

const isSameEvent = (one: Line, other: Line): boolean =>
  one.date === other.date && pairsShared(wordsOf(one), wordsOf(other)) >= SAME;

/** 7月 without its year may be of any year. */
const isYearOpen = ({ yearSaid, said }: When): boolean => !yearSaid && said.yearsAway === null && said.month !== null;
/** 今天, 本周, 上个月, 今年: days that the papers may not have come to yet. */
const isAway = ({ said }: When): boolean =>
  (said.daysAway ?? said.weeksAway ?? said.monthsAway ?? said.weekday) !== null ||
  (said.month === null && said.yearsAway !== null);

function yearsBack({ from, to }: TimeRange, years: number): TimeRange {
  const back = (day: string | null) => day && `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  return { from: back(from), to: back(to) };
}

/** The days that a scope may mean, likeliest first: of months without a year those of this year, then of the years before; none of a day
 * that no calendar has. */
function readings({ times }: DatedScope, today: string, first: string | null): readonly (readonly TimeRange[])[] {
  const ranges = times.flatMap(({ range }) => range ?? []);
  if (ranges.length < times.length) return [];
  if (times.length === 0 || !times.every(isYearOpen)) return [ranges];
  const years = Math.max(0, Number(today.slice(0, 4)) - Number((first ?? today).slice(0, 4)));
  return Array.from({ length: years + 1 }, (_, back) => ranges.map((range) => yearsBack(range, back)));
}

/** Lines of some days, each event once, newest first. */
async function linesWithin(
  scope: DatedScope,
  times: readonly TimeRange[],
  today: string,
  store: Reader,
): Promise<readonly Line[]> {
  const reports = await reportsFor(scope, times, store);
  const isOut = ({ article }: { readonly article: Article }) => bounds(printedOn(article) || '0001').from <= today;
  const inTime = (date: string) => times.length === 0 || times.some((time) => mayLieIn(date, time));
  // Of late is what has happened, not what was still to come when it was printed.
  const hasHappened = ({ date, article }: Line) => {
    const printed = printedOn(article);
    return times.length > 0 || date.slice(0, printed.length) <= printed;
  };
  const out = reports.filter(isOut);
  const told = out.flatMap((report) => linesOf(report, scope, inTime).filter(hasHappened));
  const isOfPlace = times.length === 0 && scope.of.some(({ kind }) => kind === 'district' || kind === 'place');
  const all =
    told.length === 0 && scope.what === 'all' && isOfPlace ? out.flatMap((one) => headlineLine(one, scope)) : told;
  // What was printed on the days is only told where nothing is said to have happened on them.
  const happened = all.filter(({ isPrinted }) => !isPrinted);
  const lines = (happened.length > 0 && times.every(({ from, to }) => from === to) ? happened : all).toSorted(
    (a, b) => Number(b.isFirst ?? false) - Number(a.isFirst ?? false) || b.date.localeCompare(a.date),
  );
  return lines.filter((one, at) => !lines.slice(0, at).some((other) => isSameEvent(one, other)));
}

/** 7月16日, 2024年7月. */
function dateIn(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return day === undefined ? `${year}年${month === undefined ? '' : `${month}月`}` : `${month}月${day}日`;
}

/** A line as it is said: with its day in brackets where no sentence of it has one. */
function saidOf({ told, date, isDated, label }: Line): readonly DraftSentence[] {
  const before = `${isDated || date === '' ? '' : `（${dateIn(date)}）`}${label ? `（${label}）` : ''}`;
  return told.map((one, at) => ({
    // A headline has no stop that would end it.
    text: `${at === 0 ? `\n${before}` : told[0]!.paragraph < 0 ? ' ' : ''}${annotate(
      trim(one.text, LONGEST, () => 1),
      one,
    )}`,
    quotes: [quoteOf(one)],
  }));
}

/** Which of several persons a line is of, as they were asked for. */
const personOf = ({ told }: Line, { of }: DatedScope): number =>
  of.findIndex(({ kind, name }) => kind === 'person' && told.some(({ text }) => text.includes(name)));

/** As many whole lines as there is room for. */
function fitting(lines: readonly Line[]): readonly Line[] {
  let room = ROOM;
  return lines.filter((line) => {
    const length = saidOf(line).reduce((sum, { text }) => sum + text.length, 0);
    if (length > room) return false;
    room -= length;
    return true;
  });
}

/** The lines that a scope asks for, newest first, and whether they are of the days asked for. */
async function datedLines(
  scope: DatedScope,
  today: string,
  store: Reader,
): Promise<{ readonly lines: readonly Line[]; readonly inTime: boolean }> {
  const { from } = await store.coverage();
  for (const times of readings(scope, today, from)) {
    const lines = await linesWithin(scope, times, today, store);
    if (lines.length > 0) return { lines, inTime: true };
  }
  const lines = scope.times.some(isAway) ? await linesWithin({ ...scope, times: [] }, [], today, store) : [];
  return { lines, inTime: false };
}

/** A dated list as a draft that is sure of itself; `null` where the papers have nothing for it. */
export async function datedDraft(scope: DatedScope, question: ParsedQuestion, store: Reader): Promise<Draft | null> {
  const { lines, inTime } = await datedLines(scope, question.original.today, store);
  const { beyond = [] } = question;
  const byPerson = lines.toSorted((a, b) => personOf(a, scope) - personOf(b, scope));
  const said = fitting(byPerson.filter(({ article }) => !beyond.includes(article.id)));
  if (said.length === 0) return null;
  const ordered = scope.oldestFirst ? said.toReversed() : said;
  const sentences = ordered
    .flatMap(saidOf)
    .map((one, at) => (at === 0 && inTime ? { ...one, text: one.text.trim() } : one));
  const caveat = inTime ? {} : { caveat: { untold: [question.original.text.replace(/[?？。!！\s]+$/u, '')] } };
  return { sentences, confidence: 1, by: 'extractive', ...caveat };
}
