/** What a web page states of itself: when it was published, and where it is. */
import type { PageTree } from 'jsdom';
import { readStamp } from '../dates/index.ts';

/** Fields that say when a page was published, the most exact first; what they hold is looked at in this order. */
const FIELDS: readonly string[] = [
  'meta[property="article:published_time"], meta[name="article:published_time" i]',
  'meta[itemprop="datePublished" i], meta[itemprop="dateCreated" i]',
  'meta[name="pubdate" i], meta[name="publishdate" i], meta[name="publish-date" i], meta[name="publish_date" i], meta[name="publish_time" i], meta[name="publishtime" i], meta[name="pubtime" i], meta[name="og:pubdate" i], meta[property="og:pubdate" i], meta[property="og:release_date" i], meta[name="dc.date.issued" i], meta[name="dcterms.issued" i]',
];
const LATER_FIELDS: readonly string[] = ['time[datetime]', '[itemprop="datePublished" i]', 'meta[name="date" i]'];

const valuesOf = (document: PageTree, selector: string): readonly string[] =>
  [...document.querySelectorAll(selector)]
    .map((field) => field.getAttribute('content') ?? field.getAttribute('datetime') ?? field.textContent)
    .flatMap((value) => (value?.trim() ? [value.trim()] : []));

/** A script that isn't quite JSON still says its date. */
const LINKED_DATE = /"(?:datePublished|pubDate)"\s*:\s*(?:"([^"]{4,60})"|(\d{9,13})\b)/;
const linkedDates = (document: PageTree): readonly string[] =>
  [...document.querySelectorAll('script[type="application/ld+json" i]')].flatMap(
    (script) =>
      LINKED_DATE.exec(script.textContent ?? '')
        ?.slice(1)
        .find(Boolean) ?? [],
  );

/** A day with a time of day beside it is the line under a headline, hardly ever a part of the report. */
const TIMESTAMP = /(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}/;
const DAY = /(?<!\d)(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)(?![\d])/;
/** 来源：… 时间：… 浏览次数：…: such a line is no sentence, and says nothing that happens on a day. */
const LONGEST_LINE = 100;
const OF_THE_PAGE = /来源|发布|日期|时间|作者|编辑|浏览|阅读|点击|字号|字体|访问|次数|责编|稿源|人气/;
const OF_THE_MATTER = /[。！？；]|截[止至]|报名|活动|举[办行]|考试|有效|施工|会议|地点|电话/;
/** The line stands near the headline; further down dates belong to the report, or to other pages. */
const LINES_LOOKED_AT = 40;

function fromLines(text: string): string | null {
  const lines = text.split('\n').slice(0, LINES_LOOKED_AT);
  for (const line of lines) {
    if (line.length > LONGEST_LINE || OF_THE_MATTER.test(line)) continue;
    const day = DAY.exec(line)?.[0];
    if (day !== undefined && (line.trim() === day || OF_THE_PAGE.test(line))) return day;
  }
  return null;
}

/** What the page's fields say of its date, the most exact first. */
export function datesStated(document: PageTree): readonly string[] {
  const fields = (selectors: readonly string[]) => selectors.flatMap((selector) => valuesOf(document, selector));
  return [...fields(FIELDS), ...linkedDates(document), ...fields(LATER_FIELDS)];
}

/**
 * When the page was published, as it says so: the first field that is a date, else the line under its headline among its visible
 * `lines`. A field that can't be read comes out only when nothing else says a date.
 */
export function publishedIn(stated: readonly string[], lines: string): string | null {
  const printed = [TIMESTAMP.exec(lines)?.[0], fromLines(lines)].filter((one) => one != null);
  return [...stated, ...printed].find((one) => readStamp(one) !== null) ?? stated[0] ?? null;
}

export function addressIn(document: PageTree): string | null {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const address = link ?? document.querySelector('meta[property="og:url"]')?.getAttribute('content') ?? null;
  return address !== null && /^https?:\/\//i.test(address) ? address : null;
}
