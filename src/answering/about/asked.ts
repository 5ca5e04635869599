/** What a question is about: the name at its beginning, before what it asks of it. */
import { alternativesOf, once } from '../../lexicon/index.ts';
import { NUMERALS, placedWords, taggedWords } from '../../reading/index.ts';
import { subjectPhrase } from '../../retrieval/question/subject-phrase.ts';
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { mentionOf } from './mentioned.ts';
import { isNamedThing, isOneThing } from './projects.ts';

/** An English question's names: those found by their sound and those it gives in Chinese, the fullest first. */
function namesInEnglish({ original, readings }: ParsedQuestion): readonly string[] {
  const given = original.text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return [...readings.map(({ printed }) => printed), ...given].sort((a, b) => b.length - a.length);
}

/** A name ends in a noun; 望洲夜市那天, 体验馆体验 go on with something else. */
const ENDS_A_NAME = /^(?:n|nr|ns|nt|nz|nrt|nrfg|j|x|s|vn|eng)$/;
/** Shorter beginnings are of too many things. */
const SHORTEST = 4;

/** The beginnings of a phrase that may be the name alone, the longest first: 木艺体验馆 of 木艺体验馆体验一次. */
function beginnings(phrase: string, { places, district }: ParsedQuestion): readonly string[] {
  return placedWords(phrase)
    .filter(({ end, tag }) => end >= SHORTEST && end < phrase.length && ENDS_A_NAME.test(tag))
    .map(({ end }) => phrase.slice(0, end))
    .filter((name) => !places.includes(name) && name !== district)
    .reverse();
}

/** 恒泰那个厂: whose it is, and what it is called for short. */
const POINTED = /^(\p{Script=Han}{2,6})[那这](?:[个座条所家栋片块]|边的?|里的?|儿的?)(\p{Script=Han}{1,12})$/u;
const SHORTEST_THING = 3;

/** What 恒泰那个厂 may be called in print: 恒泰厂, the thing alone where that tells enough, or its owner, who is no place. */
function pointedAt(phrase: string, { places, district }: ParsedQuestion): readonly string[] {
  const [, owner = '', thing = ''] = phrase.match(POINTED) ?? [];
  if (owner === '') return [];
  const isPlace = places.includes(owner) || owner === district || taggedWords(owner).some(({ tag }) => tag === 'ns');
  return [`${owner}${thing}`, ...(thing.length >= SHORTEST_THING ? [thing] : []), ...(isPlace ? [] : [owner])];
}

/** Names that a question may be about, likeliest first. */
function subjectsAsked(question: ParsedQuestion): readonly string[] {
  const { text, names, language, spokenOf } = question;
  if (spokenOf) return [spokenOf];
  const phrase = (language === 'en' ? namesInEnglish(question)[0] : undefined) ?? subjectPhrase(text);
  const long = names.filter((name) => /^\p{Script=Han}{3,}$/u.test(name));
  const parts = phrase && language !== 'en' ? beginnings(phrase, question) : [];
  const pointed = phrase && language !== 'en' ? pointedAt(phrase, question) : [];
  return [...new Set([...(phrase ? [phrase] : []), ...pointed, ...long, ...parts])];
}

/** What a question is about; `told`: some report has the name. */
export type Subject = { readonly name: string; readonly told: boolean; readonly mentions: (text: string) => boolean };

/** 引水工程, 污水厂, 立体停车楼 say what kind of thing it is and name none, so that nothing else can be mistaken for it. */
const hasName = (phrase: string, { names, places, archiveNames }: ParsedQuestion): boolean =>
  NUMBERED.test(phrase) ||
  [...names, ...places, ...archiveNames].some((name) => phrase.includes(name) && !kindAlone().test(name));
const NUMBERED = new RegExp(`[第${NUMERALS}\\d]`);
const kindAlone = once(
  () => new RegExp(`^(?:${alternativesOf('kinds-asked', 'works')})|^(?:${alternativesOf('kinds-asked', 'nameless')})$`),
);

/** The likeliest name that a report has; the first of one thing when none has any, perhaps misspelled. */
export function subjectOf(question: ParsedQuestion, articles: readonly (readonly Candidate[])[]): Subject | null {
  const names = subjectsAsked(question);
  const wholes = articles.map(([first]) => `${first?.heading}。${first?.whole}`);
  const told = names.find((name) => wholes.some(mentionOf(name)));
  const name =
    told ?? names.slice(0, 1).find((one) => isNamedThing(one) || (isOneThing(one) && hasName(one, question)));
  return name === undefined ? null : { name, told: told !== undefined, mentions: mentionOf(name) };
}
