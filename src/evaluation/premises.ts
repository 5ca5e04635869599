/** Questions that take something false for granted: whether the papers' own word is said instead, or at least no answer given. */
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { AskPapers } from '../types.ts';
import { answerText } from '../wording/index.ts';
import { isRight } from './answers.ts';
import { type Asked, asQuestion, linesOf, type Required } from './gold.ts';
import { padded, percent } from './table.ts';

/** A false premise with what its correction must hold (`null`: there is nothing to say), or a true one (`type` control). */
export type Premise = Asked & {
  readonly type: string;
  readonly must_include: readonly Required[] | null;
};

/** `told`: what the papers say stands in the reply; `declined`: nothing is given out as an answer. */
export type PremiseOutcome = Premise & { readonly text: string; readonly told: boolean; readonly declined: boolean };

export type PremiseSet = { readonly name: string; readonly premises: readonly Premise[] };

/** The sets of a folder, a file each; `names` says which. Rejects with `InputError` for a line that is none. */
export async function readPremises(folder: string, names: (name: string) => boolean): Promise<readonly PremiseSet[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.jsonl')).sort();
  const wanted = files.filter((file) => names(parse(file).name));
  return Promise.all(
    wanted.map(async (file) => ({ name: parse(file).name, premises: await linesOf<Premise>(join(folder, file)) })),
  );
}

/** Asks every question in turn. */
export async function premiseOutcomes(
  premises: readonly Premise[],
  ask: AskPapers,
  today: string,
): Promise<readonly PremiseOutcome[]> {
  const outcomes: PremiseOutcome[] = [];
  for (const premise of premises) {
    const answer = await ask(asQuestion(premise, today));
    const text = answerText(answer);
    const told = premise.must_include !== null && isRight(text, premise.must_include);
    outcomes.push({ ...premise, text, told, declined: answer.kind !== 'found' });
  }
  return outcomes;
}

const HEAD = ['set', 'false', 'corrected', 'corrected or declined', 'controls', 'controls right', 'controls refused'];
const isControl = ({ type }: Premise): boolean => type === 'control';

function rowOf(name: string, outcomes: readonly PremiseOutcome[]): readonly string[] {
  const [controls, wrong] = [outcomes.filter(isControl), outcomes.filter((one) => !isControl(one))];
  const share = (test: (one: PremiseOutcome) => boolean, of: readonly PremiseOutcome[]) =>
    percent(of.filter(test).length / (of.length || 1));
  const correctable = wrong.filter(({ must_include: must }) => must !== null);
  return [
    ...[name, String(wrong.length), share(({ told }) => told, correctable)],
    share(({ told, declined }) => told || declined, wrong),
    ...[String(controls.length), share(({ told, declined }) => told && !declined, controls)],
    share(({ declined }) => declined, controls),
  ];
}

/** A line for each set, then one for all that are open and one for all held out. `corrected`: of those that the papers have a word on. */
export function premiseTable(sets: readonly (readonly [string, readonly PremiseOutcome[]])[]): string {
  const all = Map.groupBy(sets, ([name]) => (name.startsWith('held-out/') ? 'all held out' : 'all'));
  const sums = [...all].map(([name, own]) => [name, own.flatMap(([, outcomes]) => outcomes)] as const);
  return padded(
    HEAD,
    [...sets, ...sums].map(([name, outcomes]) => rowOf(name, outcomes)),
  );
}
