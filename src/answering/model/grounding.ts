/**
 * Is a model's sentence carried by the passages it cites? Everything in it that can be wrong and can be checked is:
 * figures with their units, dates, quoted words, names, and its wording as a whole. Code decides, not another model.
 */
import { amountsIn, measureNamed, normalise, pointsIn, properNames } from '../../reading/index.ts';
import type { Amount } from '../../types.ts';

/** What a sentence may rest on: the text that was sent, the headline, and the day it was reported. */
export type Ground = { readonly text: string; readonly headline: string; readonly published: string | null };

/** Why a sentence isn't sent. */
export type Flaw = 'figure' | 'date' | 'quote' | 'name' | 'wording' | 'instruction' | 'citation';

/**
 * A paraphrase of a sentence shares about two thirds of its character pairs with it; an invented sentence about the
 * same subject shares its nouns, about a fifth. Below this share it isn't a paraphrase.
 */
const MIN_SHARED_PAIRS = 0.4;
/** English shares no characters with its Chinese source, so there must be something else to hold on to. */
const HAN = /\p{Script=Han}/u;

/** The first flaw of `sentence` against all passages it cites; `null` when it is carried. */
export function flawOf(sentence: string, grounds: readonly Ground[]): Flaw | null {
  const source = normalise(grounds.map(({ headline, text }) => `${headline}\n${text}`).join('\n'));
  const plain = normalise(sentence);
  if (!quotesStand(plain, source)) return 'quote';
  if (!datesStand(sentence, source, grounds)) return 'date';
  if (!figuresStand(sentence, source, grounds)) return 'figure';
  if (!namesStand(sentence, source)) return 'name';
  return HAN.test(plain.replace(/["“「『(（][^"”」』)）]*["”」』)）]/g, '')) &&
    sharedPairs(plain, source) < MIN_SHARED_PAIRS
    ? 'wording'
    : null;
}

/** Words in quotation marks or 《》 are somebody's words or a title: they must stand there. */
function quotesStand(plain: string, source: string): boolean {
  const quoted = [...plain.matchAll(/[“"「『《]([^”"」』》]{2,})[”"」』》]/g)].map((match) =>
    match[1]!.replace(/[，。,.、\s]+$/, ''),
  );
  return quoted.every((words) => source.includes(words));
}

/** Day, month, quarter and hour must be mentioned; a year may also be that of the report, which is how 今年 is resolved. */
function datesStand(sentence: string, source: string, grounds: readonly Ground[]): boolean {
  const mentioned = pointsIn(source);
  const reported = grounds.flatMap(({ published }) => (published ? pointsIn(isoInWords(published)) : []));
  const hours = new Set(mentioned.flatMap(({ clock }) => clock));
  const years = new Set([...mentioned, ...reported].map(({ year }) => year));
  for (const { published } of grounds)
    for (const { yearsAway } of published ? mentioned : [])
      if (yearsAway !== null) years.add(Number(published!.slice(0, 4)) + yearsAway);
  return pointsIn(inChinese(sentence)).every(({ year, month, day, part, clock, calendar }) => {
    if (!clock.every((hour) => hours.has(hour))) return false;
    if (year !== null && !years.has(year)) return false;
    if (part !== null && !mentioned.some((one) => one.part === part)) return false;
    if (month === null && day === null) return true;
    return [...mentioned, ...reported].some(
      (one) =>
        one.calendar === calendar && (month === null || one.month === month) && (day === null || one.day === day),
    );
  });
}

const isoInWords = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
};

/** Every amount must be there with the same value, and the same unit where both have one. */
function figuresStand(sentence: string, source: string, grounds: readonly Ground[]): boolean {
  const there = checked(`${source}\n${grounds.map(({ published }) => published ?? '').join(' ')}`);
  const text = inChinese(sentence);
  const known = checked(text).every((amount) => there.some((one) => isSameAmount(one, amount)));
  return known && looseDigits(text).every((digits) => source.includes(digits));
}

type Checked = Pick<Amount, 'value' | 'upTo' | 'unit'>;

/** Amounts with their units; where the unit is not a known one (万册), the character that follows stands for it. */
const checked = (text: string): readonly Checked[] =>
  amountsIn(text).map(({ value, upTo, unit, quantity, end }) => ({
    value,
    upTo,
    unit: unit ?? (quantity === null && HAN.test(text.charAt(end)) ? text.charAt(end) : null),
  }));

/** 1.5公里 is 1500米; what only counts is compared as it is. */
const inBase = (value: number, unit: string | null): number => value * (measureNamed(unit ?? '')?.size ?? 1);
const isSameValue = (one: Checked, other: Checked): boolean => {
  const either = (a: number, b: number) => same(a, b) || same(inBase(a, one.unit), inBase(b, other.unit));
  return either(one.value, other.value) && (other.upTo === null || (one.upTo !== null && either(one.upTo, other.upTo)));
};
const isSameAmount = (one: Checked, other: Checked): boolean =>
  isSameValue(one, other) && (!one.unit || !other.unit || sameUnit(one.unit, other.unit));

const same = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-9;

/** Counters are often exchanged (4家企业, 4个企业) without changing what is counted. */
const COUNTERS = ['pieces', 'people', 'households'];
function sameUnit(a: string, b: string): boolean {
  const [one, other] = [measureNamed(a), measureNamed(b)];
  if (a === b || a.includes(b) || b.includes(a)) return true;
  if (one === null || other === null) return false;
  if (one.base === other.base) return true;
  return COUNTERS.includes(one.quantity) && COUNTERS.includes(other.quantity);
}

/** Digits in no amount or date (model numbers, codes): they must stand there as they are. */
function looseDigits(text: string): readonly string[] {
  const spans = [...amountsIn(text), ...pointsIn(text)];
  return [...text.matchAll(/\d[\d.,:/-]*\d|\d/g)]
    .filter(({ index }) => !spans.some(({ start, end }) => start <= index && index < end))
    .map(([digits]) => digits);
}

/** Names of people, places and bodies, and Latin words in a Chinese sentence, must stand in the source. */
function namesStand(sentence: string, source: string): boolean {
  const han = HAN.test(sentence.replace(/[“"「『《（(][^”"」』》）)]*[”"」』》）)]/g, ''));
  const names = properNames(sentence.replace(/[^\p{Script=Han}]+/gu, '，')).map(normalise);
  if (!names.every((name) => source.includes(name) || pairsOf(name).every((pair) => source.includes(pair))))
    return false;
  const latin = [...sentence.matchAll(/[A-Za-z][A-Za-z0-9+&.-]*[A-Za-z0-9]/g)].map(([word]) => word);
  if (han) return latin.every((word) => source.includes(normalise(word)));
  const titles = titleWords(sentence).filter((word) => !PLAIN_TITLE_WORDS.test(word));
  return titles.every((word) => source.includes(word.toLowerCase()));
}

/** Capitalised words inside an English sentence: names, which the prompt asks for in Chinese characters. */
const titleWords = (sentence: string): string[] =>
  [...sentence.matchAll(/(?<=[a-z\d,;:)]\s+)[A-Z][A-Za-z-]+/g)].map(([word]) => word);
const PLAIN_TITLE_WORDS =
  /^(?:I|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Chinese|China|District|County|City|Town|Phase|Building|Buildings|School|Primary|Park|Project|Industrial|Committee|Government|Party|RMB|CNY|AI|PPP|GDP)$/;

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

function sharedPairs(plain: string, source: string): number {
  const pairs = (plain.match(/[\p{Script=Han}\d]{2,}/gu) ?? []).flatMap(pairsOf);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => source.includes(pair)).length / pairs.length;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

/** English dates, scales and units in the form `dates` and `amountsIn` read: `3.446 billion yuan` → `3446000000元`. */
function inChinese(sentence: string): string {
  const month = (name: string) => MONTHS.findIndex((one) => one.slice(0, 3) === name.slice(0, 3)) + 1;
  const names = MONTHS.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join('|');
  return sentence
    .replace(
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${names})\\b,? ?(\\d{4})?`, 'g'),
      (_, day, name, year) => `${year ? `${year}年` : ''}${month(name)}月${day}日`,
    )
    .replace(
      new RegExp(`\\b(${names}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d),? ?(\\d{4})?`, 'g'),
      (_, name, day, year) => `${year ? `${year}年` : ''}${month(name)}月${day}日`,
    )
    .replace(new RegExp(`\\b(${names}) (\\d{4})\\b`, 'g'), (_, name, year) => `${year}年${month(name)}月`)
    .replace(/\b(?:in|of|by|end of|during|since|year) ((?:19|20)\d{2})\b/g, ' $1年')
    .replace(/\b(\d[\d,]*(?:\.\d+)?) (thousand|million|billion|trillion)\b/gi, (_, n: string, scale: string) =>
      String(Math.round(Number(n.replaceAll(',', '')) * SCALES[scale.toLowerCase()]! * 1e6) / 1e6),
    )
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/(\d) ?(?:yuan|RMB|CNY)\b/gi, '$1元')
    .replace(/(\d) ?(?:per cent|percent)\b/gi, '$1%')
    .replace(/(\d) (?:square met(?:er|re)s)\b/gi, '$1平方米');
}
