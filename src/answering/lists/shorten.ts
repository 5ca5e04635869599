/** A list as short as it can be said whole: what announces it, then the head of every item, cut at punctuation. */
import { clauses, type Span, words } from '../../reading/index.ts';
import { joined } from '../trim.ts';

/** A list's text with where its announcement ends and its items stand (`head`: behind the mark). */
export type Listing = {
  readonly text: string;
  readonly announced: Span | null;
  readonly items: readonly (Span & { readonly head: number })[];
};

/** An announcement is kept whole up to here. */
const ANNOUNCEMENT = 60;
/** A clause as short as 首先， says nothing alone, nor does a label before ：. */
const SAYS_NOTHING = 4;
/** A head is never cut to less. */
const SHORTEST = 12;

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

const clausesOf = (text: string, { start, end }: Span): readonly Span[] =>
  clauses(text.slice(start, end)).map((clause) => ({ start: start + clause.start, end: start + clause.end }));

/** The announcement, or of a long one the clause that announces. */
function announcement(text: string, whole: Span): readonly Span[] {
  const all = clausesOf(text, whole);
  return whole.end - whole.start <= ANNOUNCEMENT ? all : all.slice(-1);
}

/** An item's mark with the first clause that says something, and the clauses that may be added. */
function headAndRest(text: string, { start, head, end }: Listing['items'][number]) {
  const all = clausesOf(text, { start: head, end });
  const says = (clause: Span) =>
    clause.end - clause.start > SAYS_NOTHING && !/[：:]$/.test(text.slice(clause.start, clause.end));
  const at = Math.max(0, all.findIndex(says));
  return { head: { start, end: all[at]?.end ?? end }, rest: all.slice(at + 1) };
}

/** What is opened and not closed: a name in quotation marks or brackets is not cut. */
const OPENED = /(?:“[^”]*|《[^》]*|（[^）]*|「[^」]*)$/u;

/** Where a clause that is too long may be cut: behind an item before 、, else behind a word. */
function cut(text: string, { start, end }: Span, most: number): Span {
  if (end - start <= most) return { start, end };
  const own = text.slice(start, end);
  const opened = OPENED.exec(own.slice(0, most))?.index ?? most;
  const room = opened >= SHORTEST ? opened : most;
  const comma = own.lastIndexOf('、', room);
  if (comma >= SHORTEST) return { start, end: start + comma };
  let length = 0;
  for (const word of words(own)) {
    const next = own.indexOf(word, length) + word.length;
    if (next > room) break;
    length = next;
  }
  return { start, end: start + (length >= SHORTEST / 2 ? length : room) };
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
export function shorten(listings: readonly Listing[], most: number): readonly string[] {
  if (lengthOf(listings.map(({ text }) => ({ start: 0, end: text.length }))) <= most)
    return listings.map(({ text }) => text);
  const said = listings.map(({ text, announced }) => (announced ? announcement(text, announced) : []));
  const parts = listings.map(({ text, items }) => items.map((item) => headAndRest(text, item)));
  const each = share(
    parts.flat().map(({ head }) => head.end - head.start),
    most - lengthOf(said.flat()),
  );
  const kept = listings.map(({ text }, at) => [...said[at]!, ...parts[at]!.map(({ head }) => cut(text, head, each))]);
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
