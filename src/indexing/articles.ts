import { InputError, oneLine } from '../errors.ts';
import type { Article, Byline } from '../types.ts';
import { articleId } from './article-id.ts';
import { mergeBylines, NOBODY, parseByline } from './byline.ts';
import { type Dated, eventDateOf, publishedOf, reprintedOn } from './dates/index.ts';
import { type District, districtsOf } from './district.ts';
import { type Metadata, readCrawled, type TextInput } from './formats/index.ts';
import { MASK, maskedArticle, maskName, maskPrivate } from './privacy.ts';
import type { RawPage } from './read-pages.ts';
import { type Cut, segment } from './segment/index.ts';

/** What is the same for all articles of a page. */
type Page = { readonly fileName: string; readonly metadata: Metadata; readonly published: Dated };

const headingOf = ({ kicker, title, subtitle }: Cut) => [kicker, title, subtitle].filter(Boolean).join(' ');

const masked = (text: string | null): string | null => (text === null ? null : maskPrivate(text));

/** A paragraph holds no line break and is never empty: offsets of passages rely on both. */
const tidy = ({ kind, paragraphs }: Cut): string[] =>
  paragraphs
    .map((text) =>
      maskPrivate(text, { notice: kind === 'notice' })
        .replace(/\s*[\r\n]+\s*/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');

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

function articleOf(cut: Cut, district: District, page: Page): Article {
  const paragraphs = tidy(cut);
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
    source: page.fileName,
    lines: cut.lines,
    url: page.metadata.url,
    externalId: page.metadata.id,
    alsoIn: [],
    updated: page.metadata.updated,
  };
}

/** Articles name their reporters where they begin or end. */
const BYLINE_REACH = 160;

function bylineOf(paragraphs: readonly string[], { author, source }: Metadata): Byline {
  const stated = { ...NOBODY, reporters: author === null ? [] : [author], source };
  const opening = paragraphs[0]?.slice(0, BYLINE_REACH) ?? '';
  const ending = paragraphs.length > 1 ? (paragraphs.at(-1)?.slice(-BYLINE_REACH) ?? '') : '';
  const bracketed = /[（(][^（(）)]{0,12}(?:记者|通讯员)[^）)]{0,60}[）)]/.exec(opening)?.[0] ?? '';
  return mergeBylines([stated, ...[opening, bracketed, ending].map((text) => parseByline(text).byline)]);
}

/** An input that is one article already: its lines are its paragraphs. */
function singleCut(text: string, metadata: Metadata): Cut {
  const lines = text.split(/\r\n?|\n/);
  const paragraphs = lines.map((line) => line.trim()).filter((line) => line !== '');
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
  return {
    kind: 'news',
    kicker: null,
    title: metadata.title,
    subtitle: null,
    byline: bylineOf(paragraphs, metadata),
    paragraphs,
    lines: filled.length === 0 ? [] : [[filled[0] ?? 1, filled.at(-1) ?? 1]],
  };
}

type Reading = {
  readonly cuts: readonly Cut[];
  readonly furniture: readonly string[];
  readonly metadata: Metadata;
};

function readPage(text: string, metadata: Metadata): Reading {
  const { articles, furniture } = segment(text);
  const lines = text.split(/\r\n?|\n/);
  return { cuts: articles, furniture: furniture.flatMap(([first, last]) => lines.slice(first - 1, last)), metadata };
}

function readSingle(raw: string, given: Metadata): Reading {
  const { text, title, stated } = readCrawled(raw);
  const metadata = { ...given, title: given.title ?? title, published: given.published ?? stated };
  return { cuts: [singleCut(text, metadata)], furniture: [], metadata };
}

function placed({ cuts, furniture, metadata: { district } }: Reading): readonly District[] {
  if (district !== null) return cuts.map(() => ({ name: district, evidence: '来源数据写明' }));
  return districtsOf(
    cuts.map((cut) => ({ heading: headingOf(cut), paragraphs: cut.paragraphs })),
    furniture,
  );
}

const maskedFields = (metadata: Metadata): Metadata =>
  Object.fromEntries(Object.entries(metadata).map(([field, value]) => [field, masked(value)])) as unknown as Metadata;

/**
 * The articles of one input, in the order of the page. Personal numbers are masked before anything else looks at the
 * text, and again once broken lines are joined. `today` bounds the dates that are inferred.
 */
export function articlesOf(
  { layout, text, metadata: given }: TextInput,
  fileName: string,
  today: string | null,
): Article[] {
  const read = layout === 'page' ? readPage : readSingle;
  const reading = read(maskPrivate(text), maskedFields(given));
  const { cuts, furniture, metadata } = reading;
  const articles = cuts.map((cut) => [headingOf(cut), ...cut.paragraphs].filter((line) => line !== ''));
  const published = publishedOf({ fileName, stated: metadata.published, furniture, articles, today });
  const districts = placed(reading);
  return cuts
    .map((cut, at) =>
      articleOf(cut, districts[at] ?? { name: null, evidence: null }, { fileName, metadata, published }),
    )
    .filter(({ paragraphs, title }) => paragraphs.length > 0 || title !== null);
}

/**
 * The articles of a page, read from its bytes; one that is printed twice on it comes once, since its id is its content.
 * Rejects with `InputError` only: a page that the program stumbles over mustn't keep the others out.
 */
export async function articlesOfPage(page: RawPage, fileName: string, today: string | null): Promise<Article[]> {
  try {
    const articles = articlesOf(await page.input(), maskName(fileName), today).map(maskedArticle);
    return [...new Map(articles.map((article) => [article.id, article])).values()];
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const remedy = 'Please report it, with the file if it may be shown.';
    throw new InputError({ what: `read "${fileName}"`, why: `the program failed (${oneLine(cause)})`, remedy, cause });
  }
}
