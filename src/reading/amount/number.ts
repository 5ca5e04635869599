/** The number of an amount: its numeral, 余 and 来 in it, 万 and 亿, and a second one (五到十, 5-10). */
import type { Bound } from '../../types.ts';
import { isDigit, matchAt } from '../characters.ts';
import { arabicAt } from './arabic.ts';
import { beginsNumeral, chineseAt, type Numeral } from './chinese.ts';
import { wordBehind } from './measures.ts';

/** A number with what tells whether it counts; `digits` where it is written in figures, `scaled` with 万 or 亿 behind. */
export type Read = Numeral & {
  readonly start: number;
  readonly bound: Bound | null;
  readonly digits: boolean;
  readonly scaled: boolean;
  /** Two numerals joined by 到 or a dash. */
  readonly joined: boolean;
};

/** 34.46 × 10⁸ without the error of its last binary digits. */
export const clean = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(15)));

function numeralAt(text: string, at: number): (Numeral & { readonly digits: boolean }) | null {
  if (isDigit(text.charCodeAt(at))) {
    const { end, value } = arabicAt(text, at);
    const rest = { upTo: null, large: false, lone: false, vague: false, formal: false };
    return { ...rest, end, value, digits: true };
  }
  const read = chineseAt(text, at);
  return read && { ...read, digits: false };
}

const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** 万, 千万, 万亿 behind a number; the 千 of 千米 is none. */
function scaleAt(text: string, at: number): { readonly end: number; readonly size: number } {
  let size = 1;
  let end = at;
  for (let power = POWERS[text.charAt(end)]; power !== undefined; power = POWERS[text.charAt(end)]) {
    const isLast = !(text.charAt(end + 1) in POWERS);
    if (wordBehind(text, end)?.measure || (power === 10 && isLast)) break;
    size *= power;
    end++;
  }
  return { end, size };
}

/** 余, 多, 来 and 几 inside an amount: 2600余名, 五百来人, 30多万, 二十几元. */
function moreAt(text: string, at: number): Bound | null {
  const char = text.charAt(at);
  if (char === '余' || char === '多') return 'more';
  if (char !== '来' && char !== '几') return null;
  const goesOn = text.charAt(at + 1) in POWERS || wordBehind(text, at + 1)?.measure;
  return goesOn ? (char === '来' ? 'about' : 'more') : null;
}

/** A numeral with what belongs to it before its measure. */
function wholeAt(text: string, at: number): Read | null {
  const numeral = numeralAt(text, at);
  if (numeral === null) return null;
  const { end, value, upTo } = numeral;
  const isNone = Number.isNaN(value);
  const before = isNone ? null : moreAt(text, end);
  const inner = end + (before ? 1 : 0);
  const scale = isNone ? { end: inner, size: 1 } : scaleAt(text, inner);
  const behind = before === null && scale.size > 1 ? moreAt(text, scale.end) : null;
  return {
    ...numeral,
    start: at,
    end: scale.end + (behind ? 1 : 0),
    value: clean(value * scale.size),
    upTo: upTo === null ? null : clean(upTo * scale.size),
    bound: before ?? behind ?? (numeral.vague ? 'about' : null),
    scaled: scale.size > 1,
    joined: false,
  };
}

/** 2万5千, 1亿2000万: the smaller part joins the larger one. */
function withRest(text: string, first: Read): Read {
  if (!first.digits || !first.scaled || first.bound !== null || !isDigit(text.charCodeAt(first.end))) return first;
  const rest = wholeAt(text, first.end);
  const size = POWERS[text.charAt(first.end - 1)] ?? 0;
  if (rest === null || Number.isNaN(rest.value) || rest.value >= size) return first;
  return { ...first, end: rest.end, value: clean(first.value + rest.value), bound: rest.bound };
}

const JOINT = /(?:[-—–~～]{1,2}|至|到)/y;

/** 三到五百 is from 300 on, 3-5万 from 30000: what stands behind the second number is meant of both. */
function lowerEnd(first: Read, second: Read): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, second.value)));
  const isBare = !first.large && !first.scaled && first.value < 10;
  if (first.digits && second.scaled && !first.scaled)
    return isBare || first.value < second.value / size ? first.value * size : first.value;
  const lead = second.value / size;
  return !second.digits && size > 1 && isBare && first.value < lead && second.large ? first.value * size : first.value;
}

/** A number that goes on to another one; without a measure behind, figures with a dash are no amount at all (123-456). */
function joinedAt(text: string, first: Read): Read | null {
  const joint = matchAt(JOINT, text, first.end)?.[0];
  const at = first.end + (joint?.length ?? 0);
  if (joint === undefined || !(isDigit(text.charCodeAt(at)) || beginsNumeral(text.charAt(at)))) return null;
  const second = secondAt(text, at);
  if (second === null || Number.isNaN(second.value) || second.lone) return null;
  const unit = wordBehind(text, second.end);
  const from = lowerEnd(first, second);
  if (!unit?.measure || from >= second.value) return null;
  return { ...second, start: first.start, value: clean(from), upTo: second.upTo ?? second.value, joined: true };
}

/** The second number is read though a dash stands before it. */
function secondAt(text: string, at: number): Read | null {
  if (!isDigit(text.charCodeAt(at))) return wholeAt(text, at);
  const own = wholeAt(text.slice(at, at + 24), 0);
  return own && { ...own, start: at, end: at + own.end };
}

/** The number that begins at `at`, before its measure; its `value` is `NaN` where its characters make none. */
export function numberAt(text: string, at: number): Read | null {
  const whole = wholeAt(text, at);
  if (whole === null || Number.isNaN(whole.value)) return whole;
  const first = withRest(text, whole);
  return (first.bound === null && joinedAt(text, first)) || first;
}
