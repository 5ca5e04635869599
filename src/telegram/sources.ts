/** Where articles come from, for residents (`/sources`) and, when something is wrong, for the newsroom. */
import type { Language, SourceFreshness } from '../types.ts';
import { freshnessLine } from '../wording/index.ts';
import { messages } from './messages.ts';
import type { Calls, Parts } from './parts.ts';
import { reply } from './replies.ts';
import { clean, joined, shortened } from './rich-text.ts';

/** A list that can be read at a glance. */
const MOST_LINES = 20;
const DAY = 86_400_000;

/** How fresh each source is; nothing where there are none. */
export function freshnessLines({ sources, now }: Pick<Parts, 'sources' | 'now'>, language: Language): string[] {
  const all = sources?.freshness() ?? [];
  const lines = all.slice(0, MOST_LINES).map((one) => `· ${lineOf(one, language, now(), sources?.timeZone)}`);
  return all.length > MOST_LINES ? [...lines, '…'] : lines;
}

const lineOf = (one: SourceFreshness, language: Language, now: number, zone = 'Asia/Shanghai'): string =>
  shortened(clean(freshnessLine(one, language, now, zone)), 300).text;

/** What makes this trouble the same one that was told before; `null` where there is nothing to tell. */
function stampOf({ silent, newest, trouble, succeeded, tried }: SourceFreshness, now: number): string | null {
  if (trouble === 'none') return `none ${newest}`;
  // A site that doesn't answer for some hours is no news.
  if (trouble !== null && now - (succeeded ?? tried ?? now) > DAY) return `${trouble} ${succeeded}`;
  if (trouble !== null && succeeded === null) return `${trouble} at first`;
  return silent === null ? null : `silent ${newest}`;
}

/**
 * For the newsroom: of each source that has been silent for longer than its habit, or can't be read, once. `remember` when the
 * calls are safely stored.
 */
export async function sourceNotices(parts: Parts): Promise<readonly Notice[]> {
  if (parts.adminIds.length === 0) return [];
  const notices = await Promise.all((parts.sources?.freshness() ?? []).map((one) => noticeOf(parts, one)));
  return notices.filter((notice) => notice !== null);
}

/** What somebody is told, and what remembers that they were. */
export type Notice = { readonly calls: Calls; readonly remember: () => Promise<void> };

async function noticeOf(parts: Parts, one: SourceFreshness): Promise<Notice | null> {
  const { memory, adminIds, now } = parts;
  const [stamp, note] = [stampOf(one, now()), `source ${one.place}`];
  if (stamp === null || (await memory.note(note)) === stamp) return null;
  const calls = await Promise.all(adminIds.map((chat) => told(parts, one, chat, `${note}:${stamp}:${chat}`)));
  return { calls: calls.flat(), remember: () => memory.putNote(note, stamp) };
}

async function told({ sources, memory, now }: Parts, one: SourceFreshness, chat: number, once: string): Promise<Calls> {
  const language = (await memory.languageOf(chat)) ?? 'zh';
  const detail = shortened(clean([one.place, one.detail ?? ''].join('\n')).trim(), 500);
  const line = lineOf(one, language, now(), sources?.timeZone);
  const text = joined([messages(language).sourceTrouble, line, detail], '\n');
  return reply({ chat, topic: null, private: true, language }, text, { once });
}
