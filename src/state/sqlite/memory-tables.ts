/** The tables of the conversation, in the bot's own database. Times are milliseconds since 1970. */
export const TALK_MIGRATIONS = [
  {
    name: 'talk-1',
    sql: `
      CREATE TABLE talk_notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE talk_chats (
        chat INTEGER PRIMARY KEY,
        private INTEGER NOT NULL,
        language TEXT,
        seen_at INTEGER NOT NULL,
        gone INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE TABLE talk_questions (
        id TEXT PRIMARY KEY,
        chat INTEGER NOT NULL,
        topic INTEGER NOT NULL,
        user INTEGER NOT NULL,
        message INTEGER NOT NULL,
        text TEXT NOT NULL,
        history TEXT NOT NULL,
        kind TEXT NOT NULL,
        articles TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        took_ms INTEGER NOT NULL,
        shown TEXT NOT NULL,
        by_update INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX talk_questions_place ON talk_questions (chat, topic, user, message);
      CREATE INDEX talk_questions_user ON talk_questions (user);
      CREATE INDEX talk_questions_time ON talk_questions (asked_at);
      CREATE TABLE talk_votes (
        question TEXT NOT NULL,
        user INTEGER NOT NULL,
        vote TEXT NOT NULL CHECK (vote IN ('up', 'down')),
        reason INTEGER,
        at INTEGER NOT NULL,
        PRIMARY KEY (question, user)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE talk_follows (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat INTEGER NOT NULL,
        topic INTEGER NOT NULL,
        user INTEGER NOT NULL,
        name TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        told_on TEXT,
        UNIQUE (chat, topic, name)
      ) STRICT;
      CREATE TABLE talk_known (
        follow INTEGER NOT NULL REFERENCES talk_follows (id) ON DELETE CASCADE,
        headline TEXT NOT NULL,
        PRIMARY KEY (follow, headline)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE talk_jobs (
        id TEXT PRIMARY KEY,
        admin INTEGER NOT NULL,
        kind TEXT NOT NULL,
        content TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'talk-2',
    sql: `
      CREATE TABLE talk_openings (
        chat INTEGER NOT NULL,
        topic INTEGER NOT NULL,
        user INTEGER NOT NULL,
        message INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (chat, topic, user)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
