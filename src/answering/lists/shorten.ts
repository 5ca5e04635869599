/** A list as short as it can be said whole: what announces it, then the head of every item, cut at punctuation. */
import { clauses, type Span, words } from '../../reading/index.ts';
import { joined } from '../trim.ts';

/** A list's text with where its announcement ends and its items stand (`head`: behind the mark). */
export type Listing = {
  readonly text: string;
  readonly announced: Span | null;
  readonly items: readonly (Span & { readonly head: number })[];
};

/** An announcement is kept whole up to here; of a longer one the clause that announces, and what fits of the rest. */
const ANNOUNCEMENT = 60;
/** A clause as short as 首先， says nothing alone, nor does a label before ：. */
const SAYS_NOTHING = 4;
/** A head is never cut to less. */
const SHORTEST = 12;

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

const clausesOf = (text: string, { start, end }: Span): readonly Span[] =>
  clauses(text.slice(start, end)).map((clause) => ({ start: start + clause.start, end: start + clause.end }));

/** The clauses that announce, the last one first, as far as they fit. */
function announcement(text: string, whole: Span, worthOf: (clause: string) => number): readonly Span[] {
  const all = clausesOf(text, whole);
  if (whole.end - whole.start <= ANNOUNCEMENT) return all;
  const last = all.at(-1);
  if (!last) return [];
  const kept = [last];
  const rest = all.slice(0, -1).map((clause) => ({ clause, worth: worthOf(text.slice(clause.start, clause.end)) }));
  for (const { clause } of rest.sort((a, b) => b.worth - a.worth))
    if (lengthOf([...kept, clause]) <= ANNOUNCEMENT) kept.push(clause);
  return kept;
}

/** 为…, 根据…, 在…前提下: why and on what grounds, before what. A condition (如…, 在…道路上) is not among them. */
const GROUNDS = /^(?:为了?|根据|按照|依据|围绕|结合|随着|立足|坚持|在.*(?:基础上|前提下|同时|方面))/;

/** An item's first clause that says something, the mark before it, and the clauses that may be added, first of all what led to it. */
function headAndRest(text: string, { start, head, end }: Listing['items'][number]) {
  const all = clausesOf(text, { start: head, end });
  const isLong = (clause: Span) =>
    clause.end - clause.start > SAYS_NOTHING && !/[：:]$/.test(text.slice(clause.start, clause.end));
  const says = (clause: Span) => isLong(clause) && !GROUNDS.test(text.slice(clause.start, clause.end));
  const short = all.findIndex(isLong);
  const telling = all.findIndex(says);
  const at = Math.max(0, telling === -1 ? short : telling);
  const led = all.slice(Math.max(0, short), at);
  if (led.length === 0) return { mark: [], head: { start, end: all[at]?.end ?? end }, rest: all.slice(at + 1) };
  return { mark: [{ start, end: head }], head: all[at]!, rest: [...led, ...all.slice(at + 1)] };
}

/** A name in quotation marks or brackets is not cut, even if the clause gets this much longer; else the cut is before it. */
const LONGER = 8;
const OPENED = /(?:“[^”]*|《[^》]*|（[^）]*|「[^」]*)$/u;
const CLOSES: Readonly<Record<string, string>> = { '“': '”', '《': '》', '（': '）', '「': '」' };

/** Where a clause that is too long may be cut: behind an item before 、, else behind a word. */
function cut(text: string, { start, end }: Span, most: number): Span {
  if (end - start <= most) return { start, end };
  const own = text.slice(start, end);
  const comma = own.lastIndexOf('、', most);
  const quoted = OPENED.exec(own.slice(0, most))?.index;
  const closed = quoted === undefined ? -1 : own.indexOf(CLOSES[own[quoted]!]!, quoted) + 1;
  if (closed > 0 && closed <= most + LONGER) return { start, end: start + closed };
  if (comma >= SHORTEST && (quoted === undefined || comma < quoted)) return { start, end: start + comma };
  if (quoted !== undefined && quoted >= SHORTEST) return { start, end: start + quoted };
  let length = 0;
  for (const word of words(own)) {
    const next = own.indexOf(word, length) + word.length;
    if (next > most) break;
    length = next;
  }
  return { start, end: start + (length >= SHORTEST / 2 ? length : Math.min(most, own.length)) };
}

/** What every item may be long so that all fit: short heads leave their room to the longer ones. */
function share(lengths: readonly number[], room: number): number {
  let left = room;
  const ordered = [...lengths].sort((a, b) => a - b);
  for (const [at, length] of ordered.entries()) {
    const each = left / (ordered.length - at);
    if (length > each) return Math.max(SHORTEST, Math.floor(each) - 1);
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

/** The list, paragraph by paragraph, in at most about `most` characters; … stands where something was left out. */
export function shorten(
  listings: readonly Listing[],
  most: number,
  worthOf: (clause: string) => number,
): readonly string[] {
  if (lengthOf(listings.map(({ text }) => ({ start: 0, end: text.length }))) <= most)
    return listings.map(({ text }) => text);
  const said = listings.map(({ text, announced }) => (announced ? announcement(text, announced, worthOf) : []));
  const parts = listings.map(({ text, items }) => items.map((item) => headAndRest(text, item)));
  const each = share(
    parts.flat().map(({ head }) => head.end - head.start),
    most - lengthOf(said.flat()),
  );
  const kept = listings.map(({ text }, at) => [
    ...said[at]!,
    ...parts[at]!.flatMap(({ mark, head }) => [...mark, cut(text, head, each)]),
  ]);
  let room = most - lengthOf(kept.flat());
  for (let turn = 0; room > 0 && parts.flat().some(({ rest }) => rest[turn]); turn++)
    parts.forEach((own, at) => {
      for (const { rest } of own) {
        const next = rest[turn];
        if (!next || next.end - next.start >= room) continue;
        kept[at]!.push(next);
        room -= next.end - next.start;
      }
    });
  return listings.map(({ text }, at) =>
    joined(
      text,
      kept[at]!.sort((a, b) => a.start - b.start),
    ),
  );
}
