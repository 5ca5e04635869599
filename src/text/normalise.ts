import { Converter } from 'opencc-js/t2cn';

let convert: ((text: string) => string) | undefined;

/** OpenCC's standard table, built at first use (15 ms). */
function toSimplified(text: string): string {
  const converter = convert ?? Converter({ from: 't', to: 'cn' });
  convert = converter;
  return converter(text);
}

/** Traditional → simplified characters; the result always has the length of `text`, so offsets stay true. */
export function simplify(text: string): string {
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
