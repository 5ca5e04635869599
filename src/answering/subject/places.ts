/** Which sentences play in the town, street or village that a question names, and which in another one of the same rank. */
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { toldOf } from './told-of.ts';

type Rank = { readonly ends: RegExp; readonly named: RegExp };

/**
 * Names by the rank they end with. What stands before the rank in 全镇, 古镇, 农村, 进村 names none; neither does 镇 in 镇街
 * or 村 in 村民 after something that is no name.
 */
const RANKS: readonly Rank[] = [
  {
    ends: /^(?:镇|乡|街道)/,
    named:
      /\p{Script=Han}(?<![全各该本我两每个此这那镇乡城集市古小重同新老名色强]|主要)(?:镇(?![街江海])|乡(?![镇村亲愁土音贤情间里])|街道)/u,
  },
  {
    ends: /^(?:村|社区)/,
    named:
      /\p{Script=Han}(?<![全各该本我两每个此这那农乡驻进入回出政心范然建联跨邻同新老多户到在街])(?:村(?![级庄里落镇居子])|社区)/u,
  },
];

/** A stem of one character is a part of too many words. */
const SHORTEST_STEM = 2;

type Place = { readonly stem: string; readonly rank: Rank };

/** 竹溪镇 as one name, or the name 竹溪 with 镇 right behind it. */
function placesIn({ names, places, text }: ParsedQuestion): readonly Place[] {
  const stems = [...names, ...places].flatMap((name) => [name, name.replace(/(?:镇|乡|街道|村|社区)$/, '')]);
  return [...new Set(stems)].flatMap((stem) => {
    const at = text.indexOf(stem);
    const rank = RANKS.find(({ ends }) => ends.test(text.slice(at + stem.length)));
    return at >= 0 && stem.length >= SHORTEST_STEM && rank ? [{ stem, rank }] : [];
  });
}

/** Towns, streets and villages that a question names, without their rank. */
export const townsIn = (question: ParsedQuestion): readonly string[] => placesIn(question).map(({ stem }) => stem);

/**
 * A factor for each candidate: 0 where it is told of another town, street or village than the question names.
 */
export function placed(question: ParsedQuestion, found: readonly Candidate[]): (candidate: Candidate) => number {
  const places = placesIn(question);
  if (places.length === 0) return () => 1;
  return toldOf(found, (text) => {
    if (places.some(({ stem }) => text.includes(stem))) return 'asked';
    return places.some(({ rank }) => rank.named.test(text)) ? 'other' : 'open';
  });
}
