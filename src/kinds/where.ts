/** Where something is, goes or takes place. */
import { overlap, read } from '../reading/index.ts';
import type { Aspect } from '../types.ts';
import type { Looked } from './kind.ts';
import { type Sign, signsOf, weaker } from './signs.ts';

/** What the question says already is no answer: 走进图书馆 of where the library is. */
const OF_GIVEN = 0.3;
/** 哪个镇 (in which town) is answered by the name of one; a street is none. */
const OF_OTHER_RANK = 0.3;

/** Places of a rank that is asked for, and what else says where only as far as one of them stands in it. */
function ofRank(
  found: readonly Sign[],
  text: string,
  ranks: readonly string[],
  { isGiven, mentions }: Looked,
): readonly Sign[] {
  const named = (mentions ?? read(text)).filter(
    (one) => one.kind === 'place' && ranks.includes(one.rank) && !isGiven(text.slice(one.start, one.end)),
  );
  const own = named.map(({ start, end }) => ({ start, end, strength: 1 }));
  return [
    ...own,
    ...found.flatMap((sign) => (own.some((one) => overlap(one, sign)) ? sign : weaker([sign], OF_OTHER_RANK))),
  ];
}

/** What says where; `units` are the ranks of place that are asked for, if any. */
export function places(text: string, { units }: Aspect, looked: Looked): readonly Sign[] {
  const named = signsOf(text, 'where-named').flatMap((sign) =>
    looked.isGiven(text.slice(sign.start, sign.end)) ? weaker([sign], OF_GIVEN) : sign,
  );
  const found = [...named, ...signsOf(text, 'where')];
  return units.length === 0 ? found : ofRank(found, text, units, looked);
}
