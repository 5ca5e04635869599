import { isDay, isoDay } from '../../reading/index.ts';

/** Months and dates of metadata as ISO strings cut to what is known. */

export const isoMonth = (year: number, month: number) => isoDay(year, month, 1).slice(0, 7);

const FORMS: readonly RegExp[] = [
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/,
  /^(\d{4})(\d{2})(\d{2})(?!\d)/,
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?!\d|:|\s*[-/.月]\s*\d)/,
  /^(\d{4})\s*年?$/,
];

/** A date as metadata writes it (`2023-07-28 16:40`, `2023年7月`, `20230728`), ISO; `null` when it is none. */
export function parseDate(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(plain)?.map(Number) ?? [];
    if (year === undefined || year < 1900 || year > 2200) continue;
    if (month === undefined || Number.isNaN(month)) return String(year);
    if (day === undefined || Number.isNaN(day)) return month >= 1 && month <= 12 ? isoMonth(year, month) : null;
    if (isDay(year, month, day)) return isoDay(year, month, day);
  }
  return null;
}
