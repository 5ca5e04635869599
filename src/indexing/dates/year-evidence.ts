import type { Mention } from './mentions.ts';
import type { MonthDay, YearKind } from './year-kind.ts';

/**
 * How often a page is of the year printed (`same`), of the year after (`next`), of the third, of an `old`er one; and how
 * often the year printed lies ahead: by one (`before`), by more (`ahead`). Counted on the 47,849 dated news articles of
 * the project's scale data (summer 2023), rounded: counted meetings and parts of a year are the surest witnesses.
 */
type Profile = {
  readonly ahead: number;
  readonly same: number;
  readonly next: number;
  readonly third: number;
  readonly before: number;
  readonly old: number;
};
const PROFILES: Readonly<Record<YearKind, Profile>> = {
  'day-near': { ahead: 0.002, same: 0.91, next: 0.02, third: 0.01, before: 0.002, old: 0.05 },
  'day-opening': { ahead: 0.001, same: 0.97, next: 0.005, third: 0.003, before: 0.001, old: 0.02 },
  'day-far': { ahead: 0.005, same: 0.32, next: 0.23, third: 0.11, before: 0.01, old: 0.33 },
  'month-near': { ahead: 0.002, same: 0.34, next: 0.13, third: 0.07, before: 0.004, old: 0.45 },
  'month-far': { ahead: 0.003, same: 0.14, next: 0.18, third: 0.11, before: 0.006, old: 0.55 },
  part: { ahead: 0.01, same: 0.85, next: 0.077, third: 0.01, before: 0.024, old: 0.03 },
  counted: { ahead: 0.004, same: 0.906, next: 0.037, third: 0.008, before: 0.008, old: 0.04 },
  named: { ahead: 0.027, same: 0.67, next: 0.09, third: 0.04, before: 0.039, old: 0.13 },
  over: { ahead: 0.14, same: 0.25, next: 0.31, third: 0.08, before: 0.06, old: 0.16 },
  figures: { ahead: 0.006, same: 0.08, next: 0.63, third: 0.08, before: 0.002, old: 0.2 },
  comma: { ahead: 0.023, same: 0.08, next: 0.23, third: 0.1, before: 0.004, old: 0.55 },
  whole: { ahead: 0.004, same: 0.42, next: 0.44, third: 0.05, before: 0.017, old: 0.06 },
  history: { ahead: 0.036, same: 0.11, next: 0.144, third: 0.102, before: 0.03, old: 0.55 },
  plan: { ahead: 0.22, same: 0.27, next: 0.115, third: 0.058, before: 0.1, old: 0.22 },
  plain: { ahead: 0.036, same: 0.3, next: 0.16, third: 0.078, before: 0.047, old: 0.36 },
};

/** First month of what the mention speaks of, when it says one. */
const firstMonth = ({ month, unit, part }: Mention): number | null => {
  if (month !== null || part === null) return month;
  return unit === 'half' ? part * 6 - 5 : part * 3 - 2;
};

/** Tenses are read right in most cases; what would lie after the newest event can still be a plan. */
const IMPOSSIBLE = 0.05;
/** Years more than one ahead share theirs: most plans are for the next two or three. */
const AHEAD_SPREAD = 2.5;
/** Later years than the third share what is left, fading out over about this many years. */
const OLD_SPREAD = 12;

function shareAt({ ahead, same, next, third, before, old }: Profile, offset: number): number {
  if (offset < -1) return ahead / AHEAD_SPREAD;
  if (offset === -1) return before;
  if (offset === 0) return same;
  if (offset === 1) return next;
  if (offset === 2) return third;
  return Math.max(1e-4, (old / OLD_SPREAD) * Math.exp(-(offset - 3) / OLD_SPREAD));
}

/**
 * The profiles are of summer. Figures and reviews of a whole year come in its last weeks and in the first months of the
 * next, plans for the next year before New Year: such mentions count so many times as much, or as little.
 */
const SEASONAL = 4;

function seasonal(profile: Profile, kind: YearKind, newest: MonthDay | null): Profile {
  const { same, next, before } = profile;
  if (newest === null) return profile;
  if (kind === 'plan') return newest.month >= 11 ? { ...profile, before: before * SEASONAL } : profile;
  if (kind !== 'whole' && kind !== 'figures' && kind !== 'over') return profile;
  if (newest.month === 12) return { ...profile, same: same * SEASONAL, next: next / SEASONAL };
  return newest.month <= 3 ? { ...profile, same: same / SEASONAL } : profile;
}

/** How likely a page of `year` prints this mention, up to a factor that is the same for all years. */
export function likelihood(mention: Mention, kind: YearKind, year: number, newest: MonthDay | null): number {
  const printed = mention.year ?? year;
  const month = firstMonth(mention);
  const ahead = newest !== null && month !== null && month > newest.month;
  // 2023年12月 on a page whose newest event is of January: near, and over New Year.
  const overNewYear =
    ahead && (kind === 'day-near' || kind === 'day-opening' || kind === 'month-near' || kind === 'part');
  const share = shareAt(seasonal(PROFILES[kind], kind, newest), year - printed - (overNewYear ? 1 : 0));
  return ahead && year === printed && mention.tense !== 'future' ? share * IMPOSSIBLE : share;
}
