/** The main text of a web page: Readability's, below the headline, with what its markup tore off. */
import type { PageElement, PageNode, PageTree } from 'jsdom';
import { isSentence, labelsIn, lettersOf, unmarked } from './labels.ts';
import { linesOf, tidy } from './page-text.ts';
import { isStamp } from './stated.ts';

/** A page tree's lines; headings carry their marks. */
export const linesIn = (node: PageNode): readonly string[] => tidy(linesOf(node)).split('\n').filter(Boolean);

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
  const own = new Set(main.filter(isSentence));
  const from = lines.findIndex((line) => own.has(line));
  return from < 0 ? { from: lines.length, to: -1 } : { from, to: lines.findLastIndex((line) => own.has(line)) };
}

/** Sentences right behind the text, and right before it: a tag closed too early, or a lead set apart. */
function withTornOff(main: readonly string[], lines: readonly string[]): readonly string[] {
  const { from, to } = placeIn(lines, main);
  if (to < 0) return main;
  const isOpen = (line: string | undefined) =>
    line !== undefined && /[。！？][”’」』]?$/.test(line) && labelsIn(line).every(({ type }) => type === 'around');
  let [start, end] = [from, to];
  while (isOpen(lines[start - 1]) && !main.includes(lines[start - 1]!)) start -= 1;
  while (isOpen(lines[end + 1]) && !main.includes(lines[end + 1]!)) end += 1;
  return [...lines.slice(start, from), ...main, ...lines.slice(to + 1, end + 1)];
}

/** A line of dates, sources, counters and links, no sentence: what stands between headline and text, and behind it. */
function isAround(line: string): boolean {
  const labels = labelsIn(line);
  const labelled = labels.reduce((sum, { start, end }) => sum + end - start, 0);
  return !isSentence(line) && labels.length > 0 && (labels[0]!.start <= 2 || labelled * 3 > lettersOf(line).length);
}

/** Where other stories begin: a short line that says so, below a sentence at least. */
function endOf(lines: readonly string[]): number {
  const first = lines.findIndex(isSentence);
  const end = lines.findIndex((line, at) => {
    const [label] = labelsIn(unmarked(line));
    return first >= 0 && at > first && !isSentence(line) && label?.type === 'after' && label.start <= 2;
  });
  return end < 0 ? lines.length : end;
}

/** Lines before the first sentence that say when and by whom, and such lines behind the last one, go. */
export function withoutFurniture(all: readonly string[], headline: string | null): readonly string[] {
  const lines = all.slice(0, endOf(all));
  const isHead = (line: string) => headline !== null && lettersOf(unmarked(line)) === lettersOf(headline);
  const first = lines.findIndex(isSentence);
  const last = lines.findLastIndex(isSentence);
  return lines.filter((line, at) => {
    if (isHead(line)) return false;
    return at > first && at < last ? true : !isAround(line) && !isStamp(line);
  });
}

/** What the makers of sites call the parts around an article. */
const BESIDE = /comment|recommend|relate|share|sidebar|hot(?:list|news)?$|rank|footer|copyright|pinglun|breadcrumb/i;
/** A part with more of the page's text is the article itself, whatever its name. */
const MOST_BESIDE = 0.4;

function removeBeside(document: PageTree): void {
  const all = lettersOf(document.body.textContent ?? '').length;
  for (const element of [...document.querySelectorAll('body [class], body [id]')]) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.split(/\s+/);
    if (names.some((name) => BESIDE.test(name)) && lettersOf(element.textContent ?? '').length < all * MOST_BESIDE)
      element.remove();
  }
}

/** The text below the headline, torn off sentences added. */
export async function textOf(document: PageTree, headline: PageElement | null): Promise<readonly string[]> {
  if (headline !== null) removeBefore(headline);
  removeBeside(document);
  return withTornOff(await mainLines(document), linesIn(document.body));
}
