/**
 * Resident ID numbers in disguise: with punctuation, markup or table bars between the digits, circled, mathematical or
 * Chinese digits, O and l for 0 and 1, two numbers glued together. What stands there is read as plain digits first, each
 * with its place, and looked for a number that is *certain* (province, date of birth, check digit): so much disguise is
 * allowed that nothing less would do. By reckoning, one in some 50,000 runs of 18 random digits is such a number.
 */
import { idNumber } from './id-numbers.ts';

/** Digits that NFKC doesn't make plain: Chinese, dingbats, what is typed for 0 and 1. */
const DIGITS: Readonly<Record<string, string>> = Object.fromEntries([
  ...[...'〇一二三四五六七八九'].map((digit, value) => [digit, String(value)]),
  ...[...'零壹贰叁肆伍陆柒捌玖'].map((digit, value) => [digit, String(value)]),
  ...[...'○壹貳參肆伍陸柒捌玖'].map((digit, value) => [digit, String(value)]),
  ...[...'⓿❶❷❸❹❺❻❼❽❾'].map((digit, value) => [digit, String(value)]),
  ...[...'🄋➊➋➌➍➎➏➐➑➒'].map((digit, value) => [digit, String(value)]),
  ...[...'OoОо◯〇０'].map((letter) => [letter, '0']),
  ...[...'lI|ｌ丨'].map((letter) => [letter, '1']),
  ...[...'xX×✕ｘＸⅹⅩхХ'].map((letter) => [letter, 'X']),
  ...[...'两幺'].map((digit, at) => [digit, at === 0 ? '2' : '1']),
]);

/** What may stand between two digits of one number, and how many such characters: `(5102)`, `5102 ** 25`, a cell's bars. */
const GAP = /^[\s\p{P}\p{S}\p{Cf}\p{Mn}\u00ad\u200b-\u200f\u2060\ufeff]$/u;
const MOST_GAP = 8;
const MOST_BREAKS = 2;
/** Digits of a resident ID, and with the kind and degree of a disability. */
const LENGTHS = [20, 18, 15] as const;
const SHORTEST_OLD = 15;

type Digit = { readonly digit: string; readonly start: number; readonly end: number };

/** Whether a character is no digit: every one of every article is asked for, and hardly any is one. */
const NONE = new Uint8Array(0x110000);

function digitOf(character: string): string | null {
  const code = character.codePointAt(0)!;
  if (NONE[code] === 1) return null;
  const digit = lookUp(character);
  if (digit === null) NONE[code] = 1;
  return digit;
}

/** The one digit a character stands for, or `null`. Scripts other than Latin have digits of their own (٣, ३). */
function lookUp(character: string): string | null {
  const own = DIGITS[character];
  if (own !== undefined) return own;
  if (character >= '0' && character <= '9') return character;
  if (character < '\u0080') return null;
  const plain = character.normalize('NFKC').replace(/[().\s]/g, '');
  if (/^[0-9]$/.test(plain)) return plain;
  if (/^[0-9]$/.test(DIGITS[plain] ?? '')) return DIGITS[plain] ?? null;
  return /^\p{Nd}$/u.test(character) ? String(valueIn(character)) : null;
}

/** Decimal digits of a script follow each other from its zero on. */
function valueIn(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}

/** Runs of digits, however far apart within a number, each digit with its place. */
function runsIn(text: string): Digit[][] {
  const runs: Digit[][] = [];
  let run: Digit[] = [];
  let [gap, breaks, at] = [0, 0, 0];
  const end = () => {
    if (run.length >= SHORTEST_OLD) runs.push(run);
    run = [];
  };
  for (const character of text) {
    const digit = digitOf(character);
    if (digit !== null && (run.length > 0 || isPlainDigit(character))) {
      run.push({ digit, start: at, end: at + character.length });
      [gap, breaks] = [0, 0];
    } else if (run.length > 0) {
      gap += 1;
      if (character === '\n') breaks += 1;
      if (gap > MOST_GAP || breaks > MOST_BREAKS || !GAP.test(character)) {
        end();
        [gap, breaks] = [0, 0];
      }
    }
    at += character.length;
  }
  end();
  return runs;
}

/** A letter begins no number, or every word with an l in it would. */
const isPlainDigit = (character: string) => !/[A-Za-zОоХх|丨×✕两幺]/.test(character);

/** Bars stand for 1 only when read so; a table's cells are read without them. */
const withoutBars = (run: readonly Digit[], text: string) =>
  run.filter(({ start }) => !'|｜丨'.includes(text[start] ?? ''));

const digits = (run: readonly Digit[], from: number, length: number): string =>
  run
    .slice(from, from + length)
    .map(({ digit }) => digit)
    .join('');

/** What the words before a place announce: a personal number, a public one (permits, accounts), or nothing. */
export type Announced = (at: number) => 'personal' | 'public' | null;

/** The places of disguised ID numbers in a text, in order, none overlapping. */
export function disguisedNumbers(text: string, announced: Announced): readonly Span[] {
  const found = runsIn(text).flatMap((whole) =>
    [...new Set([whole, withoutBars(whole, text)])].flatMap((run) => numbersIn(run, announced)),
  );
  const ordered = found.toSorted((a, b) => a.start - b.start);
  return ordered.filter(
    ({ start }, at) => at === 0 || start >= Math.max(...ordered.slice(0, at).map(({ end }) => end)),
  );
}
type Span = { readonly start: number; readonly end: number };

function numbersIn(run: readonly Digit[], announced: Announced): Span[] {
  const found: Span[] = [];
  const kind = announced(run[0]?.start ?? 0);
  if (kind === 'public') return found;
  for (let from = 0; from + SHORTEST_OLD <= run.length; ) {
    const length = LENGTHS.find((n) => isNumber(digits(run, from, n), n, kind === 'personal' && from === 0));
    const [first, last] = [run[from], run[from + (length ?? 1) - 1]];
    if (length !== undefined && first && last) found.push({ start: first.start, end: last.end });
    from += length ?? 1;
  }
  return found;
}

/** A misprinted number or one of the old kind counts where words announce it; a card's last two digits after a certain ID. */
function isNumber(number: string, length: number, isAnnounced: boolean): boolean {
  if (number.length !== length || (length === 20 && !/[1-7][1-4]$/.test(number))) return false;
  const sure = idNumber(number);
  return sure === 'certain' || (isAnnounced && sure === 'likely');
}
