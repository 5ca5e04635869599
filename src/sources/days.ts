/** The days that listings state of their reports. */
import { dayIn, readStamp } from '../indexing/index.ts';
import type { Listed } from './listings/listed.ts';

type Days = { readonly timeZone: string; readonly now: () => number };

/** The day that a listing states; none that hasn't come yet. */
export function sane(written: string | null, { timeZone, now }: Days): string | null {
  const day = written === null ? null : readStamp(written, timeZone);
  return day === null || day > dayIn(timeZone, new Date(now())) ? null : day;
}

/**
 * As it is written, for the evidence. A day that hasn't come yet is none. A feed's text that says only when it was changed is of
 * that day; so is a page whose listing says nothing else that can be.
 */
export function stamp(
  { published, updated }: Listed,
  { isPage }: { readonly isPage: boolean },
  days: Days,
): string | null {
  const stated = isPage && published === null ? [] : [published, updated];
  return stated.find((written) => sane(written, days) !== null) ?? null;
}

export function updatedDay(listed: Listed, days: Days): string | null {
  const [updated, published] = [sane(listed.updated, days), sane(listed.published, days)];
  return updated !== null && published !== null && updated > published ? updated : null;
}

export function oldestDay(items: readonly Listed[], zone: string): string | null {
  const days = items.flatMap(({ published }) => readStamp(published ?? '', zone) ?? []);
  return days.toSorted()[0] ?? null;
}

/** Of items with the same guid, or without one the same address, the one with the latest day, else the last. */
export function later<T extends Listed>(items: readonly T[], zone: string): readonly T[] {
  const dayOf = ({ updated, published }: T) => readStamp(updated ?? published ?? '', zone) ?? '';
  const chosen = new Map<string, T>();
  for (const item of items) {
    const key = item.guid ?? item.url ?? `${item.title}`;
    const before = chosen.get(key);
    if (before === undefined || dayOf(item) >= dayOf(before)) chosen.set(key, item);
  }
  return [...chosen.values()];
}
