// What for: the state of a bot that runs as several processes, on one machine or many.
// In: the address of a PostgreSQL database, one a bot. Out: the `State` of `port.ts`, shared by all processes that open it.
// A chat is one process's at a time; what a process that died had is another's some seconds later, ten at most.
// Not here: the queue and the memory in a file (`../sqlite/`), articles (the store), replication and backups (PostgreSQL's).
import { StoreError } from '../../errors.ts';
import type { Log } from '../../types.ts';
import type { State } from '../port.ts';
import { type Client, createClient } from './client.ts';
import { createHeld } from './held.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { type Link, openLink } from './link.ts';
import { openMemory } from './memory.ts';
import { migrate } from './migrate.ts';
import { createPulse } from './pulse.ts';
import { createQueue } from './queue.ts';
import { MIGRATIONS } from './tables.ts';

/** Milliseconds: five signs of life fit into it, so that a database that restarts costs nobody a chat. */
const LEASE = 10_000;
const BEATS = 5;
/** Milliseconds between two looks for work that nobody told of: words get lost with a connection. */
const LOOK_EVERY = 1000;
/** Milliseconds in which lanes that became idle are given back together. */
const GIVE_BACK_AFTER = 50;

export type PostgresOptions = {
  readonly url: string;
  readonly log: Log;
  readonly now: () => number;
  readonly keepDays: number;
  /** Milliseconds after which what a silent process has is another's. */
  readonly lease?: number;
};

/** Rejects with `StoreError` when the database can't be reached or used. */
export async function openPostgres({ url, log, now, keepDays, lease = LEASE }: PostgresOptions): Promise<State> {
  const client = createClient(url);
  try {
    await migrate(client, MIGRATIONS);
    const memory = await openMemory(client, now, keepDays);
    return await share(client, memory, { log, now, lease });
  } catch (cause) {
    await client.close();
    throw new StoreError({
      what: `open the bot's state in the database "${withoutPassword(url)}"`,
      why: faultOf(cause),
      remedy: 'Check DATABASE_URL and that PostgreSQL runs and lets this user make tables.',
      cause,
    });
  }
}

type Shared = Pick<PostgresOptions, 'log' | 'now'> & { readonly lease: number };

async function share(client: Client, memory: State['memory'], { log, now, lease }: Shared): Promise<State> {
  const listeners = new Set<() => void>();
  const wake = (): void => listeners.forEach((listen) => void listen());
  let giving: NodeJS.Timeout | null = null;
  const held = createHeld(() => {
    giving ??= setTimeout(() => {
      giving = null;
      // What can't be given back now is given back after the next piece of work, or when the lease runs out.
      void lanes.giveBack().then(wake, () => {});
    }, GIVE_BACK_AFTER);
  });
  let link: Link | null = null;
  const lanes: Lanes = createLanes({ client, held, now, lease, mayBulk: () => link?.lead.isMine() ?? false });
  await lanes.beat(null);
  link = openLink(client, wake);
  const { session } = link;
  const every = lease / BEATS;
  const beat = () => lanes.beat(session());
  const live = createPulse({ beat, bury: lanes.bury, lease, every, clock: () => performance.now() });
  const beating = setInterval(() => {
    live().then(
      (buried) => buried > 0 && wake(),
      () => log.warn({}, 'the database cannot be reached; trying again'),
    );
  }, every);
  const looking = setInterval(wake, LOOK_EVERY);
  const queue = createQueue({ client, lanes, held, now, wake, onWork: (listen) => void listeners.add(listen) });

  return {
    queue,
    memory,
    lead: link.lead,
    faults: () =>
      queue.probe().then(
        () => [],
        (error: unknown) => [`${faultOf(error)}. Check DATABASE_URL and that PostgreSQL runs.`],
      ),
    close: async () => {
      clearInterval(beating);
      clearInterval(looking);
      if (giving) clearTimeout(giving);
      listeners.clear();
      await link.close();
      // Out of reach: the lease will run out by itself.
      await lanes.leave().catch(() => {});
      await client.close();
    },
  };
}

/** The driver's words hold neither password nor content. */
function faultOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error ? `PostgreSQL: ${first.message.split('\n', 1)[0]}` : 'PostgreSQL cannot be used';
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
