import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** So many questions at once from one reader, and one more every so many milliseconds. */
const BURST = 20;
const REFILL_MS = 3000;
/** More readers than these are not told apart: those who came first are forgotten. */
const MOST_READERS = 10_000;

const isLoopback = (address: string) => /^(?:::ffff:)?127\.|^::1$/.test(address);

function addressOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    // Asked without a connection, as by a test.
    return undefined;
  }
}

/** Whether somebody at this very machine asks: not through a proxy, and not under a name that leads here from elsewhere. */
export function isHere(c: Context): boolean {
  const isForwarded = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via'].some((name) => c.req.header(name));
  const { hostname } = new URL(c.req.url);
  return !isForwarded && isLoopback(addressOf(c) ?? '') && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** Whether nobody on the way can read along: HTTPS, which ends at a proxy in front of this program. */
export const isSecure = (c: Context): boolean =>
  (c.req.header('x-forwarded-proto') ?? new URL(c.req.url).protocol.slice(0, -1)).split(',').at(-1)?.trim() === 'https';

/**
 * Whose requests are counted together: the address, or behind a proxy on this machine what it says last. `null` for this
 * machine itself, which isn't limited.
 */
export function readerOf(c: Context): string | null {
  const address = addressOf(c);
  if (address !== undefined && !isLoopback(address)) return address;
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || null;
}

/** Makes `allows(reader)`: a bucket of questions for each reader. */
export function createLimiter(now: () => number = Date.now): (reader: string | null) => boolean {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return (reader) => {
    if (reader === null) return true;
    const bucket = buckets.get(reader) ?? { left: BURST, at: now() };
    const left = Math.min(BURST, bucket.left + (now() - bucket.at) / REFILL_MS);
    buckets.delete(reader);
    buckets.set(reader, { left: left >= 1 ? left - 1 : left, at: now() });
    if (buckets.size > MOST_READERS) buckets.delete(buckets.keys().next().value!);
    return left >= 1;
  };
}

/** Questions answered at once; with a model behind `ask`, more would only queue up at its provider. */
const MOST_IN_FLIGHT = 8;

/** Runs work while fewer than eight are running; resolves with `null` when there are. */
export function createGate(): <T>(work: () => Promise<T>) => Promise<T | null> {
  let inFlight = 0;
  return async (work) => {
    if (inFlight >= MOST_IN_FLIGHT) return null;
    inFlight++;
    try {
      return await work();
    } finally {
      inFlight--;
    }
  };
}
