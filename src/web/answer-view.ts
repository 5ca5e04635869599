/** From an answer to what the answer page shows: its sentences, its notes, and where each citation opens. */
import { articlePath, publisherLink } from '../links.ts';
import type { Answer, Citation, Language, Told } from '../types.ts';
import {
  asOfNote,
  freshNote,
  glossesText,
  insteadOf,
  notFoundText,
  openingText,
  paperText,
  refusalText,
  type ShortLine,
  shortLines,
  TRANSLATED_BY_MACHINE,
  translationText,
} from '../wording/index.ts';

/** An article that is cited, once, with all that is quoted of it. */
export type Source = {
  readonly title: string;
  readonly published: string | null;
  /** The paper's name; may be empty. */
  readonly paper: string;
  readonly href: string;
  /** The publisher's own page, at the words that are quoted first. */
  readonly original: string | null;
  readonly quotes: readonly { readonly n: number; readonly quote: string; readonly href: string }[];
};

export type AnswerView = {
  readonly question: string;
  /** Said before the sentences; may be empty. */
  readonly opening: string;
  /** The words that answer first; may be empty. */
  readonly short: readonly ShortLine[];
  readonly sentences: readonly { readonly text: string; readonly sources: readonly number[] }[];
  /** Who translated, and what; empty where nobody did. */
  readonly translation: readonly string[];
  readonly notes: readonly string[];
  /** Where the citation of each number opens, at the words it quotes. */
  readonly hrefs: readonly string[];
  readonly sources: readonly Source[];
  readonly nearest: readonly { readonly id: string; readonly title: string; readonly published: string | null }[];
};

/** Citations open within this reader, at the paragraph they quote; sources are named in the language of the page. */
export function answerView(question: string, answer: Answer, page: Language = answer.language): AnswerView {
  const empty: AnswerView = {
    question,
    opening: '',
    short: [],
    sentences: [],
    translation: [],
    notes: [],
    hrefs: [],
    sources: [],
    nearest: [],
  };
  if (answer.kind === 'refused') return { ...empty, notes: [refusalText(answer.reason, answer.language)] };
  const { language } = answer;
  const fresh = freshNote(answer, language);
  const instead = answer.kind === 'not-found' ? insteadOf(answer, language) : null;
  if (instead)
    return {
      ...empty,
      opening: instead.opening,
      ...toldView(instead.told, page),
      notes: [glossesText(instead.told), asOfNote({ ...instead.told, language }), fresh].filter(Boolean),
    };
  if (answer.kind === 'not-found')
    return {
      ...empty,
      notes: [notFoundText({ ...answer, nearest: [] }), fresh].filter(Boolean),
      nearest: answer.nearest,
    };
  return {
    ...empty,
    opening: openingText(answer),
    short: shortLines(answer),
    ...toldView(answer, page),
    translation: translationText(answer) === '' ? [] : [TRANSLATED_BY_MACHINE, translationText(answer)],
    notes: [glossesText(answer), asOfNote(answer), fresh].filter(Boolean),
  };
}

const hrefOf = (citation: Citation) => articlePath(citation.article, citation.paragraph, citation);

const toldView = (told: Told, language: Language): Pick<AnswerView, 'sentences' | 'hrefs' | 'sources'> => ({
  sentences: told.sentences.map(({ text, citations }) => ({ text, sources: citations })),
  hrefs: told.citations.map(hrefOf),
  sources: [...Map.groupBy(told.citations.entries(), ([, { article }]) => article).values()].map((group) => {
    const { title, published, paper, district, url, quote } = group[0]![1];
    const quotes = group.map(([at, citation]) => ({ n: at + 1, quote: citation.quote, href: hrefOf(citation) }));
    return {
      title,
      published,
      paper: paperText({ paper, district }, language),
      href: quotes[0]!.href,
      original: publisherLink(url, quote),
      quotes,
    };
  }),
});
