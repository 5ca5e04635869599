import { InputError, oneLine } from '../errors.ts';
import { mayBeLinked } from '../links.ts';
import type { Article, LineRange } from '../types.ts';
import { articleId } from './article-id.ts';
import {
  type Dated,
  eventDateOf,
  isUnreadable,
  ownDays,
  type PlacedLine,
  publishedOf,
  reprintedOn,
} from './dates/index.ts';
import { type District, districtsOf } from './district.ts';
import { type Metadata, readCrawled, type TextInput, withoutBold } from './formats/index.ts';
import { mastheadOf, paperName } from './masthead.ts';
import { MASK, maskedArticle, maskName, maskPrivate } from './privacy.ts';
import type { RawPage } from './read-pages.ts';
import { dayOfIssue } from './segment/collections.ts';
import { type Cut, segment } from './segment/index.ts';
import { holdsSeveral } from './several.ts';
import { signedAround } from './signed-around.ts';
import { authorsIn, singleCut } from './single.ts';

/** What a page is read with: `today` bounds the dates that are inferred, `timeZone` says whose day a stated moment is. */
export type Reading = {
  readonly today: string | null;
  readonly timeZone?: string | undefined;
  /** Hears of what can't be used though the page is read. */
  readonly warn?: ((message: string) => void) | undefined;
};

/** What is the same for all articles of a page. */
type Page = {
  readonly fileName: string;
  readonly paper: string | null;
  readonly publisher: string | null;
  readonly metadata: Metadata;
  readonly published: Dated;
};

const headingOf = ({ kicker, title, subtitle }: Cut) => [kicker, title, subtitle].filter(Boolean).join(' ');

const masked = (text: string | null): string | null => (text === null ? null : maskPrivate(text));

/** A paragraph holds no line break: offsets of passages rely on it. */
const tidy = (text: string, notice: boolean): string =>
  withoutBold(maskPrivate(text, { notice }).replace(/\s*[\r\n]+\s*/g, ' ')).trim();

type Body = Pick<Article, 'paragraphs' | 'subheads' | 'captions'>;

/** The paragraphs, of which none is empty, and the subheads over them. */
function bodyOf(cut: Cut): Body {
  const notice = cut.kind === 'notice';
  const tidied = cut.paragraphs.map((text) => tidy(text, notice));
  const subheads = cut.subheads.map(({ before, text }) => ({
    before: tidied.slice(0, before).filter((paragraph) => paragraph !== '').length,
    text: tidy(text, notice),
  }));
  const captions = cut.captions ? tidied.slice(-cut.captions).filter((text) => text !== '').length : 0;
  return {
    paragraphs: tidied.filter((text) => text !== ''),
    ...(captions > 0 && { captions }),
    subheads: subheads.filter(({ text }) => text !== ''),
  };
}

/** An undated notice stands for the day it was printed on. */
function eventOf({ kind }: Cut, paragraphs: readonly string[], published: string | null): Dated {
  const event = eventDateOf(paragraphs, published);
  if (kind !== 'notice' || event.date !== null || published?.length !== 10) return event;
  return { date: published, evidence: '启事无日期，以出版日期计' };
}

/**
 * What makes an article this one: its text; with the input's own id before it; and for notices of which a part is hidden,
 * alike but for that part, the file.
 */
function identity({ kind }: Cut, paragraphs: readonly string[], { fileName, metadata }: Page): readonly string[] {
  const hidden = kind === 'notice' && paragraphs.some((text) => text.includes(MASK));
  return [metadata.id ?? '', hidden ? fileName : '', ...paragraphs];
}

/** What an input states may lead anywhere; what was fetched has been reached. */
const addressOf = ({ url, fetched = false }: Metadata): string | null =>
  url !== null && (fetched || mayBeLinked(url)) ? url : null;

function articleOf(cut: Cut, district: District, page: Page): Article {
  const { paragraphs, ...beside } = bodyOf(cut);
  const title = masked(cut.title);
  const published = reprintedOn(paragraphs, page.published);
  const event = eventOf(cut, paragraphs, published.date);
  return {
    id: articleId(title, identity(cut, paragraphs, page)),
    kind: cut.kind,
    kicker: masked(cut.kicker),
    title,
    subtitle: masked(cut.subtitle),
    byline: cut.byline,
    district: district.name,
    published: published.date,
    eventDate: event.date,
    evidence: { published: published.evidence, eventDate: event.evidence, district: district.evidence },
    paragraphs,
    ...beside,
    source: page.fileName,
    ...(page.paper === null ? {} : { paper: page.paper }),
    ...(page.publisher === null ? {} : { publisher: page.publisher }),
    lines: cut.lines,
    url: addressOf(page.metadata),
    externalId: page.metadata.id,
    alsoIn: [],
    updated: page.metadata.updated,
  };
}

type Parts = {
  readonly cuts: readonly Cut[];
  readonly furniture: readonly string[];
  /** By article, the day that stands beside it alone. */
  readonly own: readonly (Dated | null)[];
  readonly lines: readonly PlacedLine[];
  readonly metadata: Metadata;
  /** One article that was saved or copied from somewhere. */
  readonly isAlone?: boolean | undefined;
};

const numbersIn = (ranges: readonly LineRange[]): readonly number[] =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));

/** Where each line of a page stands; `dated` are furniture and bylines: what may say when it appeared. */
function placedLines(
  cuts: readonly Cut[],
  dated: readonly LineRange[],
  lines: readonly string[],
): readonly PlacedLine[] {
  const around = new Set(numbersIn(dated));
  const isAround = (line: number) => around.has(line);
  const heading = new Map(cuts.flatMap((cut) => numbersIn(cut.lines).map((line) => [line, headingOf(cut)] as const)));
  const isHead = (text: string, line: number) => heading.get(line)?.includes(text.trim()) === true;
  const isText = (text: string, at: number) => heading.has(at + 1) && !isAround(at + 1) && !isHead(text, at + 1);
  const [first, last] = [lines.findIndex(isText), lines.findLastIndex(isText)];
  const where = (at: number) => (first < 0 || at < first ? 'over' : at > last ? 'under' : 'between');
  return lines.map((text, at) => ({
    text,
    at: isAround(at + 1) ? where(at) : isHead(text, at + 1) ? 'head' : 'text',
  }));
}

function readPage(text: string, metadata: Metadata): Parts {
  const { articles, furniture, bylines, isSaved, isRanked } = segment(text, metadata.title);
  const lines = text.split(/\r\n?|\n/);
  const dated = [...furniture, ...bylines].sort(([a], [b]) => a - b);
  const headedByFile = articles.map((cut, at) => (at === 0 ? { ...cut, title: cut.title ?? metadata.title } : cut));
  return {
    cuts: signedAround(headedByFile, furniture, lines, authorsIn(metadata.author)),
    furniture: furniture.flatMap(([first, last]) => lines.slice(first - 1, last)),
    own: ownDays(articles, dated, lines),
    lines: placedLines(articles, dated, lines),
    metadata,
    isAlone: isSaved && (isRanked || articles.length === 1),
  };
}

function readSingle(raw: string, given: Metadata): Parts {
  const { text, title, stated } = readCrawled(raw);
  const metadata = { ...given, title: given.title ?? title, published: given.published ?? stated };
  return { cuts: [singleCut(text, metadata)], furniture: [], own: [], lines: [], metadata, isAlone: true };
}

function placed({ cuts, furniture, metadata: { district, home, paper } }: Parts): readonly District[] {
  if (district !== null) return cuts.map(() => ({ name: district, evidence: '来源数据写明' }));
  const found = districtsOf(
    cuts.map((cut) => ({ heading: headingOf(cut), paragraphs: cut.paragraphs })),
    paper ? [...furniture, paper] : furniture,
  );
  return found.map((one) => (one.name === null && home ? { name: home, evidence: '来源所在地' } : one));
}

/** A longer value is no date but something else in its field. */
const SHOWN = 40;

const unreadableDate = (stated: string, used: string | null): string =>
  `its date "${stated.slice(0, SHOWN)}" can't be read, so it is ${used === null ? 'undated' : `dated ${used}, as printed`}; ` +
  'write it as 2024-03-15';

const maskedFields = (metadata: Metadata): Metadata =>
  Object.fromEntries(
    Object.entries(metadata).map(([field, value]) => [field, typeof value === 'string' ? masked(value) : value]),
  ) as unknown as Metadata;

/**
 * The articles of one input, in the order of the page. Personal numbers are masked before anything else looks at the
 * text, and again once broken lines are joined.
 */
function articlesOf(
  { layout, text, metadata: given, warnings = [], span }: TextInput,
  fileName: string,
  { today, timeZone, warn }: Reading,
): Article[] {
  for (const warning of warnings) warn?.(warning);
  const isSeveral = layout === 'article' && holdsSeveral(text, given.title);
  const parts = (layout === 'page' || isSeveral ? readPage : readSingle)(maskPrivate(text), maskedFields(given));
  const { cuts, furniture, lines, metadata, isAlone } = parts;
  const articles = cuts.map((cut) => [headingOf(cut), ...cut.paragraphs].filter((line) => line !== ''));
  const stated = metadata.published ?? (isSeveral ? dayOfIssue(metadata.title ?? '') : null);
  const published = publishedOf({
    fileName,
    address: metadata.url ?? metadata.address ?? null,
    ...{ stated, otherwise: metadata.otherwise },
    lines,
    articles,
    isAlone: isAlone === true && span === undefined,
    today,
    span,
    timeZone,
  });
  if (isUnreadable(metadata.published)) warn?.(unreadableDate(metadata.published, published.date));
  const districts = placed(parts);
  const head = mastheadOf(lines);
  const paper = metadata.paper ?? paperName(furniture) ?? head?.name ?? null;
  const publisher = head?.publisher ?? null;
  // What a list announces lies ahead: such a day is an event's.
  const isDated = stated === null || (isSeveral && parts.own.every((one) => one !== null));
  const own = isDated ? parts.own.map((one) => (today && (one?.date ?? '') > today ? null : one)) : [];
  return cuts
    .map((cut, at) =>
      articleOf(cut, districts[at] ?? { name: null, evidence: null }, {
        ...{ fileName, paper, publisher, metadata },
        published: own[at] ?? published,
      }),
    )
    .filter(({ paragraphs, title }) => paragraphs.length > 0 || title !== null);
}

/**
 * The articles of a page, read from its bytes; one that is printed twice on it comes once, since its id is its content.
 * Rejects with `InputError` only: a page that the program stumbles over mustn't keep the others out.
 */
export async function articlesOfPage(page: RawPage, fileName: string, reading: Reading): Promise<Article[]> {
  try {
    const input = await page.input();
    const articles = (input.parts ?? [input]).flatMap((part) => articlesOf(part, maskName(fileName), reading));
    return [...new Map(articles.map(maskedArticle).map((article) => [article.id, article])).values()];
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const remedy = 'Please report it, with the file if it may be shown.';
    throw new InputError({ what: `read "${fileName}"`, why: `the program failed (${oneLine(cause)})`, remedy, cause });
  }
}
