import type { JSDOM, PageElement, PageTree } from 'jsdom';
import { InputError } from '../../errors.ts';
import { datesIn } from '../dates/index.ts';
import { isCollection } from '../segment/collections.ts';
import { dayAtEnd } from '../segment/rank-forms.ts';
import { withoutReadings } from './clean.ts';
import { decodeText } from './decode.ts';
import { type Metadata, NO_METADATA, type TextInput } from './format.ts';
import { isSentence, labelsIn, lettersOf, unmarked } from './labels.ts';
import { type LinkedArticle, linkedArticles } from './linked-data.ts';
import { linesIn } from './page-text.ts';
import { addressIn, datesStated, isStamp, madeIn, publishedIn, scriptedDates, stampsBeside } from './stated.ts';
import { authorIn, authorsOf } from './web-authors.ts';
import { removeNotices } from './web-beside.ts';
import { type Marked, mainLines, markedIn, placeIn, textOf, withoutFurniture } from './web-body.ts';
import { headlineOf } from './web-headline.ts';
import { piecesIn, teasersIn } from './web-list.ts';
import type { Teaser } from './web-part.ts';

/** A main text of fewer characters is a picture page or a list of links. */
const SHORTEST_TEXT = 20;
/** As many letters tell one opening from another. */
const LETTERS_COMPARED = 20;
const NEVER_SHOWN =
  'script, style, template, noscript, iframe, object, svg, video, audio, textarea, [hidden], [aria-hidden="true"], input';

/** Some sites hide the whole article until a script shows it; what is hidden among other text is another thing. */
const MOST_HIDDEN = 0.5;

type Window = JSDOM['window'];

/** What a reader of the page can't see must not be found or quoted: hidden text is how pages smuggle in instructions. */
function removeHidden({ document, getComputedStyle }: Window): void {
  const hidden = (element: PageElement) => {
    const style = getComputedStyle(element);
    const is = (name: string, pattern: RegExp) => pattern.test(style.getPropertyValue(name));
    return (
      is('display', /^none$/) ||
      is('visibility', /^(?:hidden|collapse)$/) ||
      is('opacity', /^0(?:\.0+)?$/) ||
      is('font-size', /^0/) ||
      is('text-indent', /^-\d{3,}/) ||
      is('left', /^-\d{3,}/)
    );
  };
  const letters = (element: PageElement) => lettersOf(element.textContent ?? '').length;
  const all = letters(document.body);
  for (const element of [...document.querySelectorAll('body *')]) {
    if (!hidden(element)) continue;
    const isDrawn = getComputedStyle(element).getPropertyValue('display') !== 'none';
    // Made visible before what stands in it is looked at, which inherits it.
    if (isDrawn && letters(element) > all * MOST_HIDDEN) element.setAttribute('style', 'visibility:visible;opacity:1');
    else element.remove();
  }
}

/** What a page shows and says, before anything is taken out of it. */
type Shown = { readonly lines: readonly string[]; readonly main: readonly string[] };

/** Whether an element stands before the first sentence of the main text. */
function beforeText(document: PageTree, { main }: Shown): (element: PageElement) => boolean {
  const opening = lettersOf(main.find(isSentence) ?? '').slice(0, LETTERS_COMPARED);
  const order = new Map([...document.querySelectorAll('body *')].map((element, at) => [element, at]));
  const first = [...order.keys()].findLast((element) => lettersOf(element.textContent ?? '').startsWith(opening));
  const start = opening === '' || first === undefined ? order.size : order.get(first)!;
  return (element) => order.get(element)! < start;
}

/** A text is signed in so many lines behind it. */
const LINES_BEHIND = 3;

/** 来源：… beside the date. */
function sourceIn(line: string): string | null {
  const labels = labelsIn(line);
  const at = labels.findIndex(({ word }) => /来源|來源/.test(word));
  if (at < 0) return null;
  const named = line.slice(labels[at]!.end, labels[at + 1]?.start ?? line.length);
  return /^[：:\s]*([\p{Script=Han}A-Za-z]{2,16})/u.exec(named)?.[1] ?? null;
}

/** 甲乙丙丁，甲乙丙。 and rows of a table; longer where letters are Latin. */
const TELLS = /^(?:\|.*|(?=.*\p{Script=Han}).{20,}[。，].*|.{80,}\.["”’)]?)(?<!…)$/u;
/** Whether lines are a list of links to other pages, and tell nothing. */
const isIndex = (lines: readonly string[], { isLink }: Marked): boolean =>
  lines.filter((line) => isLink(undated(line)) || line.startsWith('#') || line.length < SHORTEST_TEXT).length >
    lines.length / 2 && !lines.some((line) => TELLS.test(line) && !isLink(line));
/** The day or the month that the name of an issue says. */
const issueOf = (name: string): string | null => datesIn(name, undefined, null).dates[0]?.date ?? null;
/** A line without the day at its edge. */
const undated = (line: string): string => dayAtEnd({ text: line })?.rest || line;

/** What a page tells as one article, and the reports that it lists. */
type WebPage = {
  readonly layout?: TextInput['layout'];
  readonly text: string;
  readonly metadata: Metadata;
  readonly teasers: readonly (Teaser & Partial<Pick<Metadata, 'otherwise'>>)[];
};

/** What a page shows as it was set, if that is most of it: the text of a printed page. */
function printIn(document: PageTree): string | null {
  const text = [...document.querySelectorAll('pre')].map(({ textContent }) => textContent ?? '').join('\n\n');
  return lettersOf(text).length > MOST_HIDDEN * lettersOf(document.body.textContent ?? '').length ? text : null;
}

/** Of a newsletter whose pieces say no days the issue's own, which stands over the first of them. */
function issueOver(listed: readonly Teaser[], document: PageTree, lines: readonly string[]): string | null {
  if (!isCollection(document.title) || listed.some((one) => one.published !== null)) return null;
  const first = lines.findIndex((line) => unmarked(line).includes(listed[0]?.title ?? ''));
  return issueOf(lines.slice(0, first).findLast((line) => dayAtEnd({ text: line })?.rest === '') ?? '');
}

async function readPage(
  document: PageTree,
  dates: ReadonlyMap<LinkedArticle | undefined, readonly string[]>,
  isOne: boolean,
): Promise<WebPage> {
  const linked = [...dates.keys()].filter((one) => one !== undefined);
  const print = printIn(document);
  if (print !== null) return { layout: 'page', text: print, metadata: NO_METADATA, teasers: [] };
  removeNotices(document);
  const shown = { lines: linesIn(document.body), main: await mainLines(document) };
  const marked = markedIn(document);
  const url = addressIn(document);
  const listed = isOne ? [] : teasersIn(document, shown.lines, shown.main, marked.isLink);
  // Days within an issue that says its own behind its name are events'.
  const named = dayAtEnd({ text: document.title.trim() })?.date ?? null;
  // What is neither linked nor dated is of the page's own day.
  const areOwn = listed.length > 0 && listed.every(({ href, published }) => href === null && published === null);
  if (!areOwn && (listed.length > 0 || isIndex(shown.lines, marked))) {
    const issue = issueOver(listed, document, shown.lines);
    const teasers = listed.map((one) => ({ ...one, published: named ?? one.published ?? issue }));
    return { text: '', metadata: { ...NO_METADATA, url }, teasers };
  }
  const pieces = areOwn || isOne ? listed : piecesIn(document, shown.lines);
  const headline = headlineOf(
    document,
    linked.map((one) => one.headline),
    beforeText(document, shown),
    shown.lines.filter((_, at) => isStamp(shown.lines[at + 1] ?? '')),
  );
  const own =
    linked.find((one) => one.headline !== null && lettersOf(one.headline) === lettersOf(headline?.text ?? '')) ??
    linked[0];
  const stated = [...(dates.get(own) ?? []), ...stampsBeside(headline?.element ?? null)];
  const text = await textOf(document, headline?.element ?? null, shown.main);
  const place = placeIn(shown.lines, text);
  const head = shown.lines.findIndex(
    (line) => headline !== null && lettersOf(unmarked(line)) === lettersOf(headline.text),
  );
  const around = {
    over: shown.lines.slice(Math.max(0, head), Math.max(place.from, head)),
    behind: shown.lines.slice(place.to + 1, place.to + 1 + LINES_BEHIND),
  };
  const made = madeIn(document);
  const printed = stated.filter((one) => !made.includes(one));
  const [published = null, ...otherwise] = [...publishedIn(printed, shown.lines, { head, ...place }), ...stated];
  const dated = headline && dayAtEnd(headline);
  const metadata = {
    ...NO_METADATA,
    title: dated?.rest || (headline?.text ?? null),
    ...{ published: published ?? dated?.date ?? null, otherwise: [...otherwise, ...(dated ? [dated.date] : [])] },
    url,
    author: authorIn(document, authorsOf(own, linked), shown.lines, around),
    source: around.over.map(sourceIn).find((source) => source !== null) ?? null,
  };
  const main = withoutFurniture(text, metadata.title, marked, metadata.author?.split('、') ?? []);
  const below = main.join('\n').length >= SHORTEST_TEXT ? main : shown.lines;
  const told = [below, shown.main].find((lines) => !isIndex(lines, marked)) ?? [];
  return {
    text: told.join('\n'),
    metadata: { ...metadata, captions: [...marked.captions] },
    teasers: pieces.map((piece) => ({
      ...piece,
      ...{ published: named ?? metadata.published ?? issueOf(headline?.text ?? ''), otherwise: metadata.otherwise },
    })),
  };
}

async function inWindow<T>(html: string, work: (window: Window) => Promise<T> | T): Promise<T> {
  const { JSDOM: Page, VirtualConsole } = await import('jsdom');
  // Neither scripts nor resources: jsdom fetches nothing unless told to, and its complaints about CSS are nobody's concern.
  const { window } = new Page(html, { virtualConsole: new VirtualConsole() });
  try {
    return await work(window);
  } finally {
    window.close();
  }
}

/** The lines that a piece of a page shows: a feed's text, the body of an e-paper's report. Nothing around them is looked for. */
export const readFragment = (html: string): Promise<string> =>
  inWindow(html, (window) => {
    for (const element of [...window.document.querySelectorAll('script, template')]) element.remove();
    removeHidden(window);
    for (const element of [...window.document.querySelectorAll(NEVER_SHOWN)]) element.remove();
    return linesIn(window.document.body).join('\n');
  });

/** What a whole page tells as one article, whose text may be too short to be one; unless it is known to be one, the reports that it lists instead. */
export const readWebPage = (html: string, isOne: boolean): Promise<WebPage> =>
  inWindow(withoutReadings(html), (window) => {
    const { document } = window;
    // Where a page's head was torn its fields are among what is hidden.
    for (const field of [...document.querySelectorAll('body meta[name], body meta[property]')])
      document.head.append(field);
    const linked = linkedArticles(document);
    const dates = (own: LinkedArticle | undefined) =>
      datesStated(document, [own?.published ?? null, ...scriptedDates(document)]);
    const stated = new Map([undefined, ...linked].map((own) => [own, dates(own)]));
    for (const element of [...document.querySelectorAll('script, template, noscript')]) element.remove();
    // Style sheets decide what is hidden, so they go last.
    removeHidden(window);
    for (const element of [...document.querySelectorAll(NEVER_SHOWN)]) element.remove();
    return readPage(document, stated, isOne);
  });

/** A web page is one article: its main text as Mozilla's Readability finds it, without anything hidden; or a list of reports, each with its opening. */
export async function readHtml(bytes: Uint8Array, name: string): Promise<TextInput> {
  const { layout = 'article', text, metadata, teasers } = await readWebPage(decodeText(bytes, name), false);
  const parts = teasers.map(({ title, published, otherwise = [], author, href, ...told }): TextInput => {
    const url = URL.parse(href ?? '', metadata.url ?? undefined)?.href ?? null;
    const address = URL.parse(href ?? '', url ?? 'https://example.invalid')?.href ?? null;
    return {
      layout: 'article',
      ...told,
      metadata: { ...NO_METADATA, title, published, otherwise, author, url, address },
    };
  });
  if (parts.length > 0) return { layout: 'article', text, metadata, parts };
  if (text.length < SHORTEST_TEXT)
    throw new InputError({
      what: `read "${name}"`,
      why: 'the web page has no visible running text',
      remedy: 'Save the page of a single article, as HTML.',
    });
  return { layout, text, metadata };
}
