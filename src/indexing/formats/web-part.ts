/** What one part of a web page says under its head: title, text, day, who wrote, where it leads. */
import type { PageElement, PageNode } from 'jsdom';
import { parseByline } from '../byline/index.ts';
import { datesIn, isHeld, type Order, readStamp, saysHours } from '../dates/index.ts';
import { dayAtEnd } from '../segment/rank-forms.ts';
import { leftOver } from '../source/tokens.ts';
import { unescaped } from './clean.ts';
import { labelsIn, lettersOf, unmarked } from './labels.ts';
import { linesIn } from './page-text.ts';
import { isStamp, stampsIn } from './stated.ts';
import { dayIn, piecesOf, tiledDay } from './tiled-day.ts';

/** What a list tells of one report. */
export type Teaser = {
  readonly title: string;
  readonly text: string;
  /** ISO, to the day or the month. */
  readonly published: string | null;
  readonly href: string | null;
  readonly author: string | null;
  /** Its head is a link or a heading. */
  readonly isNamed?: boolean;
};

const [SHORTEST_TITLE, LONGEST_TITLE] = [4, 80];
/** Letters of a line that tells something; those of Latin scripts count for half. */
export const SHORTEST_TEXT = 16;
/** However short, it ends a text. */
const SAID = /\p{L}{2}.*[。！？.!?][”’」』"')]?$/u;
/** So much of a line that tells something is no link to something else. */
const OWN = 0.3;
/** A day or a source may stand beside a headline. */
const BESIDE = 20;
export const HEADINGS = 'h1, h2, h3, h4, h5, h6';
/** Characters of a day that a moment is written with: the page shows it as it is there. */
const DAY = 10;
/** A script, or a place on the same page. */
export const LEADS_NOWHERE = /^(?:$|#|javascript:)/i;
export const LINKS_OR_HEADINGS = /^(?:A|H[1-6])$/;

export const sizeOf = (line: string): number => {
  const letters = lettersOf(line);
  const wide = letters.match(/\p{Script=Han}/gu)?.length ?? 0;
  return wide + (letters.length - wide) / 2;
};
const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
const linesOf = (node: PageNode): readonly string[] => linesIn(node).map((line) => unescaped(unmarked(line)));

/** 发布时间：…, not 某某发布会: a label as such. */
const isLabelled = (line: string): boolean =>
  labelsIn(line.toLowerCase()).some(
    ({ start, end }) =>
      start === 0 ||
      (/^\s*[:：\d]/u.test(line.slice(end)) && lettersOf(line.slice(0, start)).length < 2 * SHORTEST_TITLE),
  );

/** What a line says beside its days. */
function besideDays(printed: string): string {
  const { line, dates } = datesIn(printed, undefined, null);
  return dayAtEnd({ text: printed })?.rest ?? leftOver(line, dates);
}
/** A line that says a day and next to nothing else. */
const isDay = (line: string): boolean =>
  /\d/.test(line) && isStamp(line) && (isLabelled(line) || lettersOf(besideDays(line)).length < SHORTEST_TITLE);

/** The headline that an element is: the heading in it, else the first of its lines that has words and is no day. */
export function titleOf(element: PageElement): string | null {
  const title = linesOf(element.querySelector(HEADINGS) ?? element).find(
    (line) => /\p{L}{2}/u.test(line) && lettersOf(line).length >= SHORTEST_TITLE && !isDay(line) && !saysHours(line),
  );
  return title === undefined || title.length > LONGEST_TITLE || /:\/\/|@/.test(title) ? null : title;
}

/** By element of a group what it heads: all that stands around it and no other of them; where nothing does, what follows up to the next. */
export function partsUnder(group: readonly PageElement[]): (element: PageElement) => readonly PageNode[] {
  const held = new Set<PageElement>();
  for (const element of group)
    for (let at: PageElement | null = element; at && !held.has(at); at = at.parentElement) held.add(at);
  const within = Map.groupBy(held, ({ parentElement }) => parentElement);
  const parts = new Map<PageElement, readonly PageNode[]>();
  for (const [over, own] of within) {
    if (over === null || own.length < 2) continue;
    const all = [...over.childNodes];
    const place = new Map<PageNode, number>(all.map((node, at) => [node, at]));
    const at = own.map((one) => place.get(one)!).sort((one, other) => one - other);
    // The last one goes on as far as it is set as those before it are.
    const alike = new Set(all.slice(at[0], at.at(-1)! + 1).map(({ tagName }) => tagName));
    const behind = all.findIndex(({ tagName }, which) => which > at.at(-1)! && !alike.has(tagName));
    for (const [which, from] of at.entries())
      parts.set(all[from] as PageElement, all.slice(from, at[which + 1] ?? (behind < 0 ? all.length : behind)));
  }
  return (element) => {
    let own = element;
    while (!parts.has(own) && own.parentElement !== null) own = own.parentElement;
    return parts.get(own) ?? [element];
  };
}

/** The last day right over a part, in what is of no other. */
function dayOver([part]: readonly PageNode[], taken: ReadonlySet<PageNode>): string | null {
  for (let at: PageNode | null | undefined = part; at && at.tagName !== 'BODY'; at = at.parentElement)
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      const lines = taken.has(before) ? [] : linesOf(before);
      if (taken.has(before) || lines.length > 0) return lines.slice(-1).map((line) => dayIn(line))[0] ?? null;
    }
  return null;
}

/** The elements beside a head that style sheets alone set in lines of their own. */
function pieces(part: PageNode, head: PageElement): readonly PageNode[] {
  const own = [...part.childNodes].filter((node) => (node.textContent ?? '').trim() !== '');
  const isSet = part !== head && isElement(part) && part.contains(head) && own.every(isElement);
  return isSet && linesOf(part).length === 1 ? own.flatMap((one) => pieces(one, head)) : [part];
}

/** Before the day of a head: Choir concert Posted: 9 June 2024 */
const POSTED = /[\s(|–-]+(?:posted|published|updated)(?:\s+on)?:?\s*$/i;

/** The day that a part of a page says beside its text, first in its lines, then in its tiles and attributes; none of when something is held. */
function dayBeside(
  parts: readonly PageNode[],
  lines: readonly string[],
  beside: readonly string[],
  { href, order }: { readonly href: string | null; readonly order: Order },
): string | null {
  const held = new Set(lines.filter((_, place) => isHeld(lines, place)));
  const said = beside.flatMap((line) => (held.has(line) ? [] : (dayIn(line, order) ?? [])));
  const inside = () => parts.filter(isElement).flatMap((part) => [part, ...part.querySelectorAll('*')]);
  return (
    said.find((one) => one.length === 10) ??
    tiledDay(parts.flatMap(piecesOf), href ?? '') ??
    inside()
      .flatMap(stampsIn)
      .map((stamp) => readStamp(stamp.slice(0, DAY)))[0] ??
    said[0] ??
    null
  );
}

/** What a part of a page says under its headline, and beside it. */
type Part = Teaser & { readonly isHead: boolean; readonly over: string | null };

export function partOf(
  element: PageElement,
  parts: readonly PageNode[],
  taken: ReadonlySet<PageNode>,
  isMore: (link: PageElement) => boolean,
  order: Order,
): Part | null {
  const printed = titleOf(element)!;
  const dated = dayAtEnd({ text: printed });
  const title = dated?.rest.replace(POSTED, '') || printed;
  const isRunIn = /^(?:B|STRONG)$/.test(element.tagName);
  // A row's cells stand beside each other; a head in bold before its text is a line of its own.
  const lines = parts
    .flatMap((part) => (part.tagName === 'TR' ? [...part.childNodes] : pieces(part, element)))
    .flatMap(linesOf)
    .flatMap((line, _, all) =>
      isRunIn && !all.includes(printed) && line.startsWith(printed) && line.length > printed.length + BESIDE
        ? [printed, line.slice(printed.length).replace(/^[^\p{L}\p{N}（(“"「]+/u, '')]
        : [line],
    );
  const [head, size] = [lettersOf(printed), sizeOf(printed)];
  const at = lines.findIndex((line) => lettersOf(line).includes(head) && sizeOf(line) <= size + BESIDE);
  const links = parts.filter(isElement).flatMap((part) => [...part.querySelectorAll('a')]);
  // The text may lead where its head leads; a script or a place on the same page leads nowhere.
  const own = element.getAttribute('href') ?? '#';
  const isText = (link: PageElement) =>
    !LEADS_NOWHERE.test(own) && link.getAttribute('href') === own && sizeOf(link.textContent ?? '') >= SHORTEST_TEXT;
  const others = links.filter((one) => !one.contains(element) && !isText(one));
  const away = others.map((one) => (one.textContent ?? '').trim());
  // A link may hold several lines: a headline over its day.
  const linked = away.map(lettersOf);
  const isInLink = (line: string) =>
    sizeOf(line) >= SHORTEST_TITLE && linked.some((one) => one.includes(lettersOf(line)));
  const isAway = (line: string) =>
    isInLink(line) || sizeOf(away.reduce((left, one) => left.replace(one, ''), line)) < sizeOf(line) * OWN;
  const isBeside = (line: string) => isAway(line) || isStamp(line) || labelsIn(line.toLowerCase())[0]?.start === 0;
  const isTold = (line: string) => sizeOf(line) >= SHORTEST_TEXT && lettersOf(line) !== head && !isBeside(line);
  const from = lines.findIndex((line, place) => place !== at && isTold(line));
  let to = lines.findLastIndex((line, place) => place !== at && isTold(line)) + 1;
  while (SAID.test(lines[to] ?? '') && !isBeside(lines[to]!) && parseByline(lines[to]!).rest !== '') to += 1;
  if (at < 0 || from < 0) return null;
  const isOfText = (line: string, place: number) => place >= from && place < to && place !== at && !isBeside(line);
  // [详情] behind the opening leads to the rest.
  const more = away.filter((one) => one !== '' && sizeOf(one) < SHORTEST_TITLE + 2);
  const text = lines
    .filter(isOfText)
    .map((line) =>
      more.reduce((left, one) => (left.endsWith(one) ? left.slice(0, -one.length).trimEnd() : left), line),
    );
  const beside = lines.flatMap((line, place) => (isOfText(line, place) ? [] : [line.replace(title, '')]));
  // A heading that is no link may be an article's own, unless what leads on from each of a list stands under it.
  const href = (element.closest('a') ?? links.find(isMore))?.getAttribute('href') ?? null;
  const names = beside.flatMap((line) => parseByline(line).byline.reporters);
  return {
    ...{ title, text: text.join('\n'), href, author: [...new Set(names)].join('、') || null },
    published: dated?.date ?? dayBeside(parts, lines, beside, { href, order }),
    isNamed: LINKS_OR_HEADINGS.test(element.tagName),
    isHead: at < from,
    over: dayOver(parts, taken),
  };
}
