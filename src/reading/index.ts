// What for: one place where Chinese text is analysed, so that indexing, search and checking see the same words.
// In: plain text as printed or typed. Out: words, index terms, spans of sentences, amounts and dates, vocabulary, and what papers
// print for what residents say.
// Spans are UTF-16 offsets into the text as given; everything loads at first use, nothing at import.
// Not here: what a question asks for (retrieval), when an article was printed (indexing), vectors (embeddings).

export {
  type Attribute,
  type Attributed,
  amountsIn,
  attributeOf,
  isSameOne,
  type Measure,
  measureNamed,
  measuresOf,
  measureWords,
  noMeasures,
  perAsked,
  sumAsked,
  sumPrinted,
  valueInBase,
} from './amount/index.ts';
export type { ReadContext } from './context.ts';
export { type DateKind, type DateMention, dateRange, dates } from './dates.ts';
export { slip } from './mistakes.ts';
export { properNames } from './names.ts';
export { type NewWordOptions, newWords } from './new-words.ts';
export { normalise, simplify } from './normalise.ts';
export { chineseNumber } from './numerals.ts';
export { allParaphrases, inPrint, paraphrases, saidPhrases } from './paraphrases/index.ts';
export { charactersOf, readingsOf, soundPlaces, soundsIn, syllableSplits, syllables } from './pinyin.ts';
export { plainly } from './plain.ts';
export { read } from './read.ts';
export { remember } from './remember.ts';
export { clauses, type Span, sentences } from './sentences.ts';
export { type Names, setApart } from './set-apart.ts';
export { SURNAMES } from './surnames.ts';
export { questionWords, standardise, stopWords, synonyms } from './vocabulary.ts';
export { indexTerms, type TaggedWord, taggedWords, withoutWords, wordFrequencies, words } from './words.ts';
