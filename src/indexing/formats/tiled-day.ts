/** Days that a page sets in pieces of their own. */
import type { PageNode } from 'jsdom';
import { datesIn, type Order } from '../dates/index.ts';

/** The first day or month that a line says, ISO; `order`: of 09/07/2019. */
export const dayIn = (line: string, order: Order = null): string | null =>
  datesIn(line, undefined, order).dates[0]?.date ?? null;

/** 06 | 2023/08, 09/25 | 2020, 2020年9月 | 25, 25 | Sep | 2020: a day set in several pieces; 9 | 3 | 2019 may be two. */
function dayOf(pieces: readonly string[]): string | null {
  const printed = pieces.join(' ').replace(/(?<=[A-Za-z])[.,/-](?=\d)/, ' ');
  const numbers = printed.match(/\d+/g) ?? [];
  const year = numbers.findIndex((number) => number.length === 4);
  const month = printed.includes('月') ? /(\d+)\s*$/.exec(printed.split('月')[0]!)?.[1] : undefined;
  const others = numbers.filter((_, at) => at !== year);
  if (numbers.length !== 3 || year < 0) return dayIn(printed);
  // Behind the year stands the month, and behind that the day, the first number behind the last.
  const [first = '', second = ''] = year === 1 ? others.toReversed() : others;
  const isOpen = year === 2 && pieces.length > 2 && Math.max(Number(first), Number(second)) <= 12;
  if (month === undefined && isOpen && Number(first) !== Number(second)) return null;
  const isTurned = month === undefined ? Number(first) > 12 : Number(month) !== Number(first);
  return dayIn([numbers[year], ...(isTurned ? [second, first] : [first, second])].join('-'));
}

/** Pieces of text as markup parts them. */
export const piecesOf = (node: PageNode): readonly string[] =>
  node.nodeType === 3 ? [(node.textContent ?? '').trim()] : [...node.childNodes].flatMap(piecesOf);

/** A number, or a word that may be a month's. */
const TILE = /^(?=.*\d)[\d\s./,-]{1,10}$|^[A-Za-z]{3,9}[.,/ -]?(?:\d{4})?$/u;
const isTile = (piece: string): boolean => TILE.test(piece.replace(/[年月日]/g, '.'));

/** A folder of a year, or of a month with its year. */
const YEAR = /(?<!\d)(?:19|20)\d{2}(?=[-_/]|(?:0[1-9]|1[0-2])(?!\d))/;
/** A day without its year. */
const isPart = (run: readonly string[]): boolean => /^\d{1,2}\D{1,10}\d{1,2}\D?$/u.test(run.join(' '));

/** The first day that neighbouring pieces make up, ISO, be it with the year of the address beside them; `null` for none. */
export function tiledDay(pieces: readonly string[], address = ''): string | null {
  const runs: string[][] = [[]];
  for (const piece of pieces.map((one) => one.replace(/^[[(]|[\])]$/g, '')).filter((one) => one !== ''))
    if (isTile(piece)) runs.at(-1)!.push(piece);
    else runs.push([]);
  const whole = runs.filter((run) => run.length > 1).map(dayOf);
  const [year] = YEAR.exec(address) ?? [];
  const parts = year === undefined ? [] : runs.filter(isPart).map((run) => dayOf([...run, year]));
  return [...whole, ...parts].find((day) => day !== null) ?? null;
}
