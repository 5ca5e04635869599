import type { Follow } from './port.ts';

/** A row of `talk_follows`, the same columns in both states. */
export function asFollow(row: Readonly<Record<string, unknown>>): Follow {
  return {
    id: Number(row.id),
    chat: Number(row.chat),
    topic: Number(row.topic),
    name: String(row.name),
    toldOn: row.told_on === null ? null : String(row.told_on),
  };
}
