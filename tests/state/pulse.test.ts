import { expect, test } from 'vitest';
import { createPulse } from '../../src/state/postgres/pulse.ts';

/** A process with a lease of ten seconds, and a database that answers at `answer`. */
function pulse() {
  let now = 0;
  let buried = 0;
  const waiting: (() => void)[] = [];
  const live = createPulse({
    ...{ lease: 10, every: 2, clock: () => now },
    beat: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    bury: async () => ++buried,
  });
  return {
    live: (at: number): Promise<number> => {
      now = at;
      return live();
    },
    /** How many signs of life were under way. */
    answer: (at: number): number => {
      now = at;
      const all = waiting.splice(0);
      for (const resolve of all) resolve();
      return all.length;
    },
    buried: () => buried,
  };
}

test('a process that was cut off lets others give a sign of life before it judges them, however many of its own end together', async () => {
  const { live, answer, buried } = pulse();
  const first = live(2);
  answer(2.1);
  expect(await first).toBe(1);
  // The database is away from here to 21.
  const cutOff = [4, 6, 8, 10, 12, 14, 16, 18, 20].map((at) => live(at));
  expect(answer(21)).toBeGreaterThan(0);
  expect(await Promise.all(cutOff)).toEqual(cutOff.map(() => 0));
  const next = live(22);
  answer(22.1);
  await next;
  expect(buried()).toBe(1);
  const last = live(24);
  answer(24.1);
  await last;
  expect(buried()).toBe(2);
});

test('a sign of life that hangs is waited for, and not for so long that the lease runs out', async () => {
  const { live, answer } = pulse();
  const all = [2, 4, 6].map((at) => live(at));
  expect(answer(6.5)).toBe(1);
  await Promise.all(all);
  const hanging = [8, 10, 12, 14].map((at) => live(at));
  expect(answer(14)).toBe(2);
  await Promise.all(hanging);
});
