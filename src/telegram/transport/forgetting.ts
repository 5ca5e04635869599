/** Sees to it that whoever asked to be forgotten is, once the last reply (the one that says so) is out. */
import type { Queue } from '../../state/port.ts';
import type { Log } from '../../types.ts';
import type { Clock } from './clock.ts';
import { placeOf } from './place-of.ts';

/** Milliseconds between two looks at whether the last reply is out. */
const LOOK_EVERY = 200;

export type ForgettingOptions = { readonly queue: Queue; readonly clock: Clock; readonly log: Log };

export function createForgetting({ queue, clock, log }: ForgettingOptions) {
  let isLooking = false;
  let isStopped = false;

  const look = async (): Promise<void> => {
    isLooking = false;
    if (isStopped) return;
    const isDone = await queue.forgetRest().catch((error: unknown) => {
      // A full disk is reported by the writes that matter; forgetting simply comes again.
      log.warn({ reason: placeOf(error) }, 'a chat could not be forgotten to the end; it comes again');
      return false;
    });
    if (!isDone) lookLater();
  };
  const lookLater = (): void => {
    if (isLooking) return;
    isLooking = true;
    clock.after(LOOK_EVERY, () => void look());
  };

  return {
    forget: async (chat: number): Promise<void> => {
      await queue.forget(chat);
      lookLater();
    },
    /** Ends what an earlier life of the bot began. */
    resume: lookLater,
    /** The last look: nothing is written after it. */
    stop: async (): Promise<void> => {
      isStopped = true;
      await queue.forgetRest().catch((error: unknown) => {
        log.warn({ reason: placeOf(error) }, 'a chat could not be forgotten to the end; the next start goes on');
      });
    },
  };
}
