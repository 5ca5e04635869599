/** The door: each update is written once, whoever asks too fast is told so once, and chats that write are open again. */
import type { Update } from 'grammy/types';
import type { Admission, Arrival, Queue } from '../../state/index.ts';
import { readArrival } from './arrival.ts';
import type { Clock } from './clock.ts';
import type { After, OutTray } from './out-tray.ts';
import type { Verdict } from './rate-limits.ts';

export type IntakeOptions = {
  readonly queue: Queue;
  readonly clock: Clock;
  readonly judge: (arrival: Arrival) => Promise<Verdict>;
  readonly isAddressed: (update: Update) => boolean;
  /** What of an update may wait in the state. */
  readonly cleaned: (update: unknown) => unknown;
  readonly tray: OutTray;
  /** Takes up what was written. */
  readonly onWork: (work: Awaited<ReturnType<Queue['admit']>>) => void;
  readonly onDropped: () => void;
};

/** Returns the function that admits updates; it resolves when they are written. */
export function createIntake(options: IntakeOptions): (updates: readonly unknown[]) => Promise<void> {
  const { queue, clock, judge, tray } = options;

  const verdictOn = async (update: Update, arrival: Arrival): Promise<Verdict> => {
    // Inline queries come by keystroke and cost one message at most: their answer is cached by Telegram.
    if (!arrival.byPerson || update.inline_query !== undefined) return 'pass';
    return options.isAddressed(update) ? judge(arrival) : 'pass';
  };

  /** `null` for what nobody will hear of: a flood isn't written down, and what is repeated of it is judged again. */
  const admission = async (update: unknown, arrival: Arrival): Promise<Admission | null> => {
    const verdict = await verdictOn(update as Update, arrival);
    if (verdict !== 'pass') options.onDropped();
    if (verdict === 'over') return null;
    return {
      arrival,
      content: options.cleaned(update),
      received: clock.now(),
      waits: verdict === 'pass',
      notices: verdict === 'first-over' ? await tray.say(update as Update, 'too-fast') : [],
    };
  };

  return async (updates) => {
    const now = clock.now();
    const arrivals = updates.map((update) => ({ update, arrival: readArrival(update, now) }));
    const known = await queue.known(arrivals.flatMap(({ arrival }) => (arrival ? [arrival.update_id] : [])));
    const admissions: Admission[] = [];
    for (const { update, arrival } of arrivals)
      if (arrival !== null && !known.has(arrival.update_id))
        admissions.push(...[await admission(update, arrival)].filter((one) => one !== null));
    if (admissions.length === 0) return;
    const afters: After[] = admissions.map(({ notices }) => tray.sending(notices));
    options.onWork(await queue.admit(admissions));
    for (const after of afters) after();
  };
}
