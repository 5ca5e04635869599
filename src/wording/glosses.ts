/** Amounts and dates of Chinese quotes in English: 3.6亿元 = 360 million yuan, 7月底 = end of July 2025. Exact, or not said. */
import type { Gloss } from '../types.ts';
import { MONTHS } from './dates.ts';

type Unit = {
  readonly one: string;
  readonly many: string;
  /** So many of the English unit are one of the Chinese. */
  readonly times?: number;
};
const same = (word: string): Unit => ({ one: word, many: word });
const plural = (one: string, many = `${one}s`): Unit => ({ one, many });

/** Units of print; of what only counts (个, 家, 名) the number is enough. A 斤 is half a kilogram. */
const UNITS: Readonly<Record<string, Unit>> = {
  元: same('yuan'),
  角: { ...same('yuan'), times: 0.1 },
  毛: { ...same('yuan'), times: 0.1 },
  美元: plural('US dollar'),
  欧元: plural('euro'),
  港元: plural('Hong Kong dollar'),
  亩: same('mu'),
  公顷: same('ha'),
  平方公里: same('km²'),
  平方千米: same('km²'),
  平方米: same('m²'),
  '㎡': same('m²'),
  'm²': same('m²'),
  m2: same('m²'),
  立方米: same('m³'),
  公里: same('km'),
  千米: same('km'),
  km: same('km'),
  米: same('m'),
  m: same('m'),
  厘米: same('cm'),
  毫米: same('mm'),
  微米: same('µm'),
  海里: plural('nautical mile'),
  吨: plural('tonne'),
  t: plural('tonne'),
  公斤: same('kg'),
  千克: same('kg'),
  斤: { ...same('kg'), times: 0.5 },
  克: same('g'),
  升: plural('litre'),
  千瓦时: same('kWh'),
  kwh: same('kWh'),
  kw: same('kW'),
  mw: same('MW'),
  gw: same('GW'),
  '℃': same('°C'),
  度: plural('degree'),
  倍: same('times'),
  '%': same('%'),
  '‰': same('‰'),
  成: { ...same('%'), times: 10 },
  个百分点: plural('percentage point'),
  百分点: plural('percentage point'),
  天: plural('day'),
  日: plural('day'),
  周: plural('week'),
  个月: plural('month'),
  月: plural('month'),
  年: plural('year'),
  小时: plural('hour'),
  分钟: plural('minute'),
  分: plural('minute'),
  秒: plural('second'),
  岁: plural('year of age', 'years of age'),
  人: plural('person', 'people'),
  名: plural('person', 'people'),
  人次: plural('visit'),
  户: plural('household'),
};
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
  const known = unit === null ? undefined : UNITS[unit];
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
export const isTranslatable = (unit: string): boolean => unit in UNITS && !DOUBTFUL.has(unit);

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
