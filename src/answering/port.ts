import type { AskOptions, Draft, Hit, ParsedQuestion } from '../types.ts';

/** Proposes sentences with the quotes that carry them; what can't be verified afterwards is dropped. */
export interface Answerer {
  draft(question: ParsedQuestion, hits: readonly Hit[], options: AskOptions): Promise<Draft>;
}
