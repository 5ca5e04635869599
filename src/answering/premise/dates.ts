/** The year of a step that a question takes for granted, against the one that is printed of the same step. */
import { pointsIn, whensIn } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { isExpected } from '../progress/stages.ts';
import type { Contradiction } from './contradicted.ts';
import { sentencesAbout } from './subject.ts';

/** Steps in the words of residents and papers. */
const STEPS: readonly RegExp[] = [
  /开工|动工|奠基|破土|开建|启动建设/,
  /竣工|完工|建成(?!后)|建好|修好|落成/,
  /投用|投入使用|投产|通车|开通|开放|开园|开馆|开学|开业|启用|投运|开诊/,
  /签约|落户/,
  /成立|创办|创建|始建/,
  /封顶/,
];
/** Between the year and its step: 2022年[3月]就已经开工. */
const BETWEEN = /^(?:的时候|底|初|末|中|就|才|已经?|正式|全面|刚|份|春|夏|秋|冬|天|季|开始)*$/;

type Said = { readonly step: RegExp; readonly year: number; readonly from: number; readonly to: number };

function saidIn(text: string): Said | null {
  for (const { start, end, year } of pointsIn(text)) {
    if (year === null) continue;
    const rest = text.slice(end);
    for (const step of STEPS) {
      const match = step.exec(rest);
      if (match && BETWEEN.test(rest.slice(0, match.index)))
        return { step, year, from: start, to: end + match.index + match[0].length };
    }
  }
  return null;
}

/** The years that a sentence gives for the step, each with whether it only lies ahead. */
function yearsOf(step: RegExp, { text, article: { published } }: Candidate) {
  return text.split(/[，。；,;]/).flatMap((clause) => {
    if (!step.test(clause) || published === null) return [];
    const ahead = isExpected(clause);
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
