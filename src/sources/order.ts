/** What of a round is done one after the other, and what at the same time. */
import type { WebSource } from './sources.ts';

/** Sources that are asked at the same time; each host has its own pace, however many there are. */
const SIDE_BY_SIDE = 16;

/** Calls `work` once for each `add`, never twice at a time; `ended` rejects with the first failure. */
export function createTurns(work: () => Promise<void>) {
  let [last, failure]: [Promise<void>, { error: unknown } | null] = [Promise.resolve(), null];
  return {
    add: (): void => {
      last = last.then(work).catch((error: unknown) => {
        failure ??= { error };
      });
    },
    ended: async (): Promise<void> => {
      await last;
      if (failure) throw failure.error;
    },
  };
}

/** Sources in their order, some of them at the same time. */
export async function sideBySide(
  sources: readonly WebSource[],
  take: (source: WebSource) => Promise<void>,
  isStopped: () => boolean,
): Promise<void> {
  const ahead = [...sources];
  const worker = async () => {
    for (let source = ahead.shift(); source !== undefined && !isStopped(); source = ahead.shift()) await take(source);
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, sources.length) }, worker));
}
