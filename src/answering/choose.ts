import type { Aspect, ParsedQuestion } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { plainOf } from './candidates.ts';
import { cover } from './coverage.ts';
import { signs } from './evidence.ts';
import type { Plan } from './features.ts';
import { shorten } from './lists/shorten.ts';
import type { Ranked } from './rank.ts';
import { trim } from './trim.ts';

/** A sentence of the answer: the candidate it comes from and its text, cut where it was too long. */
export type Chosen = {
  readonly ranked: Ranked;
  readonly text: string;
  /** A sentence that is quoted beside it but not said. */
  readonly also?: Ranked;
};

/** An answer's budget in characters; with the as-of note it stays under 260 nine times in ten. */
export const BUDGET = 222;
/**
 * A further sentence is worth reading when it takes away this much of the doubt left, or this share of what the first
 * one took: where the first is unsure, so are all, and the second may be the right one.
 */
const WORTHWHILE = 0.05;
const SHARE_OF_FIRST = 0.1;
/** Once the first holds the kind of fact asked for, a further one has to be about as likely. */
const SHARE_OF_FOUND = 0.2;

function bar({ features }: Ranked, gain: number): number {
  const found = features.every(({ evidenceNear }) => evidenceNear >= 0.5);
  return found ? Math.max(WORTHWHILE, SHARE_OF_FOUND * gain) : Math.min(WORTHWHILE, SHARE_OF_FIRST * gain);
}
const MOST = 4;
/** Less room than this holds no clause that says something. */
const NO_ROOM = 40;

const lengthOf = (chosen: readonly Chosen[]): number => chosen.reduce((sum, { text }) => sum + text.length, 0);

/** How much doubt over all aspects a sentence takes away, given the doubt that those chosen before have left. */
const gainOf = ({ chances }: Ranked, doubt: readonly number[]): number =>
  chances.reduce((sum, chance, at) => sum + chance * (doubt[at] ?? 0), 0);

/** What a clause is worth to the question: its words, and facts of the kind asked for. */
function worthIn(plans: readonly Plan[]): (clause: string) => number {
  return (clause) => {
    const plain = plainOf(clause);
    return Math.max(
      ...plans.map(
        (plan) =>
          cover(plan.words, plain) +
          0.5 * cover(plan.nearest, plain) +
          0.4 * Math.max(0, ...signs(plan.aspect, clause).map(({ strength }) => strength)),
      ),
    );
  };
}

const fitted = (ranked: Ranked, room: number, plans: readonly Plan[]): Chosen => ({
  ranked,
  text: trim(ranked.candidate.text, room, worthIn(plans)),
});

/** What a candidate says in at most about `room` characters: a sentence, or a list paragraph by paragraph. */
function said(ranked: Ranked, room: number, plans: readonly Plan[]): readonly Chosen[] {
  const { list } = ranked.candidate;
  if (!list) return [fitted(ranked, room, plans)];
  const texts = shorten(list.parts, room, worthIn(plans));
  return list.parts.map(({ paragraph, start, end, text }, at) => ({
    ranked: {
      ...ranked,
      candidate: { ...ranked.candidate, paragraph, start, end, text, ordinal: ranked.candidate.ordinal + at / 100 },
    },
    text: texts[at]!,
  }));
}

/** Whether one says what the other says too: a sentence of a list, or the same. */
function overlaps({ candidate: a }: Ranked, { candidate: b }: Ranked): boolean {
  if (a.article.id !== b.article.id) return false;
  const spans = (one: Candidate) => one.list?.parts ?? [one];
  return spans(a).some((x) => spans(b).some((y) => x.paragraph === y.paragraph && x.start < y.end && y.start < x.end));
}

/** The sentences that take away most doubt, while there is room and doubt. */
function byDoubt(ranked: readonly Ranked[], plans: readonly Plan[]): readonly Chosen[] {
  const chosen: Chosen[] = [];
  const taken: Ranked[] = [];
  const doubt = plans.map(() => 1);
  let enough = WORTHWHILE;
  while (taken.length < MOST) {
    const room = BUDGET - lengthOf(chosen);
    const next = ranked
      .filter((one) => !taken.some((other) => overlaps(other, one)))
      .map((one) => ({ one, gain: gainOf(one, doubt) }))
      .sort((a, b) => b.gain - a.gain)[0];
    if (!next || (chosen.length > 0 && (next.gain < enough || room < NO_ROOM))) break;
    const fits = said(next.one, room, plans);
    if (chosen.length > 0 && lengthOf(fits) > room) break;
    if (chosen.length === 0) enough = bar(next.one, next.gain);
    taken.push(next.one);
    chosen.push(...fits);
    if (taken.length === 1 && !next.one.candidate.list) {
      const rest = withRest(chosen, ranked, plans).slice(1);
      taken.push(...rest.map((one) => one.ranked));
      chosen.push(...rest);
    }
    next.one.chances.forEach((chance, at) => {
      doubt[at] = (doubt[at] ?? 1) * (1 - chance);
    });
  }
  return chosen;
}

const hasDate = ({ text }: Candidate): boolean =>
  signs({ ask: 'when', focus: [], units: [], list: false, of: [] }, text).some(({ strength }) => strength === 1);
const dateOf = ({ article }: Candidate): string => article.eventDate ?? article.published ?? '';

/** A report in an answer that goes through several: what happened when, and where it names whom the question is about. */
type ReportShare = { readonly told: Ranked; readonly named: Ranked };

/** The sentence with both name and date, else the opening that says when, else the first that has the name. */
function reportOf(ranked: readonly Ranked[], name: string): ReportShare | null {
  const having = ranked.filter(({ candidate }) => candidate.plain.includes(name));
  const shortest = [...having].sort((a, b) => a.candidate.text.length - b.candidate.text.length)[0];
  if (!having[0] || !shortest) return null;
  const dated = having.find(({ candidate }) => hasDate(candidate));
  if (dated) return { told: dated, named: dated };
  const lead = ranked.find(({ candidate }) => candidate.ordinal === 0 && hasDate(candidate));
  return lead ? { told: lead, named: shortest } : { told: having[0], named: having[0] };
}

/** Both sentences when they fit the share; else what happened, with the other one as a further quote. */
function inShare({ told, named }: ReportShare, share: number, plans: readonly Plan[]): readonly Chosen[] {
  if (told === named) return [fitted(told, share, plans)];
  const both = told.candidate.text.length + named.candidate.text.length;
  if (both <= share) return [told, named].map((ranked) => ({ ranked, text: ranked.candidate.text }));
  return [{ ...fitted(told, share, plans), also: named }];
}

const best = ({ told, named }: ReportShare): number => Math.max(told.best, named.best);
const onDay = ({ told }: ReportShare): boolean => told.features.some(({ sameDate }) => sameDate === 1);
/** More reports than this leave each too little room to say what happened. */
const MOST_REPORTS = 3;

/** Report by report, oldest first, for questions such as what somebody took part in; empty when fewer than two tell. */
function byReport(ranked: readonly Ranked[], plans: readonly Plan[], names: readonly string[]): readonly Chosen[] {
  const name = names
    .map(plainOf)
    .find((one) => one.length > 1 && ranked.some(({ candidate }) => candidate.plain.includes(one)));
  if (name === undefined) return [];
  const found = [...Map.groupBy(ranked, ({ candidate }) => candidate.article.id).values()]
    .map((own) => reportOf(own, name))
    .filter((report) => report !== null)
    .sort((a, b) => best(b) - best(a));
  const asked = found.some(onDay) ? found.filter(onDay) : found;
  const reports = asked
    .slice(0, MOST_REPORTS)
    .sort((a, b) => dateOf(a.told.candidate).localeCompare(dateOf(b.told.candidate)));
  if (reports.length < 2) return [];
  return reports.flatMap((report) => inShare(report, Math.floor(BUDGET / reports.length), plans));
}

/** A short sentence right after a chosen one that goes on with its list: a second number, another name, 要… after 要…. */
const SHORT = 60;
const PARALLEL = /^(?:要|一是|二是|三是|四是|五是|首先|其次|第[一二三四五]|此外|另外|同时|[●•◆■-])/;

const asksForPeople = ({ ask, focus }: Aspect): boolean =>
  ask === 'who' || (ask === 'which' && /领导|人员|代表|干部|嘉宾|委员|个人/.test(focus.join(' ')));

function goesOn(from: Ranked, next: Ranked, { aspect }: Plan): boolean {
  const [a, b] = [from.candidate, next.candidate];
  if (b.article.id !== a.article.id || b.ordinal !== a.ordinal + 1) return false;
  if (/[；;：:]$/.test(a.text)) return true;
  if (
    PARALLEL.test(b.text) &&
    (PARALLEL.test(a.text) || /[，,]?[^，,]{0,20}要/.test(a.text)) &&
    ['which', 'what'].includes(aspect.ask)
  )
    return true;
  const plainly = (text: string) => signs(aspect, text).some(({ strength }) => strength >= 0.6);
  const lists = aspect.ask === 'which' ? { ...aspect, ask: 'who' as const } : aspect;
  const names = (text: string) => signs(lists, text).some(({ strength }) => strength === 1);
  return (
    b.text.length <= SHORT &&
    ((aspect.ask === 'how-much' &&
      aspect.units.some((unit) => unit === '电话' || unit === '编号') &&
      plainly(a.text) &&
      plainly(b.text)) ||
      (asksForPeople(aspect) && names(a.text) && names(b.text)))
  );
}

/** Gathers a list whole: what goes on with the chosen sentences, while there is room. */
function withRest(chosen: readonly Chosen[], ranked: readonly Ranked[], plans: readonly Plan[]): readonly Chosen[] {
  const all = [...chosen];
  for (const { ranked: from } of chosen) {
    let last = from;
    for (;;) {
      const next = ranked.find((one) => plans.some((plan) => goesOn(last, one, plan)));
      if (!next || all.some((one) => one.ranked === next) || lengthOf(all) + next.candidate.text.length > BUDGET) break;
      all.push({ ranked: next, text: next.candidate.text });
      last = next;
    }
  }
  return all;
}

/** The answer's sentences: articles in the order they were chosen, sentences of one article as they stand in it. */
export function choose(
  ranked: readonly Ranked[],
  plans: readonly Plan[],
  { oneByOne, names }: ParsedQuestion,
): readonly Chosen[] {
  const reports = oneByOne ? byReport(ranked, plans, names) : [];
  return reports.length > 0
    ? reports
    : inReadingOrder(
        byDoubt(
          ranked.filter(({ best }) => best > 0),
          plans,
        ),
      );
}

function inReadingOrder(chosen: readonly Chosen[]): readonly Chosen[] {
  const articles = [...new Set(chosen.map(({ ranked }) => ranked.candidate.article.id))];
  const place = ({ ranked: { candidate } }: Chosen) => articles.indexOf(candidate.article.id) * 1e6 + candidate.ordinal;
  return [...chosen].sort((a, b) => place(a) - place(b));
}
