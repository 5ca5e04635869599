import type { AskOptions, Draft, Hit, ParsedQuestion } from '../types.ts';

export type DraftOptions = AskOptions & {
  /** Looks for reports beside the hits, for an answerer that reads more than ours does. */
  readonly more?: () => Promise<readonly Hit[]>;
};

/** Proposes sentences with the quotes that carry them; what can't be verified afterwards is dropped. */
export interface Answerer {
  draft(question: ParsedQuestion, hits: readonly Hit[], options: DraftOptions): Promise<Draft>;
}
