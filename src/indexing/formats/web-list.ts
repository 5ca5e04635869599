/** Lists of reports with how each begins (a front page, a section's page, an archive): links that stand alike, each the headline of what stands around or under it. */
import type { PageElement, PageTree } from 'jsdom';
import { datesIn } from '../dates/index.ts';
import { unescaped } from './clean.ts';
import { labelsIn, lettersOf, unmarked } from './labels.ts';
import { linesIn } from './page-text.ts';

/** What a list tells of one report. */
export type Teaser = {
  readonly title: string;
  readonly text: string;
  /** ISO, to the day or the month. */
  readonly published: string | null;
  readonly href: string | null;
};

/** Fewer are an article's own links. */
const FEWEST = 3;
const SHORTEST_TITLE = 4;
const LONGEST_TITLE = 80;
/** Letters of a line that tells something; those of Latin scripts count for half. */
const SHORTEST_TEXT = 16;
/** So much of a line that tells something is no link to something else. */
const OWN = 0.3;
/** A day or a source may stand behind a headline. */
const BEHIND = 20;
/** Elements over a link that say how it stands. */
const OVER = 4;

const sizeOf = (line: string): number => {
  const letters = lettersOf(line);
  const wide = letters.match(/\p{Script=Han}/gu)?.length ?? 0;
  return wide + (letters.length - wide) / 2;
};

/** The headline that a link is: the heading in it, else its first line. */
function titleOf(link: PageElement): string | null {
  const title = unescaped(unmarked(linesIn(link.querySelector('h1, h2, h3, h4, h5, h6') ?? link)[0] ?? ''));
  const isAddress = /:\/\/|@/.test(title);
  return !isAddress && lettersOf(title).length >= SHORTEST_TITLE && title.length <= LONGEST_TITLE ? title : null;
}

function placeOf(link: PageElement): string {
  const names: string[] = [];
  for (let at: PageElement | null = link; at !== null && names.length < OVER; at = at.parentElement)
    names.push(at.tagName);
  return names.join(' ');
}

const childrenOf = (element: PageElement): readonly PageElement[] =>
  [...element.childNodes].filter((child): child is PageElement => child.nodeType === 1);

/** The elements that hold links of a group, and these themselves. */
function holders(group: readonly PageElement[]): ReadonlySet<PageElement> {
  const found = new Set<PageElement>();
  for (const link of group)
    for (let at: PageElement | null = link; at && !found.has(at); at = at.parentElement) found.add(at);
  return found;
}

/** What a link heads: all that stands around it and no other of its group; where nothing does, what follows up to the next. */
function partsUnder(link: PageElement, held: ReadonlySet<PageElement>): readonly PageElement[] {
  let own = link;
  for (let over = own.parentElement; over !== null && over.tagName !== 'HTML'; over = own.parentElement) {
    const beside = childrenOf(over);
    const after = beside.slice(beside.indexOf(own) + 1);
    const next = after.findIndex((one) => held.has(one));
    if (beside.some((one) => one !== own && held.has(one))) return [own, ...after.slice(0, Math.max(0, next))];
    own = over;
  }
  return [own];
}

/** 06 | 2023/08, 09/25 | 2020, 2020-09 | 25: a day set in two lines. */
function tiledDay(lines: readonly string[]): string | null {
  const numbers = lines.filter((line) => /^[\d\s./-]+$/.test(line)).join(' ');
  const [, d, y, m] = /(?<!\d)(\d{1,2}) +(\d{4})[-/.](\d{1,2})(?!\d)/.exec(numbers) ?? [];
  const [, y2 = y, m2 = m, d2 = d] = /(?<!\d)(\d{4})[-/.](\d{1,2}) +(\d{1,2})(?!\d)/.exec(numbers) ?? [];
  const [, m3 = m2, d3 = d2, y3 = y2] = /(?<!\d)(\d{1,2})[-/.](\d{1,2}) +(\d{4})(?!\d)/.exec(numbers) ?? [];
  return y3 === undefined ? null : (datesIn(`${y3}-${m3}-${d3}`, undefined, null).dates[0]?.date ?? null);
}

/** A row's cells stand beside each other. */
const partsOf = (element: PageElement) => (element.tagName === 'TR' ? childrenOf(element) : [element]);

function teaserOf(link: PageElement, held: ReadonlySet<PageElement>): Teaser | null {
  const title = titleOf(link)!;
  const parts = partsUnder(link, held);
  const lines = parts.flatMap(partsOf).flatMap(linesIn).map(unmarked).map(unescaped);
  const [head, size] = [lettersOf(title), sizeOf(title)];
  const at = lines.findIndex((line) => lettersOf(line).includes(head) && sizeOf(line) <= size + BEHIND);
  const away = [...parts.flatMap((part) => [...part.querySelectorAll('a')])].filter((one) => one !== link);
  const isAway = (line: string) =>
    sizeOf(away.reduce((left, one) => left.replace((one.textContent ?? '').trim(), ''), line)) < sizeOf(line) * OWN;
  const isTold = (line: string) =>
    sizeOf(line) >= SHORTEST_TEXT && !isAway(line) && labelsIn(line.toLowerCase())[0]?.start !== 0;
  const told = lines.filter((line, place) => place !== at && lettersOf(line) !== head && isTold(line));
  if (at < 0 || told.length === 0) return null;
  // [详情] behind the opening leads to the rest.
  const more = away.map((one) => (one.textContent ?? '').trim()).filter((one) => sizeOf(one) < SHORTEST_TITLE + 2);
  const text = told.map((line) =>
    more.reduce((left, one) => (one && left.endsWith(one) ? left.slice(0, -one.length).trimEnd() : left), line),
  );
  const beside = lines.filter((line) => !told.includes(line)).map((line) => line.replace(title, ''));
  const [day] = beside.flatMap((line) => datesIn(line, undefined, null).dates);
  return { title, text: text.join('\n'), published: day?.date ?? tiledDay(beside), href: link.getAttribute('href') };
}

/** Letters of lines that tell something. */
const told = (lines: readonly string[]): number =>
  lines.map(sizeOf).reduce((sum, size) => sum + (size < SHORTEST_TEXT ? 0 : size), 0);

/** The reports that a page lists, if it tells more of them than of anything else; `lines` are all it shows, `main` those of what looks like its text. */
export function teasersIn(document: PageTree, lines: readonly string[], main: readonly string[]): readonly Teaser[] {
  const links = [...document.querySelectorAll('a')].filter((link) => titleOf(link) !== null);
  const listed = new Map<string, Teaser>();
  for (const group of Map.groupBy(links, placeOf).values()) {
    const held = holders(group);
    const teasers = group.length < FEWEST ? [] : group.flatMap((link) => teaserOf(link, held) ?? []);
    if (teasers.length >= FEWEST)
      for (const teaser of teasers)
        if (!listed.has(lettersOf(teaser.title))) listed.set(lettersOf(teaser.title), teaser);
  }
  const teasers = [...listed.values()];
  const own = lettersOf(teasers.map(({ text }) => text).join());
  const isMost = (all: readonly string[]) =>
    2 * told(all.filter((line) => own.includes(lettersOf(line).slice(0, SHORTEST_TEXT)))) >= told(all);
  return teasers.length >= FEWEST && isMost(lines) && isMost(main) ? teasers : [];
}
