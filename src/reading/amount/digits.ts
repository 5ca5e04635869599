import type { Amount } from '../../types.ts';
import { amountsInPlain } from './plain.ts';

/** 百名, 半亩, 一小时, 三分之二, 零件 and 数十人 have no digits that a paper would print. */
const IN_WORDS =
  /^[百千万亿半数几首榜]|^一(?![十百千万亿点零〇○二三四五六七八九倍]|[^，。]{1,2}[半一二三四五六七八九])|分之|^零件/;
const PER_CENT = /^[百千]分之/;
/** 第十五届 is 第15届; 第三 stays, since it begins names. */
const LEAD = /^[第前]/;
const NUMBERED = /^第(?:\d|[一二三四五六七八九十](?![一二三四五六七八九十百]))/;

function isRewritten({ text, value, upTo, quantity }: Amount): boolean {
  if (upTo !== null || quantity === 'phone' || quantity === 'code' || value >= 1e21) return false;
  return text !== String(value) && !NUMBERED.test(text) && (PER_CENT.test(text) || !IN_WORDS.test(text));
}

/**
 * A plain text with its amounts in one form, so that 三十四点四六亿元, 34.46亿元 and 3,446,000,000元 share a word: the value
 * in digits before its measure. Ranges, telephones and fractions stay as they are.
 */
export function inDigits(plain: string): string {
  let out = '';
  let at = 0;
  for (const amount of amountsInPlain(plain)) {
    if (!isRewritten(amount)) continue;
    const lead = LEAD.exec(amount.text)?.[0] ?? '';
    out += `${plain.slice(at, amount.start)}${lead}${amount.value}${amount.unit ?? ''}`;
    at = amount.end;
  }
  return out + plain.slice(at);
}
