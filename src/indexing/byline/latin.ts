/** Bylines in Latin letters. */
/** Names a text opens with, and how many characters that takes. */
export type Opening = { readonly names: readonly string[]; readonly length: number };

const NAME = "\\p{Lu}[\\p{L}'’.-]*(?:\\s+\\p{Lu}[\\p{L}'’.-]*){1,3}";
/** By Jane A. Doe, By Jane Doe and John Roe, editor. */
const BY = new RegExp(
  `^(?:By|BY|by)\\s+(${NAME}(?:(?:,| and| &)\\s+${NAME})*)(?:\\s*[,|]\\s*[\\p{Ll}][\\p{L} ]{2,30}?(?=\\s+\\p{Lu}|$)|\\s*[,|].{0,40}$|$)`,
  'u',
);

/** A mail address behind the name. */
const ADDRESS = /\s+\S+@\S+\s*$/u;
const CALLING =
  /\b(?:staff|writers?|editors?|reporters?|correspondent|agent|special|board|photographers?|desk|bureau|news|admin|user|webmaster|our|own)\b/i;
/** Our Own Correspondent: an office, or a calling, and nobody's name. */
export const isCalling = (text: string): boolean => CALLING.test(text);
const ALONE = new RegExp(`^[-–—\\s]*(${NAME})(?:\\s*,\\s*[\\p{L} .'’-]{2,40})?\\s*$`, 'u');

/** NELL PROUT as Nell Prout. */
const inCase = (name: string): string =>
  name === name.toUpperCase() ? name.replace(/(?<=\p{L})\p{Lu}+/gu, (rest) => rest.toLowerCase()) : name;

/** Who signs a text that opens so, and how many characters the byline has; `null` where it opens otherwise. */
export function latinByline(printed: string): Opening | null {
  const match = BY.exec(printed.replace(ADDRESS, ''));
  if (!match?.[1]) return null;
  const names = match[1].split(/\s*(?:,| and | & )\s*/).filter((name) => name !== '' && !CALLING.test(name));
  return { names: names.map(inCase), length: match[0].length };
}

/** Jane Doe, Somewhere: a line that only names who wrote. */
export function signedInLatin(printed: string): readonly string[] {
  const [, name] = ALONE.exec(printed.replace(ADDRESS, '')) ?? [];
  return name === undefined || CALLING.test(name) ? [] : [inCase(name)];
}
