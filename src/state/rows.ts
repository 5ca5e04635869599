/** What both states do with the rows of their queue, in words that both databases understand. */
import type { Row, Work } from './memory/index.ts';
import { laneOf, type OutgoingCall, type StoredCall } from './port.ts';

/** How long a done update's number is kept to know it again; Telegram repeats updates for a day at most. */
const REMEMBERED = 2 * 86_400_000;
/** How long an update that was set aside is kept for whoever looks into it. */
const SET_ASIDE_KEPT = 7 * 86_400_000;
/** Message ids are kept for edits; Telegram lets a bot edit its messages for 48 hours, notices run a little longer. */
const REPLIES_KEPT = 7 * 86_400_000;
/** A notice's mark outlives any retry of its cause. */
const ONCES_KEPT = 90 * 86_400_000;

export function* prune(now: number): Work {
  yield [
    "DELETE FROM inbox WHERE (state = 'done' AND received < $1) OR (state = 'set-aside' AND received < $2)",
    [now - REMEMBERED, now - SET_ASIDE_KEPT],
  ];
  yield ['DELETE FROM replies WHERE sent < $1', [now - REPLIES_KEPT]];
  yield ['DELETE FROM onces WHERE at < $1', [now - ONCES_KEPT]];
}

export function asStoredCall(row: Row): StoredCall {
  const call = JSON.parse(String(row.call)) as OutgoingCall;
  return { call: { ...call, chat: row.chat as number | null }, doubtful: Number(row.doubtful) };
}

/** A chat can't be written to any more. */
export function* closeChat(chat: number, now: number): Work {
  yield [
    `INSERT INTO chats (chat, inactive_since) VALUES ($1, $2)
     ON CONFLICT (chat) DO UPDATE SET inactive_since = excluded.inactive_since`,
    [chat, now],
  ];
  yield ['DELETE FROM outbox WHERE chat = $1', [chat]];
}

/** True once per outage: unless an apology came after the question was asked. */
export function* apologise(chat: number, asked: number, now: number): Work<boolean> {
  const owed = yield [
    `INSERT INTO chats (chat, apologised) VALUES ($1, $3) ON CONFLICT (chat) DO UPDATE
     SET apologised = excluded.apologised WHERE coalesce(chats.apologised, 0) <= $2 RETURNING chat`,
    [chat, asked, now],
  ];
  return owed.length > 0;
}

/** What was waiting or is to be edited under the old number belongs to the new one; the calls that wait. */
export function* moveRows(from: number, to: number): Work<readonly OutgoingCall[]> {
  const both = [from, to];
  yield ['DELETE FROM chats WHERE chat = $2 AND EXISTS (SELECT 1 FROM chats WHERE chat = $1)', both];
  yield ['UPDATE chats SET chat = $2 WHERE chat = $1', both];
  yield [
    'DELETE FROM replies AS r WHERE chat = $2 AND EXISTS (SELECT 1 FROM replies o WHERE o.chat = $1 AND o.key = r.key)',
    both,
  ];
  yield ['UPDATE replies SET chat = $2 WHERE chat = $1', both];
  const waiting = yield [
    'UPDATE outbox SET chat = $2, lane = $3 WHERE chat = $1 RETURNING call',
    [...both, laneOf(to)],
  ];
  return waiting.map(({ call }) => JSON.parse(String(call)));
}

/** Begins to forget a chat; what is put there after it is still sent. */
export function* forget(chat: number): Work {
  yield ['INSERT INTO forgetting VALUES ($1) ON CONFLICT DO NOTHING', [chat]];
  yield ['DELETE FROM outbox WHERE chat = $1', [chat]];
  yield ['DELETE FROM chats WHERE chat = $1', [chat]];
  yield* erase(chat);
}

/** Ends it. */
export function* forgetRest(chat: number): Work {
  yield* erase(chat);
  yield ['DELETE FROM forgetting WHERE chat = $1', [chat]];
}

/** What tells that a chat was here: its lane, what it was sent once, its replies. Numbers of updates stay, to know repeats. */
function* erase(chat: number): Work {
  yield [
    `UPDATE inbox SET lane = 'forgotten', state = 'done', content = NULL, asked = 0
     WHERE lane = $1 AND state IN ('done', 'set-aside')`,
    [laneOf(chat)],
  ];
  // In private a chat's number is its person's: inline questions stand in a lane of the person.
  yield ["UPDATE inbox SET lane = 'forgotten', asked = 0 WHERE lane = $1 AND state = 'done'", [`user${chat}`]];
  yield ["DELETE FROM onces WHERE once LIKE '%:' || $1", [String(chat)]];
  yield ['DELETE FROM replies WHERE chat = $1', [chat]];
  yield ['DELETE FROM chats WHERE chat = $1 AND inactive_since IS NULL', [chat]];
}
