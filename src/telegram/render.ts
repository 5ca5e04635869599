import { type Links, publisherLink } from '../links.ts';
import type {
  Answer,
  AnswerSentence,
  Citation,
  FoundAnswer,
  Language,
  NotFoundAnswer,
  Timeline,
  TimelineEntry,
  Told,
} from '../types.ts';
import {
  asOfNote,
  freshNote,
  glossesText,
  insteadOf,
  isSaid,
  notFoundText,
  openingText,
  paperText,
  refusalText,
  shortLines,
  stepWords,
  TRANSLATED_BY_MACHINE,
  translationText,
} from '../wording/index.ts';
import { messages } from './messages.ts';
import { dateText, headline, PAPER_LIMIT, TITLE_LIMIT } from './report-lines.ts';
import {
  bold,
  clean,
  ENTITY_LIMIT,
  expandable,
  isAddress,
  italic,
  joined,
  link,
  MESSAGE_LIMIT,
  type RichText,
  rich,
  shortened,
} from './rich-text.ts';

/** What a message shows: its text and the one address Telegram may preview (`null`: no preview). */
export type Rendered = { readonly content: RichText; readonly preview: string | null };

export type RenderParts = {
  readonly links: Links;
  /** Language of everything that isn't quoted; the answer's own by default. */
  readonly language?: Language;
  readonly limit?: number;
};

/**
 * Quotes are first shown whole, then cut ever shorter until the message fits: 3 sentences and 6 sources with quotes of
 * 100 units are about 1,800 units, so that the last step always fits.
 */
const QUOTE_LENGTHS = [600, 300, 160, 80, 0];
/** An answer sentence is at most a paragraph; longer ones are cut so that six of them leave room for their sources; a list over paragraphs has more, and shorter ones. */
const SENTENCE_LIMIT = 500;
const MOST_SENTENCES = 12;
const TRANSLATION_LIMIT = 1_200;
const MOST_STEPS = 12;
const MOST_SOURCES = 8;
const MOST_NEAREST = 3;
/** What was searched can be as long as the question was. */
const NOT_FOUND_LIMIT = 600;

/** An answer as one message of at most `limit` units. Pure: the same answer always gives the same message. */
export function renderAnswer(answer: Answer, parts: RenderParts): Rendered {
  const language = parts.language ?? answer.language;
  if (answer.kind === 'found') return renderFound(answer, { ...parts, language });
  const instead = answer.kind === 'not-found' ? insteadOf(answer, language) : null;
  const fresh = freshNote(answer, language);
  if (instead) return renderInstead(instead, fresh, { ...parts, language });
  if (answer.kind === 'not-found')
    return { content: renderNotFound(answer, fresh, parts.links, language), preview: null };
  return { content: rich(refusalText(answer.reason, language)), preview: null };
}

type Frame = RenderParts & { readonly language: Language };

function renderFound(answer: FoundAnswer, frame: Frame): Rendered {
  const lines = shortLines({ ...answer, language: frame.language });
  const first = joined(
    lines.map(({ before, words }) => rich(before, bold(words))),
    '\n',
  );
  const opening = openingText({ ...answer, language: frame.language });
  const translation = translationText(answer);
  const printed = sentencesText(answer, frame.links);
  const shown =
    translation === ''
      ? printed
      : joined(
          [italic(TRANSLATED_BY_MACHINE), shortened(clean(translation), TRANSLATION_LIMIT), expandable(printed)],
          '\n',
        );
  const said = joined([opening, first, shown], '\n');
  const body = joined([said, notes(answer, frame.language)], '\n\n');
  return withSources(body, answer, frame);
}

/** What a report says instead of what was asked, with its source. */
function renderInstead(
  { opening, told }: { readonly opening: string; readonly told: Told },
  fresh: string,
  frame: Frame,
): Rendered {
  const said = sentencesText(told, frame.links);
  const asOf = asOfNote({ ...told, language: frame.language }).trim() || messages(frame.language).undated;
  const glosses = frame.language === 'en' ? glossesText(told) : '';
  const noted = joined([glosses, italic(asOf), ...italics(fresh)], '\n');
  const body = joined([joined([opening, said], '\n'), noted], '\n\n');
  return withSources(body, told, frame);
}

/**
 * A project's dated steps as one message, oldest first: the stage by name, what is only announced marked, figures that
 * other steps contradict marked, then the sources.
 */
export function renderTimeline(timeline: Timeline, parts: RenderParts & { readonly language: Language }): Rendered {
  const say = messages(parts.language);
  const steps = timeline.entries.slice(-MOST_STEPS).map((entry) => step(entry, timeline.citations, parts));
  const asOf = asOfNote({ asOf: timeline.asOf, stale: false, language: parts.language }).trim();
  const heading = bold(say.progressTitle(shortened(clean(timeline.name), 60).text));
  return withSources(
    joined([heading, joined(steps, '\n\n'), italic(asOf)], '\n\n'),
    { ...timeline, sentences: timeline.entries },
    parts,
  );
}

function step(entry: TimelineEntry, citations: readonly Citation[], { links, language }: Frame): RichText {
  const say = messages(language);
  const day = entry.date === null ? say.undatedStep : dateText(entry.date, language);
  const { stage, expected } = stepWords(entry, language);
  const head = joined([bold(day), stage, expected], ' · ');
  return joined([head, sentenceText(entry, citations, links)], '\n');
}

type Shown = { readonly sentences: readonly { readonly text: string }[]; readonly citations: readonly Citation[] };

/** The longest form that fits: with whole quotes, with shorter ones, with headlines only, without sources. */
function withSources(body: RichText, shown: Shown, frame: Frame): Rendered {
  const limit = frame.limit ?? MESSAGE_LIMIT;
  const preview = previewOf(shown.citations, frame.links);
  for (const length of QUOTE_LENGTHS) {
    const content = joined([body, ...sources(shown, frame, length)], '\n\n');
    if (content.text.length <= limit && content.entities.length <= ENTITY_LIMIT) return { content, preview };
  }
  return { content: shortened(body, limit), preview };
}

/** Each sentence is followed by its markers, which open the cited paragraph. */
type Sentences = Pick<FoundAnswer, 'sentences' | 'citations'>;
function sentencesText({ sentences, citations }: Sentences, links: Links): RichText {
  const shown = sentences.slice(0, MOST_SENTENCES).map((sentence) => sentenceText(sentence, citations, links));
  return joined(shown, '\n');
}

function sentenceText(
  sentence: Pick<AnswerSentence, 'text' | 'citations'>,
  citations: readonly Citation[],
  links: Links,
): RichText {
  const marks = sentence.citations.flatMap((n) => {
    const citation = citations[n];
    return citation ? [link(`[${n + 1}]`, addressOf(citation, links))] : [];
  });
  return rich(shortened(clean(sentence.text).trim(), SENTENCE_LIMIT), ' ', ...marks);
}

/** The cited words in the reader or in this chat. */
const addressOf = (citation: Citation, links: Links) =>
  links.article(citation.article, citation.paragraph, citation) ?? citation.url;

/** The publisher's own page where it is known. */
const originOf = (citation: Citation, links: Links) =>
  publisherLink(citation.url, citation.quote) ?? addressOf(citation, links);

function notes(answer: FoundAnswer, language: Language): RichText {
  const words = messages(language);
  const asOf = asOfNote({ ...answer, language }).trim() || words.undated;
  const glosses = language === 'en' ? glossesText(answer) : '';
  const byModel = answer.by === 'model' ? words.byModel : '';
  return joined([glosses, italic(asOf), ...italics(freshNote(answer, language), byModel)], '\n');
}

const italics = (...lines: readonly string[]): readonly RichText[] => lines.filter(Boolean).map(italic);

/** One expandable quotation for each article, with those of its cited words that the answer doesn't say itself. */
function sources({ sentences, citations }: Shown, frame: Frame, quoteLength: number): readonly RichText[] {
  const numbered = citations.map((citation, n) => ({ citation, n: n + 1, isSaid: isSaid(citation.quote, sentences) }));
  const byArticle = Map.groupBy(numbered, ({ citation }) => citation.article);
  return [...byArticle.values()].slice(0, MOST_SOURCES).map((group) => source(group, frame, quoteLength));
}

type Numbered = { readonly citation: Citation; readonly n: number; readonly isSaid: boolean };

function source(group: readonly Numbered[], frame: Frame, quoteLength: number): RichText {
  const first = group[0]!.citation;
  // The marks open the reader as they do in the sentences, the headline the paper's own page.
  const marks = group.map(({ n, citation }) =>
    citation.url === null ? `[${n}]` : link(`[${n}]`, addressOf(citation, frame.links)),
  );
  const title = link(bold(shortened(clean(first.title).trim(), TITLE_LIMIT)), originOf(first, frame.links));
  const paper = shortened(clean(paperText(first, frame.language)).trim(), PAPER_LIMIT);
  const origin = joined([paper, ...(first.published ? [dateText(first.published, frame.language)] : [])], ' · ');
  const adding = quoteLength === 0 ? [] : group.filter((one) => !one.isSaid);
  const quotes = adding.map(({ citation }) => quoteText(citation.quote, quoteLength));
  return expandable(joined([rich(...marks, ' ', title), origin, ...quotes], '\n'));
}

const quoteText = (quote: string, length: number) => rich('“', shortened(clean(quote).trim(), length), '”');

function renderNotFound(answer: NotFoundAnswer, fresh: string, links: Links, language: Language): RichText {
  const words = messages(language);
  const nearest = answer.nearest.slice(0, MOST_NEAREST).map((article) => headline(article, links, language));
  return joined(
    [
      joined([shortened(notFoundText({ ...answer, language, nearest: [] }), NOT_FOUND_LIMIT), ...italics(fresh)], '\n'),
      nearest.length > 0 ? joined([words.nearest, ...nearest], '\n') : '',
    ],
    '\n\n',
  );
}

/** Addresses in Telegram that show nothing outside of it: deep links into this very chat, posts of private channels. */
const SHOWS_NOTHING = /^https:\/\/t\.me\/(?:c\/|\w+\?)/;

/** The first source's address, where a browser would find a page there. */
function previewOf(citations: readonly Citation[], links: Links): string | null {
  const url = citations[0] ? originOf(citations[0], links) : null;
  return url === null || !isAddress(url) || SHOWS_NOTHING.test(url) ? null : url;
}
