/**
 * What a sum of money is: invested, earned, agreed, given or asked for one piece. A report tells many sums of one thing, and
 * the turnover of a company is no answer to what its factory cost. The words stand in `lexicon/sums.txt`.
 */
import { type Entry, lexicon, once, scanner, wordsOf } from '../../lexicon/index.ts';
import type { SumKind } from '../../types.ts';
import { type Measure, wordBehind } from './measures.ts';
import { clauseBefore } from './money.ts';

/** So many characters before a sum say what it is, so many behind. */
const BEFORE = 18;
const BEHIND = 6;

const kindOf = ({ type }: Entry): SumKind => type.replace(/-.*/, '') as SumKind;
const BESIDES = new Set(['spent-verb', 'money']);

const words = once(() => {
  const entries = lexicon('sums').filter(({ type }) => !BESIDES.has(type));
  return {
    asked: scanner(entries.filter(({ type }) => !type.endsWith('-printed'))),
    printed: scanner(entries.filter(({ type }) => !type.endsWith('-asked'))),
    order: [...new Set(entries.map(kindOf))],
  };
});

/** Prices are asked of one pound, month, seat or head; 一年 and 一部 are asked of otherwise. */
const pricedByOne = once(() => new Set(wordsOf('ones', 'priced', 'both')));
const isPricedByOne = ({ word, quantity, unit }: Measure): boolean =>
  pricedByOne().has(word) || (quantity === 'duration' && unit !== '年' && unit !== '月');
const ASKING = /多少|几/;
/** 一斤卖多少, 每人要几块, 多少钱一斤: it is the price of one. */
function asksOfOne(clause: string): boolean {
  for (let at = 0; at < clause.length; at++) {
    if (!/[一每]/.test(clause.charAt(at))) continue;
    const one = wordBehind(clause, at + 1);
    if (/(?:多少|几)[块元]?钱?$/.test(clause.slice(0, at))) return true;
    if (!one?.measure || !isPricedByOne(one.measure)) continue;
    if (ASKING.test(/^[^，,？?]{0,4}(?:多少|几)/.exec(clause.slice(one.end))?.[0] ?? '')) return true;
  }
  return false;
}

/** 投用后有多少人 asks nothing of money, though it has 投. */
const withoutOthers = (clause: string): string =>
  wordsOf('asked-amounts', 'none').reduce((rest, word) => rest.replaceAll(word, '，'), clause);

/** 花了多少, 多少钱修的. */
function asksWhatWasSpent(said: string): boolean {
  const clause = withoutOthers(said);
  return wordsOf('sums', 'spent-verb').some(
    (verb) =>
      new RegExp(`${verb}[^，]{0,3}(?:多少|几)`).test(clause) ||
      (verb !== '花' && verb !== '投' && new RegExp(`(?:多少|几个?)钱.{0,2}${verb}`).test(clause)),
  );
}

/** What kind of sum a clause of a question asks for; `null` when it doesn't say (多少钱). */
export function sumAsked(clause: string): SumKind | null {
  const { asked, order } = words();
  const found = new Set(asked.all(clause).map(kindOf));
  // 每个月补多少 (what is given a month) asks for a gift, paid again and again.
  if (found.has('price') || (asksOfOne(clause) && !found.has('given'))) return 'price';
  return order.find((kind) => found.has(kind)) ?? (asksWhatWasSpent(clause) ? 'spent' : null);
}

/** 每斤, 元/: a price as papers print it without a word for it. */
function ofOne(clause: string): readonly { readonly start: number; readonly end: number; readonly type: string }[] {
  return [...clause.matchAll(/每/g)].flatMap(({ index }) => {
    const one = wordBehind(clause, index + 1);
    return one?.measure ? [{ start: index, end: one.end, type: 'price' }] : [];
  });
}

const clauseBehind = (text: string, end: number): string =>
  /^[^，。；！？、]*/.exec(text.slice(end, end + BEHIND))?.[0] ?? '';

/** What the sum from `start` to `end` of `text` is by the nearest word that says so in its clause; `null` when none does. */
export function sumPrinted(text: string, start: number, end: number): SumKind | null {
  const { printed } = words();
  const before = clauseBefore(text, start, BEFORE);
  const behind = clauseBehind(text, end);
  const said = [
    ...[...ofOne(before), ...printed.all(before)].map((one) => ({ type: one.type, far: before.length - one.end })),
    ...[...ofOne(behind), ...printed.all(behind)].map((one) => ({ type: one.type, far: one.start })),
    ...(/^[/／]/.test(behind) ? [{ type: 'price', far: 0 }] : []),
  ];
  const [nearest] = said.sort((a, b) => a.far - b.far);
  return nearest === undefined ? null : (nearest.type.replace(/-.*/, '') as SumKind);
}
