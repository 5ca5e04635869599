import { createHmac, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Answer, Language } from '../types.ts';

/** Questions, and with them what a resident can be told about later, are kept this long. */
const KEPT_DAYS = 30;
const DAY = 86_400_000;

export type AskedQuestion = {
  readonly id: string;
  readonly chat: number;
  readonly user: number;
  readonly text: string;
  readonly history: readonly string[];
  readonly kind: Answer['kind'];
  /** Ids of the cited articles, in the order of the citations. */
  readonly articles: readonly string[];
  readonly askedAt: number;
};

/** A question to remember: who asked what where, and what came of it. */
export type NewQuestion = Omit<AskedQuestion, 'askedAt'> & {
  readonly topic: number;
  readonly message: number;
  readonly tookMs: number;
};

const SCHEMA = `
create table if not exists talk_meta (name text primary key, value text not null) strict;
create table if not exists talk_chats (
  chat integer primary key, language text, private integer not null, seen_at integer not null, gone integer not null default 0
) strict;
create table if not exists talk_questions (
  id text primary key, chat integer not null, topic integer not null, user integer not null, message integer not null,
  text text not null, history text not null, kind text not null, articles text not null,
  asked_at integer not null, took_ms integer not null
) strict;
create index if not exists talk_questions_by_chat on talk_questions (chat, topic, user, asked_at);
create index if not exists talk_questions_by_time on talk_questions (asked_at);
create table if not exists talk_votes (
  question text not null, user integer not null, vote text not null, reason integer, at integer not null,
  primary key (question, user)
) strict, without rowid;
`;

export type Memory = ReturnType<typeof openMemory>;

/**
 * What the conversation remembers, in the bot's own database: settings of chats, recent questions, votes. Times are
 * milliseconds since 1970, from `now`. Every write can be repeated, since an update may be handled twice after a crash.
 */
export function openMemory(db: DatabaseSync, now: () => number) {
  db.exec(SCHEMA);
  const salt = saltOf(db);
  return {
    /**
     * The id of a question: short enough for buttons and links, the same when its update is handled again, and not to
     * be guessed from chat and message numbers, because whoever knows it can open the shared question.
     */
    questionId: (chat: number, message: number) =>
      BigInt(`0x${createHmac('sha256', salt).update(`${chat}:${message}`).digest('hex').slice(0, 16)}`)
        .toString(36)
        .padStart(10, '0')
        .slice(-10),
    ...chatMemory(db, now),
    ...questionMemory(db, now),
    ...voteMemory(db, now),
    /** Erases what a private chat or a person in a group left here. */
    forget: (chat: number, user: number, everywhere: boolean) => forget(db, chat, user, everywhere),
    move: (from: number, to: number) => move(db, from, to),
  };
}

function saltOf(db: DatabaseSync): string {
  db.prepare('insert or ignore into talk_meta values (?, ?)').run('salt', randomBytes(16).toString('hex'));
  return String(db.prepare('select value from talk_meta where name = ?').get('salt')!.value);
}

function chatMemory(db: DatabaseSync, now: () => number) {
  const seen = db.prepare(
    'insert into talk_chats (chat, private, seen_at) values (?, ?, ?) on conflict do update set seen_at = excluded.seen_at, gone = 0',
  );
  const language = db.prepare('select language from talk_chats where chat = ?');
  const speak = db.prepare('update talk_chats set language = ? where chat = ?');
  const gone = db.prepare('update talk_chats set gone = 1 where chat = ?');
  const present = db.prepare('select chat from talk_chats where gone = 0 order by chat');
  const get = db.prepare('select value from talk_meta where name = ?');
  const put = db.prepare('insert into talk_meta values (?, ?) on conflict do update set value = excluded.value');
  return {
    sawChat: (chat: number, isPrivate: boolean) => void seen.run(chat, isPrivate ? 1 : 0, now()),
    chatGone: (chat: number) => void gone.run(chat),
    /** The language chosen with /language, or `null`. */
    languageOf: (chat: number) => (language.get(chat)?.language ?? null) as Language | null,
    speak: (chat: number, to: Language | null) => void speak.run(to, chat),
    chats: () => present.all().map((row) => Number(row.chat)),
    /** A small value that outlives restarts (which menus are set, for example). */
    note: (name: string) => (get.get(name)?.value ?? null) as string | null,
    putNote: (name: string, value: string) => void put.run(name, value),
  };
}

function questionMemory(db: DatabaseSync, now: () => number) {
  const put = db.prepare(
    `insert into talk_questions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do update set text = excluded.text,
     history = excluded.history, kind = excluded.kind, articles = excluded.articles, took_ms = excluded.took_ms`,
  );
  const one = db.prepare('select * from talk_questions where id = ?');
  const recent = db.prepare(
    `select text from talk_questions where chat = ? and topic = ? and user = ? and message < ? and asked_at >= ? and kind != 'refused'
     order by message desc limit ?`,
  );
  const citing = db.prepare(
    'select * from talk_questions where exists (select 1 from json_each(articles) where value = ?) order by asked_at',
  );
  const purge = db.prepare('delete from talk_questions where asked_at < ?');
  return {
    putQuestion: (q: NewQuestion) =>
      void put.run(
        q.id,
        q.chat,
        q.topic,
        q.user,
        q.message,
        q.text,
        JSON.stringify(q.history),
        q.kind,
        JSON.stringify(q.articles),
        now(),
        Math.round(q.tookMs),
      ),
    question: (id: string) => read(one.get(id)),
    /** The last questions of one person in one place, oldest first, not older than `forMs`. */
    history: (chat: number, topic: number, user: number, before: number, most: number, forMs: number) =>
      recent
        .all(chat, topic, user, before, now() - forMs, most)
        .map((row) => String(row.text))
        .toReversed(),
    /** Who was given an answer from this article. */
    citing: (article: string) => citing.all(article).map((row) => read(row)!),
    purge: () => void purge.run(now() - KEPT_DAYS * DAY),
  };
}

function read(row: Record<string, unknown> | undefined): AskedQuestion | null {
  if (!row) return null;
  return {
    id: String(row.id),
    chat: Number(row.chat),
    user: Number(row.user),
    text: String(row.text),
    history: JSON.parse(String(row.history)),
    kind: row.kind as Answer['kind'],
    articles: JSON.parse(String(row.articles)),
    askedAt: Number(row.asked_at),
  };
}

function voteMemory(db: DatabaseSync, now: () => number) {
  const vote = db.prepare(
    'insert into talk_votes values (?, ?, ?, ?, ?) on conflict do update set vote = excluded.vote, reason = excluded.reason, at = excluded.at',
  );
  return {
    vote: (question: string, user: number, is: 'up' | 'down', reason: number | null) =>
      void vote.run(question, user, is, reason, now()),
  };
}

function forget(db: DatabaseSync, chat: number, user: number, everywhere: boolean): void {
  const mine = everywhere ? '(chat = ? or user = ?)' : '(chat = ? and user = ?)';
  db.prepare(
    `delete from talk_votes where user = ? and (? or question in (select id from talk_questions where ${mine}))`,
  ).run(user, everywhere ? 1 : 0, chat, user);
  db.prepare(`delete from talk_questions where ${mine}`).run(chat, user);
  if (everywhere) db.prepare('delete from talk_chats where chat = ?').run(chat);
}

/** A group became a supergroup: what is known of it goes on under its new number. */
function move(db: DatabaseSync, from: number, to: number): void {
  db.prepare('delete from talk_chats where chat = ?').run(to);
  db.prepare('update talk_chats set chat = ? where chat = ?').run(to, from);
  db.prepare('update talk_questions set chat = ? where chat = ?').run(to, from);
}
