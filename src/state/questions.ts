/** What both states have in common about questions: their ids, and how a row is read. */
import { createHmac } from 'node:crypto';
import type { Answer } from '../types.ts';
import type { AskedQuestion } from './port.ts';

/** Ids that nobody guesses who doesn't know the salt: ten characters of base 36, 51 bits. */
export const questionIds =
  (salt: string) =>
  (chat: number, message: number | string): string => {
    const digest = createHmac('sha256', salt).update(`${chat}:${message}`).digest('hex').slice(0, 16);
    return BigInt(`0x${digest}`).toString(36).padStart(10, '0').slice(-10);
  };

/** A row of `talk_questions`, the same columns in both states. */
export function asQuestion(row: Readonly<Record<string, unknown>> | undefined): AskedQuestion | null {
  if (!row) return null;
  return {
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
  };
}
