import { whensIn } from '../../reading/index.ts';
import type { TimeRange } from '../../types.ts';

/** The span of days a question names with a year or month; months without a year are left open (the index decides). */
export function timeOf(text: string, today: string): TimeRange | null {
  const spans = whensIn(text, { day: today, live: true })
    .filter(({ yearSaid, said }) => yearSaid || said.yearsAway !== null)
    .flatMap(({ range }) => range ?? []);
  if (spans.length === 0) return null;
  const from = spans.map((span) => span.from ?? '').sort()[0] ?? null;
  const to =
    spans
      .map((span) => span.to ?? '')
      .sort()
      .at(-1) ?? null;
  return { from, to };
}
