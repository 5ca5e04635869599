import { createHmac } from 'node:crypto';
import type { Answer } from '../../types.ts';
import type { Database, Row } from './database.ts';
import type { AskedQuestion, Memory } from './port.ts';

const DAY = 86_400_000;

/** Ids that nobody guesses who doesn't know the salt: ten characters of base 36, 51 bits. */
const questionIds =
  (salt: string) =>
  (chat: number, message: number | string): string => {
    const digest = createHmac('sha256', salt).update(`${chat}:${message}`).digest('hex').slice(0, 16);
    return BigInt(`0x${digest}`).toString(36).padStart(10, '0').slice(-10);
  };

const asQuestion = (row: Row): AskedQuestion => ({
  id: String(row.id),
  chat: Number(row.chat),
  topic: Number(row.topic),
  user: Number(row.user),
  message: Number(row.message),
  text: String(row.text),
  history: JSON.parse(String(row.history)),
  kind: row.kind as Answer['kind'],
  articles: JSON.parse(String(row.articles)),
  askedAt: Number(row.asked_at),
  shown: String(row.shown),
  byUpdate: Number(row.by_update),
});

type QuestionMemory = Pick<
  Memory,
  'questionId' | 'putQuestion' | 'question' | 'openAnew' | 'history' | 'citing' | 'questionCounts' | 'unanswered'
>;

export function questionMemory({ run, each }: Database, salt: string, now: () => number): QuestionMemory {
  return {
    questionId: questionIds(salt),
    putQuestion: async (q) =>
      void (await run(
        `INSERT INTO talk_questions VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO UPDATE SET text = excluded.text, history = excluded.history, kind = excluded.kind,
         articles = excluded.articles, asked_at = excluded.asked_at, took_ms = excluded.took_ms,
         shown = excluded.shown, by_update = excluded.by_update`,
        [
          ...[q.id, q.chat, q.topic, q.user, q.message, q.text, JSON.stringify(q.history), q.kind],
          ...[JSON.stringify(q.articles), now(), Math.round(q.tookMs), q.shown, q.byUpdate],
        ],
      )),
    question: async (id) => {
      const [row] = await run('SELECT * FROM talk_questions WHERE id = $1', [id]);
      return row ? asQuestion(row) : null;
    },
    openAnew: async (chat, topic, user, message) =>
      void (await run(
        `INSERT INTO talk_openings VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (chat, topic, "user") DO UPDATE SET message = excluded.message, at = excluded.at`,
        [chat, topic, user, message, now()],
      )),
    history: async (chat, topic, user, before, most, forMs) => {
      const rows = await run(
        `SELECT text, articles FROM talk_questions q WHERE chat = $1 AND topic = $2 AND "user" = $3 AND message < $4
         AND asked_at >= $5 AND kind != 'refused' AND message >= coalesce((SELECT message FROM talk_openings o
           WHERE o.chat = q.chat AND o.topic = q.topic AND o."user" = q."user"), message)
         ORDER BY message DESC LIMIT $6`,
        [chat, topic, user, before, now() - forMs, most],
      );
      return rows
        .map(({ text, articles }) => ({ question: String(text), articles: JSON.parse(String(articles)) }))
        .toReversed();
    },
    citing: async (article) => {
      const rows = await run(
        `SELECT * FROM talk_questions WHERE EXISTS (SELECT 1 FROM ${each('articles')} WHERE value = $1)
         ORDER BY asked_at`,
        [article],
      );
      return rows.map(asQuestion);
    },
    questionCounts: async (days) => {
      const from = now() - days * DAY;
      const kinds = await run('SELECT kind, count(*) AS n FROM talk_questions WHERE asked_at >= $1 GROUP BY kind', [
        from,
      ]);
      const [slow] = await run(
        `SELECT took_ms FROM talk_questions WHERE asked_at >= $1 ORDER BY took_ms
         LIMIT 1 OFFSET (SELECT count(*) * 95 / 100 FROM talk_questions WHERE asked_at >= $1)`,
        [from],
      );
      return {
        counts: new Map(kinds.map((row) => [String(row.kind), Number(row.n)])),
        p95: slow === undefined ? null : Number(slow.took_ms),
      };
    },
    unanswered: async (most) => {
      const rows = await run(
        `SELECT text, count(*) AS n, max(asked_at) AS last FROM talk_questions WHERE kind = 'not-found'
         GROUP BY text ORDER BY n DESC, last DESC LIMIT $1`,
        [most],
      );
      return rows.map(({ text, n }) => ({ text: String(text), times: Number(n) }));
    },
  };
}
