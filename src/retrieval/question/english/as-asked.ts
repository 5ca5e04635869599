/** An English question in its own words: for papers that print English, beside what it says in Chinese. */
import { lexicon, once } from '../../../lexicon/index.ts';
import type { Article, Aspect, EnglishWord, ParsedQuestion } from '../../../types.ts';
import { asksIn, type EnglishAsk } from './clause.ts';
import { isCapital, isEmpty, sameInEnglish, stemOf } from './tokens.ts';
import { tiesOf } from './translate.ts';

/** March 4 and Station 2 are one name each. */
const WORD = /[A-Z][a-z]+ \d{1,3}(?![\d,.:])|[A-Za-z][A-Za-z'’-]*[A-Za-z]|\d+(?:[.,:]\d+)*/g;
type Word = { readonly text: string; readonly stem: string };

const wordsIn = (text: string): readonly Word[] =>
  (text.match(WORD) ?? []).filter((word) => !isEmpty(word)).map((word) => ({ text: word, stem: stemOf(word) }));

type Placed = Word & { readonly at: number };

/** The words of a question that say something, without those that ask. */
const ownWords = (text: string, asks: readonly EnglishAsk[]): readonly Placed[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index: at }) => ({ text: word, stem: stemOf(word), at })).filter(
    (word) => !isEmpty(word.text) && !asks.some(({ at, end }) => word.at >= at && word.at < end),
  );

/** Words that no list puts into Chinese: what a report in Chinese tells of them nobody can say. */
export const withoutChinese = (said: readonly Omit<EnglishWord, 'own'>[]): readonly string[] =>
  said.filter(({ chinese }) => chinese === '').flatMap(({ english }) => wordsIn(english).map(({ stem }) => stem));

/** How an index may have a word of English print. */
const formsOf = ({ text, stem }: Word): readonly string[] => [
  text.toLowerCase(),
  stem,
  ...['s', 'e', 'ed'].map((ending) => `${stem}${ending}`),
];

/** A word of a chat as it was said in English: its stem, and how an index may have it. */
export type InEnglish = { readonly stem: string; readonly forms: readonly string[] };

/** Chinese words of a chat in English: all that an index may have for them, and for each. */
export function englishOf(words: readonly string[], said: readonly EnglishWord[]) {
  const inEnglishOf = (word: string): readonly InEnglish[] =>
    inEnglish([word], said).map((one) => ({ stem: one.stem, forms: formsOf(one) }));
  const each = new Map(words.map((word) => [word, inEnglishOf(word)]));
  const terms = [...each.values()].flat().flatMap(({ forms }) => forms);
  return { terms, each };
}

/** What stands for Chinese words of the question in English: a word may be cut in two there, or two may be one. */
const inEnglish = (chinese: readonly string[], said: readonly EnglishWord[]): readonly Word[] =>
  chinese.flatMap((word) =>
    said.flatMap(({ english, chinese: put }) => {
      const plain = put.replaceAll(' ', '');
      // Dates are put into Chinese before they are words.
      const isSaid = plain !== '' && !/\p{Script=Han}/u.test(english);
      return isSaid && (plain.includes(word) || word.includes(plain)) ? wordsIn(english) : [];
    }),
  );

const days = once(() => new Set(lexicon('english-times').map(({ word }) => word)));
/** A name has a capital, which a question's first word has anyway; days and months name nothing. */
const isName = ({ text }: Word, at: number): boolean =>
  at > 0 && isCapital({ text }) && !days().has(text.toLowerCase().replace(/s? ?\d*$/, ''));

const stems = (some: readonly Word[]): readonly string[] => [...new Set(some.map(({ stem }) => stem))];

/** A part in the words in which it was asked: those nearest to its question word first, where it has one in English. */
function aspectOf(
  aspect: Aspect,
  ask: EnglishAsk | null,
  said: readonly EnglishWord[],
  own: readonly Placed[],
): Aspect {
  const near = ask
    ? own.toSorted((a, b) => Math.abs(a.at - ask.at) - Math.abs(b.at - ask.at))
    : [...inEnglish(aspect.focus, said), ...own];
  return { ...aspect, focus: stems(near), of: stems(inEnglish(aspect.of, said)) };
}

/** The question in the words in which it and its chat were asked; `null` for one that is not English or says nothing. */
export function asAsked(question: ParsedQuestion): ParsedQuestion | null {
  if (question.language !== 'en') return null;
  const { said = [], carried: taken, inChat: _, must: same, ...rest } = question;
  const { history } = question.original;
  const whole = question.original.text.normalize('NFKC').trim();
  // What was not meant (not the ferry, …) is not asked.
  const text = history.length > 0 ? tiesOf(whole).text.trim() : whole;
  const asks = asksIn(text);
  const own = ownWords(text, asks);
  const carried = inEnglish(taken, said).filter(({ stem }) => !own.some((one) => one.stem === stem));
  const words = [...own, ...carried];
  if (words.length === 0) return null;
  const names = [...own.filter(isName), ...carried.filter((one) => isName(one, 1))];
  return {
    ...rest,
    text,
    aspects: question.aspects.map((aspect, at) =>
      aspectOf(aspect, asks.length === question.aspects.length ? asks[at]! : null, said, own),
    ),
    readings: [],
    carried: stems(carried),
    ...(same ? { must: stems(inEnglish(same, said)) } : {}),
    terms: words.flatMap(formsOf),
    words: stems(words),
    names: stems(names),
    archiveNames: [],
    nouns: stems(words.filter((word) => !names.includes(word))),
    places: [],
  };
}

const printedIn = ({ title, paragraphs }: Article): string => [title ?? '', ...paragraphs].join('\n').toLowerCase();

/** The share of a question's words that an article has when the question is of it. */
const ENOUGH_WORDS = 0.6;

/** Whether an article is printed in English, and has what the question names and most of what it says. */
export function tellsInEnglish(article: Article, { words, names }: ParsedQuestion): boolean {
  const whole = printedIn(article);
  const [han, latin] = [whole.match(/\p{Script=Han}/gu)?.length ?? 0, whole.match(/[a-z]/g)?.length ?? 0];
  if (latin <= han || !names.every((name) => whole.includes(name))) return false;
  const has = (word: string) => [word, ...sameInEnglish(word)].some((one) => whole.includes(one));
  return words.filter(has).length >= ENOUGH_WORDS * words.length;
}
