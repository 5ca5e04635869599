/** Where a sentence has an amount that may be the one asked for: its measure, the sum it is, what it is of one of. */
import { amountsIn, measureNamed, remember, sameOne, sumPrinted } from '../reading/index.ts';
import type { Amount, Aspect, Mention, Quantity } from '../types.ts';
import { isOfAnother } from './contacts.ts';
import { type Sign, shows } from './signs.ts';

/** 4,096 texts' amounts take some 3 MB. */
const REMEMBERED = 4096;
const amountsOf = remember(amountsIn, REMEMBERED);

/** Amounts among what was read of a statement, else those of the text. */
const found = (plain: string, mentions?: readonly Mention[]): readonly Amount[] =>
  mentions?.filter((one) => one.kind === 'amount') ?? amountsOf(plain);

/** What is asked for that counts nothing, by the word that stands for it among a question's units. */
const UNCOUNTED: Readonly<Record<string, Quantity>> = { 电话: 'phone', 编号: 'code', 第: 'rank', '℃': 'temperature' };
/** 第三期 counts nothing unless 几期 is asked, 第一批 never; 3号 may. */
const isCounted = ({ quantity, unit, start }: Amount, text: string, units: readonly string[]): boolean =>
  quantity !== 'phone' &&
  quantity !== 'code' &&
  (quantity !== 'rank' ||
    !'第前首榜'.includes(text[start]!) ||
    (unit !== null && units.includes(unit) && !COUNTS_THINGS.has(measureNamed(unit)?.quantity ?? 'rank')));
const COUNTS_THINGS: ReadonlySet<Quantity> = new Set(['pieces', 'people', 'households', 'times']);

/** Everybody's numbers (110, 120) are no office's own. */
const EMERGENCY = new Set([110, 119, 120, 122]);
const OF_EVERYBODY = 0.4;
const OF_ANOTHER = 0.1;
/** A figure in another unit may be the one that is asked for, said otherwise; a sum of another kind is not. */
const OTHER_UNIT = 0.25;
const OTHER_SUM = 0.1;
const ANY_UNIT = 0.8;
/** Asked of one (一斤好多钱, how much a pound), told without saying of how many. */
const OF_ONE_OR_ALL = 0.6;

/** Whether a sum may be the one asked for: nothing beside it says that it is another. */
function isSum(text: string, { start, end }: Amount, { sum }: Aspect): boolean {
  if (sum === undefined) return true;
  const printed = sumPrinted(text, start, end);
  // What is given for each 亩 is printed as what is asked for one is.
  const isOfOne = sum === 'given' && printed === 'price';
  return printed === null || printed === sum || (sum === 'earned' && printed === 'profit') || isOfOne;
}

/** In one of the units, or a share or a sum where any share or sum is asked for. */
function isWanted({ start, end, unit, quantity }: Amount, text: string, units: readonly string[]): boolean {
  if (unit !== null && units.includes(unit)) return true;
  if (quantity === 'share') return units.includes('%');
  if (unit === null && quantity === 'money' && units.includes('元')) return true;
  const bare = text.slice(start, end).replace(/[余多]/g, '');
  return units.some((one) => bare.endsWith(one) && (unit === null || one.length > unit.length));
}

/** 豆腐涨了3角 (bean curd is 0.3 yuan dearer): by how much something changed, and not what it is. */
const CHANGED = /(?<!最)(?:[涨跌降贵]|上调|下调|提高|增加|减少|便宜|优惠|节省|上浮|下浮)了?$/u;
const CHANGES = /[涨跌降升增减贵省]|便宜|优惠|提高|[上下][调浮]|变|差/u;
const isChange = ({ start, quantity }: Amount, text: string, { units, focus }: Aspect): boolean =>
  quantity === 'money' &&
  !units.includes('%') &&
  CHANGED.test(text.slice(0, start)) &&
  !focus.some((word) => CHANGES.test(word));

function strengthOf(amount: Amount, text: string, aspect: Aspect): number {
  const { units, per } = aspect;
  // 每天采多少 (how much a day) is never answered by the age of whoever does it.
  if (units.length === 0) return amount.quantity === 'age' ? OTHER_UNIT : ANY_UNIT;
  if (!isWanted(amount, text, units)) return OTHER_UNIT;
  const one = per === undefined ? 'same' : sameOne(per, amount.per);
  if (one === 'other' || isChange(amount, text, aspect) || !isSum(text, amount, aspect)) return OTHER_SUM;
  return one === 'same' ? 1 : OF_ONE_OR_ALL;
}

function strengthOfNumber(number: Amount, text: string, focus: readonly string[]): number {
  if (isOfAnother(text, number, focus)) return OF_ANOTHER;
  return EMERGENCY.has(number.value) ? OF_EVERYBODY : 1;
}

/** Rates for sums (成本降低30%), ages told in years, and how long something lasts where 多长 (how long) is asked. */
const ALIKE: Partial<Readonly<Record<Quantity, Quantity>>> = { money: 'share', age: 'duration', length: 'duration' };

/** Quantities that units measure, and those as good; of what is counted, by many words, none. */
function measuredBy(units: readonly string[]): ReadonlySet<Quantity> {
  const own = units.map((unit) => UNCOUNTED[unit] ?? measureNamed(unit)?.quantity);
  const known = own.filter((one) => one !== undefined);
  if (known.some((one) => COUNTS_THINGS.has(one) || one === 'rank')) return new Set();
  return new Set(known.flatMap((one) => [one, ALIKE[one] ?? one]));
}

/** Whether what was read of a Chinese text may be in one of `units`: one without any money does not tell what something costs. */
export function mayBeIn(text: string, mentions: readonly Mention[], units: readonly string[]): boolean {
  const wanted = measuredBy(units);
  if (wanted.size === 0 || !HAN.test(text) || shows(text, 'undecided')) return true;
  if (wanted.has('money') && shows(text, 'free')) return true;
  return mentions.some((one) => one.kind === 'amount' && one.quantity !== null && wanted.has(one.quantity));
}
const HAN = /\p{Script=Han}/u;

/** Amounts of a plain text: with a wanted unit they are plain, with another one hardly. */
export function amounts(text: string, aspect: Aspect, mentions?: readonly Mention[]): readonly Sign[] {
  const uncounted = UNCOUNTED[aspect.units.find((unit) => UNCOUNTED[unit] !== undefined) ?? ''];
  if (uncounted !== undefined)
    return found(text, mentions)
      .filter(({ quantity }) => quantity === uncounted)
      .map((number) => ({
        start: number.start,
        end: number.end,
        strength: uncounted === 'phone' ? strengthOfNumber(number, text, aspect.focus) : 1,
      }));
  return found(text, mentions)
    .filter((amount) => isCounted(amount, text, aspect.units))
    .map((amount) => ({ start: amount.start, end: amount.end, strength: strengthOf(amount, text, aspect) }));
}
