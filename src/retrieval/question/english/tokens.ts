/** An English question as words, with the news terms that begin at each. */
import { readdirSync, readFileSync } from 'node:fs';
import { classesOf, linesOf, once } from '../../../lexicon/index.ts';
import { DATE_RUN, FIGURE, remember, syllables, withChineseDates } from '../../../reading/index.ts';

/**
 * News terms, in lower case, with their Chinese words: `english|english=chinese chinese`, the words a paper would print; of several the reports at hand decide, of
 * 轨道+站 both are looked for. The lists beside this file are by hand, one for each field of life, for local news in
 * general; names of places are read by their pinyin instead.
 */
export const allTerms = once((): ReadonlyMap<string, string> => {
  const folder = `${import.meta.dirname}/terms`;
  const found = new Map<string, string>();
  // Of a term in several lists the general sense comes first.
  const lists = ['general.txt', ...readdirSync(folder).sort()];
  for (const name of new Set(lists))
    for (const entry of readFileSync(`${folder}/${name}`, 'utf8').replace(/#.*/g, '').split(/[;\n]/)) {
      const [english = '', chinese = ''] = entry.trim().split('=');
      if (chinese === '') continue;
      for (const term of english.replaceAll("'s", '').split('|')) {
        // A term of two lists has the words of both: a bar is a 酒吧 and a 栏杆.
        const words = new Set([...(found.get(term)?.split(' ') ?? []), ...chinese.trim().split(/\s+/)]);
        found.set(term, [...words].join(' '));
      }
    }
  return found;
});

/** English words as a dictionary has them: built → build, companies → company, stopped → stop. */
const plainForms = once(() => classesOf('english-forms'));

/** Endings with what stands in the plain form instead; several forms are tried, a dictionary knows which is a word. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/s$/, ''],
  [/es$/, ''],
  [/ied$/, 'y'],
  [/(.)\1ed$/, '$1'],
  [/ed$/, ''],
  [/d$/, ''],
  [/(.)\1ing$/, '$1'],
  [/ing$/, ''],
  [/ing$/, 'e'],
];
/** Shorter words are no forms of others: bus, gas, red. */
const LONG_ENOUGH = 4;

/** A word and what it may be a form of, likeliest first. */
function wordForms(word: string): readonly string[] {
  const irregular = plainForms().get(word);
  const regular = word.length < LONG_ENOUGH ? [] : ENDINGS.filter(([ending]) => ending.test(word));
  const plain = regular.map(([ending, instead]) => word.replace(ending, instead));
  return [word, ...(irregular === undefined ? [] : [irregular]), ...plain];
}

/** The Chinese of a term of these words (in lower case): any form of its last word, of a verb's phrase also of its first. */
export function termOf(words: readonly string[]): string | undefined {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const asLast = wordForms(last).map((form) => [...before, form].join(' '));
  const [first = '', ...after] = words;
  const asFirst = words.length > 1 ? wordForms(first).map((form) => [form, ...after].join(' ')) : [];
  const form = [...asLast, ...asFirst].find((one) => allTerms().has(one));
  return form === undefined ? undefined : allTerms().get(form);
}

/** What is left of a word when its ending goes: enough to find closing and closed by, and short of a stemmer. */
const ENDING = /(?:'s|ies|ing|ed|es|s|e|y)$/;
const SHORTEST_STEM = 4;

/** A consonant that only an ending doubles: running, planned, and not falling. */
const DOUBLED = /([a-z][aeiou])([bdgmnprt])\2(?:ing|ed)$/;

/** A word without its ending, in lower case. */
export function stemOf(word: string): string {
  const plain = word.toLowerCase();
  if (DOUBLED.test(plain)) return plain.replace(DOUBLED, '$1$2');
  const stem = word.toLowerCase().replace(ENDING, '');
  return stem.length >= SHORTEST_STEM ? stem : word.toLowerCase();
}

/** Single words by the Chinese word that stands for them before all others. */
const byChinese = once(() => {
  const found = new Map<string, string[]>();
  for (const [english, chinese] of allTerms()) {
    const [first = ''] = chinese.split(' ');
    if (!english.includes(' ')) found.set(first, [...(found.get(first) ?? []), stemOf(english)]);
  }
  return found;
});
const firstOf = once(
  () => new Map([...byChinese()].flatMap(([chinese, stems]) => stems.map((stem) => [stem, chinese]))),
);

/** Irregular forms by the stem of their plain one, and the plain one by theirs: pay and paid. */
const irregular = once(() => {
  const pairs = [...plainForms()].map(([form, plain]) => [stemOf(form), stemOf(plain)] as const);
  return Map.groupBy([...pairs, ...pairs.map(([form, plain]) => [plain, form] as const)], ([stem]) => stem);
});

/** Stems of words that say the same as the word of a stem: other forms of it, and by what stands for both in Chinese bicycle of bike. */
export function sameInEnglish(stem: string): readonly string[] {
  const alike = (byChinese().get(firstOf().get(stem) ?? '') ?? []).filter((other) => other.length >= SHORTEST_STEM);
  const forms = (irregular().get(stem) ?? []).map(([, form]) => form);
  return [...new Set([...forms, ...alike])].filter((other) => other !== stem);
}

const fillers = once(() => classesOf('english-fillers'));

/** What is written otherwise before a question is cut into words, as `lexicon/english-written.txt` has it. */
const written = once(() =>
  linesOf('english-written').map(({ plain }) => {
    const [form = '', instead = ''] = plain.split(' => ');
    return { form: new RegExp(form, 'giu'), instead: instead.replaceAll('_', ' ') };
  }),
);
const DIGITS = '零一二三四五六七八九十';
const COUNTED = 'zero one two three four five six seven eight nine ten'.split(' ');

/** 第6小学 is printed 第六小学 or 六小. */
const inCharacters = (text: string): string =>
  text.replace(/第(\d|10)(?!\d)/g, (_, digit: string) => `第${DIGITS[Number(digit)] ?? digit}`);

/** Eastern Tea Valley (东部茶谷): the asker says what the papers print. */
const WITH_CHINESE = /((?:[A-Z][\w'’-]*\s+)+)[（(]\s*([^()（）]*\p{Script=Han}[^()（）]*?)\s*[)）]/gu;

/**
 * The question with names in Chinese where it gives both, ordinals and dates as papers write them (No. 6 and 6th are
 * 第六), and what is run together in full.
 */
export function prepared(question: string): string {
  const told = question.replace(WITH_CHINESE, '$2');
  return withChineseDates(
    inCharacters(written().reduce((soFar, { form, instead }) => soFar.replace(form, instead), told)),
  );
}

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
