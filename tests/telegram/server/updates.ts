/** The update queue with Telegram's confirmation semantics: an update is gone once a higher offset was asked for. */
import { ApiFailure } from './failure.ts';

/** Telegram leaves these out unless they are asked for by name. */
const OPT_IN = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
/** How many confirmed updates are kept for the `duplicate` fault: one full batch. */
const KEPT = 100;
const TERMINATED = 'terminated by other getUpdates request; make sure that only one bot instance is running';

export type PollRequest = {
  readonly offset?: number;
  readonly limit?: number;
  /** Seconds; Telegram cuts it at 50. */
  readonly timeout?: number;
  readonly allowed_updates?: readonly string[];
};
export type Waiting = { readonly update_id: number; readonly update: unknown };

export const conflict = (reason: string): ApiFailure => new ApiFailure(409, `Conflict: ${reason}`);

export function createUpdates(firstId: number) {
  let nextId = firstId;
  let allowed: ReadonlySet<string> | null = null;
  let endPoll: ((failure: ApiFailure | null) => void) | null = null;
  const waiting: Waiting[] = [];
  const confirmed: Waiting[] = [];
  const listeners = new Set<() => void>();

  const isWanted = (content: object): boolean => {
    const kind = Object.keys(content).find((name) => name !== 'update_id');
    if (kind === undefined) return true;
    return allowed === null || allowed.size === 0 ? !OPT_IN.has(kind) : allowed.has(kind);
  };

  /** Queues an update under the next number, which is returned; kinds the bot doesn't want are left out. */
  const add = (content: object): number => {
    const update_id = nextId++;
    if (!isWanted(content)) return update_id;
    waiting.push({ update_id, update: { update_id, ...content } });
    for (const listener of listeners) listener();
    return update_id;
  };

  const remove = (count: number): void => {
    confirmed.push(...waiting.splice(0, count));
    confirmed.splice(0, confirmed.length - KEPT);
  };
  /** Telegram's offset: what lies below is forgotten; a negative one counts from the end. */
  const confirm = (offset: number): void => {
    const kept = offset < 0 ? Math.min(-offset, waiting.length) : waiting.filter((w) => w.update_id >= offset).length;
    remove(waiting.length - kept);
  };

  const allow = (kinds: readonly string[] | undefined): void => {
    if (kinds !== undefined) allowed = new Set(kinds);
  };

  /** One long poll; a second one ends the first with 409. `closed` is the client's connection going away. */
  const getUpdates = async (request: PollRequest, closed: AbortSignal): Promise<readonly unknown[]> => {
    endPoll?.(conflict(TERMINATED));
    if (request.offset !== undefined && request.offset !== 0) confirm(request.offset);
    allow(request.allowed_updates);
    if (waiting.length === 0 && request.timeout) await nextUpdate(Math.min(request.timeout, 50) * 1000, closed);
    return waiting.slice(0, Math.min(Math.max(request.limit ?? 100, 1), 100)).map((w) => w.update);
  };

  const nextUpdate = (ms: number, closed: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (failure: ApiFailure | null): void => {
        clearTimeout(timer);
        listeners.delete(wake);
        if (endPoll === end) endPoll = null;
        if (failure === null) resolve();
        else reject(failure);
      };
      const wake = () => end(null);
      const timer = setTimeout(wake, ms);
      listeners.add(wake);
      closed.addEventListener('abort', wake, { once: true });
      endPoll = end;
    });

  return {
    add,
    allow,
    confirm,
    getUpdates,
    /** Takes one update out, as a webhook does that answered 200. */
    settle: (update_id: number): void => {
      const at = waiting.findIndex((w) => w.update_id === update_id);
      if (at >= 0) waiting.splice(at, 1);
    },
    waiting: (): readonly Waiting[] => waiting,
    /** Updates that the bot confirmed lately, for the `duplicate` fault. */
    confirmed: (): readonly unknown[] => confirmed.map((w) => w.update),
    allowed: (): readonly string[] | null => (allowed === null ? null : [...allowed]),
    onAdd: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: (): void => endPoll?.(null),
  };
}

export type Updates = ReturnType<typeof createUpdates>;
