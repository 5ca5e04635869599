/** What of a clause we write ourselves: amounts and dates in English, names and codes as they are printed. */
import { amountsIn, isNamed, read } from '../../reading/index.ts';
import type { Amount, Mention, Span, When } from '../../types.ts';
import { glossInEnglish, isTranslatable } from '../../wording/glosses.ts';
import { foreignIn } from '../glosses.ts';

export type Mark = Span & { readonly words: string; readonly kind: 'name' | 'when' | 'figure' };

/** Of what is counted the number is enough; what it is stands beside it. */
const COUNTED: readonly Amount['quantity'][] = ['pieces', 'people', 'times', null];
const HAN = /\p{Script=Han}/u;
/** Letters and digits that are no mention: E5, A座. */
const CODE = /[A-Za-z\d][\w.-]*/g;
const DIGIT = /\d/;

type Words = Omit<Mark, 'kind'>;

/** What qualifies an amount from outside (超过) is a word to translate, what stands in it (余) is ours. */
function ofAmount(one: Amount): Words | null {
  const { text, value, upTo, unit, start, end, quantity } = one;
  if (quantity === 'phone' || quantity === 'code' || !HAN.test(text)) return { start, end, words: text };
  if (quantity === 'rank') return { start, end, words: `no. ${value}` };
  // 一半, 零件: no figure that a unit makes certain.
  if (unit === null || unit === '半' || !text.includes(unit) || value === 0) return null;
  if (!isTranslatable(unit) && !COUNTED.includes(quantity)) return { start, end, words: text };
  const bound = amountsIn(text)[0]?.bound ?? null;
  const last = glossInEnglish({ printed: text, amount: { value: upTo ?? value, unit, bound } });
  if (last === null) return { start, end, words: text };
  const first =
    upTo === null ? '' : `${glossInEnglish({ printed: text, amount: { value, unit: null, bound: null } })} to `;
  return { start, end, words: first + last };
}

/** One day or year that the words stand for: 昨日, 明年. */
function ofRange({ range, precision, text, start, end, clock }: When): Words | null {
  const { from, to } = range ?? { from: null, to: null };
  if (from === null || to === null || clock.length > 0) return null;
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const date = { year, month, day, quarter: null, half: null, edge: null };
  if (precision === 'day' && from === to) return { start, end, words: glossInEnglish({ printed: text, date })! };
  return precision === 'year' && from.slice(0, 4) === to.slice(0, 4) ? { start, end, words: String(year) } : null;
}

/** A time of which nothing can be reckoned stays as printed where it has figures; else (目前) its words are translated. */
function ofWhen(one: When): Words | null {
  const { text, start, end, clock, precision } = one;
  const at = text.search(DIGIT);
  const hours = precision === 'clock' || precision === 'vague' ? clock : [];
  if (hours.length === 1 || (hours.length === 2 && at >= 0))
    return at < 0 ? { start, end, words: hours[0]! } : { start: start + at, end, words: hours.join('–') };
  return (
    ofRange(one) ?? (at < 0 && one.said.day === null && one.said.part === null ? null : { start, end, words: text })
  );
}

function marksOf(one: Mention): readonly Mark[] {
  if (one.kind === 'amount' || one.kind === 'when') {
    const words = one.kind === 'amount' ? ofAmount(one) : ofWhen(one);
    return words ? [{ ...words, kind: one.kind === 'when' ? 'when' : 'figure' }] : [];
  }
  return isNamed(one) ? [{ start: one.start, end: one.end, words: one.text, kind: 'name' }] : [];
}

/** Dates in English, with the year that the day of print tells. */
const datesIn = (clause: string, published: string | null): readonly Mark[] =>
  foreignIn(clause, published).flatMap(({ gloss, start, end }) => {
    const words = 'date' in gloss ? glossInEnglish(gloss) : null;
    return words === null || clause.slice(start, end) !== gloss.printed ? [] : [{ start, end, words, kind: 'when' }];
  });

const codesIn = (clause: string): readonly Mark[] =>
  Array.from(clause.matchAll(CODE), ({ 0: words, index: start }) => ({
    ...{ start, end: start + words.length, words, kind: 'figure' as const },
  }));

/** The marks of a clause in order; of two that overlap a date that we can write, else the longer one. */
export function marksIn(clause: string, published: string | null): readonly Mark[] {
  const printed = read(clause, { day: published })
    .flatMap(marksOf)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  const taken: Mark[] = [];
  for (const one of [...datesIn(clause, published), ...printed, ...codesIn(clause)])
    if (!taken.some((other) => one.start < other.end && other.start < one.end)) taken.push(one);
  return taken.sort((a, b) => a.start - b.start);
}
