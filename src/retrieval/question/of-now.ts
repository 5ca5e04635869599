/** Whether a question asks of the present: 今天 (today), 这周 (this week), 最近 (lately), 目前 (at present). */
import { daysBetween, whensIn } from '../../reading/index.ts';
import type { Store } from '../../store/port.ts';
import type { ParsedQuestion, When } from '../../types.ts';
import { type DatedScope, isOfLate } from './dated.ts';

/** Days: a week ago is still of late, and next Saturday is soon. */
const NEAR = 7;
/** A year is more than the present, though today lies in it. */
const LONGEST = 31;

function isNear({ range, precision, repeated }: When, today: string): boolean {
  if (precision === 'vague') return !repeated;
  const { from, to } = range ?? {};
  if (from == null || to == null || daysBetween(from, to) > LONGEST) return false;
  return daysBetween(to, today) <= NEAR && daysBetween(today, from) <= NEAR;
}

/** `list` is the dated list that it asks for: one without a day is of what came last. What the papers lack of these days matters to whoever asks. */
export function asksOfNow({ text, original, newest }: ParsedQuestion, list: DatedScope | null): boolean {
  const times = whensIn(text, { day: original.today, live: true });
  if (times.some((one) => isNear(one, original.today))) return true;
  if (times.length > 0) return false;
  return newest || isOfLate(`${text} ${original.text}`) || (list?.of.length === 0 && !list.oldestFirst);
}

/** As of when the archive is, or what it has of the district that is asked about. */
export async function freshNow(
  { district, original }: ParsedQuestion,
  list: DatedScope | null,
  store: Pick<Store, 'latest' | 'coverage'>,
) {
  const place = district ?? list?.of.find(({ kind }) => kind === 'district')?.name ?? null;
  const [latest] = place === null ? [] : await store.latest(1, place);
  const newest = latest?.published ?? (await store.coverage()).upTo;
  return newest && { newest, checked: null, today: original.today, district: latest ? place : null };
}
