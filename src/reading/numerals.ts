const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** A numeral in characters: `三十四点四六`, `两千三百万`, `二〇二三`. */
const CHINESE = '[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?';

/** Digit characters read one by one, `二〇二三` → 2023. */
const spelled = (text: string): number => Number(Array.from(text, (char) => DIGITS[char]).join(''));

/** A whole number with powers, `两千三百万` → 23000000; a bare last digit after 百 and above counts tenths: 三百五 = 350. */
function withPowers(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  let last = 1;
  for (const char of text) {
    const power = POWERS[char];
    if (power === undefined) {
      digit = DIGITS[char] ?? 0;
      if (char === '零' || char === '〇') last = 1;
    } else if (power < 1e4) {
      section += (digit || 1) * power;
      digit = 0;
      last = power;
    } else {
      const whole = section + digit;
      total = power === 1e8 ? (total + whole || 1) * power : total + (whole || 1) * power;
      section = digit = 0;
      last = power;
    }
  }
  return total + section + (digit && last >= 100 ? (digit * last) / 10 : digit);
}

/** The value of a numeral in characters, `三十四点四六` → 34.46; `NaN` when it isn't one. */
export function chineseNumber(text: string): number {
  if (!new RegExp(`^(?:${CHINESE})$`).test(text)) return Number.NaN;
  const [whole = '', decimals] = text.split('点');
  const value = /[十百千万亿]/.test(whole) ? withPowers(whole) : spelled(whole);
  return decimals === undefined ? value : Number(`${value}.${Array.from(decimals, (char) => DIGITS[char]).join('')}`);
}
