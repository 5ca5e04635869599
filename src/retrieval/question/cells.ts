/**
 * What a question asks, cell by cell: (each thing it names) × (each attribute), each cell a question of its own that
 * is parsed anew, so that nothing behind it needs to know of several.
 */
import { askedIn } from '../../kinds/index.ts';
import { taggedWords } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import { perArticle } from '../per-article.ts';
import { clausesIn, ownNames } from './chat/slots.ts';
import { OF_EACH } from './each.ts';
import { type Things, thingsIn } from './named.ts';
import { parseQuestion } from './parse.ts';
import { topicOf } from './subject-phrase.ts';

/** A cell as a question of its own; `after`: the question before it that it goes on from. */
function asCell(question: ParsedQuestion, text: string, after: readonly string[] = []): ParsedQuestion {
  const own = parseQuestion({ ...question.original, text, history: after }, { known: new Set(question.archiveNames) });
  return { ...own, newest: question.newest };
}

const ofThing = (cell: ParsedQuestion, of: readonly string[]): ParsedQuestion => ({
  ...cell,
  aspects: cell.aspects.map((one) => ({ ...one, of })),
});

/** One for each of the things that are asked about alike. */
const ofThings = (question: ParsedQuestion, { things, each, how }: Things): readonly ParsedQuestion[] =>
  things.map(({ name, question: text, short, words }) => ({
    ...ofThing(asCell(question, text), words),
    text: short,
    cell: { name, how },
    ...(each ? {} : { perhaps: true }),
  }));

/** 那老桥呢, after a clause that asks. */
const ANOTHER = /^(?:那么?)?([^，,]{2,12})呢$/;
/** 农村学校课后服务: a term of so many characters is another thing, whatever it is. */
const LONG = 6;
const HAPPENS = /^(?:v|p|d|r|c|u|f|s)$/;
/** The name that a phrase opens with: 锐禾那个厂 whole, 农村学校 of 农村学校收; empty where it opens with what happens. */
function nominalOf(phrase: string): string {
  const words = taggedWords(phrase.replace(/[那这]个/, ''));
  const end = words.findIndex(({ tag }) => HAPPENS.test(tag));
  return words.slice(0, end === -1 ? undefined : end).reduce((all, { word }) => all + word, '');
}
/** A name, and nothing that happens: 老桥, but not 来临江. */
const isNominal = (phrase: string): boolean =>
  phrase !== '' && taggedWords(phrase).every(({ tag }) => !HAPPENS.test(tag));

/** 大桥多长，水厂投了多少钱: one for each clause about a thing of its own; 那老桥呢 asks the same of another. */
function ofOthers(question: ParsedQuestion): readonly ParsedQuestion[] | null {
  const [first = '', ...rest] = clausesIn(question.text);
  if (rest.length === 0 || askedIn(first).length === 0 || OF_EACH.test(question.text)) return null;
  const known = new Set(question.archiveNames);
  const isAlike = (clause: string) => isNominal(clause.match(ANOTHER)?.[1] ?? '');
  const namesItsOwn = (clause: string) => ownNames(clause, [first], known).length > 0;
  const isOther = (clause: string) => {
    const own = nominalOf(topicOf(clause));
    return own.length > 1 && (own.length >= LONG || namesItsOwn(clause));
  };
  if (!rest.every((clause) => isAlike(clause) || isOther(clause))) return null;
  const cells = [
    asCell(question, first),
    ...rest.map((clause) => asCell(question, clause, isAlike(clause) ? [first] : [])),
  ];
  return cells.map((cell) => ({ ...cell, perhaps: true }));
}

/** A question about several things as one for each; any other alone. Done once: it is searched for by its cells, and answered by them. */
export const partsOf = perArticle((question: ParsedQuestion): readonly ParsedQuestion[] => {
  const things = thingsIn(question.text, new Set(question.archiveNames));
  return (things && ofThings(question, things)) ?? ofOthers(question) ?? [question];
});

/** 谁修的、几车道 are two questions, 甲、乙和丙 are none. */
function apart(clause: string): readonly string[] {
  const pieces = clause.split('、');
  return pieces.every((piece) => askedIn(piece).length > 0) ? pieces : [clause];
}

/** A question whose clauses ask one thing each (什么时候建成，投了多少钱), as one for each, with the name and the time of the first. */
export const clausesOf = perArticle((question: ParsedQuestion): readonly ParsedQuestion[] => {
  const clauses = clausesIn(question.text).flatMap(apart);
  const [first = '', ...rest] = clauses.filter((clause) => askedIn(clause).length > 0);
  const premise = clauses.slice(0, clauses.indexOf(first)).join('，');
  const own = topicOf(first);
  const topic = premise === '' ? own : `${premise}，${isNominal(own) ? own : ''}`;
  if (rest.length === 0 || topic === '') return [question];
  const texts = [
    premise ? `${premise}，${first}` : first,
    ...rest.map((clause) => (clause.includes(topic) ? clause : `${topic}${clause}`)),
  ];
  return texts.map((text) => ofThing(asCell(question, text), question.aspects[0]?.of ?? []));
});

/** What is searched for: each part, and the whole behind them where it may be about several things together. */
export function searchesOf(question: ParsedQuestion): readonly ParsedQuestion[] {
  const parts = partsOf(question);
  return parts.some(({ perhaps }) => perhaps) ? [...parts, question] : parts;
}
