/** The tables of the queue. Times are milliseconds since 1970; an update's content is erased once it is done. */
import type { Migration } from '../port.ts';

export const QUEUE_MIGRATIONS: readonly Migration[] = [
  {
    name: 'transport-1',
    sql: `
      CREATE TABLE inbox (
        update_id INTEGER PRIMARY KEY,
        lane TEXT NOT NULL,
        asked INTEGER NOT NULL,
        received INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'set-aside')),
        starts INTEGER NOT NULL DEFAULT 0,
        failures INTEGER NOT NULL DEFAULT 0,
        content TEXT
      ) STRICT;
      CREATE INDEX inbox_waiting ON inbox (update_id) WHERE state = 'waiting';
      CREATE INDEX inbox_received ON inbox (received);
      CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat INTEGER,
        lane TEXT NOT NULL,
        call TEXT NOT NULL,
        doubtful INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX outbox_chat ON outbox (chat);
      CREATE TABLE chats (
        chat INTEGER PRIMARY KEY,
        inactive_since INTEGER,
        apologised INTEGER
      ) STRICT;
      CREATE TABLE replies (
        chat INTEGER NOT NULL,
        key TEXT NOT NULL,
        message_id INTEGER NOT NULL,
        sent INTEGER NOT NULL,
        PRIMARY KEY (chat, key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE onces (once TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
  // Chats that asked to be forgotten and whose last reply isn't out yet.
  { name: 'transport-2', sql: 'CREATE TABLE forgetting (chat INTEGER PRIMARY KEY) STRICT;' },
];
