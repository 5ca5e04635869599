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
  ...[...'🄋➀➁➂➃➄➅➆➇➈'].map((digit, value) => [digit, String(value)]),
  ...[...'⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽'].map((digit, value) => [digit, String(value)]),
  ...[...'〇〡〢〣〤〥〦〧〨〩'].map((digit, value) => [digit, String(value)]),
  ...[...'𝍠𝍡𝍢𝍣𝍤𝍥𝍦𝍧𝍨'].map((digit, at) => [digit, String(at + 1)]),
  ...[...'𝍩𝍪𝍫𝍬𝍭𝍮𝍯𝍰𝍱'].map((digit, at) => [digit, String(at + 1)]),
  ...[...'ⅰⅱⅲⅳⅴⅵⅶⅷⅸ'].map((digit, at) => [digit, String(at + 1)]),
  ...[...'ⅠⅡⅢⅣⅤⅥⅦⅧⅨ'].map((digit, at) => [digit, String(at + 1)]),
  // As they are said over the radio, and as letters that look like them.
  ...[...'洞幺两三四五六拐八勾'].map((digit, value) => [digit, String(value)]),
  ...[...'DQ'].map((letter) => [letter, '0']),
  ...Object.entries({ Z: '2', S: '5', b: '6', B: '8', g: '9', q: '9', '!': '1', '！': '1' }),
  ...[...'OoОо◯〇０'].map((letter) => [letter, '0']),
  ...[...'lI|ｌ丨'].map((letter) => [letter, '1']),
  ...[...'xX×✕ｘＸⅹⅩхХ'].map((letter) => [letter, 'X']),
]);

/** What may stand between two digits of one number: `(5102)`, `5102 ** 25`, a cell's bars; and what of it isn't seen. */
const GAP = /^[\s\p{P}\p{S}\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]$/u;
const UNSEEN = /^[\s\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]$/u;
/** Where words say that a personal number follows, others may stand between its parts: 前六位…，中间…，后四位…. */
const WORDS = /^[\p{L}\s\p{P}\p{S}\p{Cf}\p{M}]$/u;
const MOST_GAP = 8;
const MOST_UNSEEN = 40;
const MOST_BREAKS = 3;
/** Digits of a resident ID, and with the kind and degree of a disability. */
const LENGTHS = [20, 18, 15] as const;
const SHORTEST_OLD = 15;

export type Digit = { readonly digit: string; readonly start: number; readonly end: number };

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
  const plain = character.normalize('NFKC').replace(/[().,\s]/g, '');
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

/** Runs of at least so many digits, however far apart within a number, each digit with its place. */
export function digitRuns(text: string, least: number, between = GAP): Digit[][] {
  const runs: Digit[][] = [];
  let run: Digit[] = [];
  let [gap, unseen, breaks, at] = [0, 0, 0, 0];
  const end = () => {
    if (run.length >= least) runs.push(run);
    run = [];
  };
  for (const character of text) {
    const digit = digitOf(character);
    if (digit !== null && (run.length > 0 || isPlainDigit(character))) {
      run.push({ digit, start: at, end: at + character.length });
      [gap, unseen, breaks] = [0, 0, 0];
    } else if (run.length > 0) {
      if (UNSEEN.test(character)) unseen += 1;
      else gap += 1;
      if (character === '\n') breaks += 1;
      if (gap > MOST_GAP || unseen > MOST_UNSEEN || breaks > MOST_BREAKS || !between.test(character)) {
        end();
        [gap, unseen, breaks] = [0, 0, 0];
      }
    }
    at += character.length;
  }
  end();
  return runs;
}

/** A letter begins no number, or every word with an l in it would; but S and Z, for 5 and 2. */
const isPlainDigit = (character: string) => !/[A-RT-Ya-zОоХх|丨×✕!！]/.test(character);

/** Bars stand for 1 only when read so; a table's cells are read without them. */
const withoutBars = (run: readonly Digit[], text: string) =>
  run.filter(({ start }) => !'|｜丨!！'.includes(text[start] ?? ''));

const digits = (run: readonly Digit[], from: number, length: number): string =>
  run
    .slice(from, from + length)
    .map(({ digit }) => digit)
    .join('');

/** What the words before a place announce: a personal number, a public one (permits, accounts), or nothing. */
export type Announced = (at: number) => 'personal' | 'public' | null;

/** The places of disguised ID numbers in a text, in order, none overlapping; `isTold` when words of it announce one. */
export function disguisedNumbers(text: string, announced: Announced, isTold: boolean): readonly Span[] {
  const wordy = isTold ? digitRuns(text, SHORTEST_OLD, WORDS) : [];
  const told = wordy.filter((run) => announced(run[0]?.start ?? 0) === 'personal');
  const found = [...digitRuns(text, SHORTEST_OLD), ...told].flatMap((whole) =>
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
