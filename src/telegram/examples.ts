import type { Answer, Language } from '../types.ts';
import { messages } from './messages.ts';
import type { Parts } from './parts.ts';
import { clean } from './rich-text.ts';

const EXAMPLES = 3;
/** Headlines tried for examples; most lead to a question that is answered. */
const TRIED = 12;
/** Longer headlines don't fit a button on a phone. */
const LONGEST = 26;

/**
 * Questions to begin with, made from the newest headlines and tried out, so that each has an answer. They are kept
 * until the index changes, because a button only carries an example's number.
 */
export async function examples(parts: Parts, language: Language): Promise<readonly string[]> {
  const { articles, upTo } = await parts.store.coverage();
  const stamp = `${language}:${articles}:${upTo}`;
  const kept = parts.memory.note(`examples:${language}`);
  const known = kept === null ? null : (JSON.parse(kept) as { stamp: string; questions: string[] });
  if (known?.stamp === stamp) return known.questions;
  const questions = await answeredExamples(parts, language);
  parts.memory.putNote(`examples:${language}`, JSON.stringify({ stamp, questions }));
  return questions;
}

/** The example a button names, as it was offered; `null` when there are fewer now. */
export function exampleNumber(parts: Parts, language: Language, number: number): string | null {
  const kept = parts.memory.note(`examples:${language}`);
  return kept === null ? null : ((JSON.parse(kept) as { questions: string[] }).questions[number] ?? null);
}

async function answeredExamples(parts: Parts, language: Language): Promise<readonly string[]> {
  const { exampleQuestion } = messages(language);
  const questions: string[] = [];
  for (const { id, title } of await parts.store.latest(TRIED)) {
    const headline = clean(title).trim();
    if (headline.length > LONGEST || headline.length < 6 || questions.length === EXAMPLES) continue;
    const question = exampleQuestion(headline);
    const answer: Answer = await parts.askQuickly({ text: question, history: [], today: parts.today() });
    if (answer.kind === 'found' && answer.citations.some(({ article }) => article === id)) questions.push(question);
  }
  return questions;
}
