import { lines, once, textOf } from './lines.ts';

/** Said words with what papers print for them. */
export type Pairs = ReadonlyMap<string, readonly string[]>;

/** The same thing in the paper's register (走车, 通车); and what may be told where the word is asked (毛病, 不足). */
export type Paraphrases = { readonly same: Pairs; readonly loose: Pairs };

const FORM = /^(\S+?)( =|:) (\S.*)$/;

/**
 * Reads a list of `said = printed …` and `said: printed …`. Throws, with the line's number, on a line of another form or
 * out of order, a word said twice, a form printed twice, and a form without effect: looking for 通车 finds 建成通车.
 */
export function parseParaphrases(text: string, file: string): Paraphrases {
  const same = new Map<string, readonly string[]>();
  const loose = new Map<string, readonly string[]>();
  let before = '';
  for (const { plain, place } of lines(text, file)) {
    const [, said = '', mark = '', rest = ''] = FORM.exec(plain) ?? [];
    if (said === '') throw new Error(`${place}: not of the form "said = printed" or "said: printed": ${plain}`);
    const key = said + mark;
    if (key === before) throw new Error(`${place}: ${said} has a line already.`);
    if (key < before) throw new Error(`${place}: belongs before "${before}" (LC_ALL=C sort).`);
    const printed = rest.split(/\s+/);
    for (const [at, form] of printed.entries()) {
      if (printed.indexOf(form) < at) throw new Error(`${place}: ${form} stands twice.`);
      const others = [said, ...(same.get(said) ?? []), ...printed.filter((other) => other !== form)];
      const found = others.find((part) => form.includes(part));
      if (found !== undefined) throw new Error(`${place}: ${form} changes nothing, looking for ${found} finds it.`);
    }
    (mark === ':' ? loose : same).set(said, printed);
    before = key;
  }
  return { same, loose };
}

/** What residents say and what papers print for it, of `paraphrases.txt`. */
export const sayings: () => Paraphrases = once(() => parseParaphrases(...textOf('paraphrases')));
