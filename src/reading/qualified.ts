/** A time or an amount with the words that qualify it: 预计8月底前, 超过71%, 力争到2025年, 2600名左右. */
import { once, wordsOf } from '../lexicon/index.ts';
import type { Span } from '../types.ts';
import { boundBefore, boundBehind } from './amount/bounds.ts';
import { matchAt, standsAt } from './characters.ts';
import { marksOf } from './steps/marks.ts';

/** What closes a date in print: 8月20日前, 年底之前. */
const CLOSES_DATE = /^(?:之前|以前|前后|左右|前(?![往来期身后\d一二三四五六七八九十两几]))/;

/** Where a date that ends at `end` is closed. */
export const dateEnd = (text: string, end: number): number =>
  end + (text.slice(end).match(CLOSES_DATE)?.[0].length ?? 0);

/** 预计项目8月底: so few characters may stand between a time or an amount and the word that says it lies ahead. */
const BETWEEN = 6;
/** 力争到, 预计在, 超过了: what joins the two. */
const JOINT = /[到于在为至达了]{0,2}$/u;
const STOP = /[，。；：、！？“”（）《》]/u;
/** Classes of ahead.txt that say how a time or an amount stands to what has come true. */
const AHEAD: readonly string[] = ['planned', 'deadline'];

const unjoined = (text: string, start: number): number => text.slice(0, start).replace(JOINT, '').length;

/** 上百, 上千: of a bare power alone. */
const POWER = /[十百千万亿]/y;

function boundFrom(text: string, start: number): number {
  const found =
    boundBefore(text, start, standsAt(POWER, text, start)) ?? boundBefore(text, unjoined(text, start), false);
  return found?.start ?? start;
}

/** The nearest word before that says it lies ahead, and those right before that one (预计将于). */
function aheadFrom(text: string, start: number): number {
  const marks = marksOf(text).filter(({ type, end }) => AHEAD.includes(type) && end <= start);
  const nearest = marks.at(-1);
  if (!nearest || nearest.end < unjoined(text, start) - BETWEEN || STOP.test(text.slice(nearest.end, start)))
    return start;
  return marks.reduceRight((from, mark) => (mark.end === from ? mark.start : from), nearest.start);
}

/** $1,250; 每月最后一个周六: what belongs to an amount or a day and was not read with it. */
const BELONGS = { amount: /[$¥£€]$/u, when: /(?:每个?月)?的?(?:第[一二三四五]|最[后後]一)[个個]$/u } as const;
/** 35 minutes, 2.6 million: in English print the unit is the next word. */
const UNIT = /^[ -]?([a-z]{2,})(?![A-Za-z])/;
const fillers = once(() => new Set(wordsOf('english-fillers', 'empty')));

function unitEnd(text: string, end: number): number {
  const [whole = '', word = ''] = UNIT.exec(text.slice(end, end + 24)) ?? [];
  return word === '' || fillers().has(word) ? end : end + whole.length;
}

/** 每周一、三、五: days of the week that only the first is read of. */
const FURTHER_DAYS = /(?<=(?:周|星期|礼拜)[一二三四五六])(?:[、和及][一二三四五六日天])+(?![月点个十])/uy;

/** The mention at `span` of `text` with what qualifies it before and behind. */
export function qualified(text: string, { start, end, kind }: Span & { readonly kind: 'when' | 'amount' }): Span {
  const own = start - (text.slice(0, start).match(BELONGS[kind])?.[0].length ?? 0);
  const days = end + (matchAt(FURTHER_DAYS, text, end)?.[0].length ?? 0);
  const closed = kind === 'when' ? dateEnd(text, days) : (boundBehind(text, end)?.end ?? unitEnd(text, end));
  return { start: aheadFrom(text, boundFrom(text, own)), end: closed };
}
