/** An English question in its own words: for papers that print English, beside what it says in Chinese. */
import { askedIn } from '../../../kinds/index.ts';
import type { Article, Aspect, ParsedQuestion } from '../../../types.ts';
import { asksIn, type EnglishAsk } from './clause.ts';
import { isCapital, isEmpty } from './tokens.ts';

type Word = { readonly text: string; readonly stem: string; readonly at: number };

/** March 4 and Station 2 are one name each. */
const WORD = /[A-Z][a-z]+ \d{1,3}(?![\d,.:])|[A-Za-z][A-Za-z'’-]*[A-Za-z]|\d+(?:[.,:]\d+)*/g;
/** What is left of a word when its ending goes: enough to find closing and closed by, and short of a stemmer. */
const ENDING = /(?:'s|ies|ing|ed|es|s|e|y)$/;
const SHORTEST_STEM = 4;

function stemOf(word: string): string {
  const stem = word.toLowerCase().replace(ENDING, '');
  return stem.length >= SHORTEST_STEM ? stem : word.toLowerCase();
}

const isIn = (at: number, asks: readonly EnglishAsk[]): boolean => asks.some((ask) => at >= ask.at && at < ask.end);

/** The words that say something, without those that ask. */
const wordsIn = (text: string, asks: readonly EnglishAsk[]): readonly Word[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index: at }) => ({ text: word, stem: stemOf(word), at })).filter(
    (word) => !isEmpty(word.text) && !isIn(word.at, asks),
  );

/** The kind of fact that an English question word asks for is that of the Chinese one which stands for it. */
function aspectOf({ chinese, at }: EnglishAsk, words: readonly Word[]): Aspect {
  const [asked] = askedIn(chinese);
  const near = [...words].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at)).map(({ stem }) => stem);
  const isMoney = asked?.units.includes('元') ?? false;
  return { ask: asked?.ask ?? 'what', focus: [...new Set(near)], units: isMoney ? ['元'] : [], list: false, of: [] };
}

/** The question as its own words ask it; `null` for one that is not English or says nothing. */
export function asAsked(question: ParsedQuestion): ParsedQuestion | null {
  if (question.language !== 'en') return null;
  const text = question.original.text.normalize('NFKC').trim();
  const asks = asksIn(text);
  const words = wordsIn(text, asks);
  if (words.length === 0) return null;
  const stems = (some: readonly Word[]) => [...new Set(some.map(({ stem }) => stem))];
  const isName = ({ text: word, at }: Word) => isCapital({ text: word }) && at > 0;
  const aspects = asks.map((ask) => aspectOf(ask, words));
  const what: Aspect = { ask: 'what', focus: stems(words), units: [], list: false, of: [] };
  return {
    ...question,
    text,
    aspects: aspects.length > 0 ? aspects : [what],
    asks: aspects.length > 0 ? [...new Set(aspects.map(({ ask }) => ask))] : ['what'],
    readings: [],
    carried: [],
    terms: words.flatMap(({ text: word, stem }) => [word.toLowerCase(), stem, `${stem}s`, `${stem}e`, `${stem}ed`]),
    words: stems(words),
    names: stems(words.filter(isName)),
    archiveNames: [],
    nouns: stems(words.filter((word) => !isName(word))),
    places: [],
  };
}

/** The share of a question's words that an article has when the question is of it. */
const ENOUGH_WORDS = 0.6;

/** Whether an article is printed in English, and has what the question names and most of what it says. */
export function tellsInEnglish({ title, paragraphs }: Article, { words, names }: ParsedQuestion): boolean {
  const whole = [title ?? '', ...paragraphs].join('\n').toLowerCase();
  const [han, latin] = [whole.match(/\p{Script=Han}/gu)?.length ?? 0, whole.match(/[a-z]/g)?.length ?? 0];
  if (latin <= han || !names.every((name) => whole.includes(name))) return false;
  return words.filter((word) => whole.includes(word)).length >= ENOUGH_WORDS * words.length;
}
