import type { DatabaseSync } from 'node:sqlite';
import type { Admission, Ending, OutgoingCall, Queue, QueuedCall, Work } from '../port.ts';
import { apologise, closeChat, moveRows, prune } from '../rows.ts';
import { createForgetting } from './forgetting.ts';
import { createInbox } from './inbox.ts';
import { perform } from './memory.ts';
import type { Journal } from './open.ts';
import { createOutbox } from './outbox.ts';
import { createTally } from './tally.ts';

export type QueueOptions = {
  readonly db: DatabaseSync;
  readonly journal: Journal;
  readonly now: () => number;
  /** Moves what the memory knows of a chat; runs inside the transaction that moves the queue's rows. */
  readonly moved: (from: number, to: number) => void;
};

const NOTHING: Work = { updates: [], calls: [] };

/** The queue in one file, for one process: what waits at the start is taken once, all else is given as it is stored. */
export function createQueue({ db, journal, now, moved }: QueueOptions): Queue {
  const inbox = createInbox(db);
  const outbox = createOutbox(db);
  const forgetting = createForgetting(db);
  /** What an earlier life left; all else is given as it is stored. */
  let left: Work = { updates: inbox.waiting(), calls: outbox.waiting() };

  const put = (calls: readonly OutgoingCall[], lane: string): readonly QueuedCall[] =>
    calls
      .filter(({ importance }) => importance === 'durable')
      .map((call) => outbox.add(call, lane, now()))
      .filter((queued) => queued !== null);

  const admitOne = ({ arrival, content, received, waits, notices }: Admission) => {
    if (!inbox.add(arrival, content, received, waits)) return NOTHING;
    if (arrival.chat !== null && arrival.byPerson) outbox.reopen(arrival.chat);
    return { updates: waits ? [arrival] : [], calls: put(notices, arrival.lane) };
  };

  const move = (from: number, to: number): void => {
    perform(db, moveRows(from, to));
    moved(from, to);
  };

  const ended = (asked: number, { calls, chat, movedTo, late }: Ending, lane: string): readonly QueuedCall[] => {
    if (chat !== null && movedTo !== null) move(chat, movedTo);
    const isOwed = chat !== null && late !== null && perform(db, apologise(chat, asked, now()));
    return put(isOwed ? [...late, ...calls] : calls, lane);
  };

  return {
    take: async () => {
      const work = left;
      left = NOTHING;
      return work;
    },
    onWork: () => {},
    known: async (ids) => new Set(ids.filter(inbox.isKnown)),
    admit: async (updates) => {
      const admitted = await journal(() => updates.map(admitOne), 'synced');
      return {
        updates: admitted.flatMap((one) => one.updates),
        calls: admitted.flatMap((one) => one.calls),
      };
    },
    load: async ({ update_id }) => inbox.load(update_id),
    begin: ({ update_id }) => journal(() => inbox.begin(update_id)),
    cancel: ({ update_id }) => journal(() => inbox.cancel(update_id)),
    fail: ({ update_id }) => journal(() => inbox.fail(update_id)),
    end: ({ update_id, lane, asked }, ending) =>
      journal(() => {
        inbox.end(update_id);
        return ended(asked, ending, lane);
      }),
    setAside: ({ update_id, lane }, calls) =>
      journal(() => {
        inbox.setAside(update_id);
        return put(calls, lane);
      }),
    store: (calls) =>
      journal(
        () =>
          put(
            calls.filter(({ chat }) => chat === null || outbox.isActive(chat)),
            'notices',
          ),
        'synced',
      ),
    loadCall: async ({ id }) => outbox.load(id),
    doubt: ({ id }, by, safety) => journal(() => outbox.doubt(id, by), safety),
    remove: ({ id }, reply) =>
      journal(() => {
        outbox.remove(id);
        if (reply) outbox.keepReply(reply.chat, reply.key, reply.message, now());
      }),
    messageOf: async (chat, key) => outbox.replyOf(chat, key),
    dropMessage: (chat, key) => journal(() => outbox.dropReply(chat, key)),
    close: (chat) => journal(() => perform(db, closeChat(chat, now()))),
    move: (from, to) => journal(() => move(from, to)),
    forget: async (chat) => forgetting.begin(chat),
    forgetRest: async () => forgetting.rest(),
    tally: createTally(),
    countSetAside: async () => inbox.countOf('set-aside'),
    prune: () => journal(() => perform(db, prune(now()))),
    // Writes a page, for a change of no row reaches no disk.
    probe: () => journal(() => void db.exec('PRAGMA user_version = 1')),
  };
}
