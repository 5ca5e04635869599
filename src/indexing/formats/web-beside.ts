/** What of a web page is none of its article, by the names that the makers of sites give. */
import type { PageElement, PageTree } from 'jsdom';
import { isSentence as isSaid, lettersOf } from './labels.ts';
import { linesIn } from './page-text.ts';

/** What the makers of sites call the parts around an article. */
const BESIDE =
  /comment|recommend|relate|share|sidebar|hot(?:list|news)?$|rank|footer|copyright|pinglun|breadcrumb|newsletter|sign-?up|advert|(?:^|[-_])ads?(?:[-_]|$)|commercial|promo|similar|player|author[-_]*bio|biograph/i;
/** What they call the article itself, beside such a name. */
const OF_ARTICLE = /article|content|story/i;
/** A part with more of the page's text is the article itself, whatever its name. */
const MOST_BESIDE = 0.4;
/** What is so called holds no article; under a short one it may be longer. */
const COMMENTS = /^comments?(?:[-_]\w+)*$/i;
const MOST_COMMENTS = 0.7;

const namesOf = (element: PageElement): readonly string[] =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.split(/\s+/);

/** Takes out the parts around an article; their lines. */
export function removeBeside(document: PageTree): ReadonlySet<string> {
  const lines = new Set<string>();
  const all = lettersOf(document.body.textContent ?? '').length;
  for (const element of [...document.querySelectorAll('body [class], body [id], form')]) {
    const names = namesOf(element);
    const [beside, others] = [names.filter((name) => BESIDE.test(name)), names.filter((name) => !BESIDE.test(name))];
    const isNamed = beside.length > 0 && !others.some((name) => OF_ARTICLE.test(name));
    const isBeside = element.tagName.toUpperCase() === 'FORM' || isNamed;
    const most = names.some((name) => COMMENTS.test(name)) ? MOST_COMMENTS : MOST_BESIDE;
    if (!isBeside || lettersOf(element.textContent ?? '').length >= all * most) continue;
    for (const line of linesIn(element)) lines.add(line);
    element.remove();
  }
  return lines;
}

/** What asks for leave before the page is read. */
const ASKS_LEAVE = /cookie|consent|gdpr/i;

/** Longer lines are paragraphs, in whatever script. */
const LONGEST_LABEL = 60;
const toldIn = (element: PageElement): number =>
  linesIn(element).filter((line) => isSaid(line) || line.length > LONGEST_LABEL).length;

/** What is one of these or has one is no notice, whatever its names. */
const OF_PAGE = 'h1, article, main';

/** Takes out notices that ask for leave, which may be longer than the article; a frame around all that the page says is none. */
export function removeNotices(document: PageTree): void {
  const asking = [...document.querySelectorAll('body [class], body [id]')].filter((element) =>
    namesOf(element).some((name) => ASKS_LEAVE.test(name)),
  );
  let left = asking.length > 0 ? toldIn(document.body) : 0;
  for (const element of asking) {
    const isOfPage = /^(?:article|main)$/i.test(element.tagName) || element.querySelector(OF_PAGE) !== null;
    if (isOfPage || element.closest('body') === null) continue;
    const own = toldIn(element);
    if (own > 0 && own === left) continue;
    left -= own;
    element.remove();
  }
}
