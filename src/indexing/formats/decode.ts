import { InputError } from '../../errors.ts';

/** A page with more undecodable characters than this is quarantined: its numbers and names can't be trusted. */
const MAX_UNDECODABLE = 0.01;
const CANDIDATES = ['gb18030', 'big5'] as const;

/** Replacement characters, controls but for line ends, and the private use area, where decoders put bytes that mean nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these; bytes of other files do.
const REPLACEMENT = /[\uFFFD\uE000-\uF8FF\u0001-\u0008\u000e-\u001f\u007f]/g;
const undecodable = (text: string) => (text.match(REPLACEMENT)?.length ?? 0) / Math.max(1, text.length);
const decodeAs = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);

/**
 * The 120 or so most frequent characters of Chinese running text, simplified and traditional. They make up about a
 * third of real text, and next to nothing of text that was decoded with the wrong table.
 */
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过民前面日月区市县镇街道乡村社新报记者经济建设项目加业务进行全' +
    '這個國時來們為對會發動過區縣鎮鄉報記者經濟設項業務進與產開關長東車學電話間見問題說點體場無現實',
);

function frequentShare(text: string): number {
  let frequent = 0;
  let han = 0;
  for (const character of text) {
    if (character < '\u3400' || character > '\u9FFF') continue;
    han += 1;
    if (FREQUENT.has(character)) frequent += 1;
  }
  return han === 0 ? 0 : frequent / han;
}

/** Broken characters count ten times what a frequent one gains: a table that fits breaks none. */
const likelihood = (text: string) => frequentShare(text) - 10 * undecodable(text);

/** Enough characters to judge by, and the share below which they are no running text: real text has 0.25 and more. */
const ENOUGH_HAN = 100;
const LOWEST_SHARE = 0.04;

const isNonsense = (text: string): boolean =>
  (text.match(/[\u3400-\u9FFF]/g)?.length ?? 0) >= ENOUGH_HAN && frequentShare(text) < LOWEST_SHARE;

function whyUnreadable(text: string): string | null {
  if (text.includes('\0')) return 'it holds NUL bytes, so it is no text file';
  const share = undecodable(text);
  if (share > MAX_UNDECODABLE)
    return `${(share * 100).toFixed(1)} % of it is neither UTF-8 nor GB18030 nor Big5 (at most 1 % may be)`;
  return isNonsense(text) ? 'its characters make no Chinese text in UTF-8, GB18030 or Big5' : null;
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  return null;
}

/** UTF-8 that is valid but for a few bytes stays UTF-8: another table would turn every character into nonsense. */
function bestReading(bytes: Uint8Array): string {
  const utf8 = decodeAs(bytes, 'utf-8');
  if (undecodable(utf8) <= MAX_UNDECODABLE) return utf8;
  const readings = [utf8, ...CANDIDATES.map((encoding) => decodeAs(bytes, encoding))];
  return readings.reduce((best, next) => (likelihood(next) > likelihood(best) ? next : best));
}

/**
 * Bytes as text: UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030 or Big5, whichever reads more
 * like Chinese. Rejects with `InputError` when more than 1 % can't be decoded, or when it is no text at all.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const text = byMark(bytes) ?? bestReading(bytes);
  refuseNonsense(text, `the text of "${name}"`);
  return text.replace(/^\uFEFF/, '');
}

/** Throws `InputError` when a text is what comes of bytes that are none; `what` says where it stands. */
export function refuseNonsense(text: string, what: string): void {
  const why = whyUnreadable(text);
  if (why !== null)
    throw new InputError({ what: `read ${what}`, why, remedy: 'Convert it to UTF-8 and index it again.' });
}

/** A line with whether its bytes had to be guessed at: only then may it be nonsense that nobody printed. */
export type DecodedLine = { readonly text: string; readonly guessed: boolean };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Decodes a file's lines one by one: UTF-8, or GB18030 or Big5, told once by `context` (the first line that isn't UTF-8 with what
 * was read after it, since a line alone may be too short to tell) and kept for the rest of the file.
 */
export function lineDecoder(): (bytes: Uint8Array, context: Uint8Array) => DecodedLine {
  let table: string | null = null;
  const tableOf = (context: Uint8Array): string => {
    const rated = ['utf-8', ...CANDIDATES].map((name) => ({ name, worth: likelihood(decodeAs(context, name)) }));
    return rated.reduce((best, next) => (next.worth > best.worth ? next : best)).name;
  };
  return (bytes, context) => {
    const text = asUtf8(bytes);
    if (text !== null) return { text, guessed: false };
    table ??= tableOf(context);
    return { text: decodeAs(bytes, table), guessed: true };
  };
}
