/** How what holds several pieces of news shows it: by its name (某某简报, Village Newsletter), and by speaking to its readers. */

import { lexicon, once, scanner, wordsOf } from '../../lexicon/index.ts';
import { datesIn } from '../dates/line-dates.ts';
import { sizeOf } from '../labels/features.ts';

const forms = once(() => {
  const latin = wordsOf('collections', 'latin').flatMap((word) => {
    const named = word.replace(/(?<=^|-)\p{Ll}/u, (letter) => letter.toUpperCase());
    const asName = named.replace(/(?<=\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
    return [named, asName, word.toUpperCase()];
  });
  return [
    new RegExp(`(?:${wordsOf('collections', 'han').join('|')})(?:$|[\\s·:：|(（《》)）\\d第【】\\]])`, 'u'),
    new RegExp(
      `(?:^|[\\s·|])(?:${latin.join('|')})(?=$|\\s*[-–—|:·,&(\\d]|\\s+(?:(?:from|of|for|in)\\s+(?:the\\s+)?)?\\p{Lu})`,
      'u',
    ),
  ];
});
/** In Han characters: a longer line tells something. */
const LONGEST = 30;

/** Whether a line is the name of a collection. */
export const isCollection = (line: string): boolean =>
  sizeOf(line) <= LONGEST && forms().some((form) => form.test(line.trim()));

/** In Han characters: the name of what appears again and again is no longer. */
const LONGEST_NAME = 10;
/** The day or month of an issue whose name is that (October 2024) or ends in its day (每日播报 2024-05-20), ISO; `null` for any other name. */
function dateOfIssue(name: string): string | null {
  const { line, dates } = datesIn(name, undefined, null);
  const [one] = dates;
  if (one === undefined || dates.length > 1 || /[\p{L}\p{N}]/u.test(line.slice(one.end))) return null;
  const before = line.slice(0, one.start);
  const isName = !/[\p{L}\p{N}]/u.test(before) || (one.date.length === 10 && sizeOf(before) <= LONGEST_NAME);
  return isName ? one.date : null;
}
/** The day of an issue that its name says, ISO; `null` where it says none, or a month. */
export function dayOfIssue(name: string): string | null {
  const date = dateOfIssue(name);
  return date?.length === 10 ? date : null;
}
/** Whether what an input states as its headline is the name of a collection, or of an issue. */
export const namesCollection = (name: string): boolean => isCollection(name) || dateOfIssue(name) !== null;

const toReaders = once(() => scanner(lexicon('readers').filter(({ type }) => type !== 'asks')));
/** 欢迎…, We hope you …: who puts a page together speaks to its readers. */
export const greets = ({ plain }: { readonly plain: string }): boolean =>
  toReaders()
    .all(plain)
    .some(({ type, start, end }) => type === 'any' || !/[A-Za-z]/.test(`${plain[start - 1] ?? ''}${plain[end] ?? ''}`));
