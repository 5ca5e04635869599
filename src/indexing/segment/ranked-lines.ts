/** What the lines of a page may be once its heads are known: heads and texts apart, marks and days off, who wrote behind a head, items of a section. */
import { signedInLatin } from '../byline/latin.ts';
import { isBetween, isDrawn, tells } from './apart.ts';
import { greets } from './collections.ts';
import { isFurnitureLine } from './line-kinds.ts';
import type { Line } from './lines.ts';
import { DATE_ALONE, LABELLED, OFFICE, RULE } from './patterns.ts';
import { dayAtEnd, type Head, itemsOf } from './rank-forms.ts';

/** A head, where it stands, and the labels it may have. */
export type HeadAt = Head & { readonly at: number; readonly label: string; readonly isDated?: boolean };

/** Lines with heads and texts apart and their marks off, for each the labels it may have (any where none are said), and the numbers of heads that say a day. */
export type Labels = {
  readonly lines: readonly Line[];
  readonly may: readonly (string | undefined)[];
  readonly dated: readonly number[];
};

const partOf = (line: Line, text: string): Line => {
  const from = line.text.indexOf(text);
  const width = Math.round((line.width * text.length) / Math.max(1, line.text.length));
  return { ...line, text, plain: line.plain.slice(from, from + text.length), level: 0, bullet: false, width };
};

/** Between a head and who wrote, in one line. */
const BEFORE_NAME = /^(.{4,}?)\s+[~|–—-]+\s+(\p{Lu}.*)$/u;
/** So many heads show how all are built. */
const SHOWING = 2;
const LONGEST_NAME = 60;
/** Who is named before what else a short line says of them: a calling, a place, a sign. */
const nameIn = (text: string): string | undefined => {
  const [name = ''] = text.split(/\s*[,|~–—]\s*/u);
  return text.length < LONGEST_NAME && signedInLatin(name).length > 0 ? name : undefined;
};

/** Heads that say who wrote, where several do: the name by itself. */
function signedHeads(heads: readonly HeadAt[]): ReadonlyMap<number, string> {
  const found = new Map(
    heads.flatMap(({ at, title }) => {
      const name = nameIn(BEFORE_NAME.exec(title)?.[2] ?? '');
      return name === undefined ? [] : [[at, name] as const];
    }),
  );
  return found.size >= SHOWING ? found : new Map();
}
/** Names right under heads, where several stand so. */
function namesUnder(lines: readonly Line[], heads: readonly HeadAt[]): ReadonlyMap<number, string> {
  const found = heads.flatMap(({ at }) => {
    const name = nameIn(lines[at + 1]?.text ?? '');
    return name === undefined ? [] : [[at + 1, name] as const];
  });
  return new Map(found.length >= SHOWING ? found : []);
}

/** A head over nothing but items with heads of their own is a section's. */
function withItems(lines: readonly Line[], heads: readonly HeadAt[]): readonly HeadAt[] {
  return heads.flatMap((head, which) => {
    const next = heads[which + 1]?.at ?? lines.length;
    const items = head.label === 'T' ? itemsOf(lines, head.at + 1, next) : [];
    return items.length === 0 ? [head] : [{ ...head, label: 'F' }, ...items.map((one) => ({ ...one, label: 'T' }))];
  });
}

/** No line beside a head is another. */
const BESIDE = 'NBSCYUF';
/** What else a line of a part may be. */
const WITHIN = 'BSCYUF';
/** Of a part that is whole, nothing is furniture. */
const TOLD = 'BSCU';

/** Behind what a part tells stands whom to ask (联系人：…), and who signs it on which day. */
const closes = (lines: readonly Line[], head: number, at: number): boolean => {
  const { plain } = lines[at]!;
  if (!lines.slice(head + 1, at).some(tells)) return false;
  return (
    LABELLED.test(plain) || OFFICE.test(plain) || (DATE_ALONE.test(plain) && OFFICE.test(lines[at - 1]?.plain ?? ''))
  );
};

/** What stands under a drawn line and no head goes on with nothing: a note of its own, or the editors speak. */
function loose(lines: readonly Line[], heads: ReadonlyMap<number, HeadAt>): ReadonlyMap<number, string> {
  const drawn = lines.flatMap((line, at) => (isDrawn(line) ? [at] : []));
  const isRuled = drawn.filter((at) => heads.has(at + 1)).length > SHOWING;
  const found = new Map<number, string>();
  for (const from of isRuled ? drawn : []) {
    const end = lines.findIndex((line, at) => at > from && (isDrawn(line) || heads.get(at)?.label === 'T'));
    const own = lines.slice(from + 1, end < 0 ? lines.length : end);
    const isNote = own.some((line) => tells(line) && !greets(line));
    for (const at of own.keys()) found.set(from + 1 + at, isNote ? (at === 0 ? 'N' : WITHIN) : 'F');
  }
  return found;
}

/** A head's second line begins small, or its first ends with a little word. */
const isTorn = (line: Line, next: Line | undefined): boolean =>
  next !== undefined &&
  next.gap === 0 &&
  !tells(next) &&
  !isBetween(next) &&
  (/^\p{Ll}/u.test(next.text) || /\s\p{Ll}{1,3}$/u.test(line.text));

/** Over the first head stands the paper's name and its issue, with no more than a motto that tells something, or whoever greets the readers. */
function mastheadEnd(lines: readonly Line[], first: number): number {
  const told = lines.slice(0, first).find(tells);
  if (told !== undefined && greets(told)) return first - 1;
  const end = lines.findLastIndex((line, at) => at < first && (isDrawn(line) || isBetween(line)));
  return lines.slice(0, end).filter(tells).length <= 1 ? end : -1;
}

/** `isWhole`: what stands between two heads is of the first, and no other head; `isMarked`: by marked headings, beside which furniture may stand. */
export function labelsOf(
  lines: readonly Line[],
  ranked: readonly HeadAt[],
  isWhole: boolean,
  isMarked: boolean,
): Labels {
  const all = isWhole ? withItems(lines, ranked) : ranked;
  const heads = new Map(all.map((head) => [head.at, head]));
  const signed = signedHeads(all);
  const under = isWhole ? namesUnder(lines, all) : new Map<number, string>();
  const [first, end] = [all.find(({ label }) => label === 'T')!.at, lines.findLastIndex(tells)];
  const top = isWhole ? mastheadEnd(lines, first) : -1;
  const alone = isWhole ? loose(lines, heads) : new Map<number, string>();
  const isBare = (at: number) => heads.get(at)?.title === '' && heads.get(at)!.rest === '';
  /** What of a part has a head and tells nothing is a list. */
  const isList = ({ at: from }: HeadAt) => {
    const next = all.find(({ at }) => at > from)?.at ?? lines.length;
    return !isMarked && !lines.slice(from + 1, next).some(tells);
  };
  const within = (line: Line, at: number) => {
    if (isDrawn(line) || RULE.test(line.plain)) return 'F';
    const head = all.findLast((other) => other.at < at)!;
    if (isList(head)) return 'B';
    if (head.at === at - 1 && isTorn(lines[at - 1]!, line)) return 'T';
    if (closes(lines, head.at, at)) return 'B';
    if (at > end && !isBetween(line)) return BESIDE;
    if (tells(line)) return 'BC';
    if (isMarked) return dayAtEnd(line)?.rest === '' ? 'F' : WITHIN;
    return isFurnitureLine(line) ? WITHIN : signed.has(head.at) ? TOLD : `${TOLD}Y`;
  };
  const out = lines.flatMap((line, at): readonly (readonly [Line, string | undefined])[] => {
    const head = heads.get(at);
    if (head === undefined) {
      if (isBare(at - 1)) return [[line, 'N']];
      if (under.has(at)) return [[partOf(line, under.get(at)!), 'Y']];
      if (at <= top) return [[line, 'F']];
      return [[line, alone.get(at) ?? (isWhole && at > first ? within(line, at) : undefined)]];
    }
    if (head.title === '') return [[line, head.rest === '' ? 'F' : 'N']];
    if (head.label !== 'T') return [[line, head.label]];
    const name = signed.get(at);
    const title = name === undefined ? head.title : BEFORE_NAME.exec(head.title)![1]!;
    return [
      [partOf(line, title), 'T'],
      ...(name === undefined ? [] : [[{ ...partOf(line, name), gap: 0 }, 'Y'] as const]),
      ...(head.rest === '' ? [] : [[{ ...partOf(line, head.rest), gap: 0 }, 'B'] as const]),
    ];
  });
  const isHead = (at: number) => out[at]?.[1] === 'T';
  return {
    lines: out.map(([line]) => line),
    may: out.map(([, labels], at) => labels ?? (!isWhole && (isHead(at - 1) || isHead(at + 1)) ? BESIDE : undefined)),
    dated: all.filter(({ isDated }) => isDated).map(({ at }) => lines[at]!.number),
  };
}
