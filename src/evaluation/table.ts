/** A report as people read it: a table for the terminal, the same for docs/scorecard.md, changes against another run. */
import type { AnswersRow, Lost, Outcome } from './answers.ts';
import { rates } from './articles.ts';
import type { Report } from './report.ts';

type Cells = readonly string[];
/** A share as people read it. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** What comes of some work, and the milliseconds that it took. */
export async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

/** The figures that are compared from run to run, in order. */
function figures({
  articles,
  retrieval,
  answers,
  refusals,
  length,
  ms,
}: Report): readonly (readonly [name: string, value: number, unit: '%' | ''])[] {
  const cut = rates(articles);
  const found = retrieval[0];
  const all = answers[0];
  return [
    ['articles: body F1', cut.f1, '%'],
    ['articles: headline', cut.titles, '%'],
    ['retrieval: recall@1', found?.at1 ?? 0, '%'],
    ['retrieval: recall@3', found?.at3 ?? 0, '%'],
    ['retrieval: recall@10', found?.at10 ?? 0, '%'],
    ['answers: right', all?.right ?? 0, '%'],
    ['answers: cite the right article', all?.cites ?? 0, '%'],
    ['answers: false refusals', all?.refused ?? 0, '%'],
    ['first words: right', all?.firstRight ?? 0, '%'],
    ['first words: wrong', all?.firstWrong ?? 0, '%'],
    ['unanswerable: refused', refusals[0]?.right ?? 0, '%'],
    ['length of an answer, median', length.p50, ''],
    ['length of an answer, 90th percentile', length.p90, ''],
    ['milliseconds, median', ms.p50, ''],
    ['milliseconds, 95th percentile', ms.p95, ''],
  ];
}

const shown = (value: number, unit: '%' | ''): string => (unit === '%' ? percent(value) : String(Math.round(value)));
const rowsOf = (rows: readonly AnswersRow[], values: readonly (keyof AnswersRow)[]): readonly Cells[] =>
  rows.map((row) => [row.name, String(row.questions), ...values.map((name) => percent(Number(row[name])))]);

const TABLES = (report: Report): readonly { readonly head: Cells; readonly rows: readonly Cells[] }[] => [
  { head: ['measure', 'value'], rows: figures(report).map(([name, value, unit]) => [name, shown(value, unit)]) },
  {
    head: ['answerable, by type', 'n', 'right', 'right article', 'refused', 'first words right', 'wrong'],
    rows: rowsOf(report.answers, ['right', 'cites', 'refused', 'firstRight', 'firstWrong']),
  },
  { head: ['wrong answers, by stage', 'n'], rows: lostRows(report.outcomes) },
  { head: ['unanswerable, by reason', 'n', 'refused'], rows: rowsOf(report.refusals, ['right']) },
];

/** A table for the terminal: the first column to the left, the others to the right. */
export function padded(head: Cells, rows: readonly Cells[]): string {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: Cells) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

const LOST: Readonly<Record<Lost, string>> = {
  found: 'no right article found',
  refused: 'right but not trusted',
  chosen: 'other sentences chosen',
  worded: 'not in these words in what was read',
};

/** How many wrong answers each stage is to blame for. */
function lostRows(outcomes: readonly Outcome[]): readonly Cells[] {
  const lost = outcomes.flatMap(({ lost }) => lost ?? []);
  return (Object.keys(LOST) as Lost[]).map((stage) => [
    LOST[stage],
    String(lost.filter((one) => one === stage).length),
  ]);
}

/** What went wrong, for a person to read: the question, what was wanted, what was said. */
function failures(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes
    .filter(({ answerable, right, cites }) => !right || (answerable && !cites))
    .map(
      ({ qid, type, question, kind, wanted, text, right, lost }) =>
        `${qid} [${type}] ${kind}${right ? ', wrong article' : ''}${lost ? `, ${LOST[lost]}` : ''}: ${question}\n  wanted: ${wanted.length > 0 ? JSON.stringify(wanted) : 'no answer'}\n  said:   ${text}`,
    );
}

/** The whole report for a terminal. */
export function printed(report: Report): string {
  const tables = TABLES(report).map(({ head, rows }) => padded(head, rows));
  return [...tables, `failures to read:\n${failures(report.outcomes).join('\n') || 'none'}`].join('\n\n');
}

/** The tables in Markdown, for docs/scorecard.md. */
export function scorecard(report: Report): string {
  const table = (head: Cells, rows: readonly Cells[]) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const intro =
    '# Scorecard\n\nMade by `npm run evaluate` on the gold data of `tests/gold/` with the built-in answerer (no model, no network).\nTimes are of the machine it ran on.';
  return `${[intro, ...TABLES(report).map(({ head, rows }) => table(head, rows))].join('\n\n')}\n`;
}

/** Changes against an earlier report, and the questions that turned right or wrong. */
export function compared(report: Report, earlier: Report): string {
  const before = new Map(figures(earlier).map(([name, value]) => [name, value]));
  const rows = figures(report).map(([name, value, unit]) => [
    name,
    shown(before.get(name) ?? 0, unit),
    shown(value, unit),
  ]);
  const was = new Map(earlier.outcomes.map(({ qid, right }) => [qid, right]));
  const turned = (right: boolean) =>
    report.outcomes.filter((one) => one.right === right && was.get(one.qid) === !right).map(({ qid }) => qid);
  return [
    padded(['measure', 'before', 'now'], rows),
    `now right: ${turned(true).join(' ') || 'none'}`,
    `now wrong: ${turned(false).join(' ') || 'none'}`,
  ].join('\n');
}
