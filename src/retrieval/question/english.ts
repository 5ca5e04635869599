import { charactersOf, syllables } from '../../text/index.ts';
import { ENGLISH_TERMS } from './english-terms.ts';

/** An English question in Chinese: words to look for, and terms that only widen the search. */
export type Translated = { readonly text: string; readonly terms: readonly string[] };

/** So many characters are tried for each syllable of a name; Shuangfu is looked for among 4 × 4 pairs. */
const TRIED = 5;
const EMPTY = new Set(
  'a an the of in on at to for from by with and or is are was were be been being has have had does do did will would can could may should how many much what when where who whom whose which why it its this that these those there here so far now yet supposed i you we they he she my your our their me us about into over under than then as if not no any some all other more most tell please give show know name number kind type made make get got take took place going go new old first last year month day date time long big large per each during between since until up'.split(
    ' ',
  ),
);

let terms: ReadonlyMap<string, string> | undefined;
const dictionary = (): ReadonlyMap<string, string> => {
  terms ??= new Map(
    ENGLISH_TERMS.trim()
      .split(/[;\n]\s*/)
      .map((line) => line.split('=') as [string, string]),
  );
  return terms;
};

const ORDINALS: readonly (readonly [RegExp, string])[] = [
  [/\bno\.?\s*(\d+)\b|\bnumber (\d+)\b/gi, '第$1$2'],
  [/\b(\d+)(?:st|nd|rd|th)\b/gi, '第$1'],
];
const DIGITS = '零一二三四五六七八九十';

/** 第6小学 is printed 第六小学 or 六小. */
const inCharacters = (text: string): string =>
  text.replace(/第(\d|10)(?!\d)/g, (_, digit: string) => `第${DIGITS[Number(digit)] ?? digit}`);

const singular = (word: string): readonly string[] => [
  word,
  word.replace(/ies$/, 'y'),
  word.replace(/s$/, ''),
  word.replace(/es$/, ''),
];

/** The longest term (up to three words) that begins at `at`, and how many words it has. */
function termAt(tokens: readonly string[], at: number): readonly [string, number] | null {
  for (let length = 3; length > 0; length--) {
    const phrase = tokens
      .slice(at, at + length)
      .join(' ')
      .toLowerCase();
    const found = singular(phrase)
      .map((form) => dictionary().get(form))
      .find((chinese) => chinese !== undefined);
    if (found !== undefined && tokens.length >= at + length) return [found, length];
  }
  return null;
}

/** Ways a name may be written: every pairing of frequent characters for two neighbouring syllables. */
function spellings(name: readonly string[]): readonly string[] {
  return name
    .slice(1)
    .flatMap((second, at) =>
      charactersOf(name[at] ?? '', TRIED).flatMap((one) => charactersOf(second, TRIED).map((two) => one + two)),
    );
}

/** `isName`: whether it may be a name at all; site and share can be read as pinyin too. */
function translateToken(token: string, isName: boolean): Translated {
  if (/\p{Script=Han}|\d/u.test(token)) return { text: token, terms: [] };
  const name = isName ? syllables(token) : null;
  if (!name || name.length < 2 || EMPTY.has(token.toLowerCase()))
    return { text: /^[A-Z]{2,}/.test(token) ? token : '', terms: [] };
  return { text: token.toLowerCase(), terms: spellings(name) };
}

/** A word of an English question, where it stands, and the news term that begins with it (over so many words). */
export type Token = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly term: readonly [chinese: string, tokens: number] | null;
};

/** Western Food Valley (西部食谷): the asker says what the papers print. */
const WITH_CHINESE = /((?:[A-Z][\w'’-]*\s+)+)[（(]\s*([^()（）]*\p{Script=Han}[^()（）]*?)\s*[)）]/gu;

/** A name followed by its Chinese in brackets is the Chinese; words before it that are no name stay. */
function glossed(_: string, name: string, chinese: string): string {
  const words = name.trim().split(/\s+/);
  const from = words.findIndex((word) => !EMPTY.has(word.toLowerCase()));
  return [...words.slice(0, from === -1 ? words.length : from), chinese].join(' ');
}

/** The question with ordinals as papers write them (No. 6 and 6th are 第六), and names in Chinese where it gives both. */
export const prepared = (question: string): string =>
  inCharacters(
    ORDINALS.reduce((text, [form, written]) => text.replace(form, written), question.replace(WITH_CHINESE, glossed)),
  );

/** The words of an English question (as from `prepared`), terms of several words found at their first. */
export function tokensOf(question: string): readonly Token[] {
  const found = [...question.matchAll(/第?[\p{Script=Han}]+|第?\d+(?:\.\d+)?%?|[A-Za-z][A-Za-z'&-]*/gu)];
  const plain = found.map(([token]) => token);
  return found.map(({ 0: text, index: start }, at) => ({
    text,
    start,
    end: start + text.length,
    term: termAt(plain, at),
  }));
}

export const isCapital = ({ text }: Pick<Token, 'text'>): boolean => /^[A-Z]/.test(text);

/** Whether a word of an English question may be a name in pinyin. */
export const mayBeName = ({ text, term }: Token): boolean =>
  term === null && /^[A-Za-z]/.test(text) && !EMPTY.has(text.toLowerCase()) && syllables(text) !== null;

/** Of several Chinese words for a term the one that reports print; the first where nothing is known of them. */
export type Choose = (words: readonly string[]) => string;
const first: Choose = ([word = '']) => word;

function translateTerm(words: readonly string[], choose: Choose): Translated {
  const chosen = choose(words);
  return { text: chosen.replaceAll('+', ' '), terms: words.filter((word) => word !== chosen) };
}

/**
 * An English question in Chinese terms: Han words as they stand, known terms translated, names in pinyin kept (they
 * are compared by sound) with the ways they may be written; the rest is dropped.
 */
export function translate(question: string, choose: Choose = first): Translated {
  const tokens = tokensOf(prepared(question));
  const writesNames = tokens.slice(1).some((token) => isCapital(token) || /\p{Script=Han}/u.test(token.text));
  const parts: Translated[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { term = null, text = '' } = tokens[at] ?? {};
    parts.push(
      term ? translateTerm(term[0].split(' '), choose) : translateToken(text, !writesNames || /^[A-Z]/.test(text)),
    );
    if (term) at += term[1] - 1;
  }
  return {
    text: parts
      .map(({ text }) => text)
      .filter(Boolean)
      .join(' '),
    terms: parts.flatMap(({ terms: more }) => more),
  };
}
