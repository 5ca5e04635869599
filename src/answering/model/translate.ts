/** Clauses with their figures, dates and names taken out for a model to translate, and the check of what it says: what is not in print is not in it. */
import { z } from 'zod';
import { lexicon, once } from '../../lexicon/index.ts';
import { simplify } from '../../reading/index.ts';
import { allTerms, termOf } from '../../retrieval/question/english/tokens.ts';
import type { Draft } from '../../types.ts';
import type { Call } from './call.ts';
import { marksIn } from './marks.ts';
import { asData, translating } from './prompts.ts';

/** `text` as a model gets it, with ⟦1⟧ for each of `marks`, which are what stands there in English, or as printed; `names` are the numbers of those that name. */
export type Marked = {
  readonly printed: string;
  readonly text: string;
  readonly marks: readonly string[];
  readonly names: readonly number[];
};

const CLAUSE = /[^，；。！？：,;!?:]+[，；。！？：,;!?:]*[”’」』）]*/gu;

/** The clauses of a sentence. */
export const clausesIn = (sentence: string, published: string | null): readonly Marked[] =>
  (sentence.match(CLAUSE) ?? []).map((printed) => {
    const taken = marksIn(printed, published);
    const text = taken.reduceRight(
      (sofar, { start, end }, at) => `${sofar.slice(0, start)}⟦${at + 1}⟧${sofar.slice(end)}`,
      printed,
    );
    const names = taken.flatMap(({ kind }, at) => (kind === 'name' ? [at + 1] : []));
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

/** What the clause prints of that for which the dictionary has these words. */
function printedBy(words: readonly string[], clause: string): readonly string[] {
  const terms = [...(termOf(words)?.split(' ') ?? []), ...(printedFor().get(words.join(' ')) ?? [])];
  return terms
    .map((term) => term.split('+'))
    .filter((parts) => parts.every((part) => clause.includes(part)))
    .flat();
}

/** What may be left out, for it denies, agrees or joins as English words for it do. */
const unsaid = (roles: readonly string[]): readonly string[] =>
  ['light', ...['denied', ...AGREEING, ...roles].map((type) => `prints-${type}`)].flatMap(wordsOf);

/** All that words stand for, and all that may be left out. */
const sayable = once(() => {
  const terms = [...allTerms().values()].flatMap((printed) => printed.split(/[ +]/));
  return new Set([...terms, ...[...printedFor().values()].flat(), ...unsaid(wordsOf('roles'))]);
});
const longestSayable = once(() => Math.max(...Array.from(sayable(), (term) => term.length)));

/** Whether some translation of a clause can pass: it has no hedge, and nothing but what English words stand for. */
export function canPass({ text }: Marked): boolean {
  const bare = simplify(text.replace(MARK, '，'));
  const reached = new Set([0]);
  for (let at = 0; at < bare.length; at++) {
    if (!reached.has(at)) continue;
    if (!HAN.test(bare[at]!)) reached.add(at + 1);
    for (let length = 1; length <= longestSayable(); length++)
      if (sayable().has(bare.slice(at, at + length))) reached.add(at + length);
  }
  return reached.has(bare.length) && !prints('hedge', bare);
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

/** Behind these stands what is printed before; without one of them the order is that of print, so that nobody praises who praised him. */
const TURNING = ['of', 'in', 'on', 'at', 'to', 'for', 'from', 'with', 'that', 'which', 'who'];

/** The first place of any of `parts` in print, from `least` on; `null` where they only stand before. */
function placeOf(parts: readonly string[], clause: string, least: number): number | null {
  const places = parts.map((part) => clause.indexOf(part, least)).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : null;
}

/** What lies ahead, is aimed at or goes on is so in both, or in neither. */
const AGREEING = ['ahead', 'striving', 'ongoing'] as const;

/** Of what lies ahead `to` says nothing: is expected to open. */
const isRole = (words: readonly string[], at: number): boolean =>
  wordsOf('roles').includes(words[at]!) &&
  !(words[at] === 'to' && ['ahead', 'striving'].flatMap(wordsOf).includes(words[at - 1] ?? ''));

/** What of the clause the words say; `null` where one of them has no reason in print, or is out of the order of print. */
function saidOf(words: readonly string[], clause: string): Said | null {
  const free = new Set(['joins', 'be', 'denied', 'roles', ...AGREEING].flatMap(wordsOf));
  const parts: string[] = [];
  const roles: string[] = [];
  let [last, isTurned] = [0, false];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const term = termAt(words, at, clause);
    const place = term && placeOf(term.parts, clause, isTurned ? 0 : last);
    if (place === null && (term || !free.has(word))) return null;
    if (!term && isRole(words, at)) roles.push(word);
    parts.push(...(term?.parts ?? []));
    last = place ?? last;
    isTurned = term ? false : isTurned || TURNING.includes(word);
    at += term?.length ?? 1;
  }
  return { parts, roles };
}

/** Whether nothing that is printed was left out. */
function isWhole({ parts, roles }: Said, clause: string): boolean {
  const all = [...parts, ...unsaid(roles)].sort((a, b) => b.length - a.length);
  return !HAN.test(all.reduce((left, part) => left.replaceAll(part, ' '), clause));
}

/** What agrees in both; how often, too, for what denies. */
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
  const bare = simplify(text.replace(MARK, '，'));
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

const TRANSLATION = z.object({ clauses: z.array(z.string()) });
const isText = (one: unknown): one is string => typeof one === 'string' && one.length <= 1_000;
const read = (given: unknown): readonly string[] | null => {
  const clauses = z.object({ clauses: z.array(z.unknown()).max(200) }).safeParse(given).data?.clauses;
  return clauses?.map((one) => (isText(one) ? one : '')) ?? null;
};

/** Sentences of a draft in the language of who asked, clause by clause; what can't be checked stays as it is printed. `printedOn`: the day of an article by its id, which tells the year of its dates. */
export async function translated(
  draft: Draft,
  printedOn: (article: string) => string | null,
  call: Call,
  signal: AbortSignal,
): Promise<Draft> {
  const sentences = draft.sentences.map(({ text, quotes: [quote] }) => {
    const clauses = HAN.test(text) ? clausesIn(text, quote ? printedOn(quote.article) : null) : [];
    return clauses.every(canPass) ? clauses : [];
  });
  const all = sentences.flat();
  if (all.length === 0) return draft;
  const content = all.map(({ text }, at) => `${at + 1}| ${asData(text)}`).join('\n');
  const form = { name: 'translate', schema: TRANSLATION };
  const given = await call({ prompt: translating(), content, form, read }, signal);
  const checked = all.map((clause, at) => checkedTranslation(given[at] ?? '', clause));
  let from = 0;
  return {
    ...draft,
    sentences: draft.sentences.map((sentence, at) => {
      const own = checked.slice(from, from + sentences[at]!.length);
      from += sentences[at]!.length;
      return own.length > 0 && own.every((one) => one !== null)
        ? { ...sentence, translation: own.join(' ') }
        : sentence;
    }),
  };
}
