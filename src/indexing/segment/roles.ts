import { parseByline } from '../byline.ts';
import { displayWidth, halfWidth, type Line } from './lines.ts';
import * as pattern from './patterns.ts';
import type { Setting } from './setting.ts';

/** A reason and what it is worth; positive speaks for an item (headline, caption …), negative for running text. */
export type Evidence = { readonly what: string; readonly score: number };

/**
 * What a line is before articles are known: an item stands by itself (headline, byline, caption, editors' line), text runs. `continues`: the
 * line goes on with what the line before it began.
 */
export type LineRole = {
  readonly line: Line;
  readonly item: boolean;
  readonly continues: boolean;
  readonly reasons: readonly Evidence[];
};

/** Headlines rarely run longer than this many columns (30 characters). */
const LONG = 60;
/** Nobody sets a headline of 60 characters in one line, except with its second deck. */
const TOO_LONG = 150;

type Rule = readonly [what: string, score: (whole: Line, lines: readonly Line[], setting: Setting) => number];

const count = (text: string, wanted: RegExp): number => text.match(wanted)?.length ?? 0;
const unclosed = (text: string): number => count(text, /[“‘《〈「『([【]/gu) - count(text, /[”’》〉」』)\]】]/gu);

const stopsInside = (line: Line) => count(line.plain.replace(pattern.STOP, ''), /[。;]/gu);

/** Decks of a headline are printed in one line with spaces between them, so the longest deck counts, then the whole. */
function lengthScore(whole: Line, lines: readonly Line[]): number {
  const deck = Math.max(...whole.text.split(/\s+/u).map(displayWidth));
  if (whole.width > TOO_LONG) return -5;
  return deck <= 30 ? 1.5 : deck <= LONG ? 1 : lines.length > 1 && deck <= 1.5 * LONG ? -0.5 : -2;
}

/** Names in bylines are divided by spaces too, and so is everything in a letter-spaced line. */
const hasDecks = ({ plain }: Line) =>
  /[\p{Script=Han}”’!?]{2} +[\p{Script=Han}“‘]{2}/u.test(plain) && !/记者|通讯员|实习/u.test(plain);

/** What a line by itself says. */
const LINE_RULES: readonly Rule[] = [
  ['marked as a heading', (l) => (l.level > 0 ? 7 : 0)],
  ['length', (l, lines) => lengthScore(l, lines)],
  ['ends a sentence', (l) => (pattern.STOP.test(l.plain) ? (/[!?]["'”’]*$/.test(l.plain) ? -1 : -4) : 1)],
  ['ends with a pause', (l) => (pattern.PAUSE.test(l.plain) && !/(?:——|—|--)$/.test(l.plain) ? -3 : 0)],
  ['sentences inside', (l) => (stopsInside(l) > 0 ? -5 : 0)],
  ['a comma inside', (l) => (count(l.plain.slice(0, -1), /,/g) > 0 ? -2.5 : 0)],
  ['more commas inside', (l) => (count(l.plain.slice(0, -1), /,/g) > 1 ? -2 : 0)],
  ['ends with an open word', (_, lines, { openEnds }) => (openEnds.has(lines.at(-1)!.number) ? -2.5 : 0)],
  ['cannot begin with this', (l) => (pattern.CANNOT_BEGIN.test(l.plain) ? -5 : 0)],
  ['quotes or brackets unbalanced', (l) => (unclosed(l.plain) === 0 ? 0 : -2.5)],
  ['opens a report', (l) => (pattern.LEAD.test(l.plain) || pattern.CONTINUED.test(l.plain) ? -9 : 0)],
  ['list entry', (l) => (l.bullet ? -4 : 0)],
  ['parts divided by a space', (l) => (hasDecks(l) ? 2 : 0)],
  ['series line', (l) => (pattern.SERIES.test(l.plain) ? 2 : 0)],
  ['byline', (l) => (isBylineLine(l) ? 6 : 0)],
  ['caption or credit', (l) => (isCaptionLine(l) ? 5 : 0)],
  ['editors or page head', (l) => (isFurniture(l) ? 8 : 0)],
  ['head of a notice', (l) => (pattern.NOTICE.test(l.plain) && l.width <= LONG ? 2 : 0)],
  ['label or telephone', (l) => (pattern.LABELLED.test(l.plain) ? -4 : 0)],
];

/** Bylines and credits are short; in columns. */
const CREDIT_WIDTH = 120;

/** A quick look that spares most lines the reading of names. */
const mayCredit = (line: Line) =>
  /记者|通讯员|实习生|评论员|撰|采写|供稿|摄|图|文[/:]|^[(]?据|来源|转自|摘自|选自|^[□■◎○●◇◆▲△▼▽☆★*←→↑↓]/u.test(
    line.plain,
  ) && !pattern.LEAD.test(line.plain);

/** A line that only says who wrote, or from which paper the text is. */
export const isBylineLine = (line: Line): boolean => {
  if (!mayCredit(line) || line.width > CREDIT_WIDTH) return false;
  const { span, rest } = parseByline(line.text);
  return span !== null && rest === '';
};

/** A line that only says who took the photo. */
export const isCreditLine = (line: Line): boolean => {
  if (!mayCredit(line) || line.width > CREDIT_WIDTH) return false;
  const { byline, rest } = parseByline(line.text);
  const writers = [...byline.reporters, ...byline.interns, ...byline.correspondents];
  return rest === '' && byline.photographers.length > 0 && writers.length === 0;
};

/** What a photo shows, with its credit or with words that only captions have. */
export const isCaptionLine = (line: Line): boolean => {
  if (!mayCredit(line) || line.width > 2 * CREDIT_WIDTH) return false;
  if (isCreditLine(line) || pattern.CAPTION.test(line.plain)) return true;
  const { span, rest } = parseByline(line.text);
  return span !== null && span[0] >= 4 && span[1] === line.text.length && !/[。,]/u.test(halfWidth(rest));
};

export const isFurniture = (line: Line): boolean =>
  line.width <= 120 && (pattern.EDITORS.test(line.plain) || pattern.PAGE_HEAD.some((head) => head.test(line.plain)));

const standsAlone = (line: Line) => isBylineLine(line) || isCaptionLine(line) || isFurniture(line);

const isColumn = (line: Line) => line.width <= 24 && pattern.COLUMN.test(line.plain);

/** What lines set as one say by themselves. */
function evidence(lines: readonly Line[], setting: Setting): readonly Evidence[] {
  const whole = joinLines(lines);
  return LINE_RULES.map(([what, score]) => ({ what, score: score(whole, lines, setting) })).filter(
    (e) => e.score !== 0,
  );
}

/** How much speaks for `line` going on with the sentence of the line before it. */
function continuing(before: Line, line: Line, full: number, setting: Setting): Evidence[] {
  const out: Evidence[] = [];
  const add = (when: boolean, score: number, what: string) => {
    if (when) out.push({ what, score });
  };
  const stopped = pattern.STOP.test(before.plain);
  add(stopped, setting.wrapped && full > 0 ? -1.5 : -4, 'the line before ends a sentence');
  add(pattern.PAUSE.test(before.plain), 4, 'the line before ends with a pause');
  add(/(?:——|--)$/u.test(before.plain) || /^(?:——|--)/u.test(line.plain), -4, 'a dash parts headline and addition');
  add(!stopped && setting.wrapped && full > 0, 4 * full, 'the line before fills its column');
  add(!stopped && setting.wrapped && full === 0, -1.5, 'the line before is short of its column');
  add(!stopped && unclosed(before.plain) > 0, 2, 'the line before leaves a quote or bracket open');
  add(line.gap > setting.usualGap, -3, 'blank lines between');
  add(!setting.wrapped, -1, 'the page has a paragraph a line');
  add(pattern.CANNOT_BEGIN.test(line.plain), 5, 'nothing begins with this');
  add(/\d$/.test(before.plain) && /^[\d.%万亿余多个元年月日]/u.test(line.plain), 4, 'a number is torn');
  const pair = `${before.plain.at(-1)}${line.plain[0]}`;
  add(!stopped && setting.pairs.has(pair), 1, `“${pair}” stands elsewhere on the page`);
  add(!stopped && setting.tornWords.has(before.number), 3, 'a word is torn');
  add(!stopped && setting.openEnds.has(before.number), 2, 'the line before ends with an open word');
  add(line.level > 0, -8, 'heading mark');
  add(before.level > 0, setting.wrapped && full > 0 ? -3 : -8, 'heading mark before');
  add(line.bullet, -5, 'list entry');
  add(pattern.DATE_ALONE.test(line.plain) || pattern.DATE_ALONE.test(before.plain), -5, 'a date by itself');
  add(pattern.LABELLED.test(before.plain), -3, 'a label stands on a line of its own');
  add(pattern.NOTICE.test(line.plain) && line.width <= 16, -3, 'head of a notice');
  add(line.indent > before.indent, line.indent - before.indent >= 2 ? -2.5 : -1.5, 'indented');
  // A credit may be wrapped before its last character (记者 某某 | 摄).
  add(
    line.text.length > 2 && (standsAlone(before) || standsAlone(line)),
    -6,
    'a byline, caption or editors’ line stands alone',
  );
  add(pattern.ATTENDANCE.test(line.plain), -6, 'says who attended');
  add(isColumn(line) || (isColumn(before) && full < 1), -4, 'name of a column');
  add(pattern.LEAD.test(line.plain) || pattern.CONTINUED.test(line.plain), -8, 'opens a report');
  return out;
}

const sum = (evidence: readonly Evidence[]): number => evidence.reduce((all, { score }) => all + score, 0);

/** Reports and series lines follow headlines: what stands right above one is a headline. */
function opening(next: Line | undefined): number {
  if (!next) return 0;
  return pattern.LEAD.test(next.plain) || isBylineLine(next) || /^(?:——|--)/u.test(next.plain) ? 2.5 : 0;
}

/** Headlines are wrapped over a few lines at most. */
const ITEM_LINES = 4;

/** What each further line of an item adds at most: as text, each line would be judged; marks and patterns count once. */
const MORE_LINES = 3;

/** A credit at the end of a caption is divided by a space, which a line break swallows. */
const CREDIT_BEGINS = /^(?:记者|通讯员|实习)/u;

/** Lines that were set as one, read as one. */
export function joinLines(lines: readonly Line[]): Line {
  const first = lines[0]!;
  const glue = (texts: readonly string[]) =>
    texts.reduce((all, text) => `${all}${CREDIT_BEGINS.test(text) ? ' ' : ''}${text}`);
  const width = lines.reduce((all, line) => all + line.width, 0);
  return { ...first, text: glue(lines.map((line) => line.text)), plain: glue(lines.map((line) => line.plain)), width };
}

type Step = { readonly score: number; readonly start: number; readonly item: boolean; readonly goesOn: boolean };

/**
 * Gives each line its role. Lines are grouped into units, each an item of one to four lines or a paragraph; a unit's own evidence speaks for
 * one or the other, the evidence between two lines for going on or beginning anew. The best grouping is found exactly, by dynamic
 * programming over line ends (a semi-Markov model in which paragraphs, whose evidence adds up line by line, need no bound on their length).
 */
export function lineRoles(lines: readonly Line[], setting: Setting): readonly LineRole[] {
  const between = lines.map((line, at) =>
    at === 0 ? [] : continuing(lines[at - 1]!, line, setting.full[at - 1]!, setting),
  );
  const goesOn = between.map((evidence) => sum(evidence) / 2);
  const best: { text: Step; item: Step }[] = [];
  const bestScore = (end: number) => (end < 0 ? 0 : Math.max(best[end]!.text.score, best[end]!.item.score));
  for (const [at, line] of lines.entries()) {
    const textScore = -sum(evidence([line], setting)) / 2;
    const anew = { score: bestScore(at - 1) - goesOn[at]! + textScore, start: at, item: false, goesOn: false };
    const more =
      at === 0
        ? anew
        : { score: best[at - 1]!.text.score + goesOn[at]! + textScore, start: at, item: false, goesOn: true };
    best.push({
      text: more.score > anew.score && at > 0 ? more : anew,
      item: bestItem(lines, at, goesOn, bestScore, setting),
    });
  }
  return backtrack(lines, best, between, setting);
}

/** Lines of a headline stand directly under each other, and only where lines are wrapped at all. */
const mayWrap = (line: Line, setting: Setting) => setting.wrapped && line.gap <= setting.usualGap;

function bestItem(
  lines: readonly Line[],
  end: number,
  goesOn: readonly number[],
  bestScore: (end: number) => number,
  setting: Setting,
): Step {
  let best: Step = { score: Number.NEGATIVE_INFINITY, start: end, item: true, goesOn: false };
  let inner = 0;
  for (let start = end; start >= 0 && start > end - ITEM_LINES; start -= 1) {
    if (start < end && !mayWrap(lines[start + 1]!, setting)) break;
    const own = sum(evidence(lines.slice(start, end + 1), setting)) + opening(lines[end + 1]);
    const score =
      bestScore(start - 1) - goesOn[start]! + inner + own / 2 + ((end - start) * Math.min(own, MORE_LINES)) / 2;
    if (score > best.score) best = { score, start, item: true, goesOn: false };
    inner += goesOn[start]!;
  }
  return best;
}

function backtrack(
  lines: readonly Line[],
  best: readonly { text: Step; item: Step }[],
  between: readonly (readonly Evidence[])[],
  setting: Setting,
): readonly LineRole[] {
  const roles: LineRole[] = [];
  let end = lines.length - 1;
  let mustBeText = false;
  while (end >= 0) {
    const { text, item } = best[end]!;
    const step: Step = mustBeText || text.score >= item.score ? text : item;
    const unit = lines.slice(step.start, end + 1);
    const own = step.item ? evidence(unit, setting) : null;
    for (let at = end; at >= step.start; at -= 1)
      roles.unshift({
        line: lines[at]!,
        item: step.item,
        continues: at > step.start || step.goesOn,
        reasons: [
          ...(own ?? evidence([lines[at]!], setting)),
          ...between[at]!.map(({ what, score }) => ({ what: `goes on: ${what}`, score })),
        ],
      });
    mustBeText = step.goesOn;
    end = step.start - 1;
  }
  return roles;
}
