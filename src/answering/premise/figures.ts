/** A figure that a question takes for granted, against the one that is printed of the same attribute. */
import { type Attributed, amountsIn, attributeOf, plainly, valueInBase } from '../../reading/index.ts';
import type { Amount, ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import type { Contradiction } from './contradiction.ts';
import { sentencesAbout } from './subject.ts';

/** What of a thing stays as it is while it is built. */
const LASTING = new Set<Attributed['attribute']>(['invested', 'land', 'floor', 'length', 'seats']);

/** Rounding (近17亿 and 16.8亿) is no disagreement; more than a tenth is no slip of memory either. */
const ROUNDING = 0.1;
/** A figure that stands elsewhere in the report is the same only when it is printed so. */
const AS_PRINTED = 0.01;
const isSame = (one: number, other: number, tolerance = ROUNDING): boolean =>
  Math.abs(one - other) <= tolerance * Math.max(one, other);

type Said = Attributed & { readonly value: number };

/** 投资50亿的… in a question: what is said, of what, and where. */
function saidIn(text: string): Said | null {
  for (const amount of amountsIn(text)) {
    const found = attributeOf(text, amount, 'asked');
    if (found && LASTING.has(found.attribute)) return { ...found, value: valueInBase(amount) };
  }
  return null;
}

/** Values of the attribute in a sentence. */
function printedIn(printed: string, { attribute }: Said): readonly number[] {
  const text = plainly(printed);
  const isOf = (amount: Amount) => attributeOf(text, amount, 'printed')?.attribute === attribute;
  return amountsIn(text).filter(isOf).map(valueInBase);
}

/**
 * A figure in the question that differs from every one its reports print of the same attribute, where they print just
 * one of the thing; what is asked about the attribute itself (投资50亿还是60亿) is left to the answer.
 */
export function otherFigure(question: ParsedQuestion, found: readonly Candidate[]): Contradiction | null {
  const said = saidIn(question.text);
  if (!said || said.value === 0) return null;
  const { sentences: about } = sentencesAbout(question, found, { from: said.start, to: said.end });
  const printed = about.flatMap((told) => printedIn(told.text, said).map((value) => ({ told, value })));
  const [first] = printed;
  if (!first || printed.some(({ value }) => !isSame(value, first.value) || isSame(value, said.value))) return null;
  const everywhere = about.flatMap(({ whole }) => amountsIn(whole).map(valueInBase));
  if (everywhere.some((value) => isSame(value, said.value, AS_PRINTED))) return null;
  return { premise: question.text.slice(said.start, said.end), told: first.told };
}
