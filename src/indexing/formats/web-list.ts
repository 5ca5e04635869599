/** Lists of reports with how each begins (a front page, a section's page, an archive): links that stand alike, each the headline of what stands around or under it. */
import type { PageElement, PageNode, PageTree } from 'jsdom';
import { parseByline } from '../byline/index.ts';
import { apartness, isOfAll, SURELY_APART } from '../segment/apart.ts';
import { readPageLines } from '../segment/index.ts';
import { dayAtEnd } from '../segment/rank-forms.ts';
import { unescaped } from './clean.ts';
import { isSentence, labelsIn, lettersOf, unmarked } from './labels.ts';
import { linesIn } from './page-text.ts';
import { isStamp } from './stated.ts';
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

/** Fewer are an article's own links, but for two with days that tell something. */
const FEWEST = 3;
const [SHORTEST_TITLE, LONGEST_TITLE] = [4, 80];
/** Letters of a line that tells something; those of Latin scripts count for half. */
const SHORTEST_TEXT = 16;
/** What headings weigh against other lines that look like heads. */
const NAMED = 1.5;
/** However short, it ends a text. */
const SAID = /\p{L}{2}.*[。！？.!?][”’」』"')]?$/u;
const areEnough = (list: readonly Teaser[]) =>
  list.length >= FEWEST || (list.length > 1 && list.every(({ published }) => published !== null));
/** So much of a line that tells something is no link to something else. */
const OWN = 0.3;
/** A day or a source may stand beside a headline. */
const BESIDE = 20;
/** So many of the titles that lead to places of the page head something there, and so many of a list's heads have a day. */
const MOST = 0.6;
/** Elements over a link that say how it stands. */
const OVER = 4;
const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const LINKS_OR_HEADINGS = /^(?:A|H[1-6])$/;
/** A link may hold a whole item. */
const LONGEST_HEAD = 1000;

const sizeOf = (line: string): number => {
  const letters = lettersOf(line);
  const wide = letters.match(/\p{Script=Han}/gu)?.length ?? 0;
  return wide + (letters.length - wide) / 2;
};
const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
const linesOf = (node: PageNode): readonly string[] => linesIn(node).map((line) => unescaped(unmarked(line)));

/** A line that says a day and next to nothing else. */
const isDay = (line: string): boolean =>
  /\d/.test(line) &&
  isStamp(line) &&
  (labelsIn(line.toLowerCase()).length > 0 || lettersOf(dayAtEnd({ text: line })?.rest ?? '').length < SHORTEST_TITLE);

/** The headline that an element is: the heading in it, else the first of its lines that has words and is no day. */
function titleOf(element: PageElement): string | null {
  const title = linesOf(element.querySelector(HEADINGS) ?? element).find(
    (line) => /\p{L}{2}/u.test(line) && lettersOf(line).length >= SHORTEST_TITLE && !isDay(line),
  );
  return title === undefined || title.length > LONGEST_TITLE || /:\/\/|@/.test(title) ? null : title;
}

/** How an element stands; what is neither link nor heading is told from others by the name that its maker gave. */
function placeOf(element: PageElement): string {
  const names: string[] = [LINKS_OR_HEADINGS.test(element.tagName) ? '' : (element.getAttribute('class') ?? '')];
  for (let at: PageElement | null = element; at !== null && names.length <= OVER; at = at.parentElement)
    names.push(at.tagName);
  return names.join(' ');
}

/** By element of a group what it heads: all that stands around it and no other of them; where nothing does, what follows up to the next. */
function partsUnder(group: readonly PageElement[]): (element: PageElement) => readonly PageNode[] {
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
      if (taken.has(before) || lines.length > 0) return lines.slice(-1).map(dayIn)[0] ?? null;
    }
  return null;
}

/** What a part of a page says under its headline, and beside it. */
type Part = Teaser & { readonly isHead: boolean; readonly over: string | null };

function partOf(
  element: PageElement,
  parts: readonly PageNode[],
  taken: ReadonlySet<PageNode>,
  isMore: (link: PageElement) => boolean,
): Part | null {
  const printed = titleOf(element)!;
  const dated = dayAtEnd({ text: printed });
  const title = dated?.rest || printed;
  const isRunIn = /^(?:B|STRONG)$/.test(element.tagName);
  // A row's cells stand beside each other; a head in bold before its text is a line of its own.
  const lines = parts
    .flatMap((part) => (part.tagName === 'TR' ? [...part.childNodes] : [part]))
    .flatMap(linesOf)
    .flatMap((line) =>
      isRunIn && line.startsWith(printed) && line.length > printed.length + BESIDE
        ? [printed, line.slice(printed.length).replace(/^[^\p{L}\p{N}（(“"「]+/u, '')]
        : [line],
    );
  const [head, size] = [lettersOf(printed), sizeOf(printed)];
  const at = lines.findIndex((line) => lettersOf(line).includes(head) && sizeOf(line) <= size + BESIDE);
  const links = parts.filter(isElement).flatMap((part) => [...part.querySelectorAll('a')]);
  // The text may lead where its head leads.
  const own = element.getAttribute('href');
  const isText = (link: PageElement) =>
    own !== null && link.getAttribute('href') === own && sizeOf(link.textContent ?? '') >= SHORTEST_TEXT;
  const others = links.filter((one) => one !== element && !isText(one));
  const away = others.map((one) => (one.textContent ?? '').trim());
  const isAway = (line: string) => sizeOf(away.reduce((left, one) => left.replace(one, ''), line)) < sizeOf(line) * OWN;
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
  const beside = lines.filter((line, place) => !isOfText(line, place)).map((line) => line.replace(title, ''));
  // A heading that is no link may be an article's own, unless what leads on from each of a list stands under it.
  const href = (element.tagName === 'A' ? element : links.find(isMore))?.getAttribute('href') ?? null;
  const said = beside.flatMap((line) => dayIn(line) ?? []);
  const day = said.find((one) => one.length === 10) ?? tiledDay(parts.flatMap(piecesOf)) ?? said[0] ?? null;
  const names = beside.flatMap((line) => parseByline(line).byline.reporters);
  return {
    ...{ title, text: text.join('\n'), href, author: [...new Set(names)].join('、') || null },
    published: dated?.date ?? day,
    isNamed: LINKS_OR_HEADINGS.test(element.tagName),
    isHead: at < from,
    over: dayOver(parts, taken),
  };
}

/** Whether heads without links and days are of what stands under each alone, and nothing is told over them. */
function areApart(parts: readonly Teaser[], main: readonly string[]): boolean {
  const first = main.findIndex((line) => lettersOf(line) === lettersOf(parts[0]?.title ?? ''));
  const text = parts.map((part) => `## ${part.title}\n\n${part.text}`);
  const over = main.slice(0, Math.max(0, first)).map((line) => unmarked(line));
  const read = readPageLines([...over, ...text].join('\n\n'));
  const page = { lines: read, heads: read.flatMap(({ level }, at) => (level > 0 ? [at] : [])), name: '' };
  return page.heads.length >= FEWEST && apartness(page) >= SURELY_APART && !isOfAll(page);
}

/** The reports under a group of heads: each with its day, which stands over it where one stands over the first and none in the last. */
function reportsOf(
  group: readonly PageElement[],
  main: readonly string[],
  isMore: (link: PageElement) => boolean,
): readonly Teaser[] {
  const partsOf = partsUnder(group);
  const taken = new Set(group.flatMap(partsOf));
  const parts = group.flatMap((element) => partOf(element, partsOf(element), taken, isMore) ?? []);
  const days = new Set(parts.flatMap((part) => [part.over ?? [], part.published ?? []].flat()));
  const isOver = days.size > 1 && parts[0]?.over != null && parts.at(-1)?.published === null;
  let day: string | null = null;
  const dated = parts.map(({ over, isHead, ...part }) => {
    const published: string | null = isOver ? (over ?? day) : part.published;
    day = part.published ?? published;
    return { ...part, published };
  });
  const isDated =
    dated.filter(({ published }) => published !== null).length >= MOST * group.length || areApart(parts, main);
  return dated.filter(({ href }, at) => parts[at]!.isHead && (href !== null || isDated));
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
  const groups = [...Map.groupBy(heads, placeOf).values()].filter(
    (group) => group.length > 1 && 2 * new Set(group.map(titleOf)).size > group.length,
  );
  const shown = lines.filter((line) => !isLink(line));
  const lists = groups.map((group) => reportsOf(group, shown, isMore));
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
