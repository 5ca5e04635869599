// What for: the one reader of names, for pages and questions: who, which body, where, which thing, and what points to one of them.
// In: a plain text (see plain.ts). Out: mentions with their places in it, in reading order; a name may hold places.
// A name ends with a word of the lexicon (heads, bodies, places) or stands beside one (offices); it begins where the words
// before it stop to be such as names are made of.
// Not here: times and amounts (their own readers), whether two names mean one thing (same.ts), what a pointer points to.
import type { Body, Person, Place, Pointer, Thing } from '../../types.ts';
import type { ReadContext } from '../context.ts';
import { remember } from '../remember.ts';
import { knownIn } from './known.ts';
import { namedIn } from './named.ts';
import { personsIn } from './persons.ts';
import { pointersIn } from './pointers.ts';
import { routesIn } from './routes.ts';
import { type Token, tokensOf } from './tokens.ts';

export type Name = Person | Body | Place | Thing | Pointer;

/** Longer runs without a stop are cut: a name has less than thirty characters. */
const LONGEST = 400;
const STOPS = new RegExp(`[^。！？；\\n]{1,${LONGEST}}`, 'g');
const BREAKS = new Set('，。！？；：、,:;!?（）()《》 \t\n\r\u3000\u00a0');

/** Tokens of each clause: no name goes over a stop or a bracket. */
function clausesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (const token of tokens)
    if (token.word.length === 1 && BREAKS.has(token.word)) clauses.push([]);
    else clauses.at(-1)!.push(token);
  return clauses.filter((clause) => clause.length > 0);
}

const HAN = /\p{Script=Han}{2}/u;

const overlaps = (one: Name, others: readonly Name[]): boolean =>
  others.some(({ start, end }) => one.start < end && start < one.end);

/** What is seen in a sentence whatever names are known. A question is read with and without those of the archive. */
const seenIn = remember((text: string) => {
  const tokens = tokensOf(text);
  const named = clausesOf(tokens).flatMap((clause) => namedIn(clause, text));
  return { tokens, persons: personsIn(text, tokens), routes: routesIn(text), named };
}, 64);

/** Names of one sentence. */
function namesOf(text: string, context: ReadContext): readonly Name[] {
  const seen = seenIn(text);
  const { routes } = seen;
  const known = knownIn(seen.tokens, text, context.names);
  const persons = seen.persons.filter((one) => !overlaps(one, known));
  const sure = [...known, ...routes];
  const named = seen.named.filter((one) => !overlaps(one, persons) && !overlaps(one, routes));
  const fresh = sure.filter((one) => !named.some(({ start, end }) => start <= one.start && one.end <= end));
  return [...persons, ...named, ...fresh];
}

const moved = <T extends Name>(one: T, by: number): T => ({ ...one, start: one.start + by, end: one.end + by });

/** Persons, bodies, places, things and what points to them, in a plain text. */
export function readNames(plain: string, context: ReadContext): readonly Name[] {
  const found: Name[] = [...pointersIn(plain)];
  for (const { 0: sentence, index } of plain.matchAll(STOPS)) {
    if (!HAN.test(sentence)) continue;
    const names = namesOf(sentence, context);
    found.push(...names.map((one) => moved(one, index)));
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
