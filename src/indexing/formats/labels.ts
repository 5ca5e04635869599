/** Words that web pages write around an article, met in a line. */
import { lexicon, once, scanner } from '../../lexicon/index.ts';

const labels = once(() => scanner(lexicon('page-labels')));

/** The labels of a line, from left to right. */
export const labelsIn = (line: string) => labels().all(line);

const SENTENCE_END = /[。！？；…][”’」』）)\]]*$/;
/** Longer lines without an end are sentences all the same; shorter ones with one may be a slogan, and stay. */
const LONG = 60;

/** Whether a line reads as running text. */
export const isSentence = (line: string): boolean => SENTENCE_END.test(line) || line.length > LONG;

/** Letters in lower case and digits alone: what two writings of a headline have in common. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A line's text without the mark of a heading. */
export const unmarked = (line: string): string => line.replace(/^#{1,6} /, '');
