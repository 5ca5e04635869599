/** The projects and facilities that a sentence names. */
import { alternativesOf, once, rulesOf } from '../../lexicon/index.ts';
import { DATED_OR_COUNTED, NUMERALS, read, remember, type Same, sameThing, taggedWords } from '../../reading/index.ts';
import type { Thing } from '../../types.ts';
import { mentionOf } from './mentioned.ts';

/** How a name ends whose kind says that it is a facility: 公园, 地铁三号线, 十七小. */
const facility = (): string =>
  `(?:${alternativesOf('kinds-asked', 'facility')}|轨道(?:交通)?\\S{0,6}线|[${NUMERALS}]{1,2}[小中])`;

const rules = once(() => {
  const pieces = new Map([
    ['FACILITY', facility()],
    ['DATED_OR_COUNTED', DATED_OR_COUNTED],
  ]);
  return Map.groupBy(rulesOf('project-names', pieces), ({ standard }) => standard);
});
const patternsOf = (role: string): readonly RegExp[] => (rules().get(role) ?? []).map(({ pattern }) => pattern);
const is = (text: string, role: string): boolean => patternsOf(role).some((pattern) => text.search(pattern) !== -1);
const without = (text: string, role: string): string =>
  patternsOf(role).reduce((rest, pattern) => rest.replace(pattern, ''), text);

/** Verbs, adverbs, prepositions, pronouns, numbers, times: no name begins with these. */
const NO_BEGINNING = /^(?:v|vd|vi|d|ad|p|c|u|ul|uj|uz|r|m|mq|q|f|t|zg|y)$/;
const NAMES_SOMETHING = /^(?:nr|ns|nt|nz|nrt|nrfg|x|eng|j)$/;
/** A common noun this short before 项目 is a kind of project. */
const SHORTEST_PLAIN = 5;

/** The name without what stands before it; `null` when nothing is left that names something. */
function trimmed(found: string): string | null {
  const printed = without(found, 'before');
  const words = taggedWords(printed);
  const from = words.findIndex(({ tag }) => !NO_BEGINNING.test(tag));
  const first = words[from];
  if (!first) return null;
  const own = words.slice(from);
  const name = without(printed.slice(Math.max(0, printed.toLowerCase().indexOf(first.word))), 'part');
  const core = name.replace(/(?:建设)?(?:项目|工程|现场|工地)$/, '');
  if (core.length < 2 || is(name, 'none') || is(name, 'bare')) return null;
  return own.some(({ tag }) => NAMES_SOMETHING.test(tag)) || core.length >= SHORTEST_PLAIN ? name : null;
}

function projectNames(text: string): readonly string[] {
  const clauses = text
    .replace(/[“”]/g, '')
    .replace(/\s+/g, '')
    .split(/[，。；：、,;:!?！？（）()]/);
  const found = clauses.flatMap((clause) => patternsOf('found').flatMap((pattern) => clause.match(pattern) ?? []));
  return [...new Set(found.map(trimmed).filter((name) => name !== null))];
}

/** Names in a sentence don't depend on the question, and it takes jieba to find them. */
const REMEMBERED = 2048;
/** Names of projects in a sentence, in no order, each once: 走进…现场, …项目, and facilities that are being built. */
export const projectsIn = remember(projectNames, REMEMBERED);

/** The thing that a name is of; `null` where the reader sees none that reaches to the name's end. */
const thingOf = remember((name: string): { readonly thing: Thing | null } => {
  const found = read(name).filter(
    (one): one is Thing => one.kind === 'thing' && one.start === 0 && one.end === name.length,
  );
  return { thing: found[0] ?? null };
}, 2048);

/** What the reader of names says of two names; `open` where it sees no thing in one. */
export function compareNames(one: string, other: string): Same {
  const [a, b] = [thingOf(one).thing, thingOf(other).thing];
  return a && b ? sameThing(a, b) : 'open';
}

/** Whether two names may be of the same thing, one of them shortened or a part of the other. */
export function mayBeSame(one: string, other: string): boolean {
  const told = compareNames(one, other);
  return told === 'open' ? mentionOf(one)(other) || mentionOf(other)(one) : told === 'same';
}

/** A long name keeps most of its characters however it is misspelled; short ones differ by one from other names. */
const LONG = 6;
const CHARACTERS_KEPT = 0.6;

/** The same of a name that no report prints, so that it may be misspelled. */
export function maySoundSame(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const kept = Array.from(short).filter((char) => long.includes(char)).length;
  const isAlike = short.length >= LONG && kept / short.length >= CHARACTERS_KEPT;
  return mayBeSame(one, other) || (isAlike && compareNames(one, other) !== 'other');
}

/** Whether the reader of names sees one thing with a name of its own: 桃园小区. */
export const isNamedThing = (name: string): boolean => thingOf(name).thing !== null;

/** Whether a name is of one thing that is built, not of a place or body that has many projects. */
export const isOneThing = (name: string): boolean => is(name, 'one') && !is(name, 'many');
