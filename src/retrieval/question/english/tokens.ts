/** An English question as words, with the news terms that begin at each. */
import { classesOf, once } from '../../../lexicon/index.ts';
import { DATE_RUN, FIGURE, remember, syllables, withChineseDates } from '../../../reading/index.ts';
import { termOf } from './terms.ts';

const fillers = once(() => classesOf('english-fillers'));

/** Ordinals as papers write them. */
const ORDINALS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:metro |subway )?line (?:no\.? ?)?(\d+)\b/gi, ' 地铁$1号线 '],
  [/\b(?:no\.? ?)?(\d+) bus\b|\bbus(?: route| line)? (?:no\.? ?)?(\d+)\b/gi, ' $1$2路公交 '],
  [/\bbuilding (?:no\.? ?)?(\d+)\b/gi, ' $1号楼 '],
  [/\bno\.?\s*(\d+)\b|\bnumber (\d+)\b/gi, '第$1$2'],
  [/\b(\d+)(?:st|nd|rd|th)\b/gi, '第$1'],
];
const DIGITS = '零一二三四五六七八九十';
const COUNTED = 'zero one two three four five six seven eight nine ten'.split(' ');

/** 第6小学 is printed 第六小学 or 六小. */
const inCharacters = (text: string): string =>
  text.replace(/第(\d|10)(?!\d)/g, (_, digit: string) => `第${DIGITS[Number(digit)] ?? digit}`);

/** What is run together, in full; a possessive says nothing that the order of the words does not. */
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/[’‘`]/g, "'"],
  [
    /\b(what|who|where|when|how|why|that|there|it|here)(?:'s|s(?=\s+(?:the|a|an|it|this|going|up|happening)\b))/gi,
    '$1 is',
  ],
  [/\b(what|who|where|when|how|why|they|you|we)'re\b/gi, '$1 are'],
  [/\b(what|who|where|when|how|why)'ll\b/gi, '$1 will'],
  [/\b(what|who|where|when|how|why)'d\b/gi, '$1 did'],
  [/\bcan't\b/gi, 'can not'],
  [/\bwon't\b/gi, 'will not'],
  [/\b(is|are|was|were|do|does|did|has|have|had|could|would|should)n't\b/gi, '$1 not'],
  [/(?<=[a-z\p{Script=Han}])'s\b|(?<=[a-z]s)'(?=\s)/giu, ' '],
];

/** Eastern Tea Valley (东部茶谷): the asker says what the papers print. */
const WITH_CHINESE = /((?:[A-Z][\w'’-]*\s+)+)[（(]\s*([^()（）]*\p{Script=Han}[^()（）]*?)\s*[)）]/gu;

const inOrder = (text: string, forms: readonly (readonly [RegExp, string])[]): string =>
  forms.reduce((soFar, [form, written]) => soFar.replace(form, written), text);

/**
 * The question with names in Chinese where it gives both, ordinals and dates as papers write them (No. 6 and 6th are
 * 第六), and what is run together in full.
 */
export const prepared = (question: string): string =>
  withChineseDates(inCharacters(inOrder(inOrder(question.replace(WITH_CHINESE, '$2'), CONTRACTIONS), ORDINALS)));

/** A word of an English question, where it stands, and the news term that begins with it (over so many words). */
export type Token = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly term: readonly [chinese: string, tokens: number] | null;
};

/** Terms have at most so many words. */
const LONGEST = 6;

/** What may stand inside a term: the power will be cut is a power cut. */
const INSIDE = /^(?:is|are|was|were|be|been|being|get|got|going|to|the|a|an|will|has|have|had|its|their|my|your|our)$/;

/** The longest term that begins at `at`, and how many words it has. */
function termAt(tokens: readonly string[], at: number): readonly [string, number] | null {
  for (let length = Math.min(LONGEST, tokens.length - at); length > 0; length--) {
    const words = tokens.slice(at, at + length).map((token) => token.toLowerCase());
    const found =
      termOf(words) ??
      (length > 2 ? termOf(words.filter((word, n) => n === 0 || n === length - 1 || !INSIDE.test(word))) : undefined);
    if (found !== undefined) return [found, length];
  }
  return null;
}

const TOKEN = new RegExp(
  String.raw`${DATE_RUN}[\p{Script=Han}]*|第?[\p{Script=Han}\d]*\p{Script=Han}[\p{Script=Han}\d]*|${FIGURE}|[A-Za-z][A-Za-z0-9'&]*`,
  'gu',
);

/** The words of an English question (as from `prepared`), terms of several words found at their first. */
export const tokensOf = remember((question: string): readonly Token[] => {
  const found = [...question.matchAll(TOKEN)];
  const plain = found.map(([token]) => token);
  return found.map(({ 0: text, index: start }, at) => ({
    text,
    start,
    end: start + text.length,
    term: termAt(plain, at),
  }));
}, 64);

/** Two tracks, three schools: a count of things, not a number of a name. */
export const countOf = (word: string): number => COUNTED.indexOf(word.toLowerCase());

export const isEmpty = (word: string): boolean => fillers().has(word.toLowerCase());
export const isCapital = ({ text }: Pick<Token, 'text'>): boolean => /^[A-Z]/.test(text);

/** Whether a word of an English question may be a name in pinyin. */
export const mayBeName = ({ text, term }: Token): boolean =>
  term === null && /^[A-Za-z]/.test(text) && !isEmpty(text) && syllables(text) !== null;
