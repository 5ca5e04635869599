import type { Ranked } from './rank.ts';

/** An answer's budget in characters; with the as-of note it stays under 260 nine times in ten. */
export const BUDGET = 230;
/** A further sentence must better an aspect by this much to be worth reading. */
const WORTHWHILE = 0.12;
const MOST = 4;

const lengthOf = (ranked: readonly Ranked[]): number =>
  ranked.reduce((sum, { candidate }) => sum + candidate.text.length, 0);

/** The sentence that leads, then those that better some aspect most, while there is room; in the order of the papers. */
export function choose(ranked: readonly Ranked[]): readonly Ranked[] {
  const first = ranked[0];
  if (!first) return [];
  const chosen = [first];
  const best = [...first.scores];
  while (chosen.length < MOST) {
    const room = BUDGET - lengthOf(chosen);
    const next = ranked
      .filter((one) => !chosen.includes(one) && one.candidate.text.length <= room)
      .map((one) => ({
        one,
        gain: one.scores.reduce((sum, score, at) => sum + Math.max(0, score - (best[at] ?? 0)), 0),
      }))
      .sort((a, b) => b.gain - a.gain)[0];
    if (!next || next.gain < WORTHWHILE) break;
    chosen.push(next.one);
    next.one.scores.forEach((score, at) => {
      best[at] = Math.max(best[at] ?? 0, score);
    });
  }
  return inReadingOrder(chosen);
}

/** Articles in the order they were chosen, sentences of one article as they stand in it. */
function inReadingOrder(chosen: readonly Ranked[]): readonly Ranked[] {
  const articles = [...new Set(chosen.map(({ candidate }) => candidate.article.id))];
  return [...chosen].sort(
    (a, b) =>
      articles.indexOf(a.candidate.article.id) - articles.indexOf(b.candidate.article.id) ||
      a.candidate.ordinal - b.candidate.ordinal,
  );
}
