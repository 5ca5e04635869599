// What for: every word a resident reads in an answer, in Chinese and in English, in one place.
// In: an Answer. Out: plain text, whole (`answerText`) or in pieces that fronts put markers and links between.
// Dates are written as people write them: 2024年1月5日, 5 January 2024.
// Not here: source lists, links, markup (each front has its own).
export {
  answerText,
  asOfNote,
  glossesText,
  insteadOf,
  isSaid,
  notFoundText,
  openingText,
  paperText,
  refusalText,
} from './answers.ts';
export { dateWords } from './dates.ts';
export { exampleQuestion } from './examples.ts';
export { freshNote, freshnessLine } from './freshness.ts';
export { several } from './several.ts';
export { type ShortLine, shortLines } from './short-lines.ts';
export { noTimelineText, stepWords, timelineText } from './timeline.ts';
export { TRANSLATED_BY_MACHINE, translationText } from './translations.ts';
