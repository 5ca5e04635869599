/**
 * The vocabulary: Page → Article → Passage (indexing); Question → Hit → Draft → Citation → Answer (asking).
 * Data only, read-only, no behaviour; imports nothing outside itself. Dates are ISO strings cut to what is known: `2024-01-05`, `2024-01`
 * or `2024`. Offsets are UTF-16 code units, as JavaScript and Telegram count them.
 */
export type * from './types/answers.ts';
export type * from './types/articles.ts';
export type * from './types/locks.ts';
export type * from './types/mentions.ts';
export type * from './types/questions.ts';
export type * from './types/sources.ts';
export type * from './types/words.ts';
