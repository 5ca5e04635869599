/** From an answer to what the answer page shows: its sentences, its notes, and where each citation opens. */
import type { Answer, Language, Told } from '../types.ts';
import {
  asOfNote,
  glossesText,
  insteadOf,
  isSaid,
  notFoundText,
  openingText,
  paperText,
  refusalText,
  type ShortLine,
  shortLines,
} from '../wording/index.ts';

export type AnswerView = {
  readonly question: string;
  /** Said before the sentences; may be empty. */
  readonly opening: string;
  /** The words that answer first; may be empty. */
  readonly short: readonly ShortLine[];
  readonly sentences: readonly { readonly text: string; readonly sources: readonly number[] }[];
  readonly notes: readonly string[];
  readonly sources: readonly {
    readonly title: string;
    readonly published: string | null;
    /** The paper's name; may be empty. */
    readonly paper: string;
    readonly quote: string | null;
    readonly href: string;
  }[];
  readonly nearest: readonly { readonly id: string; readonly title: string; readonly published: string | null }[];
};

/** Citations open within this reader, at the paragraph they quote. */
export function answerView(question: string, answer: Answer): AnswerView {
  const empty: AnswerView = {
    question,
    opening: '',
    short: [],
    sentences: [],
    notes: [],
    sources: [],
    nearest: [],
  };
  if (answer.kind === 'refused') return { ...empty, notes: [refusalText(answer.reason, answer.language)] };
  const { language } = answer;
  const instead = answer.kind === 'not-found' ? insteadOf(answer, language) : null;
  if (instead)
    return {
      ...empty,
      opening: instead.opening,
      ...toldView(instead.told, language),
      notes: [glossesText(instead.told), asOfNote({ ...instead.told, language })].filter(Boolean),
    };
  if (answer.kind === 'not-found')
    return { ...empty, notes: [notFoundText({ ...answer, nearest: [] })], nearest: answer.nearest };
  return {
    ...empty,
    opening: openingText(answer),
    short: shortLines(answer),
    ...toldView(answer, language),
    notes: [glossesText(answer), asOfNote(answer)].filter(Boolean),
  };
}

const toldView = (told: Told, language: Language): Pick<AnswerView, 'sentences' | 'sources'> => ({
  sentences: told.sentences.map(({ text, citations }) => ({ text, sources: citations })),
  sources: told.citations.map(({ article, paragraph, title, published, paper, district, quote }) => ({
    title,
    published,
    paper: paperText({ paper, district }, language),
    // An extractive sentence is its own quote; printing it twice would only push the other sources down.
    quote: isSaid(quote, told.sentences) ? null : quote,
    href: `/articles/${article}#p${paragraph + 1}`,
  })),
});
