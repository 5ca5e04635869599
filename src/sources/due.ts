/** When a report is looked at again, when it counts as missed, and when as gone. */
import type { Listing } from './listing.ts';
import type { KnownItem } from './state.ts';

const DAY = 86_400_000;
/** A miss counts as a second one this long after the first: a day, less what a schedule is late. */
const SECOND_MISS = 20 * 3_600_000;
/** A page is looked at again after a quarter of its age: often on its first day, once a week when it is a month old. */
const AGAIN = 1 / 4;
/** Older ones are looked at no more; corrections come in the first days. */
const OLDEST_AGAIN = 60 * DAY;

/** Days from an ISO day to `now` (milliseconds). */
export const daysSince = (day: string, now: number): number => (now - Date.parse(day)) / DAY;

/** Whether a report's page is to be read (again) at `now`; `changed` is when its source says it changed, `isPage` that the source is that page. */
export function isDue(
  known: KnownItem | null,
  {
    changed,
    isPage,
    now,
  }: { readonly changed?: string | null | undefined; readonly isPage: boolean; readonly now: number },
): boolean {
  if (known === null || known.status === 'gone' || isPage) return true;
  if (changed && Date.parse(changed) > known.checked) return true;
  return now - known.since <= OLDEST_AGAIN && now - known.checked >= (now - known.since) * AGAIN;
}

/** What a source lists now, as its other reports are judged by. */
type ListedNow = {
  readonly listing: Listing;
  /** The day of the oldest report that is listed. */
  readonly oldest: string | null;
  readonly isPage: boolean;
  readonly now: number;
};

/** Whether a report's not being listed may mean something: what has only become too old for a feed is not missed. */
export function isMissed(item: KnownItem, { listing, oldest, isPage, now }: ListedNow): boolean {
  if (item.status === 'empty' || now - item.since > OLDEST_AGAIN) return false;
  const amid = item.published !== null && oldest !== null && item.published > oldest;
  if (item.whole) return amid;
  return listing.isComplete || amid || isDue(item, { isPage, now });
}

/** An issue that has become too old to be looked at isn't missed; its neighbours aren't listed either. */
export function isOfListedDays({ url }: KnownItem, { items }: Listing): boolean {
  const folder = (one: string) => one.slice(0, one.lastIndexOf('/'));
  return url !== null && items.some((listed) => listed.url !== null && folder(listed.url) === folder(url));
}

/** Whether a report that is missed now has been missed a day ago too. */
export const isSecondMiss = ({ missed }: KnownItem, now: number): boolean =>
  missed !== null && now - missed >= SECOND_MISS;
