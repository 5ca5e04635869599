/** What tells one thing of a name from another: 六小, 二期, 第六届, 5号线, A区, 东区. */
import { chineseNumber } from '../amount/chinese.ts';
import { matchesOf } from '../matches.ts';

const NUMERAL = '(?:[一二三四五六七八九十百]{1,3}|\\d{1,4})';
const BEFORE_HEAD = new RegExp(`第?(${NUMERAL})(?:号|期|届)?$`);
const EDITION = new RegExp(`第(${NUMERAL})届|^第?(${NUMERAL})届|第(${NUMERAL})(?![大])|(${NUMERAL})期`);
/** 三中 and 第三中学 before 新校区. */
const SCHOOL = new RegExp(`第?(${NUMERAL})(?:小学|中学|小|中)$`);
/** Behind a head: 二期, 3号楼, A区, 东区, （一期）. */
const BEHIND = new RegExp(
  `^[（(]?(?:第?(${NUMERAL})(?:期|号楼|号馆|号线|标段|分厂|车间)|([A-Z])(?:区|栋|座|馆|楼|段|标段)|([东西南北])(?:区|院区|校区|馆|园))(?![间望待限货])[）)]?`,
);

/** 六, 第六 and 6 as "6"; letters and sides as they are. */
export const digits = (number: string): string =>
  /^[一二三四五六七八九十百]+$/.test(number) ? String(chineseNumber(number)) : number;

export type Numbered = { readonly rest: string; readonly number: string | null };

/** The number in the part before a head, and the part without it. */
export function numberIn(proper: string): Numbered {
  const found = SCHOOL.exec(proper) ?? EDITION.exec(proper) ?? BEFORE_HEAD.exec(proper);
  const number = found?.slice(1).find((one) => one !== undefined);
  if (!found || number === undefined) return { rest: proper, number: null };
  return { rest: proper.replace(found[0], ''), number: digits(number) };
}

/** The number that stands right behind a head, and how many characters it takes. */
export function numberBehind(text: string): { readonly length: number; readonly number: string } | null {
  const found = BEHIND.exec(text);
  const number = found?.slice(1).find((one) => one !== undefined);
  return found && number !== undefined ? { length: found[0].length, number: digits(number) } : null;
}

/** A number before a word that is neither a measure nor of a time: `before` are the two characters before it. */
export type Ordinal = {
  readonly start: number;
  /** As printed: 第二届, 18号. */
  readonly text: string;
  readonly before: string;
  readonly number: string;
  /** Where a range begins: 1 of 1至9号楼. */
  readonly from?: string;
  readonly of: string;
};

const ORDINAL = new RegExp(
  `(?<before>\\p{Script=Han}{0,2}?)第?(?<!\\d)(?:(?<from>${NUMERAL})号?(?<joint>[至到~～—、-]))?(?<number>首|${NUMERAL})(?<of>号\\p{Script=Han}|期(?![间望限末货刊待盼中])|(?!期|小时)\\p{Script=Han})`,
  'gu',
);

/** N2, 绿5, 78M, bus 14: lines and the like that letters, colours and numbers name. */
const CODE =
  /(?<![a-z\d.])(?:[a-z]{1,2}\d{1,3}[a-z]?|[红绿蓝黄紅綠藍黃夜]\d{1,3}|\d{1,3}[a-z]|(?:bus|number|route)\s?(\d{1,3}))(?![a-z\d.%℃])/giu;
export const CODED = 'code';

/** Numbers that tell one from the next, whatever they stand before: 八局, 二车间, 12号院, 首届. */
export const ordinalsIn = (text: string): readonly Ordinal[] => [
  ...matchesOf(text, ORDINAL).map(({ 0: found, index, groups }) => {
    const { before = '', joint, number = '', of = '' } = groups ?? {};
    const own = number === '首' ? '1' : digits(number);
    // 一、二期 is a range of two, 一、三期 none.
    const from = groups?.from && digits(groups.from);
    const isRange = from && (joint !== '、' || Number(own) === Number(from) + 1);
    const told = { number: own, ...(isRange ? { from } : {}) };
    return { start: index + before.length, text: found.slice(before.length), before, ...told, of };
  }),
  ...matchesOf(text, CODE).map(({ 0: found, index, 1: number = found }) => {
    return { start: index, text: found, before: '', number: number.toLowerCase(), of: CODED };
  }),
];
