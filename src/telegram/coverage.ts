import type { Coverage, Language } from '../types.ts';
import { dateWords } from '../wording/index.ts';

/** What the index covers, with its dates as people write them. */
export function coverageWords(coverage: Coverage, language: Language): Coverage {
  const words = (date: string | null) => (date === null ? null : dateWords(date, language));
  return { ...coverage, from: words(coverage.from), upTo: words(coverage.upTo) };
}
