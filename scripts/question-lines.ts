/** Questions as programs send them: a JSON object a line on stdin, `{qid, question, history?}`. */
import { createInterface } from 'node:readline';
import { InputError } from '../src/errors.ts';
import type { Earlier, Question } from '../src/types.ts';

export type QuestionLine = { readonly qid: unknown; readonly question: Question };

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

/** An earlier question: its text, or its text with the ids of the articles that were cited for it. */
const isEarlier = (value: unknown): value is Earlier => {
  if (typeof value === 'string') return true;
  const { question, articles = [] } = (value ?? {}) as { question?: unknown; articles?: unknown };
  return typeof question === 'string' && isTexts(articles);
};
const isHistory = (value: unknown): value is readonly Earlier[] => Array.isArray(value) && value.every(isEarlier);

/** Reads one line; `number` names it in the error. Throws `InputError`. */
export function parseQuestionLine(line: string, number: number, today: string): QuestionLine {
  const fault = (why: string, cause?: unknown) =>
    new InputError({
      what: `read line ${number} of the questions`,
      why,
      remedy:
        'Send a line such as {"qid": "1", "question": "…"}, "history" being a list of earlier questions, each a text or {"question": "…", "articles": ["id"]}.',
      cause,
    });
  let value: { qid?: unknown; question?: unknown; history?: unknown } | null;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw fault('it is not JSON', cause);
  }
  const { qid = null, question, history = [] } = value ?? {};
  if (typeof question !== 'string') throw fault('it has no "question" that is a text');
  if (!isHistory(history)) throw fault('its "history" is not a list of texts, or of {question, articles}');
  return { qid, question: { text: question, history, today } };
}

/** The questions on `input`, in order; empty lines are passed over. Rejects with `InputError` at the first bad one. */
export async function* readQuestionLines(input: NodeJS.ReadableStream, today: string): AsyncGenerator<QuestionLine> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() !== '') yield parseQuestionLine(line, number, today);
  }
}
