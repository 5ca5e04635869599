/** The words of a text that say how what it tells stands to the time of writing: 预计, 已, 尚未, 目前, 正在. */
import type { Found } from '../../lexicon/index.ts';
import { plainly } from '../plain.ts';
import { remember } from '../remember.ts';
import { isNone, marks } from './words.ts';

/** `type` is the word's class in ahead.txt or course.txt: planned, done, deadline, denied, under-way, now, going. */
export type Mark = Pick<Found, 'type' | 'start' | 'end'>;

/** Marks of a plain text. */
export const marksIn = (plain: string): readonly Found[] =>
  marks()
    .all(plain)
    .filter((found) => !isNone(found));

const REMEMBERED = 4096;
/** Marks of any text as printed or typed. */
export const marksOf = remember((text: string): readonly Mark[] => marksIn(plainly(text)), REMEMBERED);
