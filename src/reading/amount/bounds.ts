/** How exact an amount is, by the words before, behind and inside it. */
import { lexicon, once, scanner } from '../../lexicon/index.ts';
import type { Bound } from '../../types.ts';

const BOUNDS: readonly string[] = ['about', 'more', 'less'];
const isBound = (type: string | undefined): type is Bound => type !== undefined && BOUNDS.includes(type);

const words = once(() => {
  const entries = lexicon('bounds');
  return {
    last: new Set(entries.filter(({ type }) => isBound(type)).map(({ word }) => word.slice(-1))),
    types: new Map(entries.filter(({ type }) => !/-/.test(type)).map(({ word, type }) => [word, type])),
    longest: Math.max(...entries.map(({ word }) => word.length)),
    behind: scanner(entries.filter(({ type }) => type.endsWith('-behind'))),
  };
});

/** A word right before an amount: the bound it says, and where it begins; 上 and 过 say one of a bare power only (上百). */
export function boundBefore(
  text: string,
  start: number,
  ofPower: boolean,
): { readonly bound: Bound; readonly start: number } | null {
  const { types, last, longest } = words();
  if (start === 0 || !last.has(text.charAt(start - 1))) return null;
  for (let size = Math.min(longest, start); size > 0; size--) {
    const word = text.slice(start - size, start);
    const type = types.get(word);
    if (type === undefined) continue;
    if (!isBound(type) || (!ofPower && (word === '上' || word === '过'))) return null;
    return { bound: type, start: start - size };
  }
  return null;
}

/** 左右, 以上, 以内 right behind an amount that ends at `at`, and where they end. */
export function boundBehind(text: string, at: number): { readonly bound: Bound; readonly end: number } | null {
  const found = words().behind.at(text, at);
  const bound = found?.type.replace('-behind', '');
  return found && isBound(bound) ? { bound, end: found.end } : null;
}
