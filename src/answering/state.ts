/** For a when or how-far question to which no report gives the date: how far the thing had come. */
import { shows } from '../kinds/index.ts';
import { alternativesOf, once } from '../lexicon/index.ts';
import { isExpected, pointsIn, stageOf as stageIn, whensIn } from '../reading/index.ts';
import type { ParsedQuestion } from '../types.ts';
import type { About } from './about/index.ts';
import { type Candidate, newestOf, plainOf, printedOn } from './candidates.ts';
import { AT_A_GLANCE } from './choose.ts';
import { matcher } from './coverage.ts';
import { asksOfBeginning } from './outlook.ts';

/** What is asked of something that is built: when it is done, or how far it is. */
const ofCompletion = once(() => new RegExp(alternativesOf('said-of-things', 'end')));
/** 通车以后收不收费 asks of the fee. */
const ONCE_DONE = /[^，,]{1,3}(?:了|起来)?(?:以后|之后|过后)/g;
const asksOfCompletion = (question: string): boolean => ofCompletion().test(question.replace(ONCE_DONE, ''));

/** What is planned on paper or how large it is does not say how far it has come. */
const NO_STATE: readonly (string | null)[] = ['figures', 'planned', null];

/** What is done or under way, with numbers, tells more than what is announced. */
export const telling = ({ text }: Candidate): number =>
  (/目前|截至|已|完成/.test(text) ? 2 : /正在/.test(text) ? 1 : 0) +
  (/\d/.test(text) ? 1 : 0) -
  (isExpected(text) ? 1 : 0);

/** Whether it says when something will be done (预计9月投用). */
const datesAhead = ({ text }: Candidate): boolean =>
  isExpected(text) && whensIn(text).some(({ precision }) => !/^(?:vague|era|clock)$/.test(precision));

/** 7月16日率队调研: the day of a visit or a meeting. */
const OF_A_VISIT = /调研|率队|带队|视察|走访|座谈|参观|考察|记者|召开|主持/;

/** Days, months and years, also 近日; no hours and no ages of old. */
const datesIn = (text: string) =>
  pointsIn(text).filter(({ unit, repeated }) => !repeated && unit !== 'clock' && unit !== 'era' && unit !== 'feast');

/** Clauses with a date; one that is nothing else (7月24日，) goes with what follows. */
function datedClauses(text: string): readonly string[] {
  const clauses: string[] = [];
  let before = '';
  for (const clause of text.split(/[，,；;、]/)) {
    const whole = before + clause;
    const rest = datesIn(clause).reduce((left, time) => left.replace(time.text, ''), clause);
    before = rest.length <= ONLY_A_DATE && rest !== clause && !asksOfBeginning(rest) ? whole : '';
    if (before === '' && datesIn(whole).length > 0) clauses.push(whole);
  }
  return before === '' ? clauses : [...clauses, before];
}
const ONLY_A_DATE = 3;

const ASKS_OF_A_VISIT =
  /会|活动|举[行办]|召开|调研|考察|视察|走访|检查|参观|座谈|去|来|到(?![底哪时])|看望|慰问|讲|主持|参加|出席|见|讨论|审议|听取/;

/** Whether a date in `text` can be the one asked for: not that of a visit or a meeting, nor where the end is asked for 去年11月开工 or 截至6月底. */
export function mayTellWhen(asked: string, text: string): boolean {
  const asksForEnd = ofCompletion().test(asked) && !asksOfBeginning(asked);
  const isOther = (clause: string) =>
    (OF_A_VISIT.test(clause) && !ASKS_OF_A_VISIT.test(asked)) || (asksForEnd && asksOfBeginning(clause));
  const told = datedClauses(text);
  return told.length === 0 || !told.every(isOther);
}

export type State = {
  readonly told: readonly Candidate[];
  /** The question asks when, and the reports give no time. */
  readonly noDate: boolean;
};

/** 双龙十七小今年高考成绩怎么样 asks of results: a noun that the report has nowhere is no matter of its stages. */
const asksOfAnother = ({ nouns, names, places }: ParsedQuestion, { whole }: Candidate): boolean =>
  nouns.some((noun) => noun.length > 1 && ![...names, ...places].includes(noun) && matcher(plainOf(noun))(whole) === 0);

/**
 * The newest report's most telling statement of how far the thing has come, and another where there is room, in reading
 * order; `null` when something else is asked, or no report tells of a stage.
 */
export function stateOf(question: ParsedQuestion, found: readonly Candidate[], about: About): State | null {
  const { asks, text } = question;
  if (!about.oneThing || !asksOfCompletion(text)) return null;
  if (!asks.every((ask) => ask === 'when' || ask === 'how-far' || ask === 'yes-no')) return null;
  const states = found.filter(
    (one) => about.of(one) === 'same' && !shows(one.text, 'tour') && !NO_STATE.includes(stageIn(one.text)),
  );
  const latest = newestOf(states.map(({ article }) => printedOn(article)));
  const own = states.filter((one) => printedOn(one.article) === latest).sort((a, b) => telling(b) - telling(a));
  const [best, ...rest] = own;
  if (!best || asksOfAnother(question, best)) return null;
  const second = rest.find(
    (one) =>
      one.article.id === best.article.id && telling(one) > 1 && one.text.length + best.text.length <= AT_A_GLANCE,
  );
  const told = [best, ...(second ? [second] : [])].sort((a, b) => a.ordinal - b.ordinal);
  return { told, noDate: asks.includes('when') && !told.some(datesAhead) };
}
