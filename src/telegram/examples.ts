import { answeredExamples } from '../examples.ts';
import type { Language } from '../types.ts';
import type { Parts } from './parts.ts';

const EXAMPLES = 3;

/** Questions to begin with. They are kept until the index changes, because a button only carries an example's number. */
export async function examples(parts: Parts, language: Language): Promise<readonly string[]> {
  const { articles, upTo } = await parts.store.coverage();
  const stamp = `${language}:${articles}:${upTo}`;
  const kept = await parts.memory.note(`examples:${language}`);
  const known = kept === null ? null : (JSON.parse(kept) as { stamp: string; questions: string[] });
  if (known?.stamp === stamp) return known.questions;
  const questions = await answeredExamples({ ...parts, ask: parts.askQuickly }, EXAMPLES);
  await parts.memory.putNote(`examples:${language}`, JSON.stringify({ stamp, questions }));
  return questions;
}

/** The example a button names, as it was offered; `null` when there are fewer now. */
export async function exampleNumber(parts: Parts, language: Language, number: number): Promise<string | null> {
  const kept = await parts.memory.note(`examples:${language}`);
  return kept === null ? null : ((JSON.parse(kept) as { questions: string[] }).questions[number] ?? null);
}
