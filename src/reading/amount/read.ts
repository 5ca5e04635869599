/** Amounts of a text, read from left to right in one pass. */
import type { Amount, Bound, Span } from '../../types.ts';
import { boundBefore, boundBehind } from './bounds.ts';
import { beginsNumeral } from './chinese.ts';
import { bare, codeAt, firstAt, foremostAt, phoneAt, rankAt, type Step } from './coded.ts';
import { wordBehind } from './measures.ts';
import { isOfMoney } from './money.ts';
import { clean, numberAt, type Read } from './number.ts';
import { perOf } from './per.ts';
import { isAmount, moreBehind, nameEnd, type Unit, unitBehind } from './unit.ts';

/** What an amount may begin with; everything else is passed over. */
const [NOTHING, DIGIT, CHINESE, LETTER, HALF, RANK, FOREMOST, FIRST, SIGN] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const KINDS = new Uint8Array(0x10000);
const put = (chars: string, kind: number): void => {
  for (const char of chars) KINDS[char.charCodeAt(0)] = kind;
};
for (let code = 0; code < 0x10000; code++) if (beginsNumeral(String.fromCharCode(code))) KINDS[code] = CHINESE;
put('0123456789', DIGIT);
put('几数', CHINESE);
put('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', LETTER);
put('半', HALF);
put('第', RANK);
put('前', FOREMOST);
put('首榜', FIRST);
put('-−', SIGN);

/** 约 before it counts more than 余 inside it, 左右 behind it least. */
function boundOf(text: string, number: Read, unit: Unit, more: boolean): Bound | null {
  if (number.bound ?? more) return number.bound ?? 'more';
  return boundBefore(text, number.start, number.lone)?.bound ?? boundBehind(text, unit.end)?.bound ?? null;
}

/** 一起, 一次, 一个: the commonest of all numerals counts nothing without what makes an amount of it. */
function isIdle(text: string, at: number): boolean {
  if (text.charAt(at) !== '一') return false;
  const next = text.charAt(at + 1);
  return !beginsNumeral(next) && !/[半到至分点多余几-]/.test(next) && !wordBehind(text, at + 1)?.measure;
}

/** ¥20, RMB20, 人民币壹佰万. */
const CURRENCY = /(?:[¥$]|RMB|CNY|人民币)\s?$/i;

function made(text: string, number: Read, unit: Unit): Amount {
  const more = number.bound === null && unit.adds === 0 && moreBehind(text, unit);
  const end = unit.end + (more ? 1 : 0);
  const isCurrency = unit.unit === null && CURRENCY.test(text.slice(Math.max(0, number.start - 4), number.start));
  const isMoney = isCurrency || (unit.unit === null && isOfMoney(text, number.start));
  const quantity = isMoney ? 'money' : unit.quantity;
  return {
    ...bare(text, number.start, end, clean(number.value + unit.adds), quantity),
    upTo: number.upTo,
    unit: isCurrency ? '元' : unit.unit,
    bound: boundOf(text, number, unit, more),
    per: perOf(text, number.start, end),
  };
}

const SHARES: Readonly<Record<string, readonly [string, number]>> = { 百: ['%', 1], 千: ['‰', 1], 万: ['%', 0.01] };

/** A share of a whole in `unit`, from `start` to `end`. */
const shareOf = (text: string, start: number, end: number, told: Pick<Amount, 'value' | 'upTo' | 'unit'>): Amount => ({
  ...{ kind: 'amount', start, end, text: text.slice(start, end), ...told, quantity: 'share', per: null },
  bound: boundBefore(text, start, false)?.bound ?? null,
});

/** 三分之二, 百分之七十一, 10分之3. */
function fractionAt(text: string, at: number, of: Read): Amount | null {
  if (!text.startsWith('分之', of.end)) return null;
  const part = numberAt(text, of.end + 2);
  if (part === null || Number.isNaN(part.value)) return null;
  const [unit, size] = SHARES[text.slice(at, of.end)] ?? ['%', 100 / of.value];
  const upTo = part.upTo === null ? null : clean(part.upTo * size);
  const value = clean(part.value * size);
  return Number.isFinite(value) ? shareOf(text, at, part.end, { value, upTo, unit }) : null;
}

/** 一半 of something. */
const halfOf = (text: string, start: number): Amount =>
  shareOf(text, start, start + 2, { value: 50, upTo: null, unit: '%' });

function numeralStep(text: string, at: number, last: Amount | undefined): Step {
  const name = nameEnd(text, at);
  if (name > at || isIdle(text, at)) return { amount: null, next: Math.max(name, at + 1) };
  if (text.startsWith('一半', at)) return { amount: halfOf(text, at), next: at + 2 };
  const phone = KINDS[text.charCodeAt(at)] === DIGIT ? phoneAt(text, at, last) : null;
  if (phone) return { amount: phone, next: phone.end };
  const number = numberAt(text, at);
  if (number === null) return { amount: null, next: at + 1 };
  const fraction = Number.isNaN(number.value) ? null : fractionAt(text, at, number);
  if (fraction) return { amount: fraction, next: fraction.end };
  return countedStep(text, number);
}

function countedStep(text: string, number: Read): Step {
  const unit = Number.isNaN(number.value) ? null : unitBehind(text, number);
  if (number.digits && (!unit?.unit || unit.quantity === 'rank') && !number.scaled) {
    const code = codeAt(text, number.start);
    if (code.amount) return code;
  }
  if (unit === null || !isAmount(text, number, unit)) return { amount: null, next: number.end };
  const amount = made(text, number, unit);
  return { amount, next: amount.end };
}

const HALVES = new Set(['area', 'length', 'mass', 'volume', 'duration']);
const NO_HALF = /[上下前后大小多对折过各一]$/;

/** 半亩, 半小时, 半个月; 半个 alone is vague, 上半年 a time. */
function halfStep(text: string, at: number): Step {
  const nothing = { amount: null, next: Math.max(at + 1, nameEnd(text, at)) };
  const found = nothing.next > at + 1 || NO_HALF.test(text.slice(0, at).slice(-1)) ? null : wordBehind(text, at + 1);
  const measure = found?.measure;
  if (!found || !measure || measure.weak || !HALVES.has(measure.quantity) || measure.word === '月') return nothing;
  const bound = boundBefore(text, at, false)?.bound ?? null;
  const half = bare(text, at, found.end, 0.5, measure.quantity);
  return { amount: { ...half, unit: measure.unit, bound, per: perOf(text, at, found.end) }, next: found.end };
}

/** An amount below nought, from `start` on. */
const below = (text: string, amount: Amount, start: number, end: number): Amount => ({
  ...amount,
  ...{ start, end, text: text.slice(start, end) },
  ...{ value: -amount.value, upTo: amount.upTo === null ? null : -amount.upTo },
});

/** -5℃: a sign belongs to what is measured in degrees or per cent. */
function signStep(text: string, at: number, last: Amount | undefined): Step {
  if (KINDS[text.charCodeAt(at + 1)] !== DIGIT || (at > 0 && /[\dA-Za-z.℃%]/.test(text.charAt(at - 1))))
    return { amount: null, next: at + 1 };
  const { amount, next } = numeralStep(` ${text.slice(at + 1, at + 40)}`, 1, last);
  const isBelow = amount?.quantity === 'temperature' || amount?.unit === '%';
  return { amount: amount && isBelow ? below(text, amount, at, at + amount.end) : null, next: at + next };
}

/** 零下五度. */
function belowZero(text: string, at: number, last: Amount | undefined): Step {
  const { amount, next } = numeralStep(text, at + 2, last);
  if (amount?.quantity !== 'temperature') return { amount: null, next: at + 2 };
  return { amount: below(text, amount, at, amount.end), next };
}

/** Letters: RMB20 leads to its figure, a long row with digits is a code, anything else is passed over whole. */
function letterStep(text: string, at: number): Step {
  const money = /^(?:RMB|CNY)(?=\d)/i.exec(text.slice(at, at + 4));
  if (money) return { amount: null, next: at + 3 };
  const code = codeAt(text, at);
  let next = at;
  while (next < text.length && (KINDS[text.charCodeAt(next)] === LETTER || KINDS[text.charCodeAt(next)] === DIGIT))
    next++;
  return code.amount ? code : { amount: null, next };
}

function stepAt(text: string, at: number, kind: number, last: Amount | undefined): Step {
  if (kind === LETTER) return letterStep(text, at);
  if (kind === HALF) return halfStep(text, at);
  if (kind === RANK) return rankAt(text, at);
  if (kind === FOREMOST) return foremostAt(text, at);
  if (kind === FIRST) return firstAt(text, at);
  if (kind === SIGN) return signStep(text, at, last);
  return text.startsWith('零下', at) ? belowZero(text, at, last) : numeralStep(text, at, last);
}

/** Amounts of a plain text, in order, none overlapping another or one of `whens` (in order). Linear in the text. */
export function amountsOf(text: string, whens: readonly Span[]): readonly Amount[] {
  const found: Amount[] = [];
  let n = 0;
  for (let at = 0; at < text.length; ) {
    const kind = KINDS[text.charCodeAt(at)]!;
    if (kind === NOTHING) {
      at++;
      continue;
    }
    while (n < whens.length && whens[n]!.end <= at) n++;
    const when = whens[n];
    if (when && when.start <= at) {
      at = when.end;
      continue;
    }
    const { amount, next } = stepAt(text, at, kind, found.at(-1));
    const cut = when && (amount?.end ?? next) > when.start;
    if (amount && !cut) found.push(amount);
    at = cut ? when.end : Math.max(next, at + 1);
  }
  return found;
}
