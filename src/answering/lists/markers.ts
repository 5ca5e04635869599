/** The marks that number the items of a list: 一是…二是, 首先…其次, （一）（二）, 1. 2., ①②. */

import { chineseNumber, MORE_THAN_ONE, matchesOf, NUMERALS } from '../../reading/index.ts';

/** A mark in a paragraph; `style` tells one numbering from another, `number` counts from 1. */
export type Marker = {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly style: string;
  readonly number: number;
};

type Style = { readonly name: string; readonly pattern: RegExp; readonly number: (match: RegExpMatchArray) => number };

/** 十二 and 12 alike. */
const numberIn = (word: string): number => (/^\d+$/.test(word) ? Number(word) : chineseNumber(word));

const numbered = (match: RegExpMatchArray) => numberIn(match[1] ?? '');
/** Marks stand at the beginning of a clause; a torn line may have lost the stop before 一是, which is never a word's end. */
const AT_CLAUSE = '(?<=^|[，,。；;：:！？!?”」』）)\\s])';
const AT_SENTENCE = '(?<=^|[。；;：:！？!?”」』）)\\s])';
const HAN = `[${NUMERALS}]{1,3}`;

const STEPS: readonly (readonly [RegExp, number])[] = [
  [/^首先|^一方面/, 1],
  [/^其次|^然后|^接着|^另一方面/, 2],
  [/^再次|^再者|^再其次/, 3],
  [/^此外|^同时/, 4],
  [/^最后/, 5],
];
const stepOf = (match: RegExpMatchArray) => STEPS.find(([word]) => word.test(match[0]))?.[1] ?? 0;

const STYLES: readonly Style[] = [
  { name: '是', pattern: new RegExp(`(?<![第其统唯万同单])(${HAN})(?:是|则)(?![一个]?样)`, 'g'), number: numbered },
  { name: '要', pattern: new RegExp(`${AT_CLAUSE}(${HAN})要`, 'g'), number: numbered },
  { name: '其', pattern: new RegExp(`${AT_CLAUSE}其(${HAN})(?:是)?[，,、：:]?`, 'g'), number: numbered },
  {
    name: '第',
    pattern: new RegExp(
      `${AT_CLAUSE}第(${HAN}|\\d{1,2})(?:(?:个?(?:方面|部分|步|类|种|招|点|项|条|大))?(?:是|[，,、：:])|步|招|类|要|段|期|阶段|标段|批|档|组)`,
      'g',
    ),
    number: numbered,
  },
  { name: '先', pattern: /(?:首先|其次|再其次|再次|再者|然后|接着|最后)(?!的)[，,、：:]?/g, number: stepOf },
  { name: '方', pattern: /(?:另一方面|一方面)[，,：:]?/g, number: stepOf },
  { name: '（', pattern: new RegExp(`[（(](${HAN}|\\d{1,2})[）)]、?`, 'g'), number: numbered },
  // A heading may have run into its first item (应聘条件1、…); 1、3、5 and 1.5 are no marks.
  { name: '1', pattern: /(?<![\d.．、第～~—-])(\d{1,2})[.．、](?!\d)\s*/g, number: numbered },
  { name: '01', pattern: new RegExp(`${AT_SENTENCE}0(\\d)[.．、]?(?=\\p{Script=Han})`, 'gu'), number: numbered },
  { name: '、', pattern: new RegExp(`${AT_SENTENCE}(${HAN})、`, 'g'), number: numbered },
  { name: '①', pattern: /([①-⑳])/g, number: (match) => (match[0].codePointAt(0) ?? 0) - 0x245f },
];

/** All marks of one paragraph, in order. */
export function markersIn(text: string, paragraph: number): readonly Marker[] {
  return STYLES.flatMap(({ name, pattern, number }) =>
    matchesOf(text, pattern).map((match) => ({
      paragraph,
      start: match.index,
      end: match.index + match[0].length,
      style: name,
      number: number(match),
    })),
  );
}

const SIZE = new RegExp(
  `(${MORE_THAN_ONE})(?:个|件|大|项|种|类|条|点|方面|层次|部分|家|名|位|步|招|款|所|座|处|段|批|阶段|标段)`,
  'g',
);

/** How many of something a text says there are: 三个方面, 4家企业. */
export const sizesIn = (text: string): readonly number[] =>
  matchesOf(text, SIZE)
    .map(([, said = '']) => numberIn(said))
    .filter((size) => size > 1);
