/** What a report says in a dated list: who did what on a day, what stands how far, else its headline. */
import { heads } from '../../reading/index.ts';
import type { DatedScope } from '../../retrieval/question/dated.ts';
import type { Article, ArticleKind, Mention, Step, When } from '../../types.ts';
import { mentionOf } from '../about/mentioned.ts';
import { type Candidate, plainOf } from '../candidates.ts';
import type { Report } from './reports.ts';

/** One line: what happened, when, and in which sentences of a report it stands. */
export type Line = {
  readonly article: Article;
  readonly date: string;
  readonly told: readonly Candidate[];
  /** A sentence of it has the day. */
  readonly isDated: boolean;
  /** What it is about, where its sentence doesn't name it. */
  readonly label?: string;
  /** It is what its report is about. */
  readonly isFirst?: boolean;
  /** It was printed on that day; when it happened is not told. */
  readonly isPrinted?: boolean;
};

/** Notices are no news, but for what they say of a day that is asked for; and what goes on from another page has lost its beginning. */
const NEWS: readonly ArticleKind[] = ['news', 'feature', 'photo'];
/** A report says what happened in its first sentences. */
const LEAD = 3;
/** A longer sentence says less at a glance than the headline. */
const AT_A_GLANCE = 90;
/** Who was there is said in so many characters; longer sentences are what they said. */
const SHORT = 60;

/** The day on which a sentence says that something happened. */
function dayOf({ mentions }: Candidate): string | null {
  const isDay = (one: Mention): one is When =>
    one.kind === 'when' && one.precision === 'day' && one.tense !== 'planned' && one.range?.from != null;
  return mentions.find(isDay)?.range?.from ?? null;
}

/** It says that something happened or was built, or how much of it; no slogan does. */
const tellsWhat = ({ mentions }: Candidate): boolean =>
  mentions.some(({ kind }) => kind === 'amount' || kind === 'event' || kind === 'step');

/** The kinds of event that each kind of list has. */
const EVENTS: Readonly<Partial<Record<DatedScope['what'], readonly string[]>>> = {
  meetings: ['held'],
  events: ['held', 'opened'],
  awards: ['awarded', 'commended'],
};

function isOfKind({ what }: DatedScope, { mentions, text }: Candidate): boolean {
  const kinds = EVENTS[what];
  const isOne = (one: Mention) => one.kind === 'event' && kinds?.includes(one.event);
  return !kinds || (mentions.some(isOne) && (what !== 'meetings' || text.includes('会')));
}

/** A line of one sentence, of the day that it has, else of its report's. */
function plainLine({ article }: Report, told: Candidate): Line {
  const day = dayOf(told);
  return { article, date: day ?? article.eventDate ?? article.published ?? '', told: [told], isDated: day !== null };
}

/** Whether a sentence opens a paragraph with its day, as an item of a round-up does. */
const opensWithDay = ({ start, mentions }: Candidate): boolean =>
  start <= 2 && mentions.some((one) => one.kind === 'when' && one.start <= 2 && one.said.day !== null);

type InTime = (date: string) => boolean;

/** Whether it was printed on the days asked for; of a single day a month tells nothing. */
const isPrintedIn = ({ published }: Article, { times }: DatedScope, inTime: InTime): boolean =>
  published !== null &&
  inTime(published) &&
  (published.length > MONTH || times.every(({ precision }) => precision !== 'day'));
const MONTH = '2024-05'.length;

/** What a report is headed, or begins with: what there is to tell of a place where nothing is said to have happened. */
export function headlineLine(report: Report, { of }: DatedScope): readonly Line[] {
  const told = report.headline ?? report.body[0];
  const isOfPlace = of.every(({ kind, name }) => kind === 'district' || playsIn(report, name));
  return told && isOfPlace && NEWS.includes(report.article.kind) ? [plainLine(report, told)] : [];
}

/** What happened, by the sentence of the lead that has the day, or each item of a round-up; else by the headline. */
function newsLines(report: Report, scope: DatedScope, inTime: InTime): readonly Line[] {
  const { article, headline, body } = report;
  const tells = (one: Candidate) => tellsWhat(one) && isOfKind(scope, one);
  const isThen = (day: string | null) => day !== null && inTime(day);
  const dated = body.filter((one) => tells(one) && isThen(dayOf(one)));
  const items = dated.filter(opensWithDay);
  if (!NEWS.includes(article.kind)) return scope.times.length > 0 ? items.map((one) => plainLine(report, one)) : [];
  const lead = dated.find(({ ordinal }) => ordinal < LEAD);
  const short = lead && lead.text.length > AT_A_GLANCE && headline && tellsWhat(headline) ? headline : lead;
  const found = [
    ...(lead ? [{ ...plainLine(report, short!), date: dayOf(lead)! }] : []),
    ...items.filter((one) => one !== lead).map((one) => plainLine(report, one)),
  ];
  if (found.length > 0 || !headline || !tells(headline)) return found;
  const line = { ...plainLine(report, headline), date: article.eventDate ?? article.published ?? '' };
  if (article.eventDate && inTime(line.date)) return [line];
  return isPrintedIn(article, scope, inTime) ? [{ ...line, isPrinted: true }] : [];
}

/** What somebody did: the sentence with name and day, else what happened with the sentence that names them, where that is short. */
function personLine(report: Report, scope: DatedScope, inTime: InTime): readonly Line[] {
  const { article, headline, body } = report;
  const names = scope.of.filter(({ kind }) => kind !== 'district').map(({ name }) => name);
  const isNamed = ({ text }: Candidate) => names.some((name) => text.includes(name));
  const fits = (one: Candidate) => isOfKind(scope, one);
  // Who was at a meeting may be said beside it, who is awarded not.
  const naming = body.filter((one) => isNamed(one) && (scope.what === 'meetings' || fits(one)));
  const [shortest] = naming.toSorted((a, b) => a.text.length - b.text.length);
  if (article.kind === 'notice' || !shortest) return [];
  const told =
    [...naming, ...body.slice(0, LEAD)].find((one) => dayOf(one) !== null && tellsWhat(one) && fits(one)) ??
    [headline, ...naming].find((one) => one && tellsWhat(one)) ??
    shortest;
  const line = plainLine(report, told);
  if (!fits(told) || !inTime(line.date)) return [];
  return [isNamed(told) || shortest.text.length > SHORT ? line : { ...line, told: [told, shortest] }];
}

const stepsOf = ({ mentions }: Candidate): readonly Step[] => mentions.filter((one) => one.kind === 'step');
const UNDER_WAY: readonly Step['stage'][] = ['started', 'building', 'finishing'];
/** Whether a step says that something is being built. */
const isBuilding = ({ stage, status }: Step): boolean =>
  UNDER_WAY.includes(stage) && (status === 'done' || status === 'under-way');
const isOver = ({ stage, status }: Step): boolean => stage === 'open' && status === 'done';

/** Heads of what goes on under a name and is not built. */
const NOT_BUILT: readonly string[] = ['event', 'platform'];

/** The things of a report that can be built, of the kind that is asked for. */
function builtIn({ body }: Report, { family, except }: DatedScope): ReadonlySet<string> {
  const things = body.flatMap(({ mentions }) => mentions).filter((one) => one.kind === 'thing');
  const isLeftOut = except === null ? () => false : mentionOf(except);
  const isAsked = (own = '') => (family === null ? !NOT_BUILT.includes(own) : own === family);
  return new Set(things.flatMap(({ head, name }) => (isAsked(heads().get(head)) && !isLeftOut(name) ? [name] : [])));
}

/** Whether the step asked for follows one of the days asked for: 7月9日开工, not 今年动工，明年3月完工. */
function tookStep(told: Candidate, stage: Step['stage'], inTime: InTime): boolean {
  const isThen = (one: Mention) =>
    one.kind === 'when' && WITHIN_MONTH.includes(one.precision) && one.range?.from != null && inTime(one.range.from);
  return told.mentions.filter(isThen).some(({ end }) => {
    const step = stepsOf(told).find(({ start }) => start >= end);
    return step?.stage === stage && step.status !== 'denied';
  });
}
const WITHIN_MONTH: readonly When['precision'][] = ['day', 'span', 'month'];

/** What is being built, thing by thing: the sentence that tells most of how far it is. */
function buildingLines(report: Report, scope: DatedScope, inTime: InTime): readonly Line[] {
  const { article, body, headline } = report;
  const { stage } = scope;
  if (article.kind === 'notice') return [];
  const built = builtIn(report, scope);
  const buildingIn = (one: Candidate) => stepsOf(one).filter(isBuilding).length;
  const tells = (one: Candidate) => (stage === null ? buildingIn(one) > 0 : tookStep(one, stage, inTime));
  const things = Map.groupBy(body, ({ about }) => about.find((name) => built.has(name)));
  return [...things].flatMap(([thing, own]) => {
    if (thing === undefined || (stage === null && own.some((one) => stepsOf(one).some(isOver)))) return [];
    const worth = (one: Candidate) => buildingIn(one) + (one.text.includes(thing) ? 1 : 0);
    const [best] = own.filter(tells).toSorted((a, b) => worth(b) - worth(a));
    if (!best) return [];
    const isFirst = headline?.text.includes(thing) ?? false;
    const line = { ...plainLine(report, best), isFirst, ...(best.text.includes(thing) ? {} : { label: thing }) };
    return stage !== null || inTime(line.date) ? [line] : [];
  });
}

/** Whether a report plays in a place, or is of a body: its paper, headline or first sentences name it. */
function playsIn({ article, headline, body }: Report, name: string): boolean {
  const opening = [article.paper ?? '', ...[headline, ...body.slice(0, LEAD)].map((one) => one?.text ?? '')];
  return plainOf(opening.join('|')).includes(plainOf(name));
}

/** The lines that a report has for a dated list. */
export function linesOf(report: Report, scope: DatedScope, inTime: InTime): readonly Line[] {
  const has = (kind: string) => scope.of.some((one) => one.kind === kind);
  if (has('person')) return personLine(report, scope, inTime);
  const places = scope.of.filter(({ kind }) => kind === 'place' || kind === 'body');
  if (places.length > 0 && !places.some(({ name }) => playsIn(report, name))) return [];
  const lines = scope.what === 'building' ? buildingLines : has('body') ? personLine : newsLines;
  return lines(report, scope, inTime);
}
