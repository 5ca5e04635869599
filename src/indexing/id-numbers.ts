/**
 * Resident ID numbers (GB 11643-1999) and disability-card numbers, told from other long numbers by what they are made
 * of: province, date of birth, check digit. All functions take digits (and X) without separators.
 */

/** GB/T 2260: first two digits of the codes of provinces; 81 to 83 are of residents from Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
/** Factors of the check digit (ISO 7064 MOD 11-2) for the first 17 digits, and the digit for each remainder. */
const FACTORS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';
/** Nobody alive was born before; numbers that embed the date of a deed have recent years instead. */
const FIRST_BIRTH_YEAR = 1900;
/** Without a valid check digit, younger "births" are taken for the date in a file number. */
const LAST_UNCHECKED_BIRTH_YEAR = 2015;
const LAST_BIRTH_YEAR = 2049;

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether the 18th character is the check digit of the 17 before it. */
export function hasCheckDigit(number: string): boolean {
  if (!/^\d{17}[\dX]/i.test(number)) return false;
  const sum = FACTORS.reduce((total, factor, at) => total + factor * Number(number[at]), 0);
  return CHECK_DIGITS[sum % 11] === number[17]?.toUpperCase();
}

function has18(number: string, lastYear: number): boolean {
  if (!/^[1-9]\d{16}[\dX]/i.test(number) || !PROVINCES.has(number.slice(0, 2))) return false;
  const year = Number(number.slice(6, 10));
  if (year < FIRST_BIRTH_YEAR || year > lastYear) return false;
  return isDay(year, Number(number.slice(10, 12)), Number(number.slice(12, 14)));
}

/** The first generation (until 1999): 15 digits, the year of birth in two, no check digit. */
function has15(number: string): boolean {
  if (!/^[1-9]\d{14}$/.test(number) || !PROVINCES.has(number.slice(0, 2))) return false;
  return isDay(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)));
}

/**
 * How sure it is that `number` is a resident ID number, or a disability-card number (an ID number, a digit for the kind
 * of disability from 1 to 7 and one for its degree from 1 to 4, and B1, B2 … when the card was issued again):
 * `certain` with a valid check digit, `likely` with province and birth date alone, else `no`.
 */
export function idNumber(number: string): 'certain' | 'likely' | 'no' {
  const isCard = /^.{18}[1-7][1-4](?:B\d{1,2})?$/i.test(number);
  if (number.length === 15) return has15(number) ? 'likely' : 'no';
  if (number.length !== 18 && !isCard) return 'no';
  if (has18(number, LAST_BIRTH_YEAR) && hasCheckDigit(number)) return 'certain';
  return has18(number, LAST_UNCHECKED_BIRTH_YEAR) ? 'likely' : 'no';
}
