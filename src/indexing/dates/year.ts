import { isDay, isoDay, pointsIn, weekdayOf } from '../../reading/index.ts';
import { type Mention, quoted, spellDates } from './mentions.ts';
import { type Span, shareOf, yearsWithin } from './span.ts';
import { likelihood } from './year-evidence.ts';
import { endsRange, type MonthDay, type YearKind, yearKind } from './year-kind.ts';

export type InferredYear = { readonly year: number; readonly why: string };

type Witness = { readonly mention: Mention; readonly kind: YearKind };

/** Mentions on one page repeat each other: ten of them count as six independent ones (10^(1 − 0.2)). */
const DEPENDENCE = 0.2;
/** Of two years that the text fits equally, the one five years nearer to now is e times as likely to be indexed. */
const RECENCY = 5;
/** Years whose likelihood has to be looked at: none was printed later, and news isn't read for its century. */
const SPAN = 60;
/** A day falls on the same weekday again after five or six years; so many years can be told apart by it. */
const WEEKDAY_YEARS = 5;
/** Probability from which a year is taken; below, the page is said to have none. */
const ENOUGH = 0.45;
/** And the runner-up has to be this much less likely. */
const MARGIN = 1.4;

/** Kinds that alone, without any other, never date a page: they speak of the past, or of the future. */
const NEVER_ALONE: ReadonlySet<YearKind> = new Set(['history', 'plan', 'comma', 'month-far', 'day-far']);

/** Years that something other than a printed year points to, how much likelier a page of theirs has it, and the words that do. */
type YearHint = { readonly years: readonly number[]; readonly factor: number; readonly why: string };
/** One weekday in seven fits by chance; a year of the cycle is hardly ever printed in another. */
const [WEEKLY, SPECIFIC] = [7, 40];

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const CYCLE = new RegExp(`([${STEMS}])([${BRANCHES}])年`, 'g');
/** 甲辰: the year from 1984 on with these two characters of the sixty-year cycle, as mastheads print it. */
const cyclic = (stem: string, branch: string): readonly number[] =>
  Array.from({ length: 60 }, (_, n) => 1984 + n).filter(
    (year) => (year - 1984) % 10 === STEMS.indexOf(stem) && (year - 1984) % 12 === BRANCHES.indexOf(branch),
  );

/** What weekdays in a text say of `years`, and years of the cycle. */
function yearHints(text: string, years: readonly number[]): readonly YearHint[] {
  const spelled = spellDates(text);
  const cycles = Array.from(spelled.matchAll(CYCLE), ([why, stem = '', branch = '']) => ({
    years: cyclic(stem, branch),
    factor: SPECIFIC,
    why,
  }));
  const weekdays = pointsIn(spelled).flatMap(({ month, day, weekday, text: why }) => {
    if (month === null || day === null || weekday === null) return [];
    const falls = (year: number) => isDay(year, month, day) && weekdayOf(isoDay(year, month, day)) === weekday;
    return [{ years: years.filter(falls), factor: WEEKLY, why }];
  });
  return [...cycles, ...weekdays].filter((hint) => hint.years.length > 0);
}

/** What is thought of a year before anything printed is looked at. */
type Prior = { readonly years: readonly number[]; readonly log: (year: number) => number };

function probabilities(
  witnesses: readonly Witness[],
  hints: readonly YearHint[],
  { years, log }: Prior,
  newest: MonthDay | null,
) {
  const logs = years.map((year) => {
    const printed = witnesses.reduce(
      (sum, { mention, kind }) => sum + Math.log(likelihood(mention, kind, year, newest)),
      0,
    );
    const hinted = hints.reduce((sum, { years: fit, factor }) => sum + (fit.includes(year) ? Math.log(factor) : 0), 0);
    return printed * Math.max(1, witnesses.length) ** -DEPENDENCE + hinted + log(year);
  });
  const highest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - highest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return years
    .map((year, at) => ({ year, probability: (weights[at] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability);
}

/** One witness of a kind and year a page is enough: a list of awards repeats its year ten times. */
function distinct(witnesses: readonly Witness[]): Witness[] {
  const byKind = new Map(
    witnesses.map((witness) => [`${witness.kind} ${witness.mention.year} ${witness.mention.month}`, witness]),
  );
  return [...byKind.values()];
}

/** Without other records the newer year is the likelier; with them, what they are of. */
function priorOf(last: number, newest: MonthDay | null, span: Span | null): Prior {
  if (span !== null) return { years: yearsWithin(span, newest), log: (year) => shareOf(year, span) };
  const years = Array.from({ length: SPAN }, (_, back) => last - back);
  return { years, log: (year) => (year - last) / RECENCY };
}

/** The witness that speaks for `year` most clearly, against the years beside it. */
function strongest(witnesses: readonly Witness[], year: number, newest: MonthDay | null): Witness | undefined {
  const clearness = ({ mention, kind }: Witness) =>
    likelihood(mention, kind, year, newest) /
    Math.max(likelihood(mention, kind, year - 1, newest), likelihood(mention, kind, year + 1, newest));
  return [...witnesses].sort((a, b) => clearness(b) - clearness(a))[0];
}

const reason = ({ mention, kind }: Witness, year: number): string =>
  mention.year === year
    ? quoted(mention)
    : `${quoted(mention)}${kind === 'over' || kind === 'figures' || kind === 'whole' ? '，是上一年的情况' : '在先'}`;

/**
 * The year of a page, from every year printed on it: which year makes what is said of them likeliest (naive Bayes over
 * kinds of mention, with weekdays and the sixty-year cycle as further evidence). `null` when nothing printed tells well enough;
 * a year is never guessed from the day of indexing. No year after `latest` is considered, and of a record in a file whose other
 * records state their days (`span`) none but theirs: a day and a month that only one of them has needs no year printed.
 */
export function inferYear(
  mentions: readonly Mention[],
  text: string,
  newest: MonthDay | null,
  latest: number | null,
  span: Span | null = null,
): InferredYear | null {
  const all = mentions
    .filter((mention) => mention.year !== null && !endsRange(mention))
    .map((mention) => ({ mention, kind: yearKind(mention, newest) }));
  const witnesses = distinct(all.filter(({ mention }) => latest === null || (mention.year ?? 0) <= latest));
  const printed = witnesses.filter(({ kind }) => kind !== 'plan').map(({ mention }) => mention.year ?? 0);
  const last = latest ?? Math.max(...printed, 1900) + 1;
  const newestPrinted = Math.max(...printed, 0);
  const around = newestPrinted === 0 ? [] : Array.from({ length: WEEKDAY_YEARS }, (_, ahead) => newestPrinted + ahead);
  const hints = yearHints(text, around);
  const prior = priorOf(last, newest, span);
  if (span !== null && newest !== null && prior.years.length === 1)
    return { year: prior.years[0]!, why: '同一文件中其他报道的日期' };
  if (hints.length === 0 && witnesses.every(({ kind }) => NEVER_ALONE.has(kind))) return null;
  const [best, second] = probabilities(witnesses, hints, prior, newest);
  if (!best || best.probability < ENOUGH || best.probability < MARGIN * (second?.probability ?? 0)) return null;
  const witness = strongest(witnesses, best.year, newest);
  const hint = hints.find(({ years }) => years.includes(best.year));
  return { year: best.year, why: witness ? reason(witness, best.year) : `“${hint?.why}”` };
}
