import { setTimeout as wait } from 'node:timers/promises';
import { DelegateBackoff, handleWhen, retry, TimeoutStrategy, timeout, wrap } from 'cockatiel';

export type CallLimits = {
  /** Tries after the first one. */
  readonly retries: number;
  /** Before the first retry; doubles with each. */
  readonly firstDelayMs: number;
  readonly timeoutMs: number;
  /** No limit when absent. */
  readonly requestsPerMinute?: number;
};

/** Longest wait that a server may ask for before it counts as down. */
const LONGEST_WAIT_MS = 60_000;
/** Client errors that pass: timeout, conflict, too early, too many requests. Others will fail again. */
const PASSING = new Set([408, 409, 425, 429]);

type Failure = {
  readonly status?: number;
  readonly headers?: Headers | Readonly<Record<string, string>>;
  readonly response?: { readonly status?: number; readonly headers?: Headers };
};

/** HTTP status of a client library's error, wherever it keeps it. */
export function statusOf(error: unknown): number | undefined {
  const failure = error as Failure;
  return failure?.status ?? failure?.response?.status ?? (error as { readonly status_code?: number })?.status_code;
}

/** What `Retry-After` asks for (in seconds), capped; `null` when it isn't there. */
function askedDelay(error: unknown): number | null {
  const headers = (error as Failure)?.headers ?? (error as Failure)?.response?.headers;
  const value = headers instanceof Headers ? headers.get('retry-after') : headers?.['retry-after'];
  const seconds = value ? Number(value) : Number.NaN;
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : null;
}

function passes(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500 || PASSING.has(status);
}

/** Lets calls start at even distances, in the order they came. */
function pace(requestsPerMinute: number | undefined): (signal?: AbortSignal) => Promise<void> {
  const distance = requestsPerMinute ? 60_000 / requestsPerMinute : 0;
  let next = 0;
  return async (signal) => {
    if (distance === 0) return;
    const start = Math.max(next, performance.now());
    next = start + distance;
    await wait(start - performance.now(), undefined, signal ? { signal } : {});
  };
}

/** Runs calls one after the other's pace, each with a time limit, again when the failure may pass. */
export function politeCalls(limits: CallLimits): <T>(call: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
  const backoff = new DelegateBackoff<{ readonly attempt: number; readonly result: object }>(({ attempt, result }) => {
    const asked = 'error' in result ? askedDelay(result.error) : null;
    return asked ?? Math.min(limits.firstDelayMs * 2 ** (attempt - 1), LONGEST_WAIT_MS);
  });
  const policy = wrap(
    retry(handleWhen(passes), { maxAttempts: limits.retries, backoff }),
    timeout(limits.timeoutMs, TimeoutStrategy.Aggressive),
  );
  const ready = pace(limits.requestsPerMinute);
  return (call, signal) =>
    policy.execute(async () => {
      await ready(signal);
      return call();
    }, signal);
}
