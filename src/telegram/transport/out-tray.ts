/** Puts calls where they belong: durable ones into the state with their update's done-mark, the others on the line. */
import type { Update } from 'grammy/types';
import type { LoadedUpdate, OutgoingCall, Queue, QueuedCall, WaitingUpdate } from '../../state/index.ts';
import type { Log } from '../../types.ts';
import type { Apology, ApologyReason } from '../outgoing.ts';
import { readArrival } from './arrival.ts';
import type { Clock } from './clock.ts';
import type { Caller } from './outcome.ts';
import type { Sender } from './sender.ts';

/** Telegram forgets an update after a day; who waited longer for an answer is told so, once. */
const LATE = 86_400_000;

export type OutTrayOptions = {
  readonly call: Caller;
  readonly queue: Queue;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly log: Log;
  readonly apology: Apology;
  readonly isAddressed: (update: Update) => boolean;
};

/** What runs once something is stored. */
export type After = () => void;

export function createOutTray(options: OutTrayOptions) {
  const { call, queue, sender, clock, log } = options;

  const sendNow = async ({ method, chat, payload }: OutgoingCall): Promise<void> => {
    if (!sender.mayWriteTo(chat)) return;
    const { kind } = await call(method, payload);
    if (kind !== 'sent') log.info({ method, outcome: kind }, 'a best-effort call was not taken');
  };

  /** Sends what isn't stored. */
  const sending = (calls: readonly OutgoingCall[]): After => {
    return () => {
      for (const one of calls) if (one.importance === 'best-effort') void sendNow(one);
    };
  };

  const release = (calls: readonly OutgoingCall[], queued: readonly QueuedCall[] | null): void => {
    if (queued === null) return;
    sending(calls)();
    queued.forEach(sender.push);
  };

  const say = async (update: Update, reason: ApologyReason): Promise<readonly OutgoingCall[]> => {
    try {
      const said = options.isAddressed(update) ? await options.apology(update, reason) : null;
      return said === null ? [] : [said];
    } catch {
      // A malformed update can make the wording fail; then there is nobody to talk to.
      return [];
    }
  };

  return {
    sendNow,
    sending,
    say,
    /** Ends an update with its replies. */
    reply: async ({ update }: LoadedUpdate, from: WaitingUpdate, calls: readonly OutgoingCall[]): Promise<void> => {
      const arrival = readArrival(update, clock.now());
      const isLate = calls.length > 0 && clock.now() - from.asked > LATE;
      const late = isLate ? await say(update, 'late') : null;
      const { chat = null, migratedTo: movedTo = null } = arrival ?? {};
      release(calls, await queue.end(from, { calls, chat, movedTo, late }));
    },
    setAside: async ({ update }: LoadedUpdate, from: WaitingUpdate): Promise<void> => {
      const said = await say(update, 'failed');
      release(said, await queue.setAside(from, said));
    },
    store: async (calls: readonly OutgoingCall[]): Promise<void> => release(calls, await queue.store(calls)),
  };
}

export type OutTray = ReturnType<typeof createOutTray>;
