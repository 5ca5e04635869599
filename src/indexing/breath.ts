import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which a bot that indexes looks after its residents. */
const WORK = 20;

/** A function to call between pieces of work: most calls cost nothing, now and then one lets all else in this process go on. */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < WORK) return;
    await setImmediate();
    since = performance.now();
  };
}
