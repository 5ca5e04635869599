/** Whether what stands under the heads of a page are articles of their own or parts of one: evidence, added up. */
import { parseByline } from '../byline/index.ts';
import { issueDate } from '../dates/issue.ts';
import { sizeOf } from '../labels/features.ts';
import { speaks } from '../source/measured.ts';
import { tokensOf } from '../source/tokens.ts';
import { greets, isCollection, namesCollection } from './collections.ts';
import { isCaptionLine } from './line-kinds.ts';
import type { Line } from './lines.ts';
import { features, overlap, weigh } from './overlap.ts';
import { DRAWN, EDITORS_NOTE_HEAD, LEAD, STOP } from './patterns.ts';

/** Where the heads of a page stand, and what the input states as its headline. */
export type Headed = {
  readonly lines: readonly Line[];
  readonly heads: readonly number[];
  readonly name: string | null;
};

/** In columns; what is shorter says nothing whole. */
const LEAST_SAID = 16;
/** In Latin letters: a sentence ends, and another goes on, with a stop or without. */
const GOES_ON = /\p{Ll}{2}[.!?]["”’)]*\s+\p{Lu}\P{Lu}{12}/u;
/** Whether a line tells something: running text, or a sentence that ends however short. */
export const says = (line: Line): boolean =>
  speaks(line) ||
  GOES_ON.test(line.plain) ||
  (line.width >= LEAST_SAID && (STOP.test(line.plain) || /[a-z)][.!?][”"’)]*$/u.test(line.plain)));
/** That, or a row of a table. */
export const tells = (line: Line): boolean => line.row === true || says(line);
/** Whether something is told from a line on, be it torn into several lines that stand right under each other. */
export function tellsFrom(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (first === undefined || tells(first)) return first !== undefined;
  const most = lines.slice(at, at + LONGEST_RUN);
  const end = most.findIndex((line, next) => next > 0 && (line.gap > 0 || isDrawn(line)));
  const run = end < 0 ? most : most.slice(0, end);
  const text = run.map(({ plain }) => plain).join(' ');
  return isTorn(run) && says({ ...first, plain: text, text, width: text.length });
}
const LONGEST_RUN = 6;
/** Lines that a column's width has torn go on small. */
const isTorn = ([first, ...others]: readonly Line[]): boolean =>
  (first?.width ?? 0) >= LEADS && others.some(({ text }) => /^\p{Ll}/u.test(text));
/** -----, * * *: drawn between the parts of a page. */
export const isDrawn = ({ plain }: Line): boolean => DRAWN.test(plain);

/** A head of more characters is a sentence. */
const LONGEST_HEAD = 60;
export const isHeadLike = ({ plain }: Pick<Line, 'plain'>): boolean =>
  sizeOf(plain) <= LONGEST_HEAD &&
  !/(?:[。;,]|(?<!\.\.)\.)$/u.test(plain) &&
  !/。./u.test(plain) &&
  /\p{L}{2}/u.test(plain);

/** Who wrote, or when: what stands between a head and its text. */
export const isBetween = (line: Line): boolean =>
  !tells(line) &&
  !isDrawn(line) &&
  (parseByline(line.text).rest === '' || issueDate([line.text], { today: null }) !== null);

export const share = <One>(all: readonly One[], holds: (one: One, at: number) => boolean) =>
  all.filter(holds).length / Math.max(1, all.length);

const over = ({ lines, heads }: Headed) => lines.slice(0, heads[0]);

const isIssue = ({ kind }: { readonly kind: string }): boolean => kind === 'issue';
/** Whether the page is called a collection, in the headline that its input states, else over its first head; or says which issue it is. */
function isOfCollection(page: Headed): boolean {
  const named = over(page).flatMap((line) => (tells(line) ? [] : [line.text]));
  if (page.name === null) return named.some(isCollection);
  return namesCollection(page.name) || [page.name, ...named].some((text) => tokensOf(text).some(isIssue));
}

/** In columns: 现将有关事项公告如下： leads to what stands under it. */
const LEADS = 24;
/** Over the first head something is told, and its first words aren't to the readers of a bulletin. */
function isTold(page: Headed): boolean {
  const told = over(page).filter(
    (line, at, all) =>
      (tells(line) || (/[:,]$/.test(line.plain) && line.width >= LEADS)) &&
      !isCaptionLine(line) &&
      !EDITORS_NOTE_HEAD.test(all[at - 1]?.plain ?? ''),
  );
  return told.length > 0 && !greets(told[0]!);
}

const MOST = 0.6;
/** So few are a chance. */
const FEWEST = 2;

/** Rules are drawn between the parts. */
const areRuled = ({ lines, heads }: Headed): boolean =>
  heads.length > FEWEST && share(heads.slice(1), (at) => isDrawn(lines[at - 1]!)) >= MOST;

const under = ({ lines, heads }: Headed) => heads.flatMap((at) => lines[at + 1] ?? []);
/** 本报讯…, （记者某某）… */
const isOpening = ({ plain, text }: Line): boolean =>
  LEAD.test(plain) || (/^[(〔【]/u.test(plain) && parseByline(text).span?.[0] === 0);
/** Parts of one article aren't opened as reports are. */
const areOpened = (page: Headed): boolean => under(page).filter(isOpening).length >= FEWEST;

/** Nothing is told but behind heads in the same lines, and none of these asks. */
const areItems = ({ lines, heads }: Headed): boolean =>
  heads.length > FEWEST + 1 &&
  heads.every((at) => tells(lines[at]!) && !/\?\*\*/.test(lines[at]!.plain)) &&
  lines.every((line, at) => heads.includes(at) || !tells(line));

/** So much of a headline's words is in the text under it, and so many times what is in the texts beside that. */
const FITS = 0.25;
const OWN = 3;
/** Its words; those of Latin letters in any case. */
const wordsOf = (lines: readonly Line[]): ReadonlySet<string> =>
  features(
    lines
      .map(({ plain }) => plain)
      .join('\n')
      .toLowerCase(),
  );
/** What stands under each head of a page. */
const partsOf = ({ lines, heads }: Headed): readonly ReadonlySet<string>[] =>
  heads.map((at, which) => wordsOf(lines.slice(at + 1, heads[which + 1])));

/** How many of the heads (a share) are of what stands under them alone: `times` as much of their words stands there as in the parts beside. */
export function headlinesAmong(page: Headed, times = OWN): number {
  const parts = partsOf(page);
  const weight = weigh(parts);
  return share(page.heads, (at, which) => {
    const head = wordsOf([page.lines[at]!]);
    const held = (part: ReadonlySet<string> = new Set()) => overlap(head, part, weight);
    const own = held(parts[which]);
    return own >= FITS && own >= times * Math.max(held(parts[which - 1]), held(parts[which + 1]));
  });
}
const areHeadlines = (page: Headed): boolean => headlinesAmong(page) >= MOST;

/** Whether the first head is of what stands under the others too: the headline of an article in parts. */
export function isOfAll(page: Headed): boolean {
  const [, ...others] = partsOf(page);
  const head = wordsOf([page.lines[page.heads[0]!]!]);
  return share(others, (part) => overlap(head, part, () => 1) >= FITS) >= HALF;
}
const HALF = 0.5;

type Evidence = { readonly score: number; readonly holds: (page: Headed) => boolean };
const EVIDENCE: readonly Evidence[] = [
  { score: 4, holds: isOfCollection },
  { score: 2, holds: areItems },
  { score: 2, holds: areRuled },
  { score: 4, holds: areOpened },
  { score: 2, holds: areHeadlines },
  { score: -2, holds: isTold },
];

/** What speaks for articles of their own, as log-odds are: above 0 where nothing speaks against it. */
export const apartness = (page: Headed): number =>
  EVIDENCE.reduce((sum, { score, holds }) => sum + (holds(page) ? score : 0), 1);
/** So much makes several of an input that has a headline. */
export const SURELY_APART = 3;
