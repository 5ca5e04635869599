/** Whether two indexes of the same pages answer alike: the same kind of answer, resting on the same places in the papers. */
import type { Answer, AskPapers } from '../types.ts';
import { percentile } from './answers.ts';
import { asQuestion, type Gold } from './gold.ts';
import { padded, percent, timed } from './table.ts';

export type Agreement = {
  readonly name: string;
  readonly questions: number;
  readonly same: number;
  /** Those answered otherwise. */
  readonly others: readonly string[];
  /** Milliseconds of each answer, by the one and by the other. */
  readonly ms: readonly [readonly number[], readonly number[]];
};

const restsOn = (answer: Answer): string =>
  JSON.stringify([answer.kind, answer.kind === 'found' ? answer.citations : []]);

/** Asks both every question in turn. */
export async function agreementOf(
  name: string,
  { questions, unanswerable }: Gold,
  asks: readonly [AskPapers, AskPapers],
  today: string,
): Promise<Agreement> {
  const ms: [number[], number[]] = [[], []];
  const others: string[] = [];
  const all = [...questions, ...unanswerable];
  for (const { question, history } of all) {
    const asked = asQuestion({ question, ...(history && { history }) }, today);
    const answers: string[] = [];
    for (const [at, ask] of asks.entries()) {
      const [answer, took] = await timed(() => ask(asked));
      answers.push(restsOn(answer));
      ms[at]!.push(took);
    }
    if (answers[0] !== answers[1]) others.push(question);
  }
  return { name, questions: all.length, same: all.length - others.length, others, ms };
}

const HEAD = [
  'set',
  'n',
  'the same',
  'share',
  'folder: ms, median',
  '95th percentile',
  'LanceDB: ms, median',
  '95th percentile',
];

/** A line for each set, and one for all. */
export function agreementTable(rows: readonly Agreement[]): string {
  const sum = (of: (row: Agreement) => number) => rows.reduce((total, row) => total + of(row), 0);
  const all: Agreement = {
    ...{ name: 'all', questions: sum((row) => row.questions), same: sum((row) => row.same), others: [] },
    ms: [rows.flatMap((row) => row.ms[0]), rows.flatMap((row) => row.ms[1])],
  };
  return padded(
    HEAD,
    [...rows, all].map(({ name, questions, same, ms }) => [
      ...[name, String(questions), String(same), percent(same / (questions || 1))],
      ...ms.flatMap((own) => [0.5, 0.95].map((part) => String(Math.round(percentile(own, part))))),
    ]),
  );
}
