/** The year of a step that a question takes for granted, against the one that is printed of the same step. */
import { pointsIn, stepsIn, whensIn } from '../../reading/index.ts';
import type { Event, ParsedQuestion, Step } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import type { Contradiction } from './contradiction.ts';
import { sentencesAbout } from './subject.ts';

/** Steps that have one day; building goes on for years, but for the word itself (封顶). */
const OF_A_DAY: readonly string[] = ['started', 'finished', 'open', 'signed', 'founded'];

/** What a step is compared by; `null` for what has no day of its own. */
function stepOf(one: Step | Event): string | null {
  const type = one.kind === 'step' ? one.stage : one.event;
  if (type === 'building' && one.status === 'done') return one.text;
  return OF_A_DAY.includes(type) ? type : null;
}
/** Between the year and its step: 2022年[3月]就已经开工. */
const BETWEEN = /^(?:的时候|底|初|末|中|就|才|已经?|正式|全面|刚|份|春|夏|秋|冬|天|季|开始)*$/;

type Said = { readonly step: string; readonly year: number; readonly from: number; readonly to: number };

function saidIn(text: string): Said | null {
  for (const { start, end, year } of pointsIn(text)) {
    if (year === null) continue;
    for (const one of stepsIn(text)) {
      const step = stepOf(one);
      if (step !== null && one.start >= end && BETWEEN.test(text.slice(end, one.start)))
        return { step, year, from: start, to: one.end };
    }
  }
  return null;
}

/** The years that a sentence gives for the step, each with whether it only lies ahead. */
function yearsOf(step: string, { text, article: { published } }: Candidate) {
  return text.split(/[，。；,;]/).flatMap((clause) => {
    const own = stepsIn(clause).filter((one) => stepOf(one) === step && one.status !== 'denied');
    if (own.length === 0 || published === null) return [];
    const ahead = own.every(({ status }) => status === 'planned');
    return whensIn(clause, { day: published }).flatMap(({ range, precision }) =>
      range?.from && precision !== 'vague' ? [{ year: Number(range.from.slice(0, 4)), ahead }] : [],
    );
  });
}

/** A year in the question other than every one printed of the same step; what was only planned may have come later. */
export function otherYear(question: ParsedQuestion, found: readonly Candidate[]): Contradiction | null {
  const said = saidIn(question.text);
  if (!said) return null;
  const printed = sentencesAbout(question, found, said).sentences.flatMap((told) =>
    yearsOf(said.step, told).map((one) => ({ told, ...one })),
  );
  const agrees = ({ year, ahead }: { readonly year: number; readonly ahead: boolean }) =>
    year === said.year || (ahead && said.year > year);
  const [first] = printed;
  if (!first || printed.some(agrees)) return null;
  return { premise: question.text.slice(said.from, said.to), told: first.told };
}
