/** The door: each update is written once, whoever asks too fast is told so once, and chats that write are open again. */
import type { Update } from 'grammy/types';
import { type Arrival, readArrival } from './arrival.ts';
import type { Chats } from './chats.ts';
import type { Clock } from './clock.ts';
import type { Inbox, WaitingUpdate } from './inbox.ts';
import type { After, OutTray } from './out-tray.ts';
import type { Verdict } from './rate-limits.ts';

export type IntakeOptions = {
  readonly inbox: Inbox;
  readonly chats: Chats;
  readonly clock: Clock;
  readonly judge: (arrival: Arrival) => Verdict;
  readonly isAddressed: (update: Update) => boolean;
  /** What of an update may wait on the disk. */
  readonly cleaned: (update: unknown) => unknown;
  readonly apologise: OutTray['apologise'];
  /** Takes up an update that was written. */
  readonly push: (update: WaitingUpdate) => void;
  readonly onDropped: () => void;
};

/** Returns the function that admits one update; it runs inside a transaction. */
export function createIntake(options: IntakeOptions): (update: unknown) => After {
  const { inbox, chats, clock, judge, push } = options;

  const verdictOn = (update: Update, arrival: Arrival): Verdict => {
    // Inline queries come by keystroke and cost one message at most: their answer is cached by Telegram.
    if (!arrival.byPerson || update.inline_query !== undefined) return 'pass';
    return options.isAddressed(update) ? judge(arrival) : 'pass';
  };

  return (update) => {
    const now = clock.now();
    const arrival = readArrival(update, now);
    if (arrival === null || inbox.isKnown(arrival.update_id)) return () => {};
    const verdict = verdictOn(update as Update, arrival);
    inbox.add(arrival, options.cleaned(update), now, verdict === 'pass');
    if (arrival.chat !== null && arrival.byPerson) chats.reopen(arrival.chat);
    if (verdict === 'pass') return () => push(arrival);
    options.onDropped();
    return verdict === 'first-over' ? options.apologise(update as Update, arrival.lane, 'too-fast') : () => {};
  };
}
