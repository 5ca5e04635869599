import type { JSDOM, PageElement, PageNode } from 'jsdom';
import { InputError } from '../../errors.ts';
import { decodeText } from './decode.ts';
import { type Metadata, NO_METADATA, type TextInput } from './format.ts';
import { linesOf, tidy } from './page-text.ts';
import { addressIn, datesStated, publishedIn } from './stated.ts';

/** A main text of fewer characters is a picture page or a list of links. */
const SHORTEST_TEXT = 20;
const NEVER_SHOWN = 'script, style, template, noscript, iframe, object, svg, [hidden], [aria-hidden="true"], input';

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
  for (const element of [...document.querySelectorAll('body *')].filter(hidden)) element.remove();
}

/** Some sites put their name after the headline: 标题_某某网. */
const headlineOf = (title: string | null | undefined): string | null =>
  title?.split(/\s*[_|–—-]{1,2}\s*(?=[^_|–—-]{2,12}$)/)[0]?.trim() || null;

async function parse(html: string): Promise<{ text: string; metadata: Metadata }> {
  const [{ JSDOM: Page, VirtualConsole }, { Readability }] = await Promise.all([
    import('jsdom'),
    import('@mozilla/readability'),
  ]);
  // Neither scripts nor resources: jsdom fetches nothing unless told to, and its complaints about CSS are nobody's concern.
  const { window } = new Page(html, { virtualConsole: new VirtualConsole() });
  try {
    const { document } = window;
    const url = addressIn(document);
    const stated = datesStated(document);
    // Style sheets decide what is hidden, so they go last.
    removeHidden(window);
    for (const element of [...document.querySelectorAll(NEVER_SHOWN)]) element.remove();
    const plain = tidy(linesOf(document.body));
    const article = new Readability<PageNode>(document as never, {
      serializer: (root) => root as unknown as PageNode,
    }).parse();
    const main = article?.content ? tidy(linesOf(article.content)) : '';
    const credits = creditsIn(plain, article?.byline);
    const metadata = {
      ...NO_METADATA,
      ...credits,
      title: headlineOf(article?.title),
      published: publishedIn(stated, plain),
      url,
    };
    return { text: main.length >= SHORTEST_TEXT ? main : plain, metadata };
  } finally {
    window.close();
  }
}

const isName = (name: string | null | undefined): name is string => /^[\p{Script=Han}·]{2,8}$/u.test(name ?? '');

/** 作者：… and 来源：… in the line under the headline; Readability knows bylines of English pages. */
function creditsIn(text: string, byline: string | null | undefined): { author: string | null; source: string | null } {
  const named = /(?:作者|记者)[：:]\s*([\p{Script=Han}·]{2,8})/u.exec(text)?.[1];
  const source = /来源[：:]\s*([\p{Script=Han}A-Za-z]{2,16})/u.exec(text)?.[1] ?? null;
  return { author: [byline?.trim(), named].find(isName) ?? null, source };
}

/** A web page is one article: its main text as Mozilla's Readability finds it, without anything hidden. */
export async function readHtml(bytes: Uint8Array, name: string): Promise<TextInput> {
  const { text, metadata } = await parse(decodeText(bytes, name));
  if (text.length < SHORTEST_TEXT)
    throw new InputError({
      what: `read "${name}"`,
      why: 'the web page has no visible running text',
      remedy: 'Save the page of a single article, as HTML.',
    });
  return { layout: 'article', text, metadata };
}
