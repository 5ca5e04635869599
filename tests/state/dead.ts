/** What replicas that were killed leave behind: which chats were theirs, how long these are nobody's, what that may repeat. */
import { setTimeout as wait } from 'node:timers/promises';
import { laneOf } from '../../src/state/port.ts';
import { createClient } from '../../src/state/postgres/client.ts';

/** Milliseconds between two looks at what a dead replica still has. */
const LOOK_EVERY = 100;

/**
 * Watches what is left. A lane that somebody held when he was killed, or when the database was, may have had one reply under
 * way, which comes twice then; others may not.
 */
export function watchDead(url: string) {
  const client = createClient(url);
  const takeovers: number[] = [];
  /** Lane → how often it was held at a kill. */
  const held = new Map<string, number>();
  const note = (lanes: Iterable<string>): void => {
    for (const lane of lanes) held.set(lane, (held.get(lane) ?? 0) + 1);
  };
  /** `null` while the database is away. */
  const lanesOf = (owner: string): Promise<readonly string[] | null> =>
    client.run('SELECT lane FROM lanes WHERE owner LIKE $1', [owner]).then(
      ({ rows }) => rows.map(({ lane }) => String(lane)),
      () => null,
    );
  return {
    /** Resolves when others have all that a replica had which was killed just now. */
    replica: async (pid: number | undefined): Promise<void> => {
      const died = performance.now();
      let isNoted = false;
      for (;;) {
        const left = await lanesOf(`${pid}-%`);
        if (left && !isNoted) {
          // It can't have changed since: others free it no sooner than half a lease after its last sign of life, of which there
          // are five in a lease. Where the database was killed besides, `database` notes what was held.
          note(left);
          isNoted = true;
        }
        // Out of reach nobody can take anything over, and the clock runs.
        if (left?.length === 0) break;
        await wait(LOOK_EVERY);
      }
      takeovers.push(performance.now() - died);
    },
    /** Ends the database and has it started again: what was anybody's just before or is just after was held meanwhile. */
    database: async (crash: () => Promise<void>): Promise<void> => {
      const before = (await lanesOf('%')) ?? [];
      await crash();
      note(new Set([...before, ...((await lanesOf('%')) ?? [])]));
    },
    takeovers,
    /** How many lanes were held at all kills together, and how many of these repeats (by chat) that doesn't explain. */
    explain: (repeats: ReadonlyMap<number, number>) => ({
      leases: [...held.values()].reduce((sum, kills) => sum + kills, 0),
      unexplained: [...repeats].reduce((sum, [chat, n]) => sum + Math.max(0, n - (held.get(laneOf(chat)) ?? 0)), 0),
    }),
    close: () => client.close(),
  };
}
