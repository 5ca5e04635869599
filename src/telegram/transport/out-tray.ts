/** Puts calls where they belong: durable ones into the outbox with their update's done-mark, the others on the line. */
import type { Update } from 'grammy/types';
import type { Log } from '../../types.ts';
import type { Apology, ApologyReason, OutgoingCall } from '../outgoing.ts';
import { readArrival } from './arrival.ts';
import type { Chats } from './chats.ts';
import type { Clock } from './clock.ts';
import type { WaitingUpdate } from './inbox.ts';
import type { Outbox, QueuedCall } from './outbox.ts';
import type { Caller } from './outcome.ts';
import type { Sender } from './sender.ts';

/** Telegram forgets an update after a day; who waited longer for an answer is told so, once. */
const LATE = 86_400_000;

export type OutTrayOptions = {
  readonly call: Caller;
  readonly outbox: Outbox;
  readonly chats: Chats;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly log: Log;
  readonly apology: Apology;
  readonly isAddressed: (update: Update) => boolean;
  readonly onMigrated: (from: number, to: number) => void;
};

/** What runs after a transaction, once what it stored is on the disk. */
export type After = () => void;

/** `store`, `reply` and `apologise` run inside a transaction. */
export function createOutTray(options: OutTrayOptions) {
  const { call, outbox, chats, sender, clock, log } = options;

  const sendNow = async ({ method, chat, payload }: OutgoingCall): Promise<void> => {
    if (!sender.mayWriteTo(chat)) return;
    const { kind } = await call(method, payload);
    if (kind !== 'sent') log.info({ method, outcome: kind }, 'a best-effort call was not taken');
  };

  const store = (calls: readonly OutgoingCall[], lane: string): After => {
    const durable = calls.filter((c) => c.importance === 'durable');
    const queued = durable.map((c) => outbox.add(c, lane, clock.now())).filter((q): q is QueuedCall => q !== null);
    return () => {
      for (const c of calls) if (c.importance === 'best-effort') void sendNow(c);
      queued.forEach(sender.push);
    };
  };

  const say = (update: Update, reason: ApologyReason): readonly OutgoingCall[] => {
    try {
      const said = options.isAddressed(update) ? options.apology(update, reason) : null;
      return said === null ? [] : [said];
    } catch {
      // A malformed update can make the wording fail; then there is nobody to talk to.
      return [];
    }
  };

  const apologise = (update: Update, lane: string, reason: ApologyReason): After => store(say(update, reason), lane);

  const reply = (update: Update, from: WaitingUpdate, calls: readonly OutgoingCall[]): After => {
    const arrival = readArrival(update, clock.now());
    const chat = arrival?.chat ?? null;
    if (chat === null) return store(calls, from.lane);
    if (arrival?.migratedTo != null) move(chat, arrival.migratedTo);
    const isLate = calls.length > 0 && clock.now() - from.asked > LATE && chats.owesApology(chat, from.asked);
    if (!isLate) return store(calls, from.lane);
    chats.apologise(chat, clock.now());
    return store([...say(update, 'late'), ...calls], from.lane);
  };

  const move = (from: number, to: number): void => {
    chats.move(from, to);
    options.onMigrated(from, to);
  };

  return { sendNow, store, reply, apologise };
}

export type OutTray = ReturnType<typeof createOutTray>;
