/** What a report says in a dated list: who did what on a day, what stands how far, else its headline. */
import { heads, isoDay, read } from '../../reading/index.ts';
import type { DatedScope } from '../../retrieval/question/dated.ts';
import type { Article, ArticleKind, Mention, Step, Thing, When } from '../../types.ts';
import { mentionOf } from '../about/mentioned.ts';
import { type Candidate, plainOf } from '../candidates.ts';
import type { Report } from './reports.ts';

/** One line: what happened, when, and in which sentences of a report it stands. */
export type Line = {
  readonly article: Article;
  readonly date: string;
  readonly told: readonly Candidate[];
  /** Quoted beside it, not said. */
  readonly also?: readonly Candidate[];
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

type Sentence = { readonly mentions: readonly Mention[] };

/** Whether a time without its year is the report's own day. */
const isDayOf = ({ said: { month, day } }: When, { eventDate }: Article): boolean =>
  month !== null && day !== null && eventDate?.slice(5) === isoDay(0, month, day).slice(2);

/** The day on which a sentence says that something happened. */
function dayOf({ mentions, article }: Candidate): string | null {
  const isPast = ({ status, tense }: When) => status !== 'deadline' && status !== 'planned' && tense !== 'planned';
  for (const one of mentions.filter((mention) => mention.kind === 'when'))
    if (one.precision === 'day' && isPast(one)) {
      if (one.range?.from) return one.range.from;
      if (isDayOf(one, article)) return article.eventDate;
    }
  return null;
}

/** It says that something happened or was built, or how much of it; no slogan does. */
const tellsWhat = ({ mentions }: Sentence): boolean =>
  mentions.some((one) => one.kind === 'amount' || one.kind === 'event' || one.kind === 'step');

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

const printedOn = ({ published, eventDate }: Article): string => eventDate ?? published ?? '';
const isIn = (told: Candidate): boolean => dayOf(told) !== null;

const plainLine = ({ article }: Report, told: Candidate, date = dayOf(told) ?? printedOn(article)): Line => ({
  article,
  date,
  told: [told],
  isDated: isIn(told),
});

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
  return told && isOfPlace && NEWS.includes(report.article.kind)
    ? [plainLine(report, told, printedOn(report.article))]
    : [];
}

/** What happened, by the sentence of the lead that has the day, or each item of a round-up; else by the headline. */
function newsLines(report: Report, scope: DatedScope, inTime: InTime): readonly Line[] {
  const { article, headline, body } = report;
  const fits = (one: Candidate) => isOfKind(scope, one);
  const dated = body.filter((one) => inTime(dayOf(one) ?? 'none') && isIn(one) && tellsWhat(one) && fits(one));
  if (!NEWS.includes(article.kind))
    return scope.times.length > 0 ? dated.filter(opensWithDay).map((one) => plainLine(report, one)) : [];
  const lead = dated.find(({ ordinal }) => ordinal < LEAD);
  const items = dated.filter((one) => one !== lead && opensWithDay(one));
  const short = lead && lead.text.length > AT_A_GLANCE && headline && tellsWhat(headline) ? headline : lead;
  const found = [
    ...(short ? [plainLine(report, short, dayOf(lead!)!)] : []),
    ...items.map((one) => plainLine(report, one)),
  ];
  if (found.length > 0) return found;
  if (!headline || !tellsWhat(headline) || !fits(headline)) return [];
  const line = plainLine(report, headline, printedOn(article));
  if (article.eventDate && inTime(line.date)) return [line];
  return isPrintedIn(article, scope, inTime) ? [{ ...line, isPrinted: true }] : [];
}

/** What somebody did: the sentence with name and day, else what happened with the sentence that names them. */
function personLine(report: Report, scope: DatedScope, inTime: InTime): readonly Line[] {
  const { article, headline, body } = report;
  const names = scope.of.filter(({ kind }) => kind !== 'district').map(({ name }) => name);
  const isNamed = ({ text }: Candidate) => names.some((name) => text.includes(name));
  const fits = (one: Candidate) => isOfKind(scope, one);
  // Who was at a meeting may be said beside it, who is awarded not.
  const naming = body.filter(isNamed).filter((one) => scope.what === 'meetings' || fits(one));
  const shortest = naming.toSorted((a, b) => a.text.length - b.text.length)[0];
  if (article.kind === 'notice' || !shortest) return [];
  const both = naming.find((one) => isIn(one) && tellsWhat(one) && fits(one));
  if (both) return inTime(dayOf(both)!) ? [plainLine(report, both)] : [];
  const lead = body.slice(0, LEAD).find((one) => isIn(one) && tellsWhat(one) && fits(one));
  const told = lead ?? (headline && tellsWhat(headline) ? headline : (naming.find(tellsWhat) ?? shortest));
  if (!fits(told)) return [];
  const line = plainLine(report, told, lead ? dayOf(lead)! : printedOn(article));
  if (!inTime(line.date)) return [];
  const isShort = shortest.text.length <= SHORT;
  return [
    told === shortest || isNamed(told)
      ? line
      : isShort
        ? { ...line, told: [told, shortest] }
        : { ...line, also: [shortest] },
  ];
}

const UNDER_WAY: readonly Step['stage'][] = ['started', 'building', 'finishing'];

/** How many steps of a sentence say that something is being built. */
const stepsOf = ({ mentions }: Sentence): number =>
  mentions.filter(
    (one) =>
      one.kind === 'step' && UNDER_WAY.includes(one.stage) && (one.status === 'done' || one.status === 'under-way'),
  ).length;

const isOver = ({ mentions }: Sentence): boolean =>
  mentions.some((one) => one.kind === 'step' && one.stage === 'open' && one.status === 'done');

/** Heads of what goes on under a name and is not built. */
const NOT_BUILT: ReadonlySet<string> = new Set(['event', 'platform']);

const familyOf = (head: string): string => heads().get(head) ?? '';

/** Whether a thing is of a family by its head; of works by what they are on (十七小 of 十七小项目). */
const isOfFamily = ({ name, head }: Thing, family: string): boolean =>
  familyOf(head) === family ||
  (familyOf(head) === 'works' &&
    read(name.slice(0, -head.length)).some((one) => one.kind === 'thing' && familyOf(one.head) === family));

/** The things of a report that can be built, of the kind that is asked for. */
function builtIn({ body }: Report, { family, except }: DatedScope): ReadonlySet<string> {
  const things = body.flatMap(({ mentions }) => mentions).filter((one) => one.kind === 'thing');
  const isLeftOut = except === null ? () => false : mentionOf(except);
  const asked = things.filter((one) => (family === null || isOfFamily(one, family)) && !isLeftOut(one.name));
  return new Set(asked.filter(({ head }) => !NOT_BUILT.has(familyOf(head))).map(({ name }) => name));
}

/** Whether the step that follows one of the days asked for is the one asked for: 7月9日开工, not 今年动工，明年3月完工. */
function tookStep({ mentions }: Sentence, stage: Step['stage'], inTime: InTime): boolean {
  const isThen = (one: Mention) =>
    one.kind === 'when' && WITHIN_MONTH.has(one.precision) && one.range?.from != null && inTime(one.range.from);
  const next = ({ end }: Mention) => mentions.find((one) => one.kind === 'step' && one.start >= end);
  return mentions.filter(isThen).some((one) => {
    const step = next(one);
    return step?.kind === 'step' && step.stage === stage && step.status !== 'denied';
  });
}
const WITHIN_MONTH: ReadonlySet<When['precision']> = new Set(['day', 'span', 'month']);

/** What is being built, thing by thing: the sentence that tells most of how far it is. */
function buildingLines(report: Report, scope: DatedScope, inTime: InTime): readonly Line[] {
  const { article, body, headline } = report;
  const { stage } = scope;
  if (article.kind === 'notice') return [];
  const built = builtIn(report, scope);
  const tells = (one: Candidate) => (stage === null ? stepsOf(one) > 0 : tookStep(one, stage, inTime));
  const named = ({ about }: Report['body'][number]) => about.find((name) => built.has(name));
  const names = ({ text }: Candidate, thing: string) => text.includes(thing);
  const things = Map.groupBy(
    body.filter((one) => named(one) !== undefined && tells(one)),
    (one) => named(one)!,
  );
  return [...things].flatMap(([thing, own]) => {
    if (stage === null && body.some((one) => named(one) === thing && isOver(one))) return [];
    const worth = (one: Candidate) => stepsOf(one) + (names(one, thing) ? 1 : 0);
    const [best] = own.toSorted((a, b) => worth(b) - worth(a));
    const isFirst = headline?.text.includes(thing) ?? false;
    return [{ ...plainLine(report, best!), isFirst, ...(names(best!, thing) ? {} : { label: thing }) }];
  });
}

/** Whether a report plays in a place, or is of a body: its paper, headline or first sentences name it. */
function playsIn({ article, headline, body }: Report, name: string): boolean {
  const opening = [article.paper ?? '', ...[headline, ...body.slice(0, LEAD)].map((one) => one?.text ?? '')];
  return plainOf(opening.join('|')).includes(plainOf(name));
}

/** The lines that a report has for a dated list. */
export function linesOf(report: Report, scope: DatedScope, inTime: InTime): readonly Line[] {
  const { of, what } = scope;
  const places = of.filter(({ kind }) => kind === 'place' || kind === 'body');
  if (of.some(({ kind }) => kind === 'person')) return personLine(report, scope, inTime);
  if (places.length > 0 && !places.some(({ name }) => playsIn(report, name))) return [];
  if (what === 'building')
    return buildingLines(report, scope, inTime).filter(({ date }) => scope.stage !== null || inTime(date));
  return of.some(({ kind }) => kind === 'body') ? personLine(report, scope, inTime) : newsLines(report, scope, inTime);
}
