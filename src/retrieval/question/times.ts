/** Questions that ask the same of two times: 2023年和2024年的产值各多少. */
import { type Point, pointsIn } from '../../reading/index.ts';
import { askedOfEach } from './compared.ts';
import { OF_EACH, SAID_OF_EACH } from './each.ts';

/** 2023年和2024年的产值各多少, 从去年5月到今年3月涨了多少: the same of two times. */
const TWO_TIMES = /^(?:[和与跟、到至]|以及|还有)$/;
const GROWN = /(?:涨|增长|增加|提高|推进|变化|多|降|减少|下降)了(?=多少|几)/;

/** A date or a part of a year, not 昨天 or 上午九点. */
const isCalendar = ({ year, yearsAway, month, day, part, edge }: Point): boolean =>
  (year ?? yearsAway ?? month ?? day ?? part ?? edge) !== null;

/**
 * The question asked of each of two times that `text` names side by side, then what its other clauses ask of none;
 * `null` when it names no two.
 */
export function timesIn(text: string): { readonly timed: readonly string[]; readonly rest: readonly string[] } | null {
  const plain = text.replace(/\s+/g, '');
  const [first, second, ...others] = pointsIn(plain).filter(isCalendar);
  if (!first || !second || others.length > 0 || !TWO_TIMES.test(plain.slice(first.end, second.start))) return null;
  const from = plain.slice(0, first.start);
  const [clause = '', ...rest] = plain.slice(second.end).split(/[，,]/);
  if (!(from.endsWith('从') ? GROWN : OF_EACH).test(clause)) return null;
  const year = first.year !== null && second.month !== null && !second.text.includes('年') ? `${first.year}年` : '';
  const asked = askedOfEach(clause.replace(SAID_OF_EACH, '').replace(GROWN, ''));
  const owner = from.replace(/从$/, '');
  return {
    timed: [first.text, `${year}${second.text}`].map((when) => `${owner}${when}${asked}`),
    rest: rest.filter(Boolean).map((one) => `${owner}${one}`),
  };
}
