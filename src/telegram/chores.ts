import type { Lead } from '../state/index.ts';
import { followNews } from './follow.ts';
import { presentation } from './menus.ts';
import type { OutgoingCall } from './outgoing.ts';
import type { Parts } from './parts.ts';
import { type Notice, sourceNotices } from './sources.ts';
import { stampOf } from './stamp.ts';
import type { Clock } from './transport/index.ts';
import { placeOf } from './transport/place-of.ts';

/** A newspaper comes once a day; ten minutes also leave the newsroom time to take an upload back. */
const LOOK_EVERY = 10 * 60_000;
const PURGE_EVERY = 24 * 3_600_000;

export type ChoreOptions = {
  readonly parts: Parts;
  readonly clock: Clock;
  readonly enqueue: (calls: readonly OutgoingCall[]) => Promise<void>;
  /** Of several processes one does the chores. */
  readonly lead: Lead;
};

/** What the bot does without being asked: menus, news for followers, forgetting old questions. */
export function createChores({ parts, clock, enqueue, lead }: ChoreOptions) {
  const cancels = new Map<string, () => void>();
  const atWork = new Set<Promise<void>>();
  let isStopped = false;

  const every = (name: string, ms: number, work: () => Promise<void> | void): void => {
    const again = (): void => {
      if (!isStopped) cancels.set(name, clock.after(ms, run));
    };
    const run = (): void => void attempt(name, lead.isMine() ? work : () => {}).then(again);
    again();
  };

  /** A chore that fails is tried again at its next turn. */
  const attempt = (name: string, work: () => Promise<void> | void): Promise<void> => {
    const done = Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        parts.log.warn({ chore: name, reason: placeOf(error) }, 'a chore of the bot failed; it comes again');
      })
      .finally(() => atWork.delete(done));
    atWork.add(done);
    return done;
  };

  /** Stored before they are remembered: after a crash in between the same `once` keeps them from being sent again. */
  const telling = (noticesOf: (parts: Parts) => Promise<readonly Notice[]>) => async (): Promise<void> => {
    for (const { calls, remember } of await noticesOf(parts)) {
      if (isStopped) return;
      await enqueue(calls);
      await remember();
    }
  };
  const [tellFollowers, tellOfSources] = [telling(followNews), telling(sourceNotices)] as const;

  return {
    tellFollowers,
    tellOfSources,
    start: (): void => {
      lead.onChange((isMine) => {
        if (isMine && !isStopped) void attempt('menus', () => present(parts, enqueue));
      });
      every('news for followers', LOOK_EVERY, tellFollowers);
      every('sources', LOOK_EVERY, tellOfSources);
      void attempt('forgetting', parts.memory.purge);
      every('forgetting', PURGE_EVERY, parts.memory.purge);
    },
    stop: async (): Promise<void> => {
      isStopped = true;
      for (const cancel of cancels.values()) cancel();
      await Promise.all(atWork);
    },
  };
}

/** Sets menus and profile when they differ from those set last. */
async function present({ memory }: Parts, enqueue: ChoreOptions['enqueue']): Promise<void> {
  const wanted = presentation();
  const stamp = stampOf(wanted);
  if ((await memory.note('presentation')) === stamp) return;
  await enqueue(wanted.map(({ method, payload }) => ({ method, payload, chat: null, importance: 'durable' })));
  await memory.putNote('presentation', stamp);
}
