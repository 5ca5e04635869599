/** The lines that answer first. */
import type { FoundAnswer, Language } from '../types.ts';
import { glossInEnglish } from './glosses.ts';

/** What is said of a span in a sentence right behind it: （2023年） of 年底（2023年）. */
const BEHIND = /^（[^（）]*）/u;

/** A line that answers first: what stands `before` its bold `words`. */
export type ShortLine = { readonly before: string; readonly words: string };

/**
 * The words that answer first, a line for each thing that is asked about: with the year that their sentence adds, what they are in English for who
 * asked in it, and what the papers say where the question named another amount; empty where there are none.
 */
type First = Pick<FoundAnswer, 'short' | 'otherwise' | 'each' | 'sentences' | 'glosses' | 'language'>;
export const shortLines = ({ short, otherwise, each, ...answer }: First): readonly ShortLine[] => [
  ...(short === undefined || isSaidAnyway(short, answer)
    ? []
    : [lineOf(short, otherwise ? OTHERWISE[answer.language] : '', answer)]),
  ...(each ?? []).map((one) => lineOf(one.short, `${one.name}${COLON[answer.language]}`, answer)),
];

/** A clause that is most of the sentence that the answer begins with would be read twice. */
const MOST = 0.7;
const isSaidAnyway = (
  short: string,
  { sentences: [first], language }: Pick<First, 'sentences' | 'language'>,
): boolean => language === 'zh' && first?.text.includes(short) === true && short.length > MOST * first.text.length;

function lineOf(
  short: string,
  before: string,
  { sentences, glosses = [], language }: Pick<First, 'sentences' | 'glosses' | 'language'>,
): ShortLine {
  const text = sentences.map((sentence) => sentence.text).find((one) => one.includes(short)) ?? short;
  const added = text.slice(text.indexOf(short) + short.length).match(BEHIND)?.[0] ?? '';
  const gloss = glosses.find(({ printed }) => short.includes(printed));
  const english = gloss ? glossInEnglish(gloss) : null;
  return { before, words: `${short}${added}${language === 'en' && english !== null ? ` = ${english}` : ''}` };
}

const COLON: Readonly<Record<Language, string>> = { zh: '：', en: ': ' };
const OTHERWISE: Readonly<Record<Language, string>> = { zh: '报上说的是', en: 'The papers say ' };
