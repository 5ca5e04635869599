/** Who wrote a web page's article, by what the page states and shows. */
import type { PageElement, PageTree } from 'jsdom';
import { fieldNames, isEdited, parseByline } from '../byline/index.ts';
import { isCalling, latinByline } from '../byline/latin.ts';
import { isName, isNobody } from '../byline/names.ts';
import { unmarked } from './labels.ts';
import type { LinkedArticle } from './linked-data.ts';
import { piecesOf } from './tiled-day.ts';
import { siteNames } from './web-headline.ts';

/** Two to four words that begin with capitals, with what stands between the parts of a name (van der, de). */
const LATIN = /^(?=.*\p{L}{2})\p{Lu}[\p{L}'’.-]*(?: (?:\p{Ll}{2,3} ){0,2}\p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** Fields of a page that name whoever wrote it: author, article:author, dcterms.creator, citation_author. */
const FIELD = /(?:^|[.:_-])(?:authors?|creator|byl)(?:_name)?$/i;
/** Elements that their makers named after whoever wrote. */
const AUTHORS =
  '[rel="author"], [itemprop="author"], [class*="author" i], [class*="byline" i], [data-testid*="byline" i]';
/** Pages about those who write. */
const LINKS = ['author', 'editor', 'staff', 'contributor', 'reporter', 'people']
  .map((word) => `a[href*="/${word}" i]`)
  .join();
/** What such names are also given to: what others say, and other texts. */
const OF_OTHERS = '[class*="comment" i], aside';

/** The first of them are this text's, others those of comments and teasers. */
const FIRST = 3;

/** Lines over the text and right behind it. */
type Around = { readonly over: readonly string[]; readonly behind: readonly string[] };

/** Parts of lines; By in a line of its own goes with the next. */
const partsOf = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, at) =>
    (/^by:?$/i.test(unmarked(lines[at - 1] ?? '')) ? `By ${unmarked(line)}` : unmarked(line))
      .split(/[|｜]|\s+(?=\p{Script=Han}{2,4}[:：])/u)
      .map((part) => part.trim()),
  );

/** Doe, Jane A. */
const SURNAME_FIRST = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’.-]*(?: \p{Lu}\.?)?)$/u;

/** Names in a text that says who wrote: By Jane Doe and John Roe, Some Paper. */
function namesIn(text: string): readonly string[] {
  const flat = text.replace(/\s+/g, ' ').trim().replace(SURNAME_FIRST, '$2 $1');
  return latinByline(flat)?.names ?? latinByline(`By ${flat}`)?.names ?? (flat === '' ? [] : [flat]);
}

/** Whom an element names: each in an element or a link of its own, or all in one text. */
function namedBy(element: PageElement, isPerson: (name: string) => boolean): readonly string[] {
  const pieces = piecesOf(element).filter((piece) => piece !== '');
  const apart = pieces.flatMap(namesIn).filter(isPerson);
  return apart.length > 0 ? apart : (latinByline(pieces.join(' '))?.names ?? []).filter(isPerson);
}

/** What the fields of a page say, a field at a time. */
function fieldsOf(document: PageTree): readonly (readonly string[])[] {
  const metas = [...document.querySelectorAll('meta')].map((meta) => ({
    name: meta.getAttribute('name') ?? meta.getAttribute('property') ?? '',
    content: meta.getAttribute('content')?.trim() ?? '',
  }));
  const stated = metas.filter(({ name, content }) => FIELD.test(name) && content !== '' && !content.includes('//'));
  return [...Map.groupBy(stated, ({ name }) => name).values()].map((group) => group.map(({ content }) => content));
}

/** Whether a page shows somebody as an editor alone, who is its author to the site's program. */
function isEditor(name: string, lines: readonly string[]): boolean {
  const own = lines.filter((line) => line.includes(name));
  return own.length > 0 && own.every((line) => isEdited(line) && !fieldNames(line).reporters.includes(name));
}

/** Who wrote an article by its script, or all that it describes where these name the same. */
export function authorsOf(own: LinkedArticle | undefined, all: readonly LinkedArticle[]) {
  const named = all.filter(({ authors }) => authors.length > 0);
  const isOne = new Set(named.map(({ authors }) => authors.join())).size === 1;
  const linked = own?.authors.length ? own.authors : isOne ? named[0]!.authors : [];
  return { linked, publisher: own?.publisher ?? null };
}

/** Reporters that the page names: in JSON-LD, in the lines around its text, in a field, in an element for them; a site is none. */
export function authorIn(
  document: PageTree,
  { linked, publisher }: { readonly linked: readonly string[]; readonly publisher: string | null },
  lines: readonly string[],
  { over, behind }: Around,
): string | null {
  // Behind the text other stories begin: only a line that is nothing but a byline tells of this one.
  const bylines = partsOf(behind).filter((part) => parseByline(part).rest === '' && !/[:：]$/u.test(part));
  const parts = [...partsOf(over), ...bylines];
  const printed = parts.flatMap((part) => parseByline(part).byline.reporters);
  const labelled = parts.flatMap((part) => fieldNames(part).reporters);
  const sites = [publisher, ...siteNames(document)].filter((name) => name !== null);
  const isPerson = (name: string) =>
    ((isName(name) && !isNobody(name)) || (LATIN.test(name) && !isCalling(name))) &&
    !sites.some((site) => name.startsWith(site));
  const fields = fieldsOf(document).map((values) => values.filter((value) => !isEditor(value, lines)));
  const elements = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => element.closest(OF_OTHERS) === null)
      .map((element) => namedBy(element, isPerson))
      .filter((names) => names.length > 0)
      .slice(0, FIRST)
      .flat();
  const stated = fields.map((values) => values.flatMap(namesIn));
  // What stands beside a name in its line may be glued to it.
  const whole = printed.map((name) => stated.flat().find((own) => isPerson(own) && name.startsWith(own)) ?? name);
  const shown = lines.join('\n');
  // Who is named by the script alone wrote nothing where the page shows somebody else as the author.
  const byScript = linked.flatMap(namesIn);
  const byElement = elements(AUTHORS);
  const isHidden = byScript.length > 0 && byElement.length > 0 && !byScript.some((name) => shown.includes(name));
  const sources = [isHidden ? [] : byScript, whole, ...stated, byElement, elements(LINKS)];
  const named = sources.map((names) => names.filter(isPerson)).find((names) => names.length > 0);
  return named ? [...new Set(named)].join('、') : (labelled.find((name) => !sites.includes(name)) ?? null);
}
