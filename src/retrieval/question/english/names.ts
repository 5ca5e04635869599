/** Names in an English question (Yunhu Lake Park, Wang Liqun) as the reports at hand print them. */
import { alternativesOf, once } from '../../../lexicon/index.ts';
import { escaped, NUMERALS, soundPlaces, syllableSplits } from '../../../reading/index.ts';
import type { Reading } from '../../../types.ts';
import { isCapital, mayBeName, prepared, type Token, tokensOf } from './tokens.ts';

/** What goes on with a name: words one of which is printed for it; an empty one stands for whatever is printed there. */
type Part = {
  readonly words: readonly string[];
  readonly end: number;
  /** Another number is another thing. */
  readonly number: boolean;
};
/** A name in pinyin up to `end`: syllables that a report's characters sound like, and what goes on with it. */
type EnglishName = {
  readonly start: number;
  readonly end: number;
  readonly sounds: readonly (readonly string[])[];
  readonly parts: readonly Part[];
};

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

/** What of the name stands at `next`, and in how many words: a number, a news term, or a capitalised word that no list has. */
function partAt(tokens: readonly Token[], next: number): (Part & { readonly tokens: number }) | null {
  const token = tokens[next];
  if (!token) return null;
  const { text, term } = token;
  const [chinese, length] = term ?? ['', 1];
  const { end, text: last } = tokens[next + length - 1] ?? token;
  const part = { end, number: isNumber(token), tokens: length };
  if (term && (isCapital(token) || (saysKind(chinese.split(' ')) && !PLURAL.test(last))))
    return { ...part, words: chinese.split(/[ +]/).flatMap(shortened) };
  if (part.number) return { ...part, words: [text, text.replace(/^第/, '')] };
  return !term && isCapital(token) ? { ...part, words: [''] } : null;
}

/** The name that begins with the pinyin at `at`: more pinyin, then numbers and news terms. */
function nameAt(tokens: readonly Token[], at: number): EnglishName {
  let next = at + 1;
  while (tokens[next] && mayBeName(tokens[next]!) && isCapital(tokens[next]!)) next++;
  const sound = tokens.slice(at, next).map(({ text }) => text.replace(/'s$/, ''));
  const [{ start }, { end }] = [tokens[at]!, tokens[next - 1]!];
  const parts: Part[] = [];
  for (let part = partAt(tokens, next); part; part = partAt(tokens, next)) {
    parts.push(part);
    next += part.tokens;
  }
  return { start, end, sounds: syllableSplits(sound.join('')), parts };
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

/** The parts as they may stand one after another in print, each where it stands first: what was skipped before one is not tried again for the next. */
const printedAs = (parts: readonly Part[]): RegExp =>
  new RegExp(
    parts
      .map(({ words }, at) => {
        const within = `(?:(?!${BETWEEN_NAMES})[\\p{Script=Han}\\dA-Za-z]){0,${GAP}}?`;
        return `(?=(${within}(?:${words.map(escaped).join('|')})))\\${at + 1}`;
      })
      .join(''),
    'uy',
  );

/** The form that reports print most often, the shorter of two. */
function mostFrequent(found: readonly string[]): string | undefined {
  const counts = Map.groupBy(found, (form) => form);
  return [...counts].sort((a, b) => b[1].length - a[1].length || a[0].length - b[0].length)[0]?.[0];
}

/** As many parts of the name as stand together in `text`, the sound at least, and no number less than it has. */
function printedFor({ start, end, sounds, parts }: EnglishName, question: string, text: string): Reading | null {
  const places = sounds
    .filter((syllables) => syllables.length > 1)
    .flatMap((syllables) => soundPlaces(syllables, text).map((at) => ({ at, until: at + syllables.length })));
  for (let count = parts.length; count >= 0; count--) {
    if (parts.slice(count).some(({ number }) => number)) return null;
    const taken = parts.slice(0, count);
    const behind = printedAs(taken);
    const forms = places.flatMap(({ at, until }) => {
      behind.lastIndex = until;
      return behind.test(text) ? [text.slice(at, behind.lastIndex)] : [];
    });
    const printed = mostFrequent(forms);
    if (printed !== undefined) return { asked: question.slice(start, taken.at(-1)?.end ?? end), printed };
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
