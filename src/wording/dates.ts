import type { Language } from '../types.ts';

export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** An ISO date cut to what is known, in words: `2023-07` → `2023年7月`, `July 2023`. */
export function dateWords(date: string, language: Language): string {
  const [year = '', month, day] = date.split('-');
  if (language === 'zh') return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}
