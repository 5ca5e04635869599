/** Which words of a web page are its headline: what the page states of it, against what it shows. */
import type { PageElement, PageTree } from 'jsdom';
import { overlap, features as wordsOf } from '../segment/overlap.ts';
import { isSentence, lettersOf } from './labels.ts';

export type Headline = { readonly text: string; readonly element: PageElement | null };

/** A name of a site or section is seldom longer, a headline seldom shorter than the second. */
const LONGEST_NAME = 12;
const SHORTEST = 4;
/** In Chinese; Latin letters are half as wide. */
const LONGEST = 90;

const flat = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();

const HEADING = /^H[1-6]$/;
const BLOCK = /^(?:DIV|P|UL|SECTION)$/;
/** What an element shows; of a heading with blocks inside, what it says over them: who wrote stands there. */
function shown(element: PageElement): string {
  const parts = [...element.childNodes];
  const end = HEADING.test(element.tagName.toUpperCase())
    ? parts.findIndex((part) => BLOCK.test(part.tagName?.toUpperCase() ?? ''))
    : -1;
  const over = flat(
    parts
      .slice(0, Math.max(0, end))
      .map(({ textContent }) => textContent)
      .join(''),
  );
  return over === '' ? flat(element.textContent) : over;
}

/** What may part a headline from the names of section and site in `<title>`. */
const SEPARATOR = /\s*[_|｜–—-]+\s*|\s+[·:：]\s+|(?<=\S)\s+(?=\S+$)/;

/** Its `<title>`; one that was opened twice has its tags in it. */
const titleOf = (document: PageTree) => flat(document.title.replace(/<[^>]*>/g, ''));

/** The page's own name: what it says of itself, and the last part of its title when it is short. */
export function siteNames(document: PageTree): readonly string[] {
  const stated = [
    ...document.querySelectorAll(
      'meta[property="og:site_name"], meta[name="SiteName" i], meta[name="application-name" i]',
    ),
  ];
  const tail = titleOf(document)
    .split(SEPARATOR)
    .slice(1)
    .filter((part) => part.length <= LONGEST_NAME);
  return [...stated.map((meta) => flat(meta.getAttribute('content'))), ...tail].filter((name) => name !== '');
}

/** Titles that fields state: Open Graph, JSON-LD and what editing systems write. */
function statedTitles(document: PageTree, linked: readonly (string | null)[]): readonly string[] {
  const fields =
    'meta[property="og:title"], meta[name="og:title"], meta[name="twitter:title"], meta[name="ArticleTitle" i], meta[name="title" i]';
  const values = [...document.querySelectorAll(fields)].map((meta) => flat(meta.getAttribute('content')));
  return [...linked.map(flat), ...values].filter((text) => text !== '');
}

/** A title without trailing names, for a page that doesn't show it; the name of a site is never longer than what is left. */
function withoutNames(title: string): string {
  const parts = title.split(/(\s*[_|｜–—-]{1,2}\s*)/);
  while (parts.length > 2) {
    const last = parts.at(-1) ?? '';
    if (last.length > LONGEST_NAME || parts.slice(0, -2).join('').length < last.length) break;
    parts.splice(-2);
  }
  return parts.join('').trim();
}

/** A heading by its tag or by the names that its maker gave it; it may stand in a frame of its own. */
const isTitled = (element: PageElement): boolean =>
  [element, ...element.querySelectorAll('*')].some(
    (one) =>
      HEADING.test(one.tagName.toUpperCase()) ||
      /ti?t(?:le|\b|_)|headline|biaoti/i.test(`${one.getAttribute('class') ?? ''} ${one.getAttribute('id') ?? ''}`),
  );

/** Elements that show a short line of their own, or what is said to be a headline (`said`): none inside them shows the same. */
function shortElements(document: PageTree, said: ReadonlySet<string>): readonly PageElement[] {
  const short = [...document.querySelectorAll('body *')].filter((element) => {
    const text = shown(element);
    if (lettersOf(text).length < SHORTEST || text.length > LONGEST * (/\p{Script=Han}/u.test(text) ? 1 : 2))
      return false;
    return !isSentence(text) || said.has(lettersOf(text));
  });
  const taken = new Set<unknown>();
  // Children come after their parents: the outermost of those that show the same is the heading itself.
  return short.filter((element) => {
    const again = taken.has(element);
    for (const child of element.querySelectorAll('*')) if (flat(child.textContent) === shown(element)) taken.add(child);
    return !again;
  });
}

type Known = {
  readonly title: string;
  readonly stated: readonly string[];
  readonly names: readonly string[];
  /** Letters of the lines right over one that says when the page was published. */
  readonly dated: ReadonlySet<string>;
};

/** How much speaks for an element's being the headline; `place`: what its place against the main text is worth. */
function worth(element: PageElement, { title, stated, names, dated }: Known, place: number): number {
  const letters = lettersOf(shown(element));
  const inLink =
    element.closest('a') !== null ||
    [...element.querySelectorAll('a')].some((link) => shown(element).includes(flat(link.textContent)));
  const isName = names.some((name) => lettersOf(name) === letters);
  const parts = title.split(SEPARATOR).map(lettersOf);
  return (
    (stated.some((one) => lettersOf(one) === letters) ? 4 : 0) +
    (lettersOf(title) === letters ? 6 : lettersOf(title).startsWith(letters) ? 4 : parts.includes(letters) ? 1 : 0) +
    (isTitled(element) ? 1 : 0) +
    (dated.has(letters) ? 3 : 0) +
    3 * overlap(wordsOf(title), wordsOf(shown(element)), () => 1) +
    Math.min(letters.length, 20) / 10 +
    place -
    (inLink ? 3 : 0) -
    (isName ? 4 : 0)
  );
}

/** Less than this is no headline: a titled line of some length, or one that the page's title begins with. */
const ENOUGH = 3.8;

/**
 * The headline of a page: the line on it that its stated titles repeat, else the last heading over the main text (over it is
 * what `isBeforeText` says) or the line over the day it was published (`overDate`), else its title without the names at its end.
 */
export function headlineOf(
  document: PageTree,
  linked: readonly (string | null)[],
  isBeforeText: (element: PageElement) => boolean,
  overDate: readonly string[] = [],
): Headline | null {
  const title = titleOf(document);
  const known = {
    title,
    stated: statedTitles(document, linked),
    names: siteNames(document),
    dated: new Set(overDate.map(lettersOf)),
  };
  const said = new Set([...known.dated, ...[title, withoutNames(title), ...known.stated].map(lettersOf)]);
  const elements = shortElements(document, said).map((element) => ({ element, over: isBeforeText(element) }));
  const last = elements.findLast(({ element, over }) => over && isTitled(element) && element.closest('a') === null);
  const isShown = elements.some(({ element }) => lettersOf(title).startsWith(lettersOf(shown(element))));
  // Where its title stands on the page, that is its headline, whatever stands over the day.
  const rater = isShown ? { ...known, dated: new Set<string>() } : known;
  const rated = elements.map(({ element, over }) => ({
    element,
    value: worth(element, rater, element === last?.element ? 2 : over ? 0 : -2),
  }));
  const best = rated.toSorted((one, other) => other.value - one.value)[0];
  if (best !== undefined && best.value >= ENOUGH) return { text: shown(best.element), element: best.element };
  const text = withoutNames(known.stated[0] ?? title);
  return text === '' ? null : { text, element: null };
}
