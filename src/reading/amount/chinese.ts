/** Numerals in characters, read from a place in a text in one pass. */

/** A numeral; `upTo` where two values are said (三五, 一百五六). */
export type Numeral = {
  readonly end: number;
  /** `NaN` for characters of numerals that make none (三一, 百千百). */
  readonly value: number;
  readonly upTo: number | null;
  /** It has 百, 千, 万, 亿, or a decimal point: an amount even without a measure. */
  readonly large: boolean;
  /** A power without a digit before it (百, 千万): an amount only where a word says how near. */
  readonly lone: boolean;
  /** 几十, 数百. */
  readonly vague: boolean;
  readonly formal: boolean;
};

const PLAIN = '零一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const CODES = new Int32Array(0x10000).fill(-1);
/** Powers are kept as their size, digits as 0 to 9. */
function put(char: string, value: number): void {
  CODES[char.charCodeAt(0)] = value;
}
for (const [at, char] of Array.from(PLAIN).entries()) put(char, at);
for (const [at, char] of Array.from(FORMAL).entries()) put(char, at);
for (const char of '〇○') put(char, 0);
put('两', 2);
put('叄', 3);
for (const [char, size] of [
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 1e4],
  ['亿', 1e8],
  ['拾', 10],
  ['佰', 100],
  ['仟', 1000],
] as const)
  put(char, size);
/** 廿五 is 25. */
const TENS = { 廿: 20, 卅: 30, 卌: 40 } as const;
for (const [char, size] of Object.entries(TENS)) put(char, size);

const isTens = (code: number): boolean => code === 20 || code === 30 || code === 40;
const codeAt = (text: string, at: number): number => (at < text.length ? CODES[text.charCodeAt(at)]! : -1);
const FORMAL_CHARS = new Set('壹贰叁叄肆伍陆柒捌玖拾佰仟');

/** Whether a numeral in characters may begin with this one. */
export const beginsNumeral = (char: string): boolean => CODES[char.charCodeAt(0)]! >= 0;

/** The end of the characters of numerals from `at` on, formal ones or plain ones. */
function runEnd(text: string, at: number): number {
  const formal = FORMAL_CHARS.has(text.charAt(at));
  let end = at;
  while (
    codeAt(text, end) >= 0 &&
    (FORMAL_CHARS.has(text.charAt(end)) === formal || '零〇○万亿'.includes(text.charAt(end)))
  )
    end++;
  return end;
}

const none = (end: number): Numeral => ({
  end,
  value: Number.NaN,
  upTo: null,
  large: false,
  lone: false,
  vague: false,
  formal: false,
});

/** 三四, 五六, and 三五, 两三 and 三两: the one or the other. */
const isPair = (one: number, other: number): boolean =>
  other === one + 1 || (one === 3 && (other === 5 || other === 2));

/** Digits without a power: 三, 三五, 二〇二三. Two that are no neighbours, and three without a nought, say no number (五一, 一二三). */
function spelled(digits: readonly number[], end: number): Numeral {
  const [one = 0, other = 0] = digits;
  if (digits.length === 2 && isPair(one, other))
    return { ...none(end), value: Math.min(one, other), upTo: Math.max(one, other) };
  if (!digits.includes(0) && !(digits.length === 4 && one === 1)) return none(end);
  return { ...none(end), value: Number(digits.join('')) };
}

type Sums = { total: number; section: number };

function addPower(sums: Sums, digit: number, power: number): void {
  if (power < 1e4) sums.section += digit * power;
  else {
    const whole = sums.section + digit;
    sums.total = power === 1e8 ? (sums.total + whole) * power : sums.total + whole * power;
    sums.section = 0;
  }
}

/** A numeral with powers from `at` to `end`; its parts have to grow smaller, and no two digits may meet but as a pair at its end. */
function withPowers(text: string, at: number, end: number): Numeral {
  const [low, high]: readonly Sums[] = [
    { total: 0, section: 0 },
    { total: 0, section: 0 },
  ];
  let digits: number[] = [];
  let last = Number.POSITIVE_INFINITY;
  let section = Number.POSITIVE_INFINITY;
  let zero = false;
  let paired = false;
  const lone = codeAt(text, at) >= 100;
  for (let i = at; i < end; i++) {
    const code = codeAt(text, i);
    if (code === 0) {
      zero = true;
      if (digits.length > 0) return none(end);
    } else if (isTens(code)) {
      if (digits.length > 0 || section <= 10) return none(end);
      low!.section += code;
      high!.section += code;
      last = section = 10;
    } else if (code < 10) digits.push(code);
    else {
      const [one = 1, other = one] = digits;
      const bare = digits.length === 0 && code >= 1e4;
      if (digits.length > 2 || (digits.length === 2 && !isPair(one, other)) || (paired && !bare)) return none(end);
      if (code < 1e4 && code >= section) return none(end);
      const implied = bare && (low!.section > 0 || (code === 1e8 && low!.total > 0));
      paired ||= digits.length === 2;
      addPower(low!, implied ? 0 : Math.min(one, other), code);
      addPower(high!, implied ? 0 : Math.max(one, other), code);
      digits = [];
      zero = false;
      last = code;
      section = code < 1e4 ? code : Number.POSITIVE_INFINITY;
    }
  }
  return ended({ low: low!, high: high!, digits, last, zero, paired, lone }, end);
}

type Read = {
  readonly low: Sums;
  readonly high: Sums;
  readonly digits: readonly number[];
  readonly last: number;
  readonly zero: boolean;
  readonly paired: boolean;
  readonly lone: boolean;
};

/** Adds the digits behind the last power: ones, or tenths of it (三百五, 一万二). */
function ended({ low, high, digits, last, zero, paired, lone }: Read, end: number): Numeral {
  const [one = 0, other = one] = digits;
  if (digits.length > 2 || (digits.length === 2 && (!isPair(one, other) || paired))) return none(end);
  const step = digits.length > 0 && last >= 100 && !zero ? last / 10 : 1;
  const value = low.total + low.section + Math.min(one, other) * step;
  const most = high.total + high.section + Math.max(one, other) * step;
  return { ...none(end), value, upTo: most > value ? most : null, lone, large: true };
}

/** 点五: what stands behind the point, and where it ends. */
function decimals(text: string, at: number): { readonly end: number; readonly digits: string } {
  let end = at;
  let digits = '';
  if (text.charAt(at) === '点')
    for (let i = at + 1; codeAt(text, i) >= 0 && codeAt(text, i) < 10; i++) {
      digits += codeAt(text, i);
      end = i + 1;
    }
  return { end, digits };
}

/** 五万一二〇〇 (51200): behind the first power a digit for each of its places; `null` for other numerals. */
function positional([head = 0, power = 0, ...digits]: readonly number[]): number | null {
  const places = Math.log10(power);
  if (head < 1 || head > 9 || power < 100 || digits.length !== places || !digits.every((digit) => digit < 10))
    return null;
  return head * power + Number(digits.join(''));
}

function wholeAt(text: string, at: number, end: number): Numeral {
  if (end === at + 1 && codeAt(text, at) < 10) return { ...none(end), value: codeAt(text, at) };
  const codes = Array.from({ length: end - at }, (_, n) => codeAt(text, at + n));
  if (codes.every((code) => code < 10)) return spelled(codes, end);
  const places = positional(codes);
  if (places !== null) return { ...none(end), value: places, large: true };
  const read = withPowers(text, at, end);
  return { ...read, large: codes.some((code) => code >= 100) };
}

/** 几十, 数百, 数十万: from two to nine of it. */
function vagueAt(text: string, at: number): Numeral | null {
  const power = codeAt(text, at + 1);
  if (power < 10 || isTens(power)) return null;
  const whole = wholeAt(text, at + 1, runEnd(text, at + 1));
  if (Number.isNaN(whole.value)) return null;
  return { ...whole, value: 2 * whole.value, upTo: 9 * whole.value, vague: true, lone: false, large: true };
}

/** The numeral in characters that begins at `at`; `null` for none. Its characters are never parted, even where they make no number. */
export function chineseAt(text: string, at: number): Numeral | null {
  const first = text.charAt(at);
  if (first === '几' || first === '数') return vagueAt(text, at);
  if (codeAt(text, at) < 0) return null;
  const end = runEnd(text, at);
  const whole = { ...wholeAt(text, at, end), formal: FORMAL_CHARS.has(first) };
  const { end: pointEnd, digits } = decimals(text, end);
  if (digits === '' || Number.isNaN(whole.value)) return whole;
  return { ...whole, end: pointEnd, value: Number(`${whole.value}.${digits}`), large: true };
}

/** The value of a numeral in characters, `三十四点四六` → 34.46; `NaN` for a text that isn't one numeral of one value. */
export function chineseNumber(text: string): number {
  const read = chineseAt(text, 0);
  return read?.end === text.length && read.upTo === null ? read.value : Number.NaN;
}
