/** Sentences of an answer, cut to the room there is. */

import { signs } from '../kinds/index.ts';
import { plainOf, type RowPart } from './candidates.ts';
import { cover } from './coverage.ts';
import type { Plan } from './features.ts';
import { type ListPart, shorten } from './lists/shorten.ts';
import type { Ranked } from './rank.ts';
import { trim } from './trim.ts';

/** A sentence of the answer: the candidate it comes from and its text, cut where it was too long. */
export type Chosen = {
  readonly ranked: Ranked;
  readonly text: string;
  /** A row or an item, which has a line of its own. */
  readonly ownLine?: boolean;
};

/** An item that is a whole paragraph without a stop would run into the next. */
const LONGEST_LINE = 80;
const isLine = ({ text, start }: ListPart, at: number): boolean =>
  at > 0 && start === 0 && text.length <= LONGEST_LINE && !/[。！？!?][”’」』）)]*$/u.test(text);

/** What a clause is worth to the question: its words, and facts of the kind asked for. */
function worthIn(plans: readonly Plan[]): (clause: string) => number {
  return (clause) => {
    const plain = plainOf(clause);
    return Math.max(
      ...plans.map(
        (plan) =>
          cover(plan.words, plain) +
          0.5 * cover(plan.nearest, plain) +
          0.4 * Math.max(0, ...signs(plan.aspect, clause, plan.isGiven).map(({ strength }) => strength)),
      ),
    );
  };
}

/** A ranked sentence, cut to the room there is. */
const fitted = (ranked: Ranked, room: number, plans: readonly Plan[]): Chosen => ({
  ranked,
  text: trim(ranked.candidate.text, room, worthIn(plans)),
});

/** A row as printed, under the heads of its columns. */
const rowOf = (ranked: Ranked, row: readonly RowPart[]): readonly Chosen[] =>
  row.map(({ paragraph, text }) => ({
    ranked: {
      ...ranked,
      candidate: { ...ranked.candidate, paragraph, start: 0, end: text.length, text, ranked: ranked.candidate },
    },
    text,
    ownLine: true,
  }));

/** What a candidate says in at most about `room` characters: a sentence, or a list paragraph by paragraph. */
export function said(ranked: Ranked, room: number, plans: readonly Plan[]): readonly Chosen[] {
  const { list, row } = ranked.candidate;
  if (row) return rowOf(ranked, row);
  if (!list) return [fitted(ranked, room, plans)];
  const texts = shorten(list.parts, room);
  return list.parts.map((part, at) => {
    const { paragraph, start, end, text } = part;
    const ordinal = ranked.candidate.ordinal + at / 100;
    const candidate = { ...ranked.candidate, paragraph, start, end, text, ordinal };
    return { ranked: { ...ranked, candidate }, text: texts[at]!, ownLine: isLine(part, at) };
  });
}
