import type { Coverage, Language } from '../types.ts';
import { dateWords } from '../wording/index.ts';

/** A list that can be read at a glance. */
const MOST_DISTRICTS = 8;

/** What the index covers, with its dates as people write them and no more districts than one can read. */
export function coverageWords(coverage: Coverage, language: Language): Coverage {
  const words = (date: string | null) => (date === null ? null : dateWords(date, language));
  const districts = coverage.districts.slice(0, MOST_DISTRICTS);
  if (districts.length < coverage.districts.length) districts.push('…');
  return { ...coverage, districts, from: words(coverage.from), upTo: words(coverage.upTo) };
}
