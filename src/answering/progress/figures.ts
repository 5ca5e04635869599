/** The figures that reports of one project can disagree about, and those that change by nature. */
import { figures } from '../../reading/index.ts';

/** What is measured: words right before the figure. Completed sums grow with time, so they never conflict. */
const MEASURES: readonly (readonly [string, RegExp])[] = [
  ['总投资', /(?:总投资|投资总额|计划投资|估算投资)[^\d，。；]{0,6}$/],
  ['协议引资', /(?:协议(?:引资|投资)|签约金额)[^\d，。；]{0,6}$/],
  ['建筑面积', /(?:总)?建筑面积[^\d，。；]{0,6}$/],
  ['占地', /(?:占地|用地)(?:面积)?[^\d，。；]{0,6}$/],
  ['全长', /(?:全长|总长)[^\d，。；]{0,6}$/],
  ['容纳', /(?:容纳|学位|床位|车位|提供)[^\d，。；]{0,6}$/],
];

export type Measure = { readonly what: string; readonly unit: string | null; readonly value: number };

/** Measured figures of a sentence: 总投资2.3亿元 → {总投资, 元, 230000000}. */
export function measuresIn(text: string): readonly Measure[] {
  return figures(text).flatMap(({ start, value, unit }) => {
    const what = MEASURES.find(([, pattern]) => pattern.test(text.slice(Math.max(0, start - 16), start)))?.[0];
    return what ? [{ what, unit, value }] : [];
  });
}

/** Rounding (近17亿 and 16.8亿) is no disagreement; more than three per cent is. */
const ROUNDING = 0.03;

/** Whether two sentences give different figures for the same thing. */
export function disagree(one: string, other: string): boolean {
  const there = measuresIn(other);
  return measuresIn(one).some(({ what, unit, value }) =>
    there.some(
      (measure) =>
        measure.what === what &&
        measure.unit === unit &&
        Math.abs(measure.value - value) > ROUNDING * Math.max(value, measure.value),
    ),
  );
}
