/** Steps of building and events in a text, each with whether it is done, under way, planned or denied. */
import type { Found } from '../../lexicon/index.ts';
import type { Event, ProgressStage, Step, When } from '../../types.ts';
import { plainly } from '../plain.ts';
import { remember } from '../remember.ts';
import { type Act, actsIn } from './acts.ts';
import { type Clause, clausesIn } from './clauses.ts';
import { marksIn } from './marks.ts';
import { statusOf } from './status.ts';

/** 预计到2026年6月底，全线通车: a clause as short as this says a plan for the one behind it. */
const SHORT = 16;

/** 计划5月送电，6月调试，9月试运行: a date opens the next clause of one plan. */
const GOES_ON = /^[，,；;]\s?\d{1,2}月/;

/** Times that lie ahead as words of the clause, so that one rule reads both. */
const ofTimes = ({ start, end }: Clause, whens: readonly When[]): readonly Found[] =>
  whens
    .filter((when) => when.start >= start && when.end <= end && when.status === 'planned')
    .map((when) => ({ word: when.text, type: 'planned', start: when.start - start, end: when.end - start }));

const saysPlan = (found: readonly Found[]): boolean => found.some(({ type }) => type === 'planned');

const toMention = (act: Act, status: Step['status'], clause: Clause, plain: string): Step | Event => {
  const [start, end] = [clause.start + act.start, clause.start + act.end];
  const span = { start, end, text: plain.slice(start, end) };
  return act.isEvent
    ? { kind: 'event', ...span, event: act.type, status }
    : { kind: 'step', ...span, stage: act.type as ProgressStage, status };
};

/**
 * Steps of progress and events of a plain text, in reading order, none overlapping another; linear. `whens` are its times:
 * one that lies ahead makes what its clause says a plan.
 */
export function readSteps(plain: string, whens: readonly When[]): readonly (Step | Event)[] {
  const found: (Step | Event)[] = [];
  let carried = false;
  for (const clause of clausesIn(plain)) {
    const text = plain.slice(clause.start, clause.end);
    const acts = actsIn(text);
    if (clause.opens) carried = false;
    if (acts.length === 0) {
      carried = text.length <= SHORT && (carried || saysPlan([...marksIn(text), ...ofTimes(clause, whens)]));
      continue;
    }
    const setting = { text, marks: [...marksIn(text), ...ofTimes(clause, whens)], carried };
    acts.forEach((act, at) => {
      found.push(toMention(act, statusOf(act, setting, acts[at - 1]), clause, plain));
    });
    carried = found.at(-1)?.status === 'planned' && GOES_ON.test(plain.slice(clause.end, clause.end + 6));
  }
  return found;
}

/** The sentences of six articles are looked at for every aspect of a question: 4,096 take some 2 MB. */
const REMEMBERED = 4096;

/** Steps and events of any text as printed or typed. */
export const stepsIn = remember(
  (text: string): readonly (Step | Event)[] =>
    readSteps(plainly(text), []).map((one) => ({ ...one, text: text.slice(one.start, one.end) })),
  REMEMBERED,
);
