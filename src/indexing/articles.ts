import type { Article, Byline } from '../types.ts';
import { articleId } from './article-id.ts';
import { type District, homeDistrict } from './district.ts';
import type { Metadata, TextInput } from './formats/index.ts';
import { maskPrivate } from './privacy.ts';
import { type Cut, segment } from './segment/index.ts';

const NOBODY: Byline = { reporters: [], interns: [], correspondents: [], photographers: [], source: null };

type Page = { readonly fileName: string; readonly metadata: Metadata; readonly home: District };

const masked = (text: string | null): string | null => (text === null ? null : maskPrivate(text));

/** A paragraph holds no line break and is never empty: offsets of passages rely on both. */
const tidy = (paragraphs: readonly string[]): string[] =>
  paragraphs
    .map((text) =>
      maskPrivate(text)
        .replace(/\s*[\r\n]+\s*/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');

function articleOf(cut: Cut, page: Page): Article {
  const paragraphs = tidy(cut.paragraphs);
  const title = masked(cut.title);
  return {
    id: articleId(title, paragraphs),
    kind: cut.kind,
    kicker: masked(cut.kicker),
    title,
    subtitle: masked(cut.subtitle),
    byline: cut.byline,
    district: page.metadata.district ?? page.home.name,
    published: page.metadata.published,
    eventDate: null,
    evidence: { published: null, eventDate: null, district: page.home.evidence },
    paragraphs,
    source: page.fileName,
    lines: cut.lines,
    url: page.metadata.url,
    externalId: page.metadata.id,
    alsoIn: [],
    updated: null,
  };
}

/** An input that is one article already: its lines are its paragraphs. */
function singleCut({ text, metadata }: TextInput): Cut {
  const lines = text.split(/\r\n?|\n/);
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
  return {
    kind: 'news',
    kicker: null,
    title: metadata.title,
    subtitle: null,
    byline: metadata.author === null ? NOBODY : { ...NOBODY, reporters: [metadata.author] },
    paragraphs: lines.map((line) => line.trim()).filter((line) => line !== ''),
    lines: filled.length === 0 ? [] : [[filled[0] ?? 1, filled.at(-1) ?? 1]],
  };
}

/**
 * The articles of one input, in the order of the page. Personal numbers are masked before anything else looks at the
 * text, and again once broken lines are joined.
 */
export function articlesOf(input: TextInput, fileName: string, _today: string | null): Article[] {
  const text = maskPrivate(input.text);
  const cuts = input.layout === 'page' ? segment(text).articles : [singleCut({ ...input, text })];
  const home = homeDistrict(cuts.map((cut) => cut.paragraphs.join('\n')));
  return cuts
    .map((cut) => articleOf(cut, { fileName, metadata: input.metadata, home }))
    .filter(({ paragraphs, title }) => paragraphs.length > 0 || title !== null);
}
