import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { ConfigError, oneLine } from '../errors.ts';

export type RunningWeb = { readonly url: string; close(): Promise<void> };

/** Who is slower than this is cut off: a request's head, all of it, a silent connection, one kept for the next request. */
export const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 2000,
} as const;
const SILENT_MS = 60_000;
const MOST_CONNECTIONS = 4000;

type ServeOptions = {
  readonly port: number;
  readonly host: string;
  readonly timeouts?: Partial<Record<keyof typeof TIMEOUTS, number>>;
};

/** Serves `app`; port 0 takes any free one. Rejects with `ConfigError` when the port is taken or not allowed. */
export function serveWeb(app: Hono, { port, host, timeouts }: ServeOptions): Promise<RunningWeb> {
  return new Promise((resolve, reject) => {
    const serverOptions = { ...TIMEOUTS, ...timeouts };
    const options = { fetch: app.fetch, port, hostname: host, createServer, serverOptions };
    const server = serve(options, (address: AddressInfo) => {
      const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host;
      resolve({ url: `http://${name}:${address.port}`, close: () => closeServer(server) });
    });
    if ('setTimeout' in server) server.setTimeout(SILENT_MS);
    if ('maxConnections' in server) server.maxConnections = MOST_CONNECTIONS;
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new ConfigError({
          what: `serve the web reader on ${host}:${port}`,
          why: cause.code === 'EADDRINUSE' ? 'another program uses the port' : oneLine(cause),
          remedy: 'Set PORT to a free port (0 takes any), or HOST to an address of this machine.',
          cause,
        }),
      ),
    );
  });
}

/** Milliseconds that answers under way have to end when the program stops. */
const GRACE_MS = 3000;

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if (!('closeIdleConnections' in server)) return;
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}
