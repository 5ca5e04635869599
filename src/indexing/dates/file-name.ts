/** Dates in the names of files and in addresses. */
import { isDay, isoDay } from '../../reading/index.ts';
import { isoMonth } from './calendar.ts';

const FILE_DATE = /(?<!\d)((?:19|20)\d{2})([-_.年]?)(1[0-2]|0?[1-9])([-_.月]?)(3[01]|[12]\d|0?[1-9])日?(?![0-9a-z])/i;

/** The day in a file's name. */
export function fileDate(name: string): string | null {
  const [, year, first, month = '', second, day = ''] = FILE_DATE.exec(name) ?? [];
  // 2023112 could be two dates: without separators month and day have two digits each.
  if (year === undefined || (first === '' && month.length + day.length !== 4) || (first === '') !== (second === ''))
    return null;
  return isDay(Number(year), Number(month), Number(day)) ? isoDay(Number(year), Number(month), Number(day)) : null;
}

/** 2024-03, 2024年3月: a month in a file's name. */
const FILE_MONTH = /(?<!\d)((?:19|20)\d{2})[-_.年](1[0-2]|0?[1-9])月?(?![\d-])/;

/** The month in a file's name. */
export function fileMonth(name: string): string | null {
  const [, year, month] = FILE_MONTH.exec(name) ?? [];
  return year === undefined ? null : isoMonth(Number(year), Number(month));
}

/** Eight digits alone may be a running number: they are a day behind a letter or as a folder. */
const ADDRESS_DATE =
  /(?<!\d)((?:19|20)\d{2})(?:[-_/](0[1-9]|1[0-2]|[1-9](?=\/))[-_/]?|(0[1-9]|1[0-2])(?:[-_/]|(?<=[a-z_-]\d{6})|(?=\d\d\/)))(0[1-9]|[12]\d|3[01]|[1-9](?=\/))(?!\d)/i;

/** The day in an address, be it one within its site: …/2023/05/06/…, …/2023/5/6/…, …/202305/06/…, …/t20230506_1.html. */
export function addressDate(address: string): string | null {
  const found = ADDRESS_DATE.exec(URL.parse(address, 'http://site')?.pathname ?? '');
  const [year, month, day] = [found?.[1], found?.[2] ?? found?.[3], found?.[4]].map(Number) as [number, number, number];
  return found && isDay(year, month, day) ? isoDay(year, month, day) : null;
}
