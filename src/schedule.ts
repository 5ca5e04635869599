/** When sources are visited while the program runs: each by its own schedule, one round at a time, in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { Cron } from 'croner';
import type { Log } from './types.ts';

export type Scheduled = { readonly place: string; readonly schedule: string; readonly tried: number | null };

/** What a round of the child process came to. */
export type RoundReport =
  | ({
      readonly [count in 'sources' | 'articles' | 'removed' | 'troubled']: number;
    } & {
      /** Places that joined it and were visited, as often as they were. */
      readonly joined: readonly string[];
    })
  | { readonly failure: string };

type Heard = (join: (place: string) => void) => void;

export type ScheduleParts = {
  /** The sources now, each with when it was visited last. */
  readonly sources: () => readonly Scheduled[];
  /** `heard` is told how to let a place join the round while it goes on. */
  readonly run: (places: readonly string[], signal: AbortSignal, heard: Heard) => Promise<RoundReport>;
  readonly log: Log;
  readonly timeZone: string;
  readonly now?: () => number;
};

const LOOK_EVERY = 20_000;
/** Milliseconds after a round that failed as a whole. */
const AFTER_FAILURE = 10 * 60_000;
/** Sites are not to be asked by everybody at the full hour: each source is late by a share of its own of so many ms. */
const JITTER = 180_000;

/** A number of 0 to 1 that is always the same for a text. */
const shareOf = (text: string): number =>
  [...text].reduce((sum, one) => (sum * 31 + one.codePointAt(0)!) % 1009, 7) / 1009;

const MINUTE = 60_000;
const MOST_KNOWN = 1000;
const known = new Map<string, number | null>();

/** The moment that a schedule names next; the same for a whole minute, so that of 200 sources looked at every 20 s it is worked out for a few. */
function nextRun(schedule: string, after: number, timezone: string): number | null {
  const minute = after - (after % MINUTE);
  const key = `${schedule} ${minute} ${timezone}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const next = new Cron(schedule, { timezone }).nextRun(new Date(minute))?.getTime() ?? null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, next);
  return next;
}

/** The sources whose turn it is: never visited, or visited before the last time that their schedule names. */
export function due(sources: readonly Scheduled[], now: number, timeZone: string): readonly string[] {
  return sources.flatMap(({ place, schedule, tried }) => {
    if (tried === null) return [place];
    const next = nextRun(schedule, tried, timeZone);
    return next !== null && next + shareOf(place) * JITTER <= now ? [place] : [];
  });
}

/** Looks every few seconds whose turn it is, and visits whom it is told to. `stop` ends the round that is at work and waits for it. */
export function startSchedule({ sources, run, log, timeZone, now = Date.now }: ScheduleParts) {
  const stopping = new AbortController();
  /** Places that are to be visited, as often as something has come to them. */
  const asked: string[] = [];
  let join = (_: string): void => {};
  let atWork: Promise<void> | null = null;
  let notBefore = 0;
  const look = (): void => {
    if (atWork !== null || stopping.signal.aborted || now() < notBefore) return;
    atWork = round().finally(() => {
      atWork = null;
      join = () => {};
      if (asked.length > 0) look();
    });
  };
  async function round(): Promise<void> {
    const soon = asked.splice(0);
    try {
      const places = [...new Set([...soon, ...due(sources(), now(), timeZone)])];
      if (places.length === 0) return;
      const report = await run(places, stopping.signal, (one) => {
        join = one;
      });
      if ('failure' in report) throw new Error(report.failure);
      const { joined, ...counts } = report;
      for (const place of joined) if (asked.includes(place)) asked.splice(asked.indexOf(place), 1);
      log.info(counts, 'sources were visited');
    } catch (error) {
      if (stopping.signal.aborted) return;
      asked.unshift(...soon);
      notBefore = now() + AFTER_FAILURE;
      log.warn({ error }, 'the sources could not be visited; it is tried again in ten minutes');
    }
  }
  const timer = setInterval(look, LOOK_EVERY);
  timer.unref();
  look();
  return {
    look,
    /** Something has come to this source: it is visited now, by the round that is at work, or where that doesn't come to it by the next one. */
    visitSoon: (place: string): void => {
      asked.push(place);
      if (atWork === null) look();
      else join(place);
    },
    whenIdle: async () => {
      await atWork;
    },
    stop: async (): Promise<void> => {
      clearInterval(timer);
      stopping.abort();
      await atWork;
    },
  };
}

/** Milliseconds that a round which is told to stop may take to leave things in order. */
const GRACE = 10_000;

/** A small young generation: a round makes much that is soon forgotten, and nobody waits for it. */
export const ROUND_FLAGS = [
  '--max-semi-space-size=4',
  '--max-old-space-size=600',
  '--disable-warning=ExperimentalWarning',
];

/** Whoever is asking goes first: a round, and what it starts, gets the processor when nobody else wants it. */
export function standBack({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended, or the system doesn't let us.
  }
}

/** A round in a process of its own, with the same settings. */
export function runApart(places: readonly string[], signal: AbortSignal, heard: Heard): Promise<RoundReport> {
  const child: ChildProcess = fork(new URL('./fetch-child.ts', import.meta.url), [], {
    execArgv: ROUND_FLAGS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = () => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
  };
  standBack(child);
  signal.addEventListener('abort', stop, { once: true });
  heard((place) => child.connected && child.send(place));
  return new Promise<RoundReport>((resolve) => {
    child.once('message', (report) => resolve(report as RoundReport));
    child.once('error', ({ message }) => resolve({ failure: message }));
    child.once('exit', (code) => resolve({ failure: `its process ended (${code})` }));
    child.send(places);
  }).finally(() => signal.removeEventListener('abort', stop));
}
