/** All matches of a global pattern. `matchAll` begins with a copy of the pattern, half a microsecond, and most texts have none. */
export const matchesOf = (text: string, pattern: RegExp): readonly RegExpExecArray[] =>
  text.search(pattern) === -1 ? [] : [...text.matchAll(pattern)];
