/** Lists of the lexicon that say how a kind of fact is asked for and what is a sign of it, with the pieces that they are made of. */
import { once, rulesOf } from '../lexicon/index.ts';
import { measureWords, NUMERALS, noMeasures, PERCENTAGE } from '../reading/index.ts';

/** Words of sums that stand as measures in a question. */
const SCALED = ['亿元', '万元', '亿', '万'];
const HAN = /^\p{Script=Han}+$/u;

/** Any measure word, the longest first, none that is only the beginning of another word (名单, 项目). */
function measurePattern(): string {
  const others = noMeasures();
  const guarded = (word: string): string => {
    const rest = others
      .filter((other) => other.startsWith(word) && other !== word)
      .map((other) => other.slice(word.length));
    return rest.length === 0 ? word : `${word}(?!${rest.join('|')})`;
  };
  const words = [...measureWords(), ...SCALED].filter((word) => HAN.test(word));
  return `(?:${words
    .sort((a, b) => b.length - a.length)
    .map(guarded)
    .join('|')})`;
}

/** `COUNT`: a number of things (二三四) as a question says it. */
const pieces = once(
  () =>
    new Map([
      ['MEASURE', measurePattern()],
      ['COUNT', `[\\d两${NUMERALS}]{1,3}`],
      ['NUMERALS', NUMERALS],
      ['PERCENTAGE', PERCENTAGE],
    ]),
);

/** The rules of a list about kinds of facts: each a pattern, and the words behind its `=>`. */
export const kindRules = (list: string) =>
  rulesOf(list, pieces()).map(({ standard, ...rule }) => ({ ...rule, words: standard.split(' ') }));
