import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Earlier } from '../../../types.ts';
import type { NewQuestion } from '../../port.ts';
import { asQuestion, questionIds } from '../../questions.ts';

const DAY = 86_400_000;

export function questionMemory(db: DatabaseSync, now: () => number) {
  const questionId = questionIds(saltOf(db));
  const put = db.prepare(
    `INSERT INTO talk_questions VALUES ($id, $chat, $topic, $user, $message, $text, $history, $kind, $articles, $askedAt, $tookMs, $shown, $byUpdate)
     ON CONFLICT DO UPDATE SET text = excluded.text, history = excluded.history, kind = excluded.kind,
     articles = excluded.articles, asked_at = excluded.asked_at, took_ms = excluded.took_ms,
     shown = excluded.shown, by_update = excluded.by_update`,
  );
  const one = db.prepare('SELECT * FROM talk_questions WHERE id = ?');
  const recent = db.prepare(
    `SELECT text, articles FROM talk_questions q WHERE chat = ? AND topic = ? AND user = ? AND message < ? AND asked_at >= ?
     AND kind != 'refused' AND message >= coalesce((SELECT message FROM talk_openings o
       WHERE o.chat = q.chat AND o.topic = q.topic AND o.user = q.user), message) ORDER BY message DESC LIMIT ?`,
  );
  const open = db.prepare(
    `INSERT INTO talk_openings VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET message = excluded.message, at = excluded.at`,
  );
  const citing = db.prepare(
    'SELECT * FROM talk_questions WHERE EXISTS (SELECT 1 FROM json_each(articles) WHERE value = ?) ORDER BY asked_at',
  );
  return {
    questionId,
    putQuestion: (asked: NewQuestion) => {
      const history = JSON.stringify(asked.history);
      const articles = JSON.stringify(asked.articles);
      put.run({ ...asked, history, articles, askedAt: now(), tookMs: Math.round(asked.tookMs) });
    },
    question: (id: string) => asQuestion(one.get(id)),
    /** A person begins anew: what was asked in that place before `message` is no history of later questions. */
    openAnew: (chat: number, topic: number, user: number, message: number) =>
      void open.run(chat, topic, user, message, now()),
    /** One person's last questions in one place before the message `before`, with what answered them, oldest first, not older than `forMs`. */
    history: (
      chat: number,
      topic: number,
      user: number,
      before: number,
      most: number,
      forMs: number,
    ): readonly Earlier[] => {
      const rows = recent.all(chat, topic, user, before, now() - forMs, most);
      return rows
        .map(({ text, articles }) => ({ question: String(text), articles: JSON.parse(String(articles)) }))
        .toReversed();
    },
    /** Who was given an answer from this article, first asked first. */
    citing: (article: string) => citing.all(article).flatMap((row) => asQuestion(row) ?? []),
    ...statistics(db, now),
  };
}

function statistics(db: DatabaseSync, now: () => number) {
  const kinds = db.prepare('SELECT kind, count(*) AS n FROM talk_questions WHERE asked_at >= ? GROUP BY kind');
  const slow = db.prepare(
    `SELECT took_ms FROM talk_questions WHERE asked_at >= $from ORDER BY took_ms
     LIMIT 1 OFFSET (SELECT count(*) * 95 / 100 FROM talk_questions WHERE asked_at >= $from)`,
  );
  const vain = db.prepare(
    `SELECT text, count(*) AS n, max(asked_at) AS last FROM talk_questions WHERE kind = 'not-found'
     GROUP BY text ORDER BY n DESC, last DESC LIMIT ?`,
  );
  return {
    /** Questions of the last `days` days by the kind of their answer, and the time within which 95 % were answered. */
    questionCounts: (days: number) => {
      const from = now() - days * DAY;
      const counts = new Map(kinds.all(from).map((row) => [String(row.kind), Number(row.n)]));
      const p95 = slow.get({ from })?.took_ms;
      return { counts, p95: p95 === undefined ? null : Number(p95) };
    },
    /** What was asked without finding an answer, most often asked first. */
    unanswered: (most: number) => vain.all(most).map((row) => ({ text: String(row.text), times: Number(row.n) })),
  };
}

function saltOf(db: DatabaseSync): string {
  db.prepare('INSERT OR IGNORE INTO talk_notes VALUES (?, ?)').run('salt', randomBytes(16).toString('hex'));
  return String(db.prepare('SELECT value FROM talk_notes WHERE name = ?').get('salt')!.value);
}
