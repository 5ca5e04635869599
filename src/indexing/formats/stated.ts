/** What a web page states of itself: when it was published, and where it is. */
import type { PageElement, PageTree } from 'jsdom';
import { read, shift, spellEras } from '../../reading/index.ts';
import { isHeld, lastLabel, type Order, orderOf, otherDate, readStamp, saysHours } from '../dates/index.ts';
import { labelsIn } from './labels.ts';

/** Fields that say when a page was published, the most exact first; what they hold is looked at in this order. */
const FIELDS: readonly string[] = [
  'meta[property="article:published_time"], meta[name="article:published_time" i]',
  'meta[itemprop="datePublished" i], meta[itemprop="dateCreated" i]',
  'meta[name="pubdate" i], meta[name="publishdate" i], meta[name="publish-date" i], meta[name="publish_date" i], meta[name="publish_time" i], meta[name="publishtime" i], meta[name="pubtime" i], meta[name="og:pubdate" i], meta[property="og:pubdate" i], meta[property="og:release_date" i], meta[name="dc.date.issued" i], meta[name="dcterms.issued" i]',
];
const LATER_FIELDS: readonly string[] = [
  'abbr.published[title]',
  'time[datetime]',
  '[itemprop="datePublished" i]',
  'meta[name="date" i]',
];

const valuesOf = (document: PageTree, selector: string): readonly string[] =>
  [...document.querySelectorAll(selector)]
    .map(
      (field) =>
        field.getAttribute('content') ??
        field.getAttribute('datetime') ??
        field.getAttribute('title') ??
        field.textContent,
    )
    .flatMap((value) => (value?.trim() ? [value.trim()] : []));

/** What the page's fields say of its date, the most exact first; `linked` is what its JSON-LD says. */
export function datesStated(document: PageTree, linked: readonly (string | null)[]): readonly string[] {
  const fields = (selectors: readonly string[]) => selectors.flatMap((selector) => valuesOf(document, selector));
  return [...fields(FIELDS), ...linked.filter((date) => date !== null), ...fields(LATER_FIELDS)];
}

/** What a page says of the time at which a program made it, be it of an older report: no field that repeats it says when that was published. */
export const madeIn = (document: PageTree): string =>
  valuesOf(document, 'meta[content]')
    .filter((value) => labelsIn(value)[0]?.type === 'copy')
    .join('\n');

/** A script's own variable for the time: `ct = "1717977600"`, `"publishTime": "2024-03-05 10:00"`. */
const SCRIPTED =
  /(?:\b|["'])(?:ct|pub(?:lish)?_?(?:time|date|at)?|create_?time|oriCreateTime)["']?\s*[:=]\s*["']?(\d{13}|\d{10}|\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[ T][\d:]{4,8})?)(?=["',;\s}])/i;

/** Dates that the page's scripts hold in a variable of that name. */
export const scriptedDates = (document: PageTree): readonly string[] =>
  [...document.querySelectorAll('script')].flatMap((script) => SCRIPTED.exec(script.textContent ?? '')?.[1] ?? []);

/** `data-timestamp`, `datetime` …: scripts write the visible date from it. */
const OF_TIME = /^data-.*(?:time|date|stamp)|^datetime$/i;

/** The days and moments that an element's attributes say. */
export const stampsIn = (element: PageElement): readonly string[] =>
  [...element.attributes]
    .filter(({ name, value }) => OF_TIME.test(name) && readStamp(value) !== null)
    .map(({ value }) => value);

/** Dates for scripts beside the headline: in the smallest part of the page that holds it and one. */
export function stampsBeside(headline: PageElement | null): readonly string[] {
  for (let around = headline; around !== null; around = around.parentElement) {
    const found = [around, ...around.querySelectorAll('*')].flatMap(stampsIn);
    if (found.length > 0) return found.slice(0, 1);
  }
  return [];
}

/** 来源：… 时间：… 浏览次数：…: such a line is no sentence; more would be one. */
const LONGEST_LINE = 120;
/** Letters beside a date that stands alone in its line: a weekday, a name. */
const FEW = 14;
/** The date may stand over the headline, or sign the text. */
const LINES_OVER = 3;
/** So many lines that are the same stand beside items of a list. */
const LISTED = 3;

/** What is taken for the text may begin with its day, in a line of its own. */
const LINES_IN = 3;
const LONGEST_STAMP = 32;

/** An English date counts under the headline alone: over it stands the day on which the page was opened. */
const ENGLISH = 1.4;

type Printed = { readonly text: string; readonly worth: number };

const SENTENCE = /[。！？；]/;

/** The days of a line around an article, each with what its label makes of it; 0 for one that says nothing. */
function daysIn(printed: string, order: Order = null): readonly Printed[] {
  if (printed.length > LONGEST_LINE || SENTENCE.test(printed) || saysHours(printed)) return [];
  const line = spellEras(printed.normalize('NFKC'));
  const labels = labelsIn(line.toLowerCase());
  const days = read(line).filter((one) => one.kind === 'when' && one.precision === 'day' && one.yearSaid);
  const english = days.length === 0 ? otherDate(line, order) : null;
  const label = labels[0]?.type;
  if (english !== null)
    return [{ text: english, worth: label === 'updated' ? 0.5 : label === 'published' ? 3 : ENGLISH }];
  return days.flatMap((day, at) => {
    const from = day.kind === 'when' ? day.range?.from : null;
    if (day.kind !== 'when' || from == null) return [];
    const before = lastLabel(line.slice(days[at - 1]?.end ?? 0, day.start).toLowerCase());
    if (before?.isEvent || before?.type === 'copy') return [];
    const isAlone = line.length - day.text.length <= FEW;
    const worth =
      before?.type === 'updated'
        ? 0.5
        : before?.type === 'published'
          ? 3
          : day.clock.length > 0 || labels.length > 0 || isAlone
            ? 2
            : 0;
    return [{ text: readStamp(day.text) === from ? day.text : from, worth }];
  });
}

/** The day that a line says a page was published on; its label counts. */
export const dayOf = (line: string): string | null =>
  daysIn(line)
    .filter(({ worth }) => worth > 0)
    .toSorted((one, other) => other.worth - one.worth)[0]?.text ?? null;

/** Whether a line says when a page was published or updated, and is no sentence. */
export const isStamp = (line: string): boolean => dayOf(line) !== null;

/** Somewhere on Earth it is half a day earlier or later than where a moment is written down. */
const HALF_A_DAY = 12;

/** The days that it is somewhere at a moment that is written with its zone (2024-03-15T05:14:35Z), the written one first; no other text has any. */
function localDays(moment: string): readonly string[] {
  const [, day, hour] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.exec(moment) ?? [];
  if (day === undefined) return [moment.slice(0, 10)];
  return [day, shift(day, Number(hour) < HALF_A_DAY ? -1 : 1)];
}

/** 2024-03-15T21:14:35-05:00: a site that writes its own zone means its own day. */
const ownDay = (moment: string): string =>
  /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}.*[+-](?!00)\d{2}:?\d{2}$/.exec(moment)?.[1] ?? moment;

/**
 * When a page was published, as it says so, the likelier first: the fields that are dates, then lines around its article. `lines`
 * are all it shows; the headline is line `head`, the article's text lines `from` to `to`. A line under the headline needs no
 * label, one elsewhere does. A field that can't be read comes out only when nothing else says a date.
 */
export function publishedIn(
  stated: readonly string[],
  lines: readonly string[],
  { head, from, to }: { readonly head: number; readonly from: number; readonly to: number },
): readonly string[] {
  // Days on English pages say their months.
  const order = lines.some((line) => /[\p{Script=Han}]{8}/u.test(line)) ? orderOf(lines) : null;
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  const printed = lines.flatMap((line, at) => {
    if (times.get(line)! >= LISTED || isHeld(lines, at)) return [];
    if (at >= from && at <= to && (at >= from + LINES_IN || line.length > LONGEST_STAMP)) return [];
    const isUnder = at > to && to >= 0 && at <= to + LINES_OVER;
    const near = at > head && at < from + LINES_IN ? 2 : at >= head - LINES_OVER && at < head ? 0.5 : isUnder ? 0.2 : 0;
    return daysIn(line, order).map(({ text, worth }) => ({ text, worth: near > 0 || worth >= 3 ? worth + near : 0 }));
  });
  const best = printed.filter(({ worth }) => worth >= 2).toSorted((one, other) => other.worth - one.worth);
  const days = best.map(({ text }) => text);
  // A moment with a zone may be another day here than where the page says its day.
  const local = localDays(stated[0] ?? '');
  const first = days.filter((day) => local.includes(day)).slice(0, 1);
  const readable = [...first, ...stated.filter((one) => readStamp(one) !== null).map(ownDay), ...days];
  return readable.length > 0 ? [...new Set(readable)] : stated.slice(0, 1);
}

export function addressIn(document: PageTree): string | null {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const address = link ?? document.querySelector('meta[property="og:url"]')?.getAttribute('content') ?? null;
  return address !== null && /^https?:\/\//i.test(address) ? address : null;
}
