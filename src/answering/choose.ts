import type { Ranked } from './rank.ts';

/** An answer's budget in characters; with the as-of note it stays under 260 nine times in ten. */
export const BUDGET = 230;
/** A further sentence must lower the doubt left over an aspect by this much to be worth reading. */
const WORTHWHILE = 0.05;
const MOST = 4;

const lengthOf = (ranked: readonly Ranked[]): number =>
  ranked.reduce((sum, { candidate }) => sum + candidate.text.length, 0);

/** How much doubt over all aspects a sentence takes away, given the doubt that those chosen before have left. */
const gainOf = ({ chances }: Ranked, doubt: readonly number[]): number =>
  chances.reduce((sum, chance, at) => sum + chance * (doubt[at] ?? 0), 0);

/** The sentences that take away most doubt, while there is room and doubt; in the order of the papers. */
export function choose(ranked: readonly Ranked[]): readonly Ranked[] {
  const chosen: Ranked[] = [];
  const doubt = (ranked[0]?.chances ?? []).map(() => 1);
  while (chosen.length < MOST) {
    const room = chosen.length === 0 ? Number.POSITIVE_INFINITY : BUDGET - lengthOf(chosen);
    const next = ranked
      .filter((one) => !chosen.includes(one) && one.candidate.text.length <= room)
      .map((one) => ({ one, gain: gainOf(one, doubt) }))
      .sort((a, b) => b.gain - a.gain)[0];
    if (!next || (chosen.length > 0 && next.gain < WORTHWHILE)) break;
    chosen.push(next.one);
    next.one.chances.forEach((chance, at) => {
      doubt[at] = (doubt[at] ?? 1) * (1 - chance);
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
