/** The few counts that a change is judged by, for one set of questions after another. */
import type { AskPapers, Question } from '../types.ts';
import { firstOf, isRight, outcomeOf, outcomeOfUnanswerable, percentile } from './answers.ts';
import { asQuestion, type Gold } from './gold.ts';
import { padded, percent, timed } from './table.ts';

/** Counts of one set. */
export type Brief = Counts & {
  readonly name: string;
  /** Of the questions that a few words answer: how many there are, those whose first words are right, and wrong. */
  readonly first: { readonly of: number; readonly right: number; readonly wrong: number };
  readonly ms: readonly number[];
  /** The same counts of what a set tries, where its questions say so. */
  readonly byKind: Readonly<Record<string, Counts>>;
};

/**
 * `declined` are the unanswerable questions that got no answer. With what is said in doubt: `told` are the answerable ones
 * whose sentence was said, as an answer or as what comes nearest; `doubted` the unanswerable ones that got no answer or one
 * with a word of doubt before it.
 */
type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;
const COUNTS = ['questions', 'right', 'refused', 'told', 'unanswerable', 'declined', 'doubted'] as const;
const NONE = Object.fromEntries(COUNTS.map((name) => [name, 0])) as Counts;

/** Asks every question in turn and counts what came of it. */
export async function briefOf(
  name: string,
  gold: Gold,
  ask: AskPapers,
  today: string,
  asksForShort: (question: Question) => Promise<boolean>,
): Promise<Brief> {
  const first = { of: 0, right: 0, wrong: 0 };
  const ms: number[] = [];
  const outcomes: (Counts & { readonly kind: string | undefined })[] = [];
  const answerTo = async (question: Question) => {
    const [answer, took] = await timed(() => ask(question));
    ms.push(took);
    return answer;
  };
  for (const question of gold.questions) {
    const asked = asQuestion(question, today);
    const answer = await answerTo(asked);
    const { right, kind, text } = outcomeOf(question, answer, true, 0);
    if (await asksForShort(asked)) {
      first.of++;
      const said = firstOf(question, answer);
      if (said !== 'none') first[said]++;
    }
    outcomes.push({
      ...NONE,
      ...{ kind: question.kind, questions: 1, right: Number(right), refused: Number(kind !== 'found') },
      told: Number(right || isRight(text, question.must_include, question.must_not_include)),
    });
  }
  for (const question of gold.unanswerable) {
    const answer = await answerTo(asQuestion(question, today));
    const { right } = outcomeOfUnanswerable(question, answer, 0);
    const isDoubted = right || (answer.kind === 'found' && (answer.unsure || answer.caveat !== undefined));
    outcomes.push({
      ...NONE,
      ...{ kind: question.kind, unanswerable: 1, declined: Number(right), doubted: Number(isDoubted) },
    });
  }
  const kinds = Object.groupBy(outcomes, ({ kind }) => kind ?? '');
  const byKind = Object.entries(kinds).flatMap(([kind, own]) =>
    kind === '' ? [] : [[kind, sumOf(own ?? [])] as const],
  );
  return { name, ...sumOf(outcomes), first, ms, byKind: Object.fromEntries(byKind) };
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, one) => total + one[name], 0);
  return Object.fromEntries(COUNTS.map((name) => [name, sum(name)])) as Counts;
}

const share = (part: number, whole: number): string => percent(part / (whole || 1));
const HEAD = [
  'set',
  'n',
  'right',
  'false refusals',
  'unanswerable: refused',
  'first words right',
  'wrong',
  'ms, median',
  '95th percentile',
  'told, in doubt too',
  'unanswerable: refused or in doubt',
];

/** A line for each set. */
export const briefTable = (rows: readonly Brief[]): string =>
  padded(
    HEAD,
    rows.map(({ name, questions, right, refused, told, unanswerable, declined, doubted, first, ms }) => [
      name,
      String(questions + unanswerable),
      share(right, questions),
      share(refused, questions),
      share(declined, unanswerable),
      share(first.right, first.of),
      share(first.wrong, first.of),
      ...[0.5, 0.95].map((part) => String(Math.round(percentile(ms, part)))),
      share(told, questions),
      share(doubted, unanswerable),
    ]),
  );

const KIND_HEAD = ['kind', 'sets', 'n', 'right', 'false refusals', 'unanswerable: refused'];

/** A line for each kind of question that sets are made of: of the open sets, then of those held out. */
export function kindTable(rows: readonly Brief[]): string {
  const isHeldOut = ({ name }: Brief) => name.startsWith('held-out');
  const kinds = [...new Set(rows.flatMap(({ byKind }) => Object.keys(byKind)))].sort();
  const line = (kind: string, sets: string, own: readonly Brief[]) => {
    const all = sumOf(own.flatMap(({ byKind }) => byKind[kind] ?? []));
    const { questions, right, refused, unanswerable, declined } = all;
    const shares = [share(right, questions), share(refused, questions), share(declined, unanswerable)];
    return [kind, sets, String(questions + unanswerable), ...shares];
  };
  const open = rows.filter((row) => !isHeldOut(row));
  const lines = kinds.flatMap((kind) => [line(kind, 'open', open), line(kind, 'held out', rows.filter(isHeldOut))]);
  return padded(KIND_HEAD, lines);
}
