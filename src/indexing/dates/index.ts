// What for: when a page was published and when the things it reports happened, each with the words that say so.
// In: texts of a page, its file's name, what the input states.
// Out: ISO dates cut to what is known, and the evidence in words.
// Not here: finding times in text (reading), dates in questions (retrieval); a year that isn't printed is not guessed.

export { eventDateOf } from './event.ts';
export { isHeld, lastLabel, saysHours } from './held.ts';
export { datesIn, type Order, otherDate } from './line-dates.ts';
export { ownDays } from './listed.ts';
export { orderOf } from './order.ts';
export type { PlacedLine } from './page-texts.ts';
export { type Dated, isUnreadable, publishedOf } from './published.ts';
export { reprintedOn } from './reprinted.ts';
export { type Span, spanOf } from './span.ts';
export { dayIn, readStamp } from './stamp.ts';
