/** The figures that reports of one project can disagree about; completed sums grow with time, so they never conflict. */
import { type Attribute, amountsIn, attributeOf, plainly, valueInBase } from '../../reading/index.ts';

type Figure = { readonly attribute: Attribute; readonly value: number };

/** 总投资2.3亿元 → {invested, 230000000}. */
function figuresIn(printed: string): readonly Figure[] {
  const text = plainly(printed);
  return amountsIn(text).flatMap((amount) => {
    const attribute = attributeOf(text, amount, 'exact')?.attribute;
    return attribute ? [{ attribute, value: valueInBase(amount) }] : [];
  });
}

/** Rounding (近17亿 and 16.8亿) is no disagreement; more than three per cent is. */
const ROUNDING = 0.03;

/** Whether two sentences give different figures for the same thing. */
export function disagree(one: string, other: string): boolean {
  const there = figuresIn(other);
  return figuresIn(one).some(({ attribute, value }) =>
    there.some(
      (figure) =>
        figure.attribute === attribute && Math.abs(figure.value - value) > ROUNDING * Math.max(value, figure.value),
    ),
  );
}
