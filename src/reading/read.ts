import type { Amount, Mention, When } from '../types.ts';
import { readAmounts } from './amount/index.ts';
import type { ReadContext } from './context.ts';
import { readNames } from './names/index.ts';
import { plainly } from './plain.ts';
import { remember } from './remember.ts';
import { readSteps } from './steps/index.ts';
import { readWhens } from './when/index.ts';

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

/** Questions, their parts and headlines that are read again and again: 1,024 texts' mentions take some 1 MB. */
const REMEMBERED = 1024;

/** The same for a text by itself, remembered. */
export const readAgain = remember((text: string): readonly Mention[] => read(text), REMEMBERED);
