/** Whether what a question claims and what a sentence says can both be so. */
import { measureNamed, sameThing, valueInBase } from '../../reading/index.ts';
import type { Amount, Mention, Person, When } from '../../types.ts';
import type { Stated } from './claims.ts';

/** `null`: they are of different kinds, and say nothing of one another. */
export type Verdict = 'agrees' | 'differs' | null;

const verdict = (agrees: boolean): Verdict => (agrees ? 'agrees' : 'differs');

/** 近, 约, 余, 多: as far as a rounded figure may be from the exact one. */
const ROUGH = 0.1;
/** Below this a whole number of pieces is counted, not rounded. */
const COUNTED = 100;

/** A figure said with fewer digits: 6亿 for 6.2亿. */
function rounds(said: number, printed: number): boolean {
  const [digits = ''] = Number(said.toPrecision(12)).toExponential().split('e');
  const isRounded = Number(printed.toPrecision(digits.replace('.', '').length)) === said;
  return isRounded && (printed >= COUNTED || !Number.isInteger(printed));
}

const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance * Math.max(a, b);

/** From the least to the most that an amount can be. */
function boundsOf(amount: Amount): readonly [number, number] {
  const from = valueInBase(amount);
  const to = amount.upTo === null ? from : valueInBase({ ...amount, value: amount.upTo });
  return [from, to];
}

const COUNTS: readonly Amount['quantity'][] = ['pieces', 'people', 'households'];
const groupOf = ({ unit }: Amount): string => measureNamed(unit ?? '')?.group ?? '';
/** 12个企业 and 12家企业 are counted alike; 5次 and 5个 are not. */
function isComparable(one: Amount, other: Amount): boolean {
  if ((one.per ?? other.per) !== null && one.per !== other.per && one.per !== null && other.per !== null) return false;
  if (one.unit === null || other.unit === null)
    return one.unit === other.unit || (one.quantity ?? other.quantity) === 'money';
  if (one.quantity !== other.quantity)
    return (
      [one, other].every(({ quantity }) => COUNTS.includes(quantity)) && [one, other].some(({ unit }) => unit === '个')
    );
  if (one.quantity === 'rank' || one.quantity === 'share') return one.unit === other.unit;
  return one.quantity !== 'pieces' || groupOf(one) === groupOf(other) || one.unit === '个' || other.unit === '个';
}

function compareAmounts(said: Amount, printed: Amount): Verdict {
  if (!isComparable(said, printed)) return null;
  const [[least, most], [from, to]] = [boundsOf(said), boundsOf(printed)];
  if (least >= from && most <= to) return 'agrees';
  const rough = said.bound !== null || printed.bound !== null;
  return verdict(near(least, from, rough ? ROUGH : 1e-6) || (near(least, from, ROUGH) && rounds(least, from)));
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

type Day = Pick<When['said'], 'year' | 'month' | 'day'>;
/** Whether a day, or any of a month or a year, is one of the days `from` to `to`. */
function holds({ year, month, day }: Day, from: string, to: string): boolean {
  const years = year === null ? [from, to].map((date) => Number(date.slice(0, 4))) : [year];
  const edge = (one: number, otherwise: readonly [number, number]) =>
    `${one}-${twoDigits(month ?? otherwise[0])}-${twoDigits(day ?? otherwise[1])}`;
  return years.some((one) => edge(one, [1, 1]) <= to && edge(one, [12, 31]) >= from);
}

const isSame = (one: number | null, other: number | null): boolean => one === null || other === null || one === other;

/** A day whose year nobody knows is of any year. */
function compareWhens({ said }: When, { range, precision, repeated, said: printed }: When): Verdict {
  if (repeated) return null;
  if (range?.from && range.to && precision !== 'vague') return verdict(holds(said, range.from, range.to));
  return printed.month === null ? null : verdict(isSame(said.month, printed.month) && isSame(said.day, printed.day));
}

const officesAlike = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);

/** There are several deputies. */
const DEPUTY = '副';

/** The same office in other hands; another office of the same person says nothing. */
function comparePersons(said: Person, printed: Person): Verdict {
  if (sameThing(said, printed) !== 'other') return 'agrees';
  const offices = said.offices.filter((office) => !office.includes(DEPUTY));
  const shared = offices.some((one) =>
    printed.offices.some((other) => !other.includes(DEPUTY) && officesAlike(one, other)),
  );
  return shared ? 'differs' : null;
}

/** What a mention of a sentence says to what a question states. */
export function compare(said: Stated, printed: Mention): Verdict {
  if (said.kind === 'amount') return printed.kind === 'amount' ? compareAmounts(said, printed) : null;
  if (said.kind === 'when') return printed.kind === 'when' ? compareWhens(said, printed) : null;
  if (said.kind === 'person') return printed.kind === 'person' ? comparePersons(said, printed) : null;
  if (said.kind !== printed.kind || !('name' in printed)) return null;
  if (said.name.endsWith(printed.name) || printed.name.endsWith(said.name)) return 'agrees';
  const same = sameThing(said, printed as typeof said);
  return same === 'open' ? null : verdict(same === 'same');
}
