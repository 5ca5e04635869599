/** The words of an English question with the Chinese for each, and the Chinese order of what stands between prepositions. */
import { charactersOf, syllables } from '../../../reading/index.ts';
import { isCapital, isEmpty, mayBeName, type Token, tokensOf } from './tokens.ts';

/** An English question in Chinese: its text, and terms that only widen the search. */
export type Translated = { readonly text: string; readonly terms: readonly string[] };

/** Of several Chinese words for a term the one that reports print; the first where nothing is known of them. */
export type Choose = (words: readonly string[]) => string;
export const first: Choose = ([word = '']) => word;

/** So many characters are tried for each syllable of a name; Yunling is looked for among 10 × 10 pairs. */
const TRIED = 10;

/** A name with the ways it may be written: every pairing of frequent characters for two neighbouring syllables. */
function inPinyin(name: string): Translated {
  const spoken = syllables(name) ?? [];
  const terms = spoken
    .slice(1)
    .flatMap((second, at) =>
      charactersOf(spoken[at] ?? '', TRIED).flatMap((one) => charactersOf(second, TRIED).map((two) => one + two)),
    );
  return { text: name.toLowerCase(), terms };
}

/** `isName`: whether it may be a name at all; site and share can be read as pinyin too. `isCapital`: it is one that no list has. */
function translateToken(token: string, isName: boolean, capital: boolean): Translated {
  if (/\p{Script=Han}|\d/u.test(token)) return { text: token, terms: [] };
  if (isEmpty(token)) return { text: '', terms: [] };
  if (isName && (syllables(token)?.length ?? 0) > 1) return inPinyin(token);
  if (/^[A-Z]{2,}/.test(token)) return { text: token, terms: [] };
  return { text: capital ? token.toLowerCase() : '', terms: [] };
}

function translateTerm(words: readonly string[], choose: Choose): Translated {
  const chosen = choose(words);
  return { text: chosen.replaceAll('+', ' '), terms: words.filter((word) => word !== chosen) };
}

export const join = (parts: readonly Translated[]): Translated => ({
  text: parts
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' ')
    .replace(/(第[一二三四五六七八九十\d]+) (?=\p{Script=Han})/gu, '$1'),
  terms: parts.flatMap(({ terms }) => terms),
});

/** `full`: all its words. */
export type Word = Token & { readonly said: Translated; readonly full: string };

/** How many words from `at` on are a name in several: Jiao Zhenhai, and He Jingyi, though he is a word of its own elsewhere. */
function nameAt(tokens: readonly Token[], at: number): number {
  const may = (token: Token | undefined) =>
    token !== undefined &&
    token.term === null &&
    isCapital(token) &&
    /^[A-Za-z]+$/.test(token.text) &&
    syllables(token.text) !== null;
  let end = at;
  while (may(tokens[end])) end++;
  const begins = at > 0 || (tokens[at] !== undefined && !isEmpty(tokens[at].text));
  const parts = tokens.slice(at, end);
  // Chongqing Taile are two names; a person's has one of a single syllable.
  const isPerson = parts.some(({ text }) => syllables(text)?.length === 1);
  return begins && isPerson && end - at > 1 && parts.some((token) => mayBeName(token)) ? end - at : 0;
}

/** One term, one name of several words, or one word. */
function saidOf(tokens: readonly Token[], mayName: boolean, capital: boolean, choose: Choose): Translated {
  const [token] = tokens;
  if (token?.term) return translateTerm(token.term[0].split(' '), choose);
  if (tokens.length > 1) return inPinyin(tokens.map(({ text }) => text).join(''));
  return translateToken(token?.text ?? '', mayName, capital);
}

/** The words of a text with their Chinese, terms and names of several words as one. */
export function wordsOf(text: string, choose: Choose): readonly Word[] {
  const tokens = tokensOf(text);
  const writesNames = tokens.slice(1).some((token) => isCapital(token) || /\p{Script=Han}/u.test(token.text));
  const words: Word[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const name = nameAt(tokens, at);
    const capital = at > 0 && isCapital(token);
    const said = saidOf(tokens.slice(at, at + Math.max(1, name)), !writesNames || isCapital(token), capital, choose);
    const length = token.term?.[1] ?? Math.max(1, name);
    const last = tokens[at + length - 1] ?? token;
    words.push({ ...token, end: last.end, said, full: text.slice(token.start, last.end) });
    at += length - 1;
  }
  return words;
}

/** What stands before which in English stands behind it in Chinese: the principal of the school is 学校 校长. */
const TURNS =
  /^(?:of|in|at|on|for|by|from|to|with|into|near|about|during|between|among|within|under|over|through|since|until|till|before|after|inside|around|along|across|per)$/i;
const HELPS =
  /^(?:is|are|was|were|be|been|being|do|does|did|has|have|had|will|would|can|could|may|might|shall|should|must|get|gets|got|a|an|the|its|their|his|her|i|we|you|they|there|it|that)$/i;

const isPlain = (word: Word): boolean => word.term === null;
export const turns = (word: Word): boolean => isPlain(word) && word.said.text === '' && TURNS.test(word.text);
export const helps = (word: Word): boolean => isPlain(word) && word.said.text === '' && HELPS.test(word.text);

/** The stretches between prepositions, the last first. */
export function turned(words: readonly Word[]): Translated {
  const stretches: Word[][] = [[]];
  for (const word of words)
    if (turns(word)) stretches.push([]);
    else stretches.at(-1)!.push(word);
  return join(stretches.toReversed().map((stretch) => join(stretch.map(({ said }) => said))));
}
