/** Lists of reports with how each begins (a front page, a section's page, an archive): links that stand alike, each the headline of what stands around or under it. */
import type { PageElement, PageTree } from 'jsdom';
import { type Order, orderOf } from '../dates/index.ts';
import { apartness, isOfAll, SURELY_APART } from '../segment/apart.ts';
import { readPageLines } from '../segment/index.ts';
import { isSentence, lettersOf, unmarked } from './labels.ts';
import {
  HEADINGS,
  LEADS_NOWHERE,
  LINKS_OR_HEADINGS,
  partOf,
  partsUnder,
  SHORTEST_TEXT,
  sizeOf,
  type Teaser,
  titleOf,
} from './web-part.ts';

/** Fewer are an article's own links, but for two with days that tell something. */
const FEWEST = 3;
/** What headings weigh against other lines that look like heads. */
const NAMED = 1.5;
const areEnough = (list: readonly Teaser[]) =>
  list.length >= FEWEST || (list.length > 1 && list.every(({ published }) => published !== null));
/** So many of the titles that lead to places of the page head something there, and so many of a list's heads have a day. */
const MOST = 0.6;
/** Elements over a link that say how it stands. */
const OVER = 4;
/** Of so many groups of heads the largest are read: each may span the whole page. */
const MOST_GROUPS = 40;
/** A link may hold a whole item. */
const LONGEST_HEAD = 1000;

/** How an element stands; what is neither link nor heading is told from others by the name that its maker gave. */
function placeOf(element: PageElement): string {
  const names: string[] = [LINKS_OR_HEADINGS.test(element.tagName) ? '' : (element.getAttribute('class') ?? '')];
  for (let at: PageElement | null = element; at !== null && names.length <= OVER; at = at.parentElement)
    names.push(at.tagName);
  return names.join(' ');
}

/** The first heading of each `<article>` that stands in no other: what its maker calls articles needs no links and days. */
const headsOfArticles = (document: PageTree): readonly PageElement[] =>
  [...document.querySelectorAll('article')]
    .filter(({ parentElement }) => !parentElement?.closest('article'))
    .flatMap((article) => article.querySelector(HEADINGS) ?? []);

/** Whether heads without links and days are of what stands under each alone, and nothing is told over them. */
function areApart(parts: readonly Teaser[], main: readonly string[]): boolean {
  if (parts.length < FEWEST) return false;
  const first = main.findIndex((line) => lettersOf(line) === lettersOf(parts[0]?.title ?? ''));
  const text = parts.map((part) => `## ${part.title}\n\n${part.text}`);
  const over = main.slice(0, Math.max(0, first)).map((line) => unmarked(line));
  const read = readPageLines([...over, ...text].join('\n\n'));
  const page = { lines: read, heads: read.flatMap(({ level }, at) => (level > 0 ? [at] : [])), name: '' };
  return page.heads.length >= FEWEST && apartness(page) >= SURELY_APART && !isOfAll(page);
}

/** Of a few links to one place that stand alike the first heads what the others tell. */
const withoutSecond = (group: readonly PageElement[]): readonly PageElement[] => {
  const led = Map.groupBy(group, (one) => one.getAttribute('href') ?? '');
  const isFirst = (one: PageElement, href: string) =>
    LEADS_NOWHERE.test(href) || led.get(href)!.length > FEWEST || led.get(href)![0] === one;
  return group.filter((one) => isFirst(one, one.getAttribute('href') ?? ''));
};

/** The reports under a group of heads: each with its day, which stands over it where one stands over the first and none in the last. */
function reportsOf(
  group: readonly PageElement[],
  main: readonly string[],
  isMore: (link: PageElement) => boolean,
  order: Order,
  areArticles: boolean,
): readonly Teaser[] {
  const partsOf = partsUnder(group);
  const taken = new Set(group.flatMap(partsOf));
  const parts = group.flatMap((element) => partOf(element, partsOf(element), taken, isMore, order) ?? []);
  const days = new Set(parts.flatMap((part) => [part.over ?? [], part.published ?? []].flat()));
  const isOver = days.size > 1 && parts[0]?.over != null && parts.at(-1)?.published === null;
  let day: string | null = null;
  const dated = parts.map(({ over, isHead, ...part }) => {
    const published: string | null = isOver ? (over ?? day) : part.published;
    day = part.published ?? published;
    return { ...part, published };
  });
  const isDated =
    dated.filter(({ published }) => published !== null).length >= MOST * group.length ||
    areArticles ||
    areApart(parts, main);
  const reports = dated.filter(({ href }, at) => parts[at]!.isHead && (href !== null || isDated));
  const keys = reports.map(({ title, text }) => lettersOf(title) + lettersOf(text).slice(0, SHORTEST_TEXT));
  return reports.filter((_, at) => keys.indexOf(keys[at]!) === at);
}

/** Letters of lines that tell something. */
const told = (lines: readonly string[]): number =>
  lines.map(sizeOf).reduce((sum, size) => sum + (size < SHORTEST_TEXT ? 0 : size), 0);

/**
 * The reports that a page lists, if it tells more of them than of anything else; `lines` are all it shows, `main` those of what looks like its text, `isLink` knows lines
 * that are nothing but links.
 */
export function teasersIn(
  document: PageTree,
  lines: readonly string[],
  main: readonly string[],
  isLink: (line: string) => boolean,
): readonly Teaser[] {
  const links = Map.groupBy(document.querySelectorAll('a'), ({ textContent }) => lettersOf(textContent ?? ''));
  const isMore = (link: PageElement) => {
    const said = lettersOf(link.textContent ?? '');
    return said !== '' && !link.getAttribute('href')?.startsWith('#') && (links.get(said)?.length ?? 0) >= FEWEST;
  };
  const isHead = (element: PageElement) =>
    (element.tagName === 'A' || element.querySelector('a') === null) &&
    (element.textContent ?? '').length <= LONGEST_HEAD &&
    titleOf(element) !== null;
  const heads = [...document.querySelectorAll(`a, ${HEADINGS}, b, strong, dt, font, [class]`)].filter(isHead);
  // What most of a group says alike leads on.
  const several = [...Map.groupBy(heads, placeOf).values()]
    .map(withoutSecond)
    .filter((group) => group.length > 1 && 2 * new Set(group.map(titleOf)).size > group.length);
  const largest = new Set(several.toSorted((one, other) => other.length - one.length).slice(0, MOST_GROUPS));
  const articles = headsOfArticles(document).filter(isHead);
  const groups = [...several.filter((group) => largest.has(group)), articles];
  const shown = lines.filter((line) => !isLink(line));
  const order = orderOf(lines);
  const lists = groups.map((group) => reportsOf(group, shown, isMore, order, group === articles));
  // Links and headings head what stands under other things that look like heads, too; of a list no part holds nearly all, or it has heads of its own.
  const sizeOfAll = (teasers: readonly Teaser[]) => {
    const sizes = teasers.map(({ text }) => told([text]));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    return (all - Math.max(0, ...sizes)) * (teasers[0]?.isNamed ? NAMED : 1);
  };
  const teasers: Teaser[] = [];
  let own = '';
  const isOwn = (line: string) =>
    own.includes(lettersOf(line).slice(0, SHORTEST_TEXT)) || own.includes(lettersOf(line).slice(-SHORTEST_TEXT));
  for (const list of lists.toSorted((one, other) => sizeOfAll(other) - sizeOfAll(one))) {
    const others = list.filter(({ title, text }) => !isOwn(title) && !isOwn(text));
    if (!areEnough(others)) continue;
    teasers.push(...others);
    own += lettersOf(others.map(({ title, text }) => title + text).join());
  }
  const [listed, others] = [
    lines.filter(isOwn),
    (all: readonly string[]) => told(all.filter((line) => !isOwn(line) && !isLink(line))),
  ];
  // What looks like the text may be the page's foot.
  const isMost = told(listed) >= others(lines) && Math.max(told(main.filter(isOwn)), told(listed) / 2) >= others(main);
  return areEnough(teasers) && isMost ? teasers : [];
}

/** The pieces of a page that begins with a list of its own heads and tells nothing before the first: a newsletter's. */
export function piecesIn(document: PageTree, lines: readonly string[]): readonly Teaser[] {
  const links = [...document.querySelectorAll('a[href^="#"]:not([href="#"])')];
  const titles = new Map(links.flatMap((link) => titleOf(link) ?? []).map((title) => [lettersOf(title), title]));
  const plain = lines.map((line) => lettersOf(/^\*\*(.+)\*\*/.exec(line)?.[1] ?? line));
  const heads = [...titles]
    .map(([letters, title]) => ({ title, listed: plain.indexOf(letters), at: plain.lastIndexOf(letters) }))
    .filter(({ listed, at }) => at > listed)
    .sort((one, other) => one.at - other.at);
  const first = heads[0]?.at ?? 0;
  if (heads.length < Math.max(2, MOST * titles.size) || told(lines.slice(0, first).filter(isSentence)) > 0) return [];
  const pieces = heads.map(({ title, at }, which) => ({
    ...{ title, published: null, href: null, author: null },
    text: [lines[at]!.replace(/^\*\*.+\*\*\s*|^#+ .*/, ''), ...lines.slice(at + 1, heads[which + 1]?.at)]
      .join('\n')
      .trim(),
  }));
  return pieces.filter(({ text }) => sizeOf(text.replace(/^\|.*|^#+ .*/gm, '')) >= SHORTEST_TEXT / 2);
}
