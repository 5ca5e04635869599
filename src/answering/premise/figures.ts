/** A figure that a question takes for granted, against the one that is printed of the same measure. */
import { figures } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import type { Contradiction } from './contradicted.ts';
import { sentencesAbout } from './subject.ts';

/** A measure that stays as it is while a thing is built, by what residents and papers write right before or behind the figure. */
type Measure = {
  readonly before: RegExp;
  readonly behind: RegExp;
  readonly printed: RegExp;
  readonly units: readonly string[];
};

const NEAR = '[^\\d，。；,;？?]{0,4}$';
const MEASURES: readonly Measure[] = [
  {
    before: new RegExp(`(?:(?<!完成|年度|今年|招商)(?:总?投资|投资总额)|花|耗资|斥资|造价|投入)${NEAR}`),
    behind: /^(?:的|总)?投资/,
    printed: /(?:总投资|投资总额|计划投资|估算投资|(?<!完成|年度|今年|累计|固定资产|新增)投资)[^\d，。；]{0,4}$/,
    units: ['元', ''],
  },
  {
    before: new RegExp(`(?:占地|用地)(?:面积)?${NEAR}`),
    behind: /^的?(?:占地|用地)/,
    printed: /(?:占地|用地)(?:面积)?[^\d，。；]{0,4}$/,
    units: ['亩', '平方米', '平方公里'],
  },
  {
    before: new RegExp(`建筑面积${NEAR}`),
    behind: /^的?建筑面积/,
    printed: /建筑面积[^\d，。；]{0,4}$/,
    units: ['平方米', ''],
  },
  {
    before: new RegExp(`(?:全长|总长|长)${NEAR}`),
    behind: /^(?:长)/,
    printed: /(?:全长|总长|长)[^\d，。；]{0,4}$/,
    units: ['公里', '千米', '米'],
  },
  {
    before: new RegExp(`(?:学位|床位|车位|泊位)${NEAR}`),
    behind: /^(?:的)?(?:学位|床位|车位|停车位|泊位)/,
    printed: /(?:学位|床位|车位|泊位|提供|新增|设置?)[^\d，。；]{0,6}$/,
    units: ['个', '张'],
  },
];

/** Rounding (近17亿 and 16.8亿) is no disagreement; more than a tenth is no slip of memory either. */
const ROUNDING = 0.1;
/** A figure that stands elsewhere in the report is the same only when it is printed so. */
const AS_PRINTED = 0.01;
const isSame = (one: number, other: number, tolerance = ROUNDING): boolean =>
  Math.abs(one - other) <= tolerance * Math.max(one, other);

/** 投资50亿 is of 元 though nobody says so; 万方 and 亿 have no unit. */
const unitOf = (unit: string | null): string => unit ?? '';
const sameUnit = (one: string, other: string): boolean => one === other || one === '' || other === '';

type Said = { readonly measure: Measure; readonly value: number; readonly unit: string; readonly span: Span };
type Span = { readonly from: number; readonly to: number };

function saidIn(text: string): Said | null {
  for (const { start, end, value, unit } of figures(text)) {
    const measure = MEASURES.find(
      ({ before, behind, units }) =>
        units.includes(unitOf(unit)) && (before.test(text.slice(0, start)) || behind.test(text.slice(end))),
    );
    if (!measure) continue;
    const lead = text.slice(0, start).match(measure.before)?.[0].length ?? 0;
    return { measure, value, unit: unitOf(unit), span: { from: start - lead, to: end } };
  }
  return null;
}

/** Figures of the measure in a sentence. */
const printedIn = (text: string, { printed, units }: Measure) =>
  figures(text).filter(
    ({ start, unit }) => units.includes(unitOf(unit)) && printed.test(text.slice(Math.max(0, start - 16), start)),
  );

/**
 * A figure in the question that differs from every one its reports print of the same measure, where they print just
 * one of the thing; what is asked about the measure itself (投资50亿还是60亿) is left to the answer.
 */
export function otherFigure(question: ParsedQuestion, found: readonly Candidate[]): Contradiction | null {
  const said = saidIn(question.text);
  if (!said || said.value === 0) return null;
  const { sentences: about } = sentencesAbout(question, found, said.span);
  const printed = about.flatMap((told) =>
    printedIn(told.text, said.measure)
      .filter(({ unit }) => sameUnit(unitOf(unit), said.unit))
      .map(({ value }) => ({ told, value })),
  );
  const [first] = printed;
  if (!first || printed.some(({ value }) => !isSame(value, first.value) || isSame(value, said.value))) return null;
  const everywhere = about.flatMap(({ whole }) => figures(whole).map(({ value }) => value));
  if (everywhere.some((value) => isSame(value, said.value, AS_PRINTED))) return null;
  const premise = question.text.slice(said.span.from, said.span.to);
  return { premise, told: first.told };
}
