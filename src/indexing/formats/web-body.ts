/** The main text of a web page: Readability's, below the headline, with what its markup tore off. */
import type { PageElement, PageNode, PageTree } from 'jsdom';
import { lexicon, once, scanner } from '../../lexicon/index.ts';
import { disclaims, isSentence as isSaid, labelsIn, leadsAside, leadsOn, lettersOf, unmarked } from './labels.ts';
import { linesIn } from './page-text.ts';
import { isStamp } from './stated.ts';
import { removeBeside } from './web-beside.ts';

/** The main text of a page as Mozilla's Readability finds it; the page itself stays as it is. */
export async function mainLines(document: PageTree): Promise<readonly string[]> {
  const { Readability } = await import('@mozilla/readability');
  const options = { serializer: (root: PageNode) => root };
  const article = new Readability<PageNode>(document.cloneNode(true) as never, options as never).parse();
  return article?.content ? linesIn(article.content) : [];
}

/** Takes out whatever stands over an element: what a page shows before its headline belongs to no article, or to another. */
function removeBefore(element: PageElement): void {
  for (let at: PageElement | null = element; at !== null && at.tagName.toUpperCase() !== 'BODY'; at = at.parentElement)
    while (at.previousElementSibling !== null && at.previousElementSibling.tagName.toUpperCase() !== 'HEAD')
      at.previousElementSibling.remove();
}

/** Where the text stands among all lines: the places of its first and last line; `from` behind `to` when it isn't there. */
export function placeIn(
  lines: readonly string[],
  main: readonly string[],
): { readonly from: number; readonly to: number } {
  const own = new Set(main.filter(isSaid));
  const from = lines.findIndex((line) => own.has(line));
  return from < 0 ? { from: lines.length, to: -1 } : { from, to: lines.findLastIndex((line) => own.has(line)) };
}

/** A line of dates, sources, counters and links, no sentence: what stands between headline and text, and behind it. */
function isAround(line: string): boolean {
  const labels = labelsIn(line.toLowerCase());
  const labelled = labels.reduce((sum, { start, end }) => sum + end - start, 0);
  return !isSaid(line) && labels.length > 0 && (labels[0]!.start <= 2 || labelled * 3 > lettersOf(line).length);
}

/** Where other stories begin: a short line that says so, below a sentence at least. */
function endOf(lines: readonly string[]): number {
  const first = lines.findIndex(isSaid);
  const goesOn = (at: number) => leadsAside(lines[at]!) && isSaid(lines[at + 1] ?? '');
  const end = lines.findIndex((line, at) => first >= 0 && at > first && leadsOn(line) && !goesOn(at));
  return end < 0 ? lines.length : end;
}

/** Lines of a page that stand in one place of it for what its pictures show, and those that are nothing but links. */
export type Marked = {
  readonly captions: ReadonlySet<string>;
  readonly isLink: (line: string) => boolean;
  /** Letters of whole links to other pages. */
  readonly links: ReadonlySet<string>;
};

/** What the makers of sites call what is said about a picture. */
const CAPTIONS = 'figcaption, [class*="caption" i]';
/** More is no caption, whatever its name. */
const LONGEST_CAPTION = 300;

/** So much of a line is a link. */
const LINKED = 0.7;

/** Asked before anything is taken out of the page. */
export function markedIn(document: PageTree): Marked {
  const shownIn = (selector: string, longest: number) =>
    new Set(
      [...document.querySelectorAll(selector)]
        .filter(({ textContent }) => (textContent ?? '').length <= longest)
        .flatMap((element) => linesIn(element)),
    );
  const links = scanner([...shownIn('a', LONGEST_CAPTION)].map((word) => ({ word, type: '' })));
  const isLink = (line: string) => {
    const linked = [...new Set(links.all(line).map(({ word }) => word))].join('');
    return lettersOf(linked).length >= LINKED * lettersOf(line).length;
  };
  const away = [...shownIn('a[href]:not([href^="#"])', LONGEST_CAPTION)].map(lettersOf);
  return { captions: shownIn(CAPTIONS, LONGEST_CAPTION), isLink, links: new Set(away) };
}

const asks = once(() => scanner(lexicon('readers').filter(({ type }) => type === 'asks')));
/** What is said of who wrote a text. */
const WRITES = /^(?:is|joined|covers|writes)\b/;
/** Behind a text stand no more such paragraphs. */
const MOST_BEHIND = 3;

/** Where a site speaks behind the text: who may use it, what it asks of readers, who those are that wrote it. */
function endOfText(lines: readonly string[], authors: readonly string[]): number {
  const given = authors.flatMap((name) => (/^\p{Lu}/u.test(name) ? [name.split(' ')[0]!] : []));
  const isOfAuthor = (line: string) =>
    authors.some((name) => name.includes(' ') && line.startsWith(`${name} `)) ||
    given.some((name) => line.startsWith(`${name} `) && WRITES.test(line.slice(name.length + 1)));
  const isOfSite = (line: string) => disclaims(line) || asks().at(line.toLowerCase(), 0) !== null || isOfAuthor(line);
  const end = lines.findLastIndex((line) => !isOfSite(line)) + 1;
  return lines.length - end > MOST_BEHIND || end < 1 ? lines.length : end;
}

/** The name of a picture's file. */
const PICTURE = /^\S+\.(?:jpe?g|png|gif|webp|bmp)$/i;

/** So many times a text says no line but one that stands between its parts. */
const TIMES = 3;

/** Short lines that stand again and again, and are no rows of a table or rules; nor who speaks, over most of what is said. */
function repeated(lines: readonly string[]): (line: string) => boolean {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  const isAgain = (line: string) =>
    times.get(line)! >= TIMES && !isSaid(line) && !line.startsWith('|') && lettersOf(line) !== '';
  const over = lines.filter((line, at) => isAgain(line) && isSaid(lines[at + 1] ?? ''));
  const isSpoken = new Set(over).size > 1 && over.length > lines.filter(isSaid).length / 2;
  return (line) => isAgain(line) && !isSpoken;
}

/** One paragraph in so many may lead elsewhere; where more do, they are the text. */
const FEW_LEADS = 3;

/** Lines before the first sentence that say when and by whom or lead elsewhere, and such lines behind the last one, go. */
export function withoutFurniture(
  all: readonly string[],
  headline: string | null,
  { isLink, captions, links }: Marked,
  authors: readonly string[],
): readonly string[] {
  const own = all.slice(0, endOf(all));
  const lines = own.slice(0, endOfText(own, authors));
  const isSentence = (line: string) => isSaid(line) && !isLink(line) && !captions.has(line);
  const isAgain = repeated(lines);
  const isHead = (line: string) => headline !== null && lettersOf(unmarked(line)) === lettersOf(headline);
  const first = lines.findIndex(isSentence);
  const last = lines.findLastIndex(isSentence);
  // Behind the last sentence more than a link or two is a list of other pages, with its head.
  const tail = lines.slice(last + 1).filter((line) => !captions.has(line));
  const isList = last >= 0 && tail.filter(isLink).length > tail.length / 2;
  // Within the text a paragraph that is a link leads to another one, unless many are.
  const isLead = (line: string) =>
    (/^(?:#|\*\*|\|)/.test(line) ? links.has(lettersOf(line)) : isLink(line)) &&
    !isSaid(line) &&
    !captions.has(line) &&
    lettersOf(line) !== '';
  const isAside = lines.filter(isLead).length * FEW_LEADS < last - first;
  return lines.filter((line, at) => {
    if (isHead(line) || PICTURE.test(line) || leadsAside(line)) return false;
    if (isList && at > last) return captions.has(line);
    if (at > first && at < last) return !isAgain(line) && !(isAside && isLead(line));
    return !isAround(line) && !isStamp(line) && !isLink(line);
  });
}

/** Elements over a paragraph whose names say how it is set, where its own frame has none. */
const OVER = 3;

/** What stands around a paragraph, by the names that its maker gave: the paragraphs of one text share it. */
function settingOf(paragraph: PageElement): string {
  const names: string[] = [];
  for (let at = paragraph.parentElement; at !== null && names.length < OVER; at = at.parentElement) {
    names.push(`${at.tagName}.${at.getAttribute('class') ?? ''}`);
    if (names.length === 1 && at.getAttribute('class')) break;
  }
  return names.join(' ');
}

/** Letters of sentences. */
const said = (lines: readonly string[]): number =>
  lines.filter(isSaid).reduce((sum, line) => sum + lettersOf(line).length, 0);

/** So much of a text stands in paragraphs that are set alike. */
const ALIKE = 0.5;
/** What is so many times as long as what was found is the text. */
const LONGER = 1.5;

/** Paragraphs that are set as most of the text is, and that were taken for something else: each behind the line over it. */
function withAlike(document: PageTree, main: readonly string[]): readonly string[] {
  const set = [...document.querySelectorAll('p')].flatMap((element) => {
    const setting = settingOf(element);
    return linesIn(element).map((line) => ({ line, setting }));
  });
  const groups = [...Map.groupBy(set, ({ setting }) => setting).values()].map((group) => group.map(({ line }) => line));
  const longest = groups.toSorted((one, other) => said(other) - said(one))[0] ?? [];
  const own = new Set(main);
  // Names or links in a list are no text where sentences stand elsewhere.
  if (said(longest) > LONGER * said(main) && !longest.some((line) => own.has(line))) return longest;
  const alike = groups.find((lines) => said(lines.filter((line) => own.has(line))) > ALIKE * said(main)) ?? [];
  const told = main.map(lettersOf).join(' ');
  const behind = new Map<string | null, string[]>();
  let last: string | null = null;
  for (const line of alike)
    if (own.has(line)) last = line;
    else if (isSaid(line) && !told.includes(lettersOf(line)))
      behind
        .set(last, behind.get(last) ?? [])
        .get(last)!
        .push(line);
  // A line over them that stands in the text again has them behind it once.
  const taken = (line: string | null): readonly string[] => {
    const lines = behind.get(line) ?? [];
    behind.delete(line);
    return lines;
  };
  return [...taken(null), ...main.flatMap((line) => [line, ...taken(line)])];
}

/** The text below the headline; `all` is the main text of the whole page, for when little stands below it. */
export async function textOf(
  document: PageTree,
  headline: PageElement | null,
  all: readonly string[],
): Promise<readonly string[]> {
  if (headline !== null) removeBefore(headline);
  const beside = removeBeside(document);
  const text = withAlike(document, await mainLines(document));
  const rest = all.filter((line) => !beside.has(line));
  return text.length === 0 || said(rest) > 2 * said(text) ? rest : text;
}
