/** Bylines in Latin letters. */

const NAME = "\\p{Lu}[\\p{L}'’.-]*(?:\\s+\\p{Lu}[\\p{L}'’.-]*){1,3}";
/** By Jane A. Doe, By Jane Doe and John Roe, editor. */
const BY = new RegExp(
  `^(?:By|BY|by)\\s+(${NAME}(?:(?:,| and| &)\\s+${NAME})*)(?:\\s*[,|]\\s*[\\p{Ll}][\\p{L} ]{2,30}?(?=\\s+\\p{Lu}|$)|\\s*[,|].{0,40}$|$)`,
  'u',
);

/** Who signs a text that opens so, and how many characters the byline has; `null` where it opens otherwise. */
export function latinByline(printed: string): { readonly names: readonly string[]; readonly length: number } | null {
  const match = BY.exec(printed);
  if (!match?.[1]) return null;
  return { names: match[1].split(/\s*(?:,| and | & )\s*/).filter((name) => name !== ''), length: match[0].length };
}
