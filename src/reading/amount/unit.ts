/** The measure behind a number, with what it adds to the value: 半, 块五, 毛钱; and whether the two make an amount. */
import { lexicon, once, scanner, wordsOf } from '../../lexicon/index.ts';
import type { Quantity } from '../../types.ts';
import { boundBefore } from './bounds.ts';
import { type Behind, measureNamed, wordBehind } from './measures.ts';
import { clauseBefore, isOfMoney, tailBehind } from './money.ts';
import type { Read } from './number.ts';

/** What stands behind a number; `adds` belongs to its value. */
export type Unit = {
  readonly end: number;
  readonly unit: string | null;
  readonly quantity: Quantity | null;
  readonly adds: number;
  readonly weak: boolean;
};

const MEASURED = new Set<Quantity>(['money', 'area', 'length', 'mass', 'volume', 'energy', 'power', 'duration', 'age']);

/** Two kilometres 半, an hour 半; 半年 and 半价 begin something else. */
function halfBehind(text: string, end: number, quantity: Quantity | null): boolean {
  return (
    text.charAt(end) === '半' &&
    quantity !== null &&
    MEASURED.has(quantity) &&
    !/[年月天价径数里]/.test(text.charAt(end + 1))
  );
}

/** 个半月, 个半小时. */
function withHalf(text: string, at: number): Unit | null {
  if (!text.startsWith('个半', at)) return null;
  const found = wordBehind(text, at + 2);
  const measure = measureNamed(`个${found?.measure?.word ?? ''}`) ?? found?.measure;
  if (!found || measure?.quantity !== 'duration') return null;
  return { end: found.end, unit: measure.unit, quantity: 'duration', adds: 0.5, weak: false };
}

/** 块, 毛, 角 and 分 are money beside a price, with a digit behind (块五), or where nothing else follows. */
function isMoneyWord(word: string, text: string, start: number, end: number): boolean {
  if (!/^[块毛角]$/.test(word)) return false;
  if (tailBehind(text, end, word) !== null) return true;
  const ends = end >= text.length || /[，。；！？、）)\s一每左上以多起的]/.test(text.charAt(end));
  return isOfMoney(text, start) || (word === '块' && ends);
}

/** 度 is of warmth where weather is spoken of, else how often. */
const WARM = /(?:零下|零上|温|度|热|冷|寒|至|到|达)[^，。；]{0,6}$/;

function quantityOf({ word, quantity }: NonNullable<Behind['measure']>, number: Read, text: string): Quantity | null {
  if (word !== '度' || number.digits) return quantity;
  return WARM.test(clauseBefore(text, number.start, 10)) ? quantity : null;
}

const MORE_BEHIND = /^多(?![次个家云雨元功层种年项人条样方])/;

/** The measure behind `number` with all that belongs to it; without one an empty unit. */
export function unitBehind(text: string, number: Read): Unit {
  const nothing = { end: number.end, unit: null, quantity: null, adds: 0, weak: false };
  const half = withHalf(text, number.end);
  if (half) return half;
  const found = wordBehind(text, number.end);
  if (!found?.measure) return nothing;
  const { measure, end } = found;
  const isMoney = isMoneyWord(measure.word, text, number.start, end);
  const unit = measure.word === '块' && isMoney ? '元' : measure.unit;
  const quantity = isMoney ? 'money' : quantityOf(measure, number, text);
  if (halfBehind(text, end, quantity)) return { end: end + 1, unit, quantity, adds: 0.5, weak: false };
  const tail =
    number.upTo === null ? tailBehind(text, end, isMoney || measure.word === '元' ? measure.word : measure.unit) : null;
  const weak = measure.weak && !isMoney;
  return { end: tail?.end ?? end, unit, quantity, adds: tail?.value ?? 0, weak };
}

/** 两年多, 三公里余: more of the measure. */
export const moreBehind = (text: string, { end, quantity }: Unit): boolean =>
  quantity !== null &&
  MEASURED.has(quantity) &&
  (text.charAt(end) === '余' || MORE_BEHIND.test(text.slice(end, end + 2)));

const names = once(() => scanner(lexicon('not-amounts')));

/** The end of a name or set word that begins like an amount at `at` (三元桥, 百度); `at` itself for none. */
export const nameEnd = (text: string, at: number): number => names().at(text, at)?.end ?? at;

/** Units of which one alone is an amount (一公里, 一小时); 一个, 一次 and 一天 are ways of speaking. */
const countedAlone = once(() => new Set(wordsOf('ones', 'counted', 'both')));

function isOne(text: string, { start, end }: Read, { unit, adds, quantity }: Unit): boolean {
  if (adds > 0) return true;
  if (unit === null || !countedAlone().has(unit) || /[每第同唯统后任]/.test(text.charAt(start - 1))) return false;
  const behind = text.slice(end, end + 2);
  return quantity !== 'money' || /钱$/.test(behind) || isOfMoney(text, start);
}

/** 星期三, 初五, 高三, 老二: what stands before it makes a lone digit a name. */
const NAMES_BEFORE = /[期拜初高大老小农第]$/;
const WEEK_BEFORE = /(?:^|[^一二两三四五六七八九十几每\d])周$/;
/** 队伍, 大陆 and 收拾 end in what begins like a formal numeral; 陆家 and 伍家 are families. */
const FORMAL_NAME = /(?:[队退入落为]|[大内着登]|收)$/;

function isFormal(text: string, number: Read, unit: Unit): boolean {
  if (number.end - number.start > 1) return unit.unit !== null || number.large;
  return (
    (unit.quantity === 'money' || unit.quantity === 'duration') &&
    !FORMAL_NAME.test(text.slice(0, number.start).slice(-1))
  );
}

const isBarePower = (text: string, { start, end }: Read): boolean => /^[十百千万亿]+$/.test(text.slice(start, end));

/** A digit or two, 十 and 十五 count with a measure; weak ones with long numerals alone. */
function isSmall(text: string, number: Read, unit: Unit): boolean {
  const before = text.slice(Math.max(0, number.start - 2), number.start);
  if (unit.unit === null) return false;
  if (
    number.value < 10 &&
    !number.joined &&
    (NAMES_BEFORE.test(before) || (WEEK_BEFORE.test(before) && unit.quantity !== 'times'))
  )
    return false;
  return !unit.weak || number.value > 10 || unit.adds > 0;
}

/** Whether a number in characters with `unit` behind it is an amount: five kilometres and 三百五 are, 十四五 and 二十大 are not. */
function isChineseAmount(text: string, number: Read, unit: Unit): boolean {
  if (number.formal) return isFormal(text, number, unit);
  if (text.slice(number.start, number.end) === '一') return isOne(text, number, unit);
  if (number.vague) return unit.unit !== null;
  if (number.lone)
    return unit.unit !== null && (number.bound !== null || boundBefore(text, number.start, true) !== null);
  if (isBarePower(text, number)) return unit.unit !== null && !(unit.weak || unit.quantity === 'score');
  if (unit.unit === null && text.charAt(number.start - 1) === '第') return false;
  return number.large || number.scaled || isSmall(text, number, unit);
}

/** Figures count unless what follows makes a name of them: 302路, 3号线, 5G, 9时. */
function isArabicAmount(text: string, number: Read, unit: Unit): boolean {
  if (unit.unit !== null || number.scaled) return true;
  return wordBehind(text, number.end) === null && !/[A-Za-z_]/.test(text.charAt(number.end));
}

/** Whether a number with what stands behind it is an amount. */
export const isAmount = (text: string, number: Read, unit: Unit): boolean =>
  number.digits ? isArabicAmount(text, number, unit) : isChineseAmount(text, number, unit);
