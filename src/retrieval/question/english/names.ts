/** Names in an English question (Yunhu Lake Park, Wang Liqun) as the reports at hand print them. */
import { alternativesOf, once } from '../../../lexicon/index.ts';
import { NUMERALS, soundPlaces, syllableSplits } from '../../../reading/index.ts';
import type { Reading } from '../../../types.ts';
import { isCapital, mayBeName, prepared, type Token, tokensOf } from './tokens.ts';

/** A part of a name: syllables that a report's characters sound like, or words one of which it prints. */
type Part = {
  readonly sounds: readonly (readonly string[])[];
  /** An empty one stands for whatever is printed there. */
  readonly words: readonly string[];
  readonly end: number;
  /** Another number is another thing. */
  readonly number: boolean;
};
type EnglishName = { readonly start: number; readonly parts: readonly Part[] };

/** Between two parts of a name: 枢纽 and 港, but also what a report prints and the asker leaves out. */
const GAP = 6;
/** What doesn't stand inside a name: 双龙九小和六小 is no sixth school of 双龙九小. */
const BETWEEN_NAMES = `[和与及或的在是由到了、${NUMERALS}]`;

/** 小学 is printed 小 in 六小, 大桥 is 桥, 公园 is 园. */
const shortened = (word: string): readonly string[] =>
  /^(?:小学|中学)$/.test(word)
    ? [word, word.slice(0, 1)]
    : /^(?:公园|大桥|道路)$/.test(word)
      ? [word, word.slice(1)]
      : [word];

const isNumber = ({ text }: Token): boolean => /^第/.test(text);

/** What a name may go on with though it has no capital: Yunling primary school, but not Ma Guoping inspected. */
const kind = once(() => new RegExp(`(?:${alternativesOf('kinds-asked', 'english')})$`));

/** Its plainest word or its last one does: open is 开放 and, among others, 开馆 (of a library), and goes on with no name. */
const saysKind = (chinese: readonly string[]): boolean =>
  [chinese[0], chinese.at(-1)].some((word = '') => kind().test(word));

/** Yubei metro stations are no station of that name. */
const PLURAL = /[^us]s$/;

/** How many words of the name stand at `next`: a number, a news term, or a capitalised word that no list has. */
function partAt(tokens: readonly Token[], next: number): (Part & { readonly tokens: number }) | null {
  const token = tokens[next];
  if (!token) return null;
  const { text, term, end } = token;
  const number = isNumber(token);
  const several = PLURAL.test(tokens[next + (term?.[1] ?? 1) - 1]?.text ?? '');
  if (term && (isCapital(token) || (saysKind(term[0].split(' ')) && !several)))
    return {
      sounds: [],
      words: term[0].split(/[ +]/).flatMap(shortened),
      end: tokens[next + term[1] - 1]?.end ?? end,
      number,
      tokens: term[1],
    };
  if (number) return { sounds: [], words: [text, text.replace(/^第/, '')], end, number, tokens: 1 };
  return !term && isCapital(token) ? { sounds: [], words: [''], end, number, tokens: 1 } : null;
}

/** The parts of the name that begins with the pinyin at `at`: more pinyin, then numbers and news terms. */
function nameAt(tokens: readonly Token[], at: number): EnglishName {
  let next = at;
  while (tokens[next + 1] && mayBeName(tokens[next + 1]!) && isCapital(tokens[next + 1]!)) next++;
  const sound = tokens.slice(at, next + 1).map(({ text }) => text.replace(/'s$/, ''));
  const parts: Part[] = [{ sounds: syllableSplits(sound.join('')), words: [], end: tokens[next]!.end, number: false }];
  next++;
  for (let part = partAt(tokens, next); part; part = partAt(tokens, next)) {
    parts.push(part);
    next += part.tokens;
  }
  return { start: tokens[at]!.start, parts };
}

/** Names in pinyin with what follows them; a question without capitals may begin one anywhere. */
function namesIn(question: string): readonly EnglishName[] {
  const tokens = tokensOf(question);
  const noCapitals = !tokens.slice(1).some((token) => isCapital(token));
  const begins = (at: number) => {
    const [token, before] = [tokens[at], tokens[at - 1]];
    if (!token || !mayBeName(token) || !(noCapitals || isCapital(token))) return false;
    return !(before && mayBeName(before) && isCapital(before));
  };
  return tokens.flatMap((_, at) => (begins(at) ? [nameAt(tokens, at)] : []));
}

/** The parts as they may stand one after another in print. */
const printedAs = (parts: readonly Part[]): RegExp =>
  new RegExp(
    parts
      .map(({ words }) => `(?:(?!${BETWEEN_NAMES})[\\p{Script=Han}\\dA-Za-z]){0,${GAP}}?(?:${words.join('|')})`)
      .join(''),
    'uy',
  );

/** The form that reports print most often, the shorter of two. */
function mostFrequent(found: readonly string[]): string | undefined {
  const counts = Map.groupBy(found, (form) => form);
  return [...counts].sort((a, b) => b[1].length - a[1].length || a[0].length - b[0].length)[0]?.[0];
}

/** As many parts of the name as stand together in `text`, the sound at least, and no number less than it has. */
function printedFor({ start, parts: [sound, ...rest] }: EnglishName, question: string, text: string): Reading | null {
  if (!sound) return null;
  const places = sound.sounds
    .filter((syllables) => syllables.length > 1)
    .flatMap((syllables) => soundPlaces(syllables, text).map((at) => ({ at, end: at + syllables.length })));
  for (let count = rest.length; count >= 0; count--) {
    if (rest.slice(count).some(({ number }) => number)) return null;
    const taken = rest.slice(0, count);
    const behind = printedAs(taken);
    const forms = places.flatMap(({ at, end }) => {
      behind.lastIndex = end;
      return behind.test(text) ? [text.slice(at, behind.lastIndex)] : [];
    });
    const printed = mostFrequent(forms);
    const end = taken.at(-1)?.end ?? sound.end;
    if (printed !== undefined) return { asked: question.slice(start, end), printed };
  }
  return null;
}

/** How the reports print the names of an English question; those that they don't have are left out. */
export function printedNames(question: string, reports: string): readonly Reading[] {
  const text = prepared(question);
  return namesIn(text)
    .map((name) => printedFor(name, text, reports))
    .filter((one) => one !== null);
}
