import type { Byline } from '../../types.ts';

/** Joins bylines found in different places of one article, each person once; the first source named wins. */
export function mergeBylines(bylines: readonly Byline[]): Byline {
  const all = (role: Exclude<keyof Byline, 'source'>) => [...new Set(bylines.flatMap((byline) => byline[role]))];
  return {
    reporters: all('reporters'),
    interns: all('interns'),
    correspondents: all('correspondents'),
    photographers: all('photographers'),
    source: bylines.find((byline) => byline.source !== null)?.source ?? null,
  };
}
