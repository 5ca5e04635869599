/** How good answers are: right, from the right article, refused when the papers don't say, short, quick. */
import { chineseNumber } from '../reading/index.ts';
import type { Answer, Article } from '../types.ts';
import { answerText } from '../wording/index.ts';
import { bare } from './compared.ts';
import type { Asked, GoldQuestion, Required, UnanswerableQuestion } from './gold.ts';
import { isGold } from './retrieval.ts';

/** What came of one question; `ms` is the time from question to answer. */
export type Outcome = {
  readonly qid: string;
  /** The question's type, or the reason why it can't be answered. */
  readonly type: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly kind: Answer['kind'];
  readonly right: boolean;
  readonly cites: boolean;
  readonly wanted: readonly Required[];
  /** Whether what is said first is right, of questions that a few words answer. */
  readonly first?: First;
  /** Where a wrong answer went astray. */
  readonly lost?: Lost;
  readonly text: string;
  readonly length: number;
  readonly ms: number;
};

/** The words that are said first hold one of those that are wanted, hold none, or there are none. */
export type First = 'right' | 'wrong' | 'none';

/**
 * The stage at which what is wanted was lost: no right article was found; the answer was right and refused; the articles
 * read hold it all and other sentences were chosen; or no article read says it in these words.
 */
export type Lost = 'found' | 'refused' | 'chosen' | 'worded';

/** What the answerer had before it and what it drafted, however little it trusts the draft. */
export type Drafted = { readonly read: readonly Article[]; readonly text: string };

export type AnswersRow = {
  readonly name: string;
  readonly questions: number;
  readonly right: number;
  readonly cites: number;
  readonly refused: number;
  /** Of the questions that a few words answer, those of which the words said first are right, and are wrong. */
  readonly firstRight: number;
  readonly firstWrong: number;
};

/** Every required entry occurs (of a list, any one), nothing forbidden does; compared after NFKC, without white space, in lower case and simplified characters. */
export function isRight(text: string, required: readonly Required[], forbidden: readonly string[] = []): boolean {
  const has = (entry: string) => bare(text).includes(bare(entry));
  return required.every((entry) => (typeof entry === 'string' ? has(entry) : entry.some(has))) && !forbidden.some(has);
}

const hasNumeral = (text: string): boolean =>
  Array.from(text).some((char) => /[\p{N}半]/u.test(char) || !Number.isNaN(chineseNumber(char)));
/** A figure without its unit says nothing by itself. */
const NUMBER_ALONE = /^[\p{N}.,:]*$/u;

/**
 * Whether words are the fact of a longer wanted piece: 45元 of 每户每月补45元. All its figures have to be theirs, whole
 * and with their unit (not 八成 of 八成三); words without any have to be half of it at least.
 */
function isFactOf(words: string, entry: string): boolean {
  const at = entry.indexOf(words);
  const rest = entry.slice(0, Math.max(0, at)) + entry.slice(at + words.length);
  if (at === -1 || NUMBER_ALONE.test(words) || hasNumeral(rest)) return false;
  return hasNumeral(words) || words.length * 2 >= entry.length;
}

/** Whether words hold one of those that are wanted, or are the fact of one. */
export const holdsWanted = (words: string, { must_include }: Pick<GoldQuestion, 'must_include'>): boolean =>
  must_include.flat().some((entry) => bare(words).includes(bare(entry)) || isFactOf(bare(words), bare(entry)));

/** Whether the words said first hold one that is wanted. */
export function firstOf(gold: GoldQuestion, answer: Answer): First {
  const short = answer.kind === 'found' ? answer.short : undefined;
  if (short === undefined) return 'none';
  return holdsWanted(short, gold) ? 'right' : 'wrong';
}

/** What came of a question that the papers answer; `cites` says whether a right article is cited. */
export function outcomeOf(gold: GoldQuestion, answer: Answer, cites: boolean, ms: number): Outcome {
  const { type, must_include: wanted } = gold;
  const isFound = answer.kind === 'found';
  const right = isFound && isRight(answerText(answer), wanted, gold.must_not_include);
  return { ...came(gold, answer, ms), type, answerable: true, right, cites: isFound && cites, wanted };
}

/** What is noted of every answer. */
function came({ qid, question }: Asked, answer: Answer, ms: number) {
  const text = answerText(answer);
  return { qid, question, kind: answer.kind, text, length: text.length, ms };
}

/** What came of a question that the papers don't answer: right when nothing is given out as an answer. */
export const outcomeOfUnanswerable = (gold: UnanswerableQuestion, answer: Answer, ms: number): Outcome => ({
  ...came(gold, answer, ms),
  ...{ type: gold.reason, answerable: false, right: answer.kind !== 'found', cites: false, wanted: [] },
});

/** At which stage a wrong answer lost what is wanted. */
export function lostAt(gold: GoldQuestion, { read, text }: Drafted): Lost {
  if (!read.some((article) => isGold(article, gold))) return 'found';
  if (isRight(text, gold.must_include, gold.must_not_include)) return 'refused';
  const printed = read.map(({ title, subtitle, paragraphs }) => [title, subtitle, ...paragraphs].join('')).join('');
  return isRight(printed, gold.must_include) ? 'chosen' : 'worded';
}

function rowOf(name: string, outcomes: readonly Outcome[]): AnswersRow {
  const share = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length / (outcomes.length || 1);
  const short = outcomes.filter((outcome) => outcome.first !== undefined);
  const first = (wanted: First) => short.filter((outcome) => outcome.first === wanted).length / (short.length || 1);
  return {
    name,
    questions: outcomes.length,
    right: share(({ right }) => right),
    cites: share(({ cites }) => cites),
    refused: share(({ kind }) => kind !== 'found'),
    firstRight: first('right'),
    firstWrong: first('wrong'),
  };
}

/** A row for all, then one for each type. */
export function answersRows(outcomes: readonly Outcome[]): readonly AnswersRow[] {
  const types = Map.groupBy(outcomes, ({ type }) => type);
  return [rowOf('all', outcomes), ...[...types].sort().map(([type, own]) => rowOf(type, own))];
}

/** The value below which the share `part` of the numbers lies; 0 of none. */
export function percentile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
