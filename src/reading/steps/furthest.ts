/** What a sentence says of how far a project is: its furthest stage, and whether that lies ahead. */
import type { ProgressStage, Step } from '../../types.ts';
import { plainly } from '../plain.ts';
import { remember } from '../remember.ts';
import { clausesIn } from './clauses.ts';
import { stepsIn } from './index.ts';
import { marksIn } from './marks.ts';

/** Later stages first: a sentence that says 主体完工，正在装修 is about the later one. */
const ORDER: readonly ProgressStage[] = [
  'open',
  'finished',
  'finishing',
  'building',
  'started',
  'signed',
  'planned',
  'figures',
];

/** 建成后可容纳1500人 tells no stage; 明年10月底建成后 does. */
const ONCE = /^(?:之|以)?后/;
const DATED = /[月底初季][^，。；]{0,24}$/;
const FAR = 26;

const isCircumstance = ({ start, end }: Step, text: string): boolean =>
  ONCE.test(text.slice(end, end + 2)) && !DATED.test(text.slice(Math.max(0, start - FAR), start));

/** The steps that a sentence tells of: not denied, and no mere circumstance. */
const told = (text: string): readonly Step[] =>
  stepsIn(text).filter(
    (one): one is Step => one.kind === 'step' && one.status !== 'denied' && !isCircumstance(one, text),
  );

/** The furthest stage a statement speaks of; `null` for sentences that say nothing of progress. */
export function stageOf(text: string): ProgressStage | null {
  const stages = new Set(told(text).map(({ stage }) => stage));
  return ORDER.find((stage) => stages.has(stage)) ?? null;
}

const REMEMBERED = 4096;
/** Classes of the words that say how things stand, clause by clause. */
const standing = remember((text: string): readonly ReadonlySet<string>[] => {
  const plain = plainly(text);
  return clausesIn(plain).map(({ start, end }) => new Set(marksIn(plain.slice(start, end)).map(({ type }) => type)));
}, REMEMBERED);

/** Whether any part of a text speaks of what lies ahead. */
export const looksAhead = (text: string): boolean =>
  standing(text).some((types) => types.has('planned')) || stepsIn(text).some(({ status }) => status === 'planned');

const PAST: readonly string[] = ['done', 'deadline', 'now', 'under-way'];

/** Without a step: a clause lies ahead, and none tells what has been. */
const clausesLieAhead = (text: string): boolean =>
  standing(text).some((types) => types.has('planned')) &&
  !standing(text).some((types) => !types.has('planned') && PAST.some((type) => types.has(type)));

/** Whether what is said lies ahead. A sentence that reports both (已封顶，预计年底投用) counts by its furthest stage. */
export function isExpected(text: string): boolean {
  const stage = stageOf(text);
  if (stage === null) return clausesLieAhead(text);
  const own = told(text).filter((step) => step.stage === stage);
  return own.some(({ status }) => status === 'planned') && own.every(({ status }) => status === 'planned');
}
