import type { Candidate } from './candidates.ts';
import { plainOf } from './candidates.ts';
import { cover } from './coverage.ts';
import { signs } from './evidence.ts';
import type { Plan } from './features.ts';
import type { Ranked } from './rank.ts';
import { trim } from './trim.ts';

/** A sentence of the answer: the candidate it comes from and its text, cut where it was too long. */
export type Chosen = { readonly ranked: Ranked; readonly text: string };

/** An answer's budget in characters; with the as-of note it stays under 260 nine times in ten. */
export const BUDGET = 232;
/** A further sentence must take away this much of the doubt left over an aspect to be worth reading. */
const WORTHWHILE = 0.05;
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

/** The sentences that take away most doubt, while there is room and doubt. */
function byDoubt(ranked: readonly Ranked[], plans: readonly Plan[]): readonly Chosen[] {
  const chosen: Chosen[] = [];
  const doubt = plans.map(() => 1);
  while (chosen.length < MOST) {
    const room = BUDGET - lengthOf(chosen);
    const next = ranked
      .filter((one) => !chosen.some((other) => other.ranked === one))
      .map((one) => ({ one, gain: gainOf(one, doubt) }))
      .sort((a, b) => b.gain - a.gain)[0];
    if (!next || (chosen.length > 0 && (next.gain < WORTHWHILE || room < NO_ROOM))) break;
    const fits = fitted(next.one, room, plans);
    if (chosen.length > 0 && fits.text.length > room) break;
    chosen.push(fits);
    next.one.chances.forEach((chance, at) => {
      doubt[at] = (doubt[at] ?? 1) * (1 - chance);
    });
  }
  return chosen;
}

const hasDate = ({ text }: Candidate): boolean =>
  signs({ ask: 'when', focus: [], units: [], of: [] }, text).some(({ strength }) => strength === 1);
const dateOf = ({ article }: Candidate): string => article.eventDate ?? article.published ?? '';

/** One report's share of an answer that goes through several: who did it, and the opening where that says when. */
function reportOf(ranked: readonly Ranked[], name: string): readonly Ranked[] {
  const best = ranked.find(({ candidate }) => candidate.plain.includes(name));
  const lead = ranked.find(({ candidate }) => candidate.ordinal === 0);
  if (!best) return [];
  return lead && lead !== best && !hasDate(best.candidate) && hasDate(lead.candidate) ? [lead, best] : [best];
}

/** Report by report, oldest first, for questions such as what somebody took part in; empty when fewer than two tell. */
function byReport(ranked: readonly Ranked[], plans: readonly Plan[]): readonly Chosen[] {
  const name = plans[0]?.rarest[0]?.word ?? '';
  const articles = [...new Set(ranked.map(({ candidate }) => candidate.article.id))];
  const reports = articles
    .map((id) =>
      reportOf(
        ranked.filter(({ candidate }) => candidate.article.id === id),
        name,
      ),
    )
    .filter((report) => report.length > 0)
    .sort((a, b) => Math.max(...b.map(({ best }) => best)) - Math.max(...a.map(({ best }) => best)))
    .slice(0, MOST);
  if (reports.length < 2) return [];
  const share = Math.floor(BUDGET / reports.length);
  return reports
    .sort((a, b) => dateOf(a[0]!.candidate).localeCompare(dateOf(b[0]!.candidate)))
    .flatMap((report) => report.map((one) => fitted(one, Math.floor(share / report.length), plans)));
}

/** The answer's sentences: articles in the order they were chosen, sentences of one article as they stand in it. */
export function choose(ranked: readonly Ranked[], plans: readonly Plan[], oneByOne: boolean): readonly Chosen[] {
  const reports = oneByOne ? byReport(ranked, plans) : [];
  return reports.length > 0 ? reports : inReadingOrder(byDoubt(ranked, plans));
}

function inReadingOrder(chosen: readonly Chosen[]): readonly Chosen[] {
  const articles = [...new Set(chosen.map(({ ranked }) => ranked.candidate.article.id))];
  const place = ({ ranked: { candidate } }: Chosen) => articles.indexOf(candidate.article.id) * 1e6 + candidate.ordinal;
  return [...chosen].sort((a, b) => place(a) - place(b));
}
