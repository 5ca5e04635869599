/** Amounts and dates of Chinese quotes in English: 3.6亿元 = 360 million yuan, 7月底 = end of July 2025. Exact, or not said. */
import { lexicon, once } from '../lexicon/index.ts';
import type { Gloss } from '../types.ts';
import { MONTHS } from './dates.ts';

/** So many (`times`) of the English unit are one of the Chinese. */
type Unit = { readonly one: string; readonly many: string; readonly times: number };

function unitOf(written: string): Unit {
  const [words = '', times = '1'] = written.replaceAll('+', ' ').split('*');
  const [one = '', many = one] = words.split('|');
  return { one, many, times: Number(times) };
}

const units = once(() => new Map(lexicon('english-units').map(({ word, type }) => [word, unitOf(type)])));
/** 92分 is as often a mark as it is a time. */
const DOUBTFUL = new Set(['分', '度', '日', '月']);

const SCALES: readonly (readonly [number, string])[] = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
];

/** `value` in English figures, without rounding: 3446000000 is 3.446 billion, 8650 is 8,650. */
export function numberInEnglish(value: number): string {
  const [size, name] = SCALES.find(([scale]) => Math.abs(value) >= scale) ?? [1, ''];
  const scaled = Number((value / size).toPrecision(15));
  const [whole = '', decimals] = String(scaled).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${decimals === undefined ? '' : `.${decimals}`}${name}`;
}

function amountInEnglish({ value, unit, bound }: Extract<Gloss, { amount: unknown }>['amount']): string | null {
  if (unit !== null && DOUBTFUL.has(unit)) return null;
  const known = unit === null ? undefined : units().get(unit);
  const number = Number((value * (known?.times ?? 1)).toPrecision(15));
  const said = `${bound === 'about' ? 'about ' : bound === 'less' ? 'under ' : ''}${numberInEnglish(number)}${bound === 'more' ? '+' : ''}`;
  if (!known) return said;
  const word = number === 1 ? known.one : known.many;
  return /^[%‰°]/.test(word) ? `${said}${word}` : `${said} ${word}`;
}

const EDGES: readonly (readonly [RegExp, string])[] = [
  [/[底末]/, 'end of '],
  [/下旬/, 'late '],
  [/上旬|初/, 'early '],
  [/中/, 'mid-'],
];

function dateInEnglish(date: Extract<Gloss, { date: unknown }>['date']): string | null {
  const { year, month, day, quarter, half, edge } = date;
  const words = [
    half === null ? '' : half === 1 ? 'first half of' : 'second half of',
    quarter === null ? '' : `${['first', 'second', 'third', 'fourth'][quarter - 1] ?? ''} quarter of`,
    day === null ? '' : String(day),
    month === null ? '' : (MONTHS[month - 1] ?? ''),
    year === null ? (half !== null || quarter !== null || month === null ? 'the year' : '') : String(year),
  ].filter(Boolean);
  const before = edge === null ? '' : (EDGES.find(([said]) => said.test(edge))?.[1] ?? '');
  return `${before}${words.join(' ')}`.replace(/^(early|late) the/, '$1 in the');
}

/** Whether a unit of print has an English one, so that nothing is lost with it. */
export const isTranslatable = (unit: string): boolean => units().has(unit) && !DOUBTFUL.has(unit);

/** What one printed amount or date is in English; `null` where that can't be said for sure. */
export const glossInEnglish = (gloss: Gloss): string | null =>
  'amount' in gloss ? amountInEnglish(gloss.amount) : dateInEnglish(gloss.date);

/** `In English: 3.6亿元 = 360 million yuan; 7月底 = end of July.`, as many as fit into `room` characters; may be empty. */
export function glossText(glosses: readonly Gloss[] = [], room = Number.POSITIVE_INFINITY): string {
  const said = glosses.flatMap((gloss) => {
    const english = glossInEnglish(gloss);
    return english === null ? [] : [`${gloss.printed} = ${english}`];
  });
  const written = (count: number) => `In English: ${said.slice(0, count).join('; ')}.`;
  for (let count = said.length; count > 0; count--) if (written(count).length <= room) return written(count);
  return '';
}
