/** Whether the chosen sentences tell what is asked, of the thing that is asked about; however likely they look. */
import { bodyAsked, kindOf, mayBeIn } from '../kinds/index.ts';
import { readAgain, withoutRank } from '../reading/index.ts';
import type { ParsedQuestion } from '../types.ts';
import { anotherOf } from './about/another.ts';
import { kindAsked, tellsStepOf } from './built.ts';
import { type Candidate, plainOf } from './candidates.ts';
import { matcher } from './coverage.ts';
import { evidenceIn, isOfOneThing } from './rank.ts';
import type { Stages } from './stages.ts';
import { mayTellWhen, telling } from './state.ts';

/** The fact has to stand in a sentence about the one thing that is asked about, whatever else fits. */
const PLAIN_ENOUGH = 0.5;

/** Everybody's number (110) may be the one that is asked for, another office's is not. */
const PLAINER_THAN_ANOTHER = 0.3;

function tellsOfSubject(question: ParsedQuestion, { plans, chosen, about }: Stages): boolean {
  if (!about.oneThing) return true;
  const own = chosen.filter(({ ranked: { candidate } }) => about.isSame(candidate));
  return plans.every(
    ({ aspect }, at) =>
      !isOfOneThing(aspect.ask) ||
      evidenceIn(
        own.filter(({ ranked }) => aspect.ask !== 'when' || mayTellWhen(question.text, ranked.candidate.text)),
        at,
      ) >= (kindOf(aspect.ask).plainFrom ?? PLAIN_ENOUGH),
  );
}

/** 丙石大桥 is asked about, and all that the cited reports have is 青麦大桥. */
function tellsOfNoOther(question: ParsedQuestion, { chosen, ranked }: Stages): boolean {
  const cited = new Set(chosen.map(({ ranked: { candidate } }) => candidate.article.id));
  const read = ranked.flatMap(({ candidate }) => (cited.has(candidate.article.id) ? [candidate] : []));
  return chosen.length === 0 || anotherOf(question, read) === null;
}

/**
 * 协议引资30亿元 is no answer to what a thing cost, nor 每餐12元 to what a month costs, nor a deputy to 区长是谁 (who is the head of the
 * district), nor another office's telephone: it would be the wrong figure or name in the right words.
 */
const tellsPlainly = (_: ParsedQuestion, { plans, chosen }: Stages): boolean =>
  plans.every(({ aspect: { ask, sum, per, units, focus } }, at) => {
    const most = evidenceIn(chosen, at);
    const isNarrow = ask === 'how-much' ? (sum ?? per) !== undefined : ask === 'who' && most > 0;
    const body = units.includes('电话') && most > 0 ? bodyAsked(focus) : undefined;
    const isUntold =
      body !== undefined &&
      !chosen.some(({ ranked }) => matcher(plainOf(body))(ranked.candidate.whole) >= PLAIN_ENOUGH);
    const isOfAnother = units.includes('电话') && most > 0 && (isUntold || most < PLAINER_THAN_ANOTHER);
    return !isOfAnother && (!isNarrow || most >= PLAIN_ENOUGH);
  });

/** What has no money in it does not tell what something cost, however much of the question it says. */
const tellsAnAmount = (_: ParsedQuestion, { plans, chosen }: Stages): boolean =>
  plans.length > 1 ||
  plans.every(
    ({ aspect: { ask, units } }) =>
      ask !== 'how-much' ||
      chosen.some(({ ranked: { candidate } }) => mayBeIn(candidate.text, candidate.mentions, units)),
  );

/** What tells nothing of any stage or result is no answer to how far something is. */
const tellsStage = (
  { asks }: ParsedQuestion,
  { plans, chosen }: Stages,
  isTold: (candidate: Candidate) => boolean = () => true,
): boolean =>
  !asks.includes('how-far') ||
  plans.some(
    ({ aspect }, at) =>
      aspect.ask === 'how-far' &&
      evidenceIn(
        chosen.filter(({ ranked }) => isTold(ranked.candidate)),
        at,
      ) >= PLAIN_ENOUGH,
  );

/** Nor are cranes that tower and sparks that fly, where another sentence says how far it had come. */
export const tellsHowFar = (question: ParsedQuestion, stages: Stages): boolean =>
  tellsStage(question, stages, (candidate) => telling(candidate) > 0);

/** 7月24日调研某医院项目 is no answer to when it opens. */
const tellsWhen = ({ text }: ParsedQuestion, { plans, chosen }: Stages): boolean =>
  plans.every(({ aspect }, at) => {
    const dated = aspect.ask === 'when' ? chosen.filter((one) => evidenceIn([one], at) > 0) : [];
    return dated.length === 0 || dated.some(({ ranked }) => mayTellWhen(text, ranked.candidate.text));
  });

/** A sentence that names an airport among stations is no answer to how far the airport is, nor a hospital's museum to where one is built. */
function tellsOfKind(question: ParsedQuestion, { chosen }: Stages): boolean {
  const kind = kindAsked(question);
  return kind === null || chosen.some(({ ranked }) => tellsStepOf(kind, ranked.candidate));
}

const WIDE: readonly string[] = ['city', 'district'];
/** What a report from another district tells that nowhere names the one a question opens with is none of it: growth there says nothing of growth here. */
function tellsOfPlace({ text }: ParsedQuestion, { chosen }: Stages): boolean {
  const asked = readAgain(text).flatMap((one) =>
    one.kind === 'place' && one.start === 0 && WIDE.includes(one.rank) ? [plainOf(withoutRank(one.name))] : [],
  );
  const isOfOne = ({ article: { district }, whole }: Candidate) =>
    district === null || asked.some((name) => plainOf(district).includes(name) || whole.includes(name));
  return asked.length === 0 || chosen.length === 0 || chosen.some(({ ranked }) => isOfOne(ranked.candidate));
}

/** What speaks against an answer by itself, whatever else fits, by name. */
const CHECKS: Readonly<Record<string, (question: ParsedQuestion, stages: Stages) => boolean>> = {
  tellsOfSubject,
  tellsOfNoOther,
  tellsPlainly,
  tellsAnAmount,
  tellsStage,
  tellsWhen,
  tellsOfKind,
  tellsOfPlace,
};

/** Names of the checks that an answer fails: it would be of another thing, sum or day, or of an event that no report tells of. */
export const failedChecks = (question: ParsedQuestion, stages: Stages): readonly string[] =>
  Object.entries(CHECKS).flatMap(([name, check]) => (check(question, stages) ? [] : [name]));

/** Whether some chosen sentence has each kind of fact that is asked for. */
export const isWhole = ({ plans, chosen }: Stages): boolean =>
  plans.every(({ aspect }, at) => !isOfOneThing(aspect.ask) || evidenceIn(chosen, at) >= PLAIN_ENOUGH);
