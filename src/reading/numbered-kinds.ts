/** What a text tells from the next of its kind by a number or a letter: 9路 (bus line 9), A口 (exit A), 第67座. */
import { lexicon, once } from '../lexicon/index.ts';
import { chineseNumber } from './numerals.ts';

const pattern = once(() => {
  const heads = lexicon('told-by-number').map(({ word }) => word);
  return new RegExp(`(第)?([a-z]|\\d+|[一二三四五六七八九十]{1,3})(${heads.join('|')})`, 'gu');
});

/** Numbers of a text in compared form by what they number: 9路 and 第九路 as 9; 一座 and 一场 only count. */
export function numberedIn(plain: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, nth, number = '', head = ''] of plain.matchAll(pattern())) {
    if (number === '一' && nth === undefined) continue;
    const value = /^[a-z\d]/.test(number) ? number : String(chineseNumber(number));
    found.set(head, (found.get(head) ?? new Set()).add(value));
  }
  return found;
}
