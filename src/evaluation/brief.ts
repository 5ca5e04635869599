/** The few counts that a change is judged by, for one set of questions after another. */
import type { AskPapers, Question } from '../types.ts';
import { firstOf, outcomeOf, outcomeOfUnanswerable, percentile } from './answers.ts';
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

/** `declined` are the unanswerable questions that got no answer. */
type Counts = {
  readonly questions: number;
  readonly right: number;
  readonly refused: number;
  readonly unanswerable: number;
  readonly declined: number;
};

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
    const { right, kind } = outcomeOf(question, answer, true, 0);
    if (await asksForShort(asked)) {
      first.of++;
      const said = firstOf(question, answer);
      if (said !== 'none') first[said]++;
    }
    outcomes.push({
      ...{ kind: question.kind, questions: 1, unanswerable: 0, declined: 0 },
      ...{ right: Number(right), refused: Number(kind !== 'found') },
    });
  }
  for (const question of gold.unanswerable) {
    const { right } = outcomeOfUnanswerable(question, await answerTo(asQuestion(question, today)), 0);
    outcomes.push({
      ...{ kind: question.kind, questions: 0, unanswerable: 1, right: 0, refused: 0, declined: Number(right) },
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
  const [questions, right, refused] = [sum('questions'), sum('right'), sum('refused')];
  return { questions, right, refused, unanswerable: sum('unanswerable'), declined: sum('declined') };
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
];

/** A line for each set. */
export const briefTable = (rows: readonly Brief[]): string =>
  padded(
    HEAD,
    rows.map(({ name, questions, right, refused, unanswerable, declined, first, ms }) => [
      name,
      String(questions + unanswerable),
      share(right, questions),
      share(refused, questions),
      share(declined, unanswerable),
      share(first.right, first.of),
      share(first.wrong, first.of),
      ...[0.5, 0.95].map((part) => String(Math.round(percentile(ms, part)))),
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
