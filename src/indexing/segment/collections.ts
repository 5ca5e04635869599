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
    new RegExp(`(?:^|[\\s·|])(?:${latin.join('|')})(?=$|\\s*[-–—|:·,&(\\d]|\\s+\\p{Lu})`, 'u'),
  ];
});
/** In Han characters: a longer line tells something. */
const LONGEST = 30;

/** Whether a line is the name of a collection. */
export const isCollection = (line: string): boolean =>
  sizeOf(line) <= LONGEST && forms().some((form) => form.test(line.trim()));

/** October 2024: the name of an issue is a day or a month. */
const isDate = (name: string): boolean => {
  const { line, dates } = datesIn(name, undefined, null);
  return dates.length === 1 && !/[\p{L}\p{N}]/u.test(line.slice(0, dates[0]!.start) + line.slice(dates[0]!.end));
};
/** Whether what an input states as its headline is the name of a collection, or of an issue. */
export const namesCollection = (name: string): boolean => isCollection(name) || isDate(name);

const toReaders = once(() => scanner(lexicon('readers').filter(({ type }) => type !== 'asks')));
/** 欢迎…, We hope you …: who puts a page together speaks to its readers. */
export const greets = ({ plain }: { readonly plain: string }): boolean =>
  toReaders()
    .all(plain)
    .some(({ type, start, end }) => type === 'any' || !/[A-Za-z]/.test(`${plain[start - 1] ?? ''}${plain[end] ?? ''}`));
