import type { Ask } from '../../types.ts';
import { type Asked, overlaps } from './asks.ts';
import { AREA, LENGTH, MONEY, SHARE, SPAN } from './units.ts';

const ENGLISH: readonly (readonly [Ask, RegExp, (readonly string[])?])[] = [
  ['when', /\bwhen\b|\bwhat (?:date|day|year|time|month)\b|\bhow soon\b/gi],
  ['how-far', /\bhow far along\b|\bhow far has\b/gi],
  [
    'how-much',
    /\bhow many (?:metres|meters|kilometres|kilometers|miles)\b|\bhow (?:long|wide|high|tall|deep|far)\b/gi,
    [...LENGTH, ...SPAN],
  ],
  ['how-much', /\bhow many (?:square \w+|hectares|mu|acres)\b|\bhow (?:big|large)\b|\bwhat (?:area|size)\b/gi, AREA],
  ['how-much', /\bhow heavy\b|\bhow many (?:tons|tonnes|kilograms|kg)\b/gi, ['吨', '公斤', '千克', '斤']],
  ['how-much', /\bwhat (?:percentage|share|percent|proportion)\b|\bhow many percent\b/gi, SHARE],
  ['how-much', /\bhow many (?:days|years|months|hours|minutes|weeks)\b/gi, SPAN],
  [
    'how-much',
    /\bhow much (?=(?:was|is|were|has been|did|does|will)\b[^?]*\b(?:invest|cost|spen[dt]|rais|pa(?:y|id))|money|funding|investment)|\bwhat (?:cost|is the (?:total )?investment)\b/gi,
    MONEY,
  ],
  ['how-much', /\bhow (?:many|much|old)\b|\bwhat number\b|\bnumber of\b/gi],
  ['who', /\bwho(?:se|m)?\b/gi],
  ['where', /\bwhere\b|\bwhich (?:place|town|village|district)\b|\bwhat (?:place|address)\b/gi],
  ['how-far', /\bprogress\b|\bstage\b|\bstatus\b|\bhow is\b.*\bgoing\b/gi],
  ['why', /\bwhy\b/gi],
  ['which', /\bwhich\b|\bwhat are\b|\blist\b/gi],
  ['yes-no', /^(?:is|are|was|were|has|have|did|does|do|will|can)\b/gi],
  ['what', /\bwhat\b|\bhow\b/gi],
];

/** A further question word asks where a clause begins; elsewhere it only joins: the street that …, when it was joined. */
const ASKS_AGAIN = /(?:[,;?.:]|\b(?:and|or|also|know|me|by|since|until|in|at|on|of|for|from|to))\s*$/i;

/** The same for an English question. */
export function askedInEnglish(text: string): readonly Asked[] {
  const taken: Asked[] = [];
  for (const [ask, pattern, units = []] of ENGLISH)
    for (const match of text.matchAll(pattern)) {
      const asked = { ask, at: match.index, end: match.index + match[0].length, units };
      if (!taken.some((other) => overlaps(other, asked))) taken.push(asked);
    }
  const inOrder = taken.sort((a, b) => a.at - b.at);
  return inOrder.filter(({ at }, n) => n === 0 || ASKS_AGAIN.test(text.slice(0, at)));
}
