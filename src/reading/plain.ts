import { simplify } from './normalise.ts';

/** Characters whose compatibility form may be another single one: full-width letters and digits, radicals, circled and old forms. */
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff\uff01-\uff5e\uffe0-\uffe6\u00a5\u3000]/g;
/** Punctuation of Chinese print stays as it is: it ends clauses. */
const KEPT = new Set('，。！？；：（）、');

/**
 * The form in which all texts are read: simplified characters, half-width letters and digits. It has the length of
 * `text`, so that offsets hold in both; quotes are made from the text as printed.
 */
export function plainly(text: string): string {
  const half = text.replace(COMPATIBLE, (char) => {
    if (KEPT.has(char)) return char;
    const one = char.normalize('NFKC');
    return one.length === 1 ? one : char;
  });
  return simplify(half);
}
