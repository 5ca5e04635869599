import { opensWithFigure } from '../../reading/index.ts';
import { isName } from '../byline/names.ts';
import { closeUp } from './close-up.ts';
import * as kind from './line-kinds.ts';
import { displayWidth, type Line } from './lines.ts';
import * as pattern from './patterns.ts';
import type { Setting } from './setting.ts';

/** A reason and what it is worth. What positive and negative scores speak for is said where evidence is asked for. */
export type Evidence = { readonly what: string; readonly score: number };

/** A rule gives its reason and a score; 0 says nothing. Scores are about log-odds: 1 a hint, 4 strong, 8 all but certain. */
type Rule<Case> = readonly [what: string, score: (of: Case) => number];

const weigh = <Case>(rules: readonly Rule<Case>[], of: Case): readonly Evidence[] =>
  rules.map(([what, score]) => ({ what, score: score(of) })).filter(({ score }) => score !== 0);

export const total = (evidence: readonly Evidence[]): number => evidence.reduce((all, { score }) => all + score, 0);

/** Headlines rarely run longer than this many columns (30 characters). */
const LONG = 60;
/** Two decks in one line at most; in columns. */
const TOO_LONG = 150;

const count = (text: string, wanted: RegExp): number => text.match(wanted)?.length ?? 0;
const unclosed = (text: string): number => count(text, /[“‘《〈「『([【]/gu) - count(text, /[”’》〉」』)\]】]/gu);

/** Decks of a headline are printed in one line with spaces between them, so the longest deck counts, then the whole. */
function lengthScore(whole: Line, lines: number): number {
  const deck = Math.max(...whole.text.split(/\s+/u).map(displayWidth));
  if (whole.width > TOO_LONG) return -5;
  return deck <= LONG / 2 ? 1.5 : deck <= LONG ? 1 : lines > 1 && deck <= 1.5 * LONG ? -0.5 : -2;
}

const stopScore = (plain: string) => (!pattern.STOP.test(plain) ? 1 : /[!?]["'”’]*$/.test(plain) ? -1 : -4);

/** Names in bylines are divided by spaces too, and so is everything in a letter-spaced line. */
const hasDecks = (plain: string) =>
  /[\p{Script=Han}”’!?]{2} +[\p{Script=Han}“‘]{2}/u.test(plain) && !/记者|通讯员|实习/u.test(plain);

const commas = ({ plain }: Line) => count(plain.slice(0, -1), /,/g);

/** A credit at the end outweighs the sentence before it. */
const captionScore = (whole: Line) =>
  !kind.isCaptionLine(whole) ? 0 : whole.width <= 2 * LONG && kind.closingCredit(whole.text) ? 8 : 5;

/** Those honoured, elected or examined: at least three names and nothing else. */
function isNameList(text: string): boolean {
  const names = closeUp(text).split(/[\s、]+/u);
  return names.length >= 3 && names.every(isName);
}

/** Where each line is a paragraph, one that ends no sentence and is no longer than a headline is one, whatever its commas. */
const unendedScore = ({ plain, width, bullet }: Line): number =>
  bullet || width > 1.4 * LONG || ENDED.some((end) => end.test(plain)) ? 0 : 3;

/** What ends a sentence, goes on, or stands at a notice's end. */
const ENDED = [
  pattern.STOP,
  pattern.PAUSE,
  /[。;]/u,
  // 一、…: a numbered point.
  /^\p{Script=Han}{1,3}、/u,
  pattern.LABELLED,
  pattern.OFFICE,
  pattern.DATE_ALONE,
  pattern.CLOSED,
];

type Unit = { readonly whole: Line; readonly lines: readonly Line[]; readonly setting: Setting };

const LENGTH = 'length';

const UNIT_RULES: readonly Rule<Unit>[] = [
  ['marked as a heading', ({ whole }) => (whole.level > 0 ? 7 : 0)],
  [LENGTH, ({ whole, lines }) => lengthScore(whole, lines.length)],
  ['ends a sentence', ({ whole }) => stopScore(whole.plain)],
  ['ends with a pause', ({ whole }) => (pattern.PAUSE.test(whole.plain) ? -3 : 0)],
  ['sentences inside', ({ whole }) => (/[。;]/u.test(whole.plain.replace(pattern.STOP, '')) ? -5 : 0)],
  ['a comma inside', ({ whole }) => (commas(whole) > 0 ? -2.5 : 0)],
  ['more commas inside', ({ whole }) => (commas(whole) > 1 ? -2 : 0)],
  ['ends with an open word', ({ lines, setting }) => (setting.openEnds.has(lines.at(-1)!.number) ? -2.5 : 0)],
  ['cannot begin with this', ({ whole }) => (pattern.CANNOT_BEGIN.test(whole.plain) ? -5 : 0)],
  ['quotes or brackets unbalanced', ({ whole }) => (unclosed(whole.plain) === 0 ? 0 : -2.5)],
  ['opens a report', ({ whole }) => (kind.opensReport(whole) ? -9 : 0)],
  ['list entry', ({ whole }) => (whole.bullet ? -4 : 0)],
  ['parts divided by a space', ({ whole }) => (hasDecks(whole.plain) && !pattern.LABELLED.test(whole.plain) ? 2 : 0)],
  [
    'set in like a paragraph',
    ({ whole, setting }) => (whole.level === 0 && setting.indent > 0 && whole.indent === setting.indent ? -2.5 : 0),
  ],
  ['no sentence, on a page with a paragraph a line', ({ whole, setting }) => (setting.loose ? unendedScore(whole) : 0)],
  ['a question or an answer', ({ whole }) => (pattern.ASKED.test(whole.plain) ? -6 : 0)],
  ['series line', ({ whole }) => (pattern.SERIES.test(whole.plain) ? 2 : 0)],
  ['byline', ({ whole }) => (kind.isBylineLine(whole) ? 6 : 0)],
  ['caption or credit', ({ whole }) => captionScore(whole)],
  ['editors or page head', ({ whole }) => (kind.isFurnitureLine(whole) ? 8 : 0)],
  ['head of a notice', ({ whole }) => (pattern.NOTICE.test(whole.plain) && whole.width <= LONG ? 2 : 0)],
  ['an entry with day and hour', ({ whole }) => (pattern.SCHEDULED.test(whole.plain) ? -6 : 0)],
  ['a list of names', ({ lines }) => (lines.some((line) => isNameList(line.text)) ? -6 : 0)],
  ['a row of a table', ({ lines }) => (lines.some((line) => line.row) ? -14 : 0)],
  ['an announced item', ({ lines }) => (lines.some((line) => line.listed) ? -9 : 0)],
  ['label or telephone', ({ whole }) => (pattern.LABELLED.test(whole.plain) ? -4 : 0)],
];

/** What lines set as one say by themselves: positive for an item (headline, byline, caption …), negative for running text. */
export const unitEvidence = (lines: readonly Line[], setting: Setting): readonly Evidence[] =>
  weigh(UNIT_RULES, { whole: kind.joinLines(lines), lines, setting });

/** How much of what a line's shortness says for an item is explained by the width of a column that it fills: half, as headlines may fill theirs too. */
const EXPLAINED = 0.5;

/** What one line says by itself as part of running text. A line that fills its column, with the next one right under it, had to be as short as that. */
export function textEvidence(line: Line, full: number, next: Line | undefined, setting: Setting): readonly Evidence[] {
  const evidence = unitEvidence([line], setting);
  const flows = setting.wrapped && next !== undefined && next.gap <= setting.usualGap;
  const length = evidence.find(({ what }) => what === LENGTH)?.score ?? 0;
  const explained = flows ? -EXPLAINED * full * Math.max(0, length) : 0;
  return explained === 0 ? evidence : [...evidence, { what: 'its column makes it short', score: explained }];
}

type Seam = {
  readonly before: Line;
  readonly line: Line;
  /** 0…1: how surely the line before fills its column, on a page of wrapped lines. */
  readonly full: number;
  readonly stopped: boolean;
  readonly setting: Setting;
};

/** A line indented by a character is set in; by two it is a paragraph's first. */
const indentScore = (by: number) => (by <= 0 ? 0 : by === 1 ? -1.5 : -2.5);
const pairAt = ({ before, line }: Seam) => `${before.plain.at(-1)}${line.plain[0]}`;
const isDashed = ({ before, line }: Seam) => /(?:——|--)$/u.test(before.plain) || /^(?:——|--)/u.test(line.plain);
const tearsNumber = ({ before, line }: Seam) => /\d$/.test(before.plain) && opensWithFigure(line.plain);

/** ●9月3日，某镇老年 | 合唱团成立。 A clause of an item has a comma, and where it is over a stop. */
const endsItem = ({ before, line, stopped }: Seam): boolean =>
  before.bullet && !stopped && !line.bullet && /[，,]/u.test(before.plain) && /[。.]$/u.test(line.plain);

const SEAM_RULES: readonly Rule<Seam>[] = [
  ['the line before ends a sentence', ({ stopped, full }) => (!stopped ? 0 : full > 0 ? -1.5 : -4)],
  ['the line before ends with a pause', ({ before }) => (pattern.PAUSE.test(before.plain) ? 4 : 0)],
  ['the line before fills its column', ({ stopped, full }) => (stopped ? 0 : 4 * full)],
  [
    'the line before is short of its column',
    ({ stopped, full, setting }) => (!stopped && setting.wrapped && full === 0 ? -1.5 : 0),
  ],
  [
    'the line before leaves a quote or bracket open',
    ({ stopped, before }) => (!stopped && unclosed(before.plain) > 0 ? 2 : 0),
  ],
  ['blank lines between', ({ line, setting }) => (line.gap > setting.usualGap ? -3 : 0)],
  ['the page has a paragraph a line', ({ setting }) => (setting.wrapped ? 0 : -1)],
  ['nothing begins with this', ({ line }) => (pattern.CANNOT_BEGIN.test(line.plain) ? 5 : 0)],
  ['a number is torn', (seam) => (tearsNumber(seam) ? 4 : 0)],
  ['the pair stands elsewhere on the page', (seam) => (!seam.stopped && seam.setting.pairs.has(pairAt(seam)) ? 1 : 0)],
  ['a word is torn', ({ before, setting }) => (setting.tornWords.has(before.number) ? 3 : 0)],
  ['the line before ends with an open word', ({ before, setting }) => (setting.openEnds.has(before.number) ? 2 : 0)],
  ['heading mark', ({ line }) => (line.level > 0 ? -8 : 0)],
  // Where lines are wrapped by a program only the first line of a headline has the mark.
  ['heading mark before', ({ before, full }) => (before.level === 0 ? 0 : full > 0 ? -3 : -8)],
  ['list entry', ({ line }) => (line.bullet ? -5 : 0)],
  ['an item of a list goes on to its stop', (seam) => (endsItem(seam) ? 3 : 0)],
  ['a date by itself', ({ before, line }) => ([before, line].some((l) => pattern.DATE_ALONE.test(l.plain)) ? -5 : 0)],
  ['a label has a line of its own', ({ before }) => (pattern.LABELLED.test(before.plain) ? -3 : 0)],
  ['a list of names ends', ({ before, line }) => (isNameList(before.text) && !isNameList(line.text) ? -8 : 0)],
  ['head of a notice', ({ line }) => (pattern.NOTICE.test(line.plain) && line.width <= 16 ? -3 : 0)],
  ['indented', ({ before, line }) => indentScore(line.indent - before.indent)],
  ['a dash parts headline and addition', (seam) => (isDashed(seam) ? -4 : 0)],
  // A credit may be wrapped before its last character (记者 某某 | 摄).
  [
    'a byline, caption or editors’ line stands alone',
    ({ before, line }) => (line.text.length > 2 && (kind.standsAlone(before) || kind.standsAlone(line)) ? -6 : 0),
  ],
  ['says who attended', ({ line }) => (pattern.ATTENDANCE.test(line.plain) ? -6 : 0)],
  [
    'name of a column',
    ({ before, line, full }) =>
      kind.isColumnName(line) || kind.isColumnOver(before, line) || (kind.isColumnName(before) && full < 1) ? -4 : 0,
  ],
  ['opens a report', ({ line }) => (kind.opensReport(line) ? -8 : 0)],
  ['an entry with day and hour begins', ({ line }) => (pattern.SCHEDULED.test(line.plain) ? -5 : 0)],
  ['a row of a table', ({ before, line }) => (before.row || line.row ? -14 : 0)],
  ['an announced item', ({ before, line }) => (before.listed || line.listed ? -9 : 0)],
  ['a question or an answer begins', ({ line }) => (pattern.ASKED.test(line.plain) ? -6 : 0)],
];

/** What stands between two lines: positive for going on with the sentence of the line before, negative for beginning anew. */
export const seamEvidence = (before: Line, line: Line, full: number, setting: Setting): readonly Evidence[] =>
  weigh(SEAM_RULES, {
    before,
    line,
    full: setting.wrapped ? full : 0,
    stopped: pattern.STOP.test(before.plain),
    setting,
  });

/** Reports, bylines and series lines follow headlines: what stands right above one is a headline, the more if its sentence isn't over. */
export function followedEvidence(last: Line, next: Line | undefined): number {
  if (!next) return 0;
  // Answers end as sentences do; what doesn't and stands above a question is the head of its column.
  const asked = pattern.ASKED.test(next.plain) && !pattern.ASKED.test(last.plain);
  if (asked) return pattern.STOP.test(last.plain) || pattern.PAUSE.test(last.plain) ? 0 : 4.5;
  const follows = pattern.LEAD.test(next.plain) || kind.isBylineLine(next) || /^(?:——|--)/u.test(next.plain);
  return !follows ? 0 : pattern.STOP.test(last.plain) ? 2.5 : 4.5;
}
