import type { Amount, Mention, When } from '../types.ts';
import { readAmounts } from './amount/index.ts';
import { readNames } from './names/index.ts';
import { plainly } from './plain.ts';
import type { Names } from './set-apart.ts';
import { readSteps } from './steps/index.ts';
import { readWhens } from './when/index.ts';

/** What is known beside the text. */
export type ReadContext = {
  /** The day (or month, or year) it was printed, ISO: what 昨日 and 今年 are read against. Unknown, they have no range. */
  readonly day?: string | null;
  /** Times of the text before, nearest last: 当日 and a bare 18日 go on from them. */
  readonly before?: readonly When[];
  /** Names that the archive uses and no dictionary has. */
  readonly names?: Names;
};

const inOrder = (a: Mention, b: Mention): number => a.start - b.start || b.end - a.end;

/**
 * What a text says, as typed spans in reading order: times and amounts never overlap one another; names may hold
 * places and numbers. Never throws; linear in the text. The one place where a page or a question is looked through for
 * dates, figures, names and steps.
 */
export function read(text: string, context: ReadContext = {}): readonly Mention[] {
  const plain = plainly(text);
  const whens: readonly When[] = readWhens(plain, context);
  const amounts: readonly Amount[] = readAmounts(plain, whens);
  const found: readonly Mention[] = [...whens, ...amounts, ...readNames(plain, context), ...readSteps(plain, whens)];
  return [...found].sort(inOrder).map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
}
