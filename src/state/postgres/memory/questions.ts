import { randomBytes } from 'node:crypto';
import type { Memory } from '../../port.ts';
import { asQuestion, questionIds } from '../../questions.ts';
import type { Run } from '../client.ts';

const DAY = 86_400_000;

type QuestionMemory = Pick<
  Memory,
  'questionId' | 'putQuestion' | 'question' | 'openAnew' | 'history' | 'citing' | 'questionCounts' | 'unanswered'
>;

export async function questionMemory(run: Run, now: () => number): Promise<QuestionMemory> {
  const questionId = questionIds(await saltOf(run));
  return {
    questionId,
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
    question: async (id) => asQuestion((await run('SELECT * FROM talk_questions WHERE id = $1', [id])).rows[0]),
    openAnew: async (chat, topic, user, message) =>
      void (await run(
        `INSERT INTO talk_openings VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (chat, topic, "user") DO UPDATE SET message = excluded.message, at = excluded.at`,
        [chat, topic, user, message, now()],
      )),
    history: async (chat, topic, user, before, most, forMs) => {
      const { rows } = await run(
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
      const { rows } = await run(
        'SELECT * FROM talk_questions WHERE jsonb_exists(articles::jsonb, $1) ORDER BY asked_at',
        [article],
      );
      return rows.flatMap((row) => asQuestion(row) ?? []);
    },
    questionCounts: async (days) => {
      const from = now() - days * DAY;
      const kinds = await run('SELECT kind, count(*) AS n FROM talk_questions WHERE asked_at >= $1 GROUP BY kind', [
        from,
      ]);
      const slow = await run(
        `SELECT took_ms FROM talk_questions WHERE asked_at >= $1 ORDER BY took_ms
         LIMIT 1 OFFSET (SELECT count(*) * 95 / 100 FROM talk_questions WHERE asked_at >= $1)`,
        [from],
      );
      const p95 = slow.rows[0]?.took_ms;
      return {
        counts: new Map(kinds.rows.map((row) => [String(row.kind), Number(row.n)])),
        p95: p95 === undefined ? null : Number(p95),
      };
    },
    unanswered: async (most) => {
      const { rows } = await run(
        `SELECT text, count(*) AS n, max(asked_at) AS last FROM talk_questions WHERE kind = 'not-found'
         GROUP BY text ORDER BY n DESC, last DESC LIMIT $1`,
        [most],
      );
      return rows.map(({ text, n }) => ({ text: String(text), times: Number(n) }));
    },
  };
}

async function saltOf(run: Run): Promise<string> {
  await run('INSERT INTO talk_notes VALUES ($1, $2) ON CONFLICT DO NOTHING', ['salt', randomBytes(16).toString('hex')]);
  return String((await run('SELECT value FROM talk_notes WHERE name = $1', ['salt'])).rows[0]!.value);
}
