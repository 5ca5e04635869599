/** The conversation's memory, shared by all processes. */
import { createMemory, saltIn, type Work } from '../memory/index.ts';
import type { Memory } from '../port.ts';
import type { Client, Run } from './client.ts';

export async function openMemory({ run, transaction }: Client, now: () => number, keepDays: number): Promise<Memory> {
  const salt = await perform(run, saltIn());
  return createMemory(
    {
      run: async (...statement) => (await run(...statement)).rows,
      together: (work) => transaction((query) => perform(query, work())),
      each: (list) => `jsonb_array_elements_text(${list}::jsonb) AS each (value)`,
    },
    { salt, now, keepDays },
  );
}

/** Runs statements one after the other. */
export async function perform<Result>(run: Run, work: Work<Result>): Promise<Result> {
  let step = work.next();
  while (!step.done) step = work.next((await run(...step.value)).rows);
  return step.value;
}
