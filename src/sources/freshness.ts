/** How fresh what came from each source is, and whether it has been silent for longer than its habit. */
import { dayIn } from '../indexing/index.ts';
import { daysBetween } from '../reading/index.ts';
import type { SourceFreshness } from '../types.ts';
import { placeOf, type Source } from './sources.ts';
import type { SourceState } from './state.ts';

/** Days with reports from which a source's habit is told, and how many of them it takes to have one. */
const DAYS_LOOKED_AT = 30;
const FEWEST_DAYS = 3;
/** A daily that misses a weekend isn't silent; after that one that usually takes `n` days is, when 2 n + 1 have passed. */
const NEVER_SILENT_BEFORE = 3;

/** Days without a report after which a source is silent; `null` where its habit isn't known. `days`: newest first. */
export function patience(days: readonly string[]): number | null {
  if (days.length < FEWEST_DAYS) return null;
  const gaps = days.slice(1).map((day, at) => daysBetween(day, days[at] ?? day));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.9)] ?? 1;
  return Math.max(NEVER_SILENT_BEFORE, 2 * usual + 1);
}

/** Each source as its last visits left it, in the order in which they are named. */
export function freshnessOf(
  sources: readonly Source[],
  state: SourceState,
  now: number,
  timeZone: string,
): readonly SourceFreshness[] {
  const today = dayIn(timeZone, new Date(now));
  return sources.map((source) => {
    const place = placeOf(source);
    const known = state.source(place);
    const days = state.days(place, DAYS_LOOKED_AT);
    const [newest = null] = days;
    const limit = patience(days);
    const since = newest === null ? 0 : daysBetween(newest, today);
    return {
      ...{ place, paper: source.paper, district: source.district ?? null, licence: source.licence },
      ...{ tried: known?.tried ?? null, succeeded: known?.succeeded ?? null },
      ...{ newest, articles: state.count(place), trouble: known?.trouble ?? null, detail: known?.detail ?? null },
      silent: limit !== null && since > limit ? since : null,
    };
  });
}
