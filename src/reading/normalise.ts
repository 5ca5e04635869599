import { Converter } from 'opencc-js/t2cn';
import { once } from '../lexicon/index.ts';

/** OpenCC's standard table, built at first use (15 ms). */
const converter = once(() => Converter({ from: 't', to: 'cn' }));
const toSimplified = (text: string): string => converter()(text);

/** The CJK characters that conversion changes, alone or in a word: a text without any is simplified already. */
const traditional = once((): Uint8Array => {
  const flags = new Uint8Array(0x10000);
  const all = Array.from({ length: 0xa000 - 0x3400 }, (_, n) => String.fromCharCode(0x3400 + n));
  const simple = toSimplified(all.join('\n')).split('\n');
  for (const [at, char] of all.entries()) if (simple[at] !== char) flags[char.charCodeAt(0)] = 1;
  // Halves of rarer characters, and compatibility forms, are left to the converter.
  flags.fill(1, 0xd800, 0xe000).fill(1, 0xf900, 0xfb00);
  return flags;
});

function hasTraditional(text: string): boolean {
  const flags = traditional();
  for (let at = 0; at < text.length; at++) if (flags[text.charCodeAt(at)] === 1) return true;
  return false;
}

/** Traditional → simplified characters; the result always has the length of `text`, so offsets stay true. */
export function simplify(text: string): string {
  if (!hasTraditional(text)) return text;
  const simple = toSimplified(text);
  if (simple.length === text.length) return simple;
  return Array.from(text, (char) => {
    const one = toSimplified(char);
    return one.length === char.length ? one : char;
  }).join('');
}

/** The form texts are compared in: NFKC, simplified, lower case, white space folded to one space. Never for display. */
export function normalise(text: string): string {
  return simplify(text.normalize('NFKC')).toLowerCase().replace(/\s+/g, ' ').trim();
}
