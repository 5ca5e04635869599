/** Where something is being built: what answers tells of a thing of that kind, not of one who builds another (a hospital its museum). */
import { heads, inPrint, paraphrases, stageOf } from '../reading/index.ts';
import type { ParsedQuestion } from '../types.ts';
import type { Candidate } from './candidates.ts';

/** The family of the longest head that a name ends with. */
const familyOf = (name: string): string | undefined =>
  Array.from(name, (_, at) => heads().get(name.slice(at))).find((family) => family !== undefined);

const isBuilding = (word: string): boolean =>
  [word, ...inPrint(word), ...paraphrases(word)].some((one) => stageOf(one) !== null);

/** Between the verb and what is built: 修个医院, 建新的医院. */
const BETWEEN = 2;

/** 医院 of 哪里在修医院: a kind of thing right behind a verb of building; `null` where a name stands there, or nothing. */
export function builtIn({ text, words, asks }: ParsedQuestion): string | null {
  if (!asks.includes('where')) return null;
  const follows = (head: string) => (verb: string) => {
    const gap = text.lastIndexOf(head) - text.lastIndexOf(verb) - verb.length;
    return gap >= 0 && gap <= BETWEEN && isBuilding(verb);
  };
  return words.find((word) => heads().has(word) && words.some(follows(word))) ?? null;
}

/** 由某某医院牵头建设: who does it. */
const BY = '由';

/** Whether a sentence tells of a thing of the kind of `head`, those aside by whom something is done. */
export function tellsOfKind(head: string, { text, mentions, about, heading }: Candidate): boolean {
  const things = mentions.filter((one) => one.kind === 'thing');
  const doers = things.filter(({ start }) => text[start - 1] === BY).map(({ name }) => name);
  const told = [...things.map(({ name }) => name), ...about].filter((name) => !doers.includes(name));
  const rest = doers.reduce((soFar, name) => soFar.replaceAll(name, ''), `${heading}${text}`);
  return (
    told.some((name) => familyOf(name) === familyOf(head)) ||
    [head, ...inPrint(head), ...paraphrases(head)].some((word) => rest.includes(word))
  );
}
