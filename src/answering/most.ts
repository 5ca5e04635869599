/** Which of several things is more, by the amounts that answer for each; which comes first is not said: one's day may be of another step. */
import { amountsIn, valueInBase } from '../reading/index.ts';
import type { ShortOfEach } from '../types.ts';
import type { DatedShort } from './short.ts';
import { yearsIn } from './years.ts';

type Dated = ShortOfEach & DatedShort;
type Value = { readonly of: string; readonly value: number };

/** By these the least counts: 哪个低. */
const LEAST = /[少低慢]/;
/** By these days are compared. */
export const LATE = /[先早晚]/;

/** The amount that the words are, where they are one amount. */
function amountOf({ short }: Dated): Value | null {
  const [amount, ...others] = amountsIn(short);
  if (!amount || others.length > 0 || amount.upTo !== null) return null;
  return { of: amount.quantity ?? amount.unit ?? '', value: valueInBase(amount) };
}

/** A figure of half a year is not held against one of a year, unless these were asked for. */
const isOfOneTime = ([first, ...rest]: readonly Dated[]): boolean =>
  rest.every(
    ({ name, times }) =>
      yearsIn(name).length > 0 ||
      times.length === 0 ||
      first?.times.length === 0 ||
      times.some((time) => first?.times.includes(time)),
  );

/** The name of the one that is most by `how` (长, 少); `null` where the words are not of one kind and time, or equal. */
export function mostOf(all: readonly Dated[], how: string): string | null {
  if (LATE.test(how) || !isOfOneTime(all)) return null;
  const values = all.map(amountOf);
  const sorted = values
    .flatMap((value, at) => (value ? [{ ...value, name: all[at]!.name }] : []))
    .sort((a, b) => (LEAST.test(how) ? a.value - b.value : b.value - a.value));
  const [most, next] = sorted;
  const isOne = sorted.length === all.length && sorted.every(({ of }) => of === most?.of);
  return most && next && isOne && most.value !== next.value ? most.name : null;
}
