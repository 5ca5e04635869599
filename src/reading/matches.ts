/** All matches of a global pattern. `matchAll` begins with a copy of the pattern, half a microsecond, and most texts have none. */
export const matchesOf = (text: string, pattern: RegExp): readonly RegExpExecArray[] =>
  text.search(pattern) === -1 ? [] : [...text.matchAll(pattern)];

/** Text that a pattern takes as it stands. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
