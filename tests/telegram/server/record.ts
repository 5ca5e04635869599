/** What the server has seen: accepted and refused calls, and promises that look at them after every call. */

export type ApiCall = {
  readonly method: string;
  readonly chat: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
};
/** An accepted call. `at` is when, in milliseconds; a reply that a fault swallowed is accepted all the same. */
export type SentCall = ApiCall & { readonly result: unknown; readonly at: number };
/** `form`: the call can never be right. `state`: a chat, message or query isn't there (any more). */
export type RefusedCall = { readonly call: ApiCall; readonly reason: string; readonly kind: 'form' | 'state' };

export function createRecord() {
  const sent: SentCall[] = [];
  const refused: RefusedCall[] = [];
  const open = new Map<string, { now: number; most: number; all: number }>();
  const watchers = new Set<() => void>();
  const notify = (): void => {
    for (const watcher of watchers) watcher();
  };

  const watch = <T>(probe: () => T | undefined, ms: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        watchers.delete(look);
      };
      const look = (): void => {
        const value = probe();
        if (value === undefined) return;
        end();
        resolve(value);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`nothing of the kind within ${ms} ms; ${summary(sent, refused)}`));
      }, ms);
      watchers.add(look);
      look();
    });

  return {
    sent: sent as readonly SentCall[],
    refused: refused as readonly RefusedCall[],
    notify,
    accept: (call: SentCall): void => {
      sent.push(call);
      notify();
    },
    refuse: (call: ApiCall, reason: string, kind: RefusedCall['kind']): void => {
      refused.push({ call, reason, kind });
      notify();
    },
    /** Counts a call as open until the returned function is called. */
    enter: (method: string): (() => void) => {
      const count = open.get(method) ?? { now: 0, most: 0, all: 0 };
      open.set(method, count);
      count.all++;
      count.now++;
      count.most = Math.max(count.most, count.now);
      notify();
      return () => void count.now--;
    },
    /** How often a method was called, and how many calls of it were open at the same time at most. */
    callsOf: (method: string): number => open.get(method)?.all ?? 0,
    mostAtOnce: (method: string): number => open.get(method)?.most ?? 0,
    /** The first accepted call, earlier ones included, that fits. */
    waitFor: (predicate: (call: SentCall) => boolean, ms = 10_000) => watch(() => sent.find(predicate), ms),
    /** Resolves as soon as the condition holds, looked at after every call. */
    until: async (condition: () => boolean, ms = 10_000): Promise<void> =>
      void (await watch(() => condition() || undefined, ms)),
  };
}

export type ServerRecord = ReturnType<typeof createRecord>;

function summary(sent: readonly SentCall[], refused: readonly RefusedCall[]): string {
  const last = sent
    .slice(-5)
    .map(({ method, chat, payload }) => `${method} ${chat} ${String(payload.text).slice(0, 60)}`);
  const reasons = refused.slice(-5).map(({ call, reason }) => `${call.method}: ${reason}`);
  return `${sent.length} sent, last [${last.join(' | ')}]; ${refused.length} refused, last [${reasons.join(' | ')}]`;
}
