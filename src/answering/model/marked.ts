/** A clause with its figures, dates and names taken out, and the check of its translation: what is not in print is not in it. */
import { lexicon, once } from '../../lexicon/index.ts';
import { read } from '../../reading/index.ts';
import { termOf } from '../../retrieval/question/english/terms.ts';
import type { MentionKind } from '../../types.ts';
import { glossInEnglish } from '../../wording/glosses.ts';
import { foreignIn } from '../glosses.ts';

/** `text` as a model gets it, with ⟦1⟧ for each of `marks`, which are what stands there in English, or as printed; `names` are the numbers of those that name. */
export type Marked = {
  readonly printed: string;
  readonly text: string;
  readonly marks: readonly string[];
  readonly names: readonly number[];
};

const NAMES: readonly MentionKind[] = ['person', 'body', 'place', 'thing'];
const MARKED: readonly MentionKind[] = ['when', 'amount', ...NAMES];
const CLAUSE = /[^，；。！？：,;!?:]+[，；。！？：,;!?:]*[”’」』）]*/gu;

type Taken = { readonly start: number; readonly end: number; readonly words: string; readonly isName: boolean };

/** What we can write in English ourselves before what only has to stay as printed; of two that overlap the longer one. */
function takenFrom(clause: string, published: string | null): readonly Taken[] {
  const glossed = foreignIn(clause, published).flatMap(({ gloss, start, end }) => {
    const words = glossInEnglish(gloss);
    return words === null || clause.slice(start, end) !== gloss.printed ? [] : [{ start, end, words, isName: false }];
  });
  const printed = read(clause, { day: published })
    .filter(({ kind }) => MARKED.includes(kind))
    .map(({ start, end, text, kind }) => ({ start, end, words: text, isName: NAMES.includes(kind) }))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  const taken: Taken[] = [];
  for (const one of [...glossed, ...printed])
    if (!taken.some((other) => one.start < other.end && other.start < one.end)) taken.push(one);
  return taken.sort((a, b) => a.start - b.start);
}

/** The clauses of a sentence. */
export const clausesIn = (sentence: string, published: string | null): readonly Marked[] =>
  (sentence.match(CLAUSE) ?? []).map((printed) => {
    const taken = takenFrom(printed, published);
    const text = taken.reduceRight(
      (sofar, { start, end }, at) => `${sofar.slice(0, start)}⟦${at + 1}⟧${sofar.slice(end)}`,
      printed,
    );
    const names = taken.flatMap(({ isName }, at) => (isName ? [at + 1] : []));
    return { printed, text, marks: taken.map(({ words }) => words), names };
  });

const MARK = /⟦(\d+)⟧/g;
const PLAIN = /^[a-z\s,.;:'"()-]*$/i;
const LONGEST_TERM = 4;
/** English has some three letters for a character, and its small words. */
const LETTERS_A_CHARACTER = 8;
const SMALL_WORDS = 40;

const joins = once(() => Map.groupBy(lexicon('english-joins'), ({ type }) => type));
const wordsOf = (type: string): readonly string[] => (joins().get(type) ?? []).map(({ word }) => word);
const prints = (type: string, clause: string): boolean =>
  wordsOf(`prints-${type}`).some((word) => clause.includes(word));

const HAN = /\p{Script=Han}/u;

/** What is printed for English words, of `english-prints.txt`. */
const printedFor = once(
  () =>
    new Map(
      [...Map.groupBy(lexicon('english-prints'), ({ type }) => type)].flatMap(([type, entries]) =>
        type.split('|').map((english) => [english.replaceAll('-', ' '), entries.map(({ word }) => word)] as const),
      ),
    ),
);

/** What the clause prints of that for which a dictionary has these words. */
function printedBy(words: readonly string[], clause: string): readonly string[] {
  const terms = [...(termOf(words)?.split(' ') ?? []), ...(printedFor().get(words.join(' ')) ?? [])];
  return terms
    .map((term) => term.split('+'))
    .filter((parts) => parts.every((part) => clause.includes(part)))
    .flat();
}

/** The longest words from `at` that stand for something that is printed. */
function termAt(words: readonly string[], at: number, clause: string) {
  for (let length = Math.min(LONGEST_TERM, words.length - at); length > 0; length--) {
    const parts = printedBy(words.slice(at, at + length), clause);
    if (parts.length > 0) return { length, parts };
  }
  return null;
}

/** Parts of a clause that are said, and the words that say who does what to whom. */
type Said = { readonly parts: readonly string[]; readonly roles: readonly string[] };

/** What of the clause the words say; `null` where one of them has no reason in print. */
function saidOf(words: readonly string[], clause: string): Said | null {
  const free = new Set(['joins', 'be', 'denied', 'ahead', 'ongoing', 'roles'].flatMap(wordsOf));
  const parts: string[] = [];
  const roles: string[] = [];
  for (let at = 0; at < words.length; ) {
    const term = termAt(words, at, clause);
    const word = words[at]!;
    if (!term && !free.has(word)) return null;
    // Of what lies ahead `to` says nothing: is expected to open.
    const isAhead = word === 'to' && wordsOf('ahead').includes(words[at - 1] ?? '');
    if (!term && !isAhead && wordsOf('roles').includes(word)) roles.push(word);
    parts.push(...(term?.parts ?? []));
    at += term?.length ?? 1;
  }
  return { parts, roles };
}

/** Whether nothing that is printed was left out. */
function isWhole({ parts, roles }: Said, clause: string): boolean {
  const types = ['prints-denied', 'prints-ahead', 'prints-ongoing', ...roles.map((role) => `prints-${role}`), 'light'];
  const all = [...parts, ...types.flatMap(wordsOf)].sort((a, b) => b.length - a.length);
  return !HAN.test(all.reduce((left, part) => left.replaceAll(part, ' '), clause));
}

const AGREEING = ['ahead', 'ongoing'] as const;

/** What is denied, lies ahead or goes on is so in both, and in neither else; how often, too, for what denies. */
function agrees(words: readonly string[], clause: string): boolean {
  const count = (type: string) => words.filter((word) => wordsOf(type).includes(word)).length;
  const printedDenials = wordsOf('prints-denied').reduce((sum, word) => sum + clause.split(word).length - 1, 0);
  return (
    count('denied') === printedDenials &&
    AGREEING.every((type) => count(type) > 0 === prints(type, clause)) &&
    !prints('hedge', clause)
  );
}

/** What stands before the first mark, where only `of` may bring something before it. */
const leads = (before: string, isFree: (word: string) => boolean): boolean =>
  /\bof(?: the)? *$/.test(before) || (before.match(/[a-z]+/g) ?? []).every(isFree);

/** Whether a name that comes first in print comes first, and no other; two of them are not put the other way round by `was`. */
function keepsRoles(translation: string, { text, names }: Marked): boolean {
  if (names.length === 0) return true;
  const lower = translation.toLowerCase();
  const free = [...wordsOf('joins'), ...wordsOf('be')];
  const first = lower.indexOf(`⟦${names[0]}⟧`);
  const leadsHere = leads(lower.slice(0, first).replace(MARK, ' '), (word) => free.includes(word));
  const leadsThere = !HAN.test(text.slice(0, text.indexOf(`⟦${names[0]}⟧`)));
  const isPassive = (lower.match(/[a-z]+/g) ?? []).some((word) => wordsOf('be').includes(word));
  return leadsHere === leadsThere && !(names.length > 1 && isPassive);
}

/** The translation with its marks filled in; `null` where anything in it has no reason in print, something of that is missing, or a mark. */
export function checkedTranslation(translation: string, clause: Marked): string | null {
  const { printed, text, marks } = clause;
  const bare = text.replace(MARK, '，');
  const order = Array.from(translation.matchAll(MARK), ([, n]) => Number(n));
  if (order.length !== marks.length || order.some((n, at) => n !== at + 1)) return null;
  if (translation.length > LETTERS_A_CHARACTER * printed.length + SMALL_WORDS) return null;
  const rest = translation.replace(MARK, ' ');
  if (!PLAIN.test(rest) || !keepsRoles(translation, clause)) return null;
  const words = rest.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.length === 0 && HAN.test(bare)) return null;
  const said = saidOf(words, bare);
  const isTrue = said?.roles.every((role) => prints(role, bare)) && agrees(words, bare) && isWhole(said, bare);
  return isTrue ? translation.replace(MARK, (_, n: string) => marks[Number(n) - 1]!).trim() : null;
}
