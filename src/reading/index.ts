// What for: one place where Chinese text is read, a page's or a question's, so that indexing, search and checking see the same.
// In: plain text as printed or typed, or an article. Out: mentions (times, amounts, names, steps), an article's statements; words,
// index terms, spans of sentences, vocabulary, and what papers print for what residents say.
// Spans are UTF-16 offsets into the text as given; everything loads at first use, nothing at import.
// Not here: what a question asks for (retrieval), when an article was printed (indexing), vectors (embeddings).

export { chineseNumber } from './amount/chinese.ts';
export {
  amountsIn,
  measureNamed,
  measuresOf,
  measureWords,
  noMeasures,
  perAsked,
  sameOne,
  sumAsked,
  sumPrinted,
  valueInBase,
} from './amount/index.ts';

export { bounds, daysBetween, daysIn, isDay, isoDay, mayLieIn, shift, weekdayOf } from './days.ts';
export { erasIn, spellEras } from './eras.ts';
export { escaped, matchesOf } from './matches.ts';
export { othersIn, slip } from './mistakes.ts';
export { withoutRank } from './name-parts.ts';
export { bodies, doubleNames, heads, nobodies, officeWords, surnames } from './names/lists.ts';
export { CODED, type Ordinal, ordinalsIn } from './names/numbers.ts';
export { isRoute } from './names/routes.ts';
export { alike, type Same, sameThing } from './names/same.ts';
export { newWords } from './new-words.ts';
export { normalise, simplify } from './normalise.ts';
export { areInOrder, hanPairsOf, pairsOf, pairsShared } from './pairs.ts';
export { allParaphrases, inPrint, paraphrases, saidPhrases } from './paraphrases.ts';
export { partOf } from './parts.ts';
export {
  DATE_RUN,
  DATED_OR_COUNTED,
  DATELINE_DAY,
  DAY_IN_ANY_FIGURES,
  FIGURE,
  FULL_DAY,
  hasDate,
  hasPercentage,
  isDatePiece,
  isDates,
  isFigure,
  isPrecise,
  isTimeWord,
  MAY_BE_AHEAD,
  MONTH_DAY,
  MORE_THAN_ONE,
  NUMERALS,
  opensWithFigure,
  PART_OF_YEAR,
  PERCENTAGE,
  PLAIN_DATE,
  PRINTED_DAY,
  PRINTED_YEAR,
  schoolsCalled,
  timesApart,
  UNDATED,
  WEEKDAY,
} from './pieces.ts';
export { charactersOf, soundPlaces, soundsIn, syllableSplits, syllables } from './pinyin.ts';
export { plainly } from './plain.ts';
export { dateEnd, qualified } from './qualified.ts';
export { read, readAgain } from './read.ts';
export { remember } from './remember.ts';
export { searchableText, withoutSpace } from './searchable.ts';
export { clauseAround, clauses, overlap, type Span, sentences } from './sentences.ts';
export { setApart } from './set-apart.ts';
export { isNamed, type Named } from './spoken-of.ts';
export { statementsOf } from './statements.ts';
export { callOf, eventsIn, mayTellOf } from './steps/events.ts';
export { isExpected, looksAhead, stageOf } from './steps/furthest.ts';
export { stepsIn } from './steps/index.ts';
export { marksOf } from './steps/marks.ts';
export { cellsOf, joinCells, rowSaid, shapeOf, tableRows, unitIn } from './tables.ts';
export { fillers, questionWords, standardise, stopWords, synonyms } from './vocabulary.ts';
export { withChineseDates } from './when/english.ts';
export { type Point, pointsIn, whensIn } from './when/index.ts';
export {
  indexTerms,
  placedWords,
  standsIn,
  type TaggedWord,
  taggedWords,
  taggingOnce,
  withoutWords,
  wordFrequency,
  words,
} from './words.ts';
