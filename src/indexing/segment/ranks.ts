/** Heads of equal rank: what repeats at one level of a page (## …, 【…】…, 一、…, ▲…, 标题：…, WORDS IN CAPITALS — …) heads its articles. */
import { parseByline } from '../byline/index.ts';
import { isName } from '../byline/names.ts';
import { issueDate } from '../dates/issue.ts';
import { sizeOf } from '../labels/features.ts';
import { isCollection } from './collections.ts';
import { isFurnitureLine } from './line-kinds.ts';
import type { Line } from './lines.ts';
import { overlap, weigh, features as wordsOf } from './overlap.ts';
import { NOTICE, RULE } from './patterns.ts';
import { dayAtEnd, FORMS, type Form, type Head, says } from './rank-forms.ts';

/** Lines with heads and texts apart and their marks off, for each the labels it may have (any where none are said), and the numbers of heads that say a day. */
export type Ranked = {
  readonly lines: readonly Line[];
  readonly may: readonly (string | undefined)[];
  readonly dated: readonly number[];
  /** No article has such heads inside. */
  readonly isSure: boolean;
};

/** Fewer heads of one form are a chance. */
const FEWEST = 3;
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const tells = (line: Line): boolean => line.row === true || says(line);

/** So many of the parts tell something, and so many heads say something of their own. */
const MOST = 0.7;
/** So many lines of a form are such heads. */
const HALF = 0.5;
/** A head of more characters is a sentence. */
const LONGEST_HEAD = 60;

const isHeadLike = ({ plain }: Pick<Line, 'plain'>): boolean =>
  sizeOf(plain) <= LONGEST_HEAD && !/[。;,.]$/u.test(plain) && !/。./u.test(plain) && /\p{L}{2}/u.test(plain);

const share = <One>(all: readonly One[], holds: (one: One, at: number) => boolean) =>
  all.filter(holds).length / Math.max(1, all.length);

/** Who wrote, or when: what stands between a head and its text; so many lines at most. */
const BETWEEN = 3;
const isBetween = (line: Line): boolean =>
  !tells(line) && (parseByline(line.text).rest === '' || issueDate([line.text], { today: null }) !== null);
/** Whether a line stands right over text. */
const isOverText = (lines: readonly Line[], at: number): boolean => {
  const next = lines.slice(at + 1, at + 2 + BETWEEN).find((line) => !isBetween(line));
  return next !== undefined && tells(next);
};

const isOfCollection = (over: readonly Line[], name: string | null): boolean =>
  [...over.filter((line) => !tells(line)).map(({ text }) => text), name ?? ''].some(isCollection);

/** Whether what stands over the first head leaves its parts to themselves: it tells nothing, or names a collection. */
function areApart(lines: readonly Line[], heads: readonly number[], name: string | null): boolean {
  const over = lines.slice(0, heads[0]);
  if (isOfCollection(over, name)) return true;
  if (over.some((line) => tells(line) || (/[:,]$/.test(line.plain) && line.width >= LEAD))) return false;
  const title = name ?? over.find(isHeadLike)?.text ?? '';
  const parts = heads.map((from, at) =>
    wordsOf(
      lines
        .slice(from, heads[at + 1])
        .map(({ text }) => text)
        .join('\n'),
    ),
  );
  const weight = weigh(parts);
  return share(parts, (part) => overlap(wordsOf(title), part, weight) >= LEANING) < 0.5;
}
/** In columns: 现将有关事项公告如下： leads to what stands under it. */
const LEAD = 24;
/** What one article tells under its heads has so much of its headline's words. */
const LEANING = 0.1;

const lineOf = (line: Line, text: string, plain: string): Line => ({
  ...line,
  text,
  plain,
  level: 0,
  bullet: false,
  width: Math.round((line.width * text.length) / Math.max(1, line.text.length)),
});
const partOf = (line: Line, text: string): Line => {
  const from = line.text.indexOf(text);
  return lineOf(line, text, line.plain.slice(from, from + text.length));
};

type Rank = readonly (Head & { readonly at: number })[];

/** A name, or who wrote, is no head; neither is what says nothing but numbers. */
const isNamed = ({ title, rest }: Head): boolean => {
  const own = letters(title);
  if (rest !== '') return own.length >= 2;
  return own.length >= 2 && !isName(title.replace(/\s/gu, '')) && parseByline(title).rest !== '';
};
/** A day heads what stands right under it, if that is told, and what stands over it has ended. */
const isDay = (lines: readonly Line[], at: number, { rest }: Head): boolean =>
  rest !== '' ||
  (lines[at + 1] !== undefined && tells(lines[at + 1]!) && (at === 0 || tells(lines[at - 1]!) || lines[at]!.gap > 0));
const wordsOfHead = ({ title, rest, at }: Rank[number]) => letters(title.replace(/\d/g, '')) || rest || at;
/** Under a column's head each piece of news has a mark of its own. */
const isListed = ({ text }: Line): boolean => /^(?:[①-⑳▲△●○◆◇■□★☆]|[（(]?\d{1,2}[)）.、．])/u.test(text);

/** The heads of a form, if they are such: several, of their own words, and each over something that is told. */
function rankOf(lines: readonly Line[], form: Form, name: string | null): Rank | null {
  const read = lines.map((line) => form.read(line));
  const all = read.flatMap((head, at) => {
    const isOne =
      head?.title === ''
        ? isDay(lines, at, head)
        : head && isNamed(head) && (head.rest !== '' || (isHeadLike({ plain: head.title }) && isOverText(lines, at)));
    return head && isOne ? [{ ...head, at }] : [];
  });
  for (const own of Map.groupBy(all, ({ rank }) => rank).values()) {
    const ats = own.map(({ at }) => at);
    const below = own.flatMap(({ at, rest }) => (rest === '' ? [lines[at + 1]!] : []));
    if (
      own.length >= Math.max(FEWEST, HALF * read.filter((one) => one !== null).length) &&
      new Set(own.map(wordsOfHead)).size >= MOST * own.length &&
      form.isSure?.(own, lines) !== false &&
      (!form.isOfCollections || isOfCollection(lines.slice(0, ats[0]), name)) &&
      share(below, isListed) < MOST &&
      (!(form.isLeaning || own[0]!.isLeaning) || areApart(lines, ats, name))
    )
      return own;
  }
  return null;
}

/** Marked headings: one with text under it heads an article, and what is deeper under that its parts; one without heads a section. */
function marked(lines: readonly Line[], name: string | null): ReadonlyMap<number, string> | null {
  const heads = lines.flatMap(({ level }, at) => (level > 0 ? [at] : []));
  const may = new Map<number, string>();
  let open: number | null = null;
  const top = Math.min(...heads.map((at) => lines[at]!.level));
  const first = heads.filter((at) => lines[at]!.level === top);
  // The only head of its level names the page.
  const nameAt = first.length === 1 && first[0] === heads[0] ? first[0] : undefined;
  // What stands between two heads of one level is the first one's, be it rows and fields.
  const isOver = (at: number, next = lines.length) =>
    lines.slice(at + 1, next).some(tells) || (next > at + 1 && (lines[next]?.level ?? 0) <= lines[at]!.level);
  for (const [which, at] of heads.entries()) {
    const { level } = lines[at]!;
    if (at === nameAt) may.set(at, 'F');
    else if (open !== null && level > open) may.set(at, 'SBF');
    else if (isOver(at, heads[which + 1])) {
      may.set(at, 'T');
      open = level;
    } else {
      may.set(at, 'F');
      open = null;
    }
  }
  const own = [...may].flatMap(([at, label]) => (label === 'T' ? [at] : []));
  return own.length >= 2 && areApart(lines, own, name) ? may : null;
}

/** What else a line of a part may be. */
const WITHIN = 'BSCYUF';
/** Under a notice stands who gives it, and the day. */
const WITHIN_NOTICE = 'B';

/** Heads that say a day are read without it; where nothing is left, what stands under them begins an article without a headline. */
function ofMarked(lines: readonly Line[], may: ReadonlyMap<number, string>): Ranked {
  const first = Math.min(...[...may].flatMap(([at, label]) => (label === 'T' ? [at] : [])));
  const days = new Map(
    [...may.keys()].flatMap((at) => {
      const day = dayAtEnd(lines[at]!);
      return day && at >= first ? [[at, day.rest] as const] : [];
    }),
  );
  const end = lines.findLastIndex(tells);
  const isBare = (at: number) => may.get(at) === 'T' && days.get(at) === '';
  const labelOf = (line: Line, at: number) => {
    if (isBare(at)) return 'F';
    if (isBare(at - 1)) return 'N';
    if (may.has(at) || at < first) return may.get(at);
    if (at > end) return BESIDE;
    if (tells(line)) return 'BC';
    const head = lines[[...may.keys()].findLast((other) => other < at)!]!;
    if (NOTICE.test(head.plain) && !isFurnitureLine(line)) return WITHIN_NOTICE;
    return RULE.test(line.plain) || dayAtEnd(line)?.rest === '' ? 'F' : WITHIN;
  };
  return {
    lines: lines.map((line, at) => (days.get(at) ? partOf(line, days.get(at)!) : line)),
    may: lines.map(labelOf),
    dated: [...days.keys()].map((at) => lines[at]!.number),
    isSure: days.size >= FEWEST,
  };
}

/** No line beside a head is another. */
const BESIDE = 'NBSCYUF';
/** Heads with their marks off, each before the text of its line. */
function apart(lines: readonly Line[], rank: Rank, isSure: boolean): Ranked {
  const heads = new Map(rank.map((head) => [head.at, head]));
  const out = lines.flatMap((line, at): readonly (readonly [Line, string | undefined])[] => {
    const head = heads.get(at);
    if (head?.title === '') return [[line, head.rest === '' ? 'F' : 'N']];
    if (head === undefined)
      return [[line, heads.get(at - 1)?.title === '' && heads.get(at - 1)?.rest === '' ? 'N' : undefined]];
    const title = [partOf(line, head.title), 'T'] as const;
    return head.rest === '' ? [title] : [title, [{ ...partOf(line, head.rest), gap: 0 }, 'B']];
  });
  const isHead = (at: number) => out[at]?.[1] === 'T';
  const beside = (at: number) => (isHead(at - 1) || isHead(at + 1) ? BESIDE : undefined);
  return {
    lines: out.map(([line]) => line),
    may: out.map(([, labels], at) => labels ?? beside(at)),
    dated: rank[0]!.rank.includes('day') ? rank.map(({ at }) => lines[at]!.number) : [],
    isSure,
  };
}

/** The heads of a page's articles where they repeat at one level; `null` where none do. `name`: what the input states as its headline. */
export function rankedHeads(lines: readonly Line[], name: string | null = null): Ranked | null {
  const byMarks = marked(lines, name);
  if (byMarks) return ofMarked(lines, byMarks);
  for (const form of FORMS) {
    const rank = rankOf(lines, form, name);
    if (rank) return apart(lines, rank, !(form.isLeaning || rank[0]!.isLeaning));
  }
  return null;
}
