/** What of an earlier question another thing takes the place of. */
import { taggedWords } from '../../../reading/index.ts';
import { type Known, wordKinds } from '../content-words.ts';

const NUMERAL = /^(?:第?[一二三四五六七八九十两\d]+)|^[上下东西南北前后男女老新]/;
const NUMERALS = '(?:第?[一二三四五六七八九十两]+|第?\\d+|[上下东西南北前后男女老新大])';

/** A word with the common nouns right before it: 乡镇卫生院 for 卫生院. */
function withModifiers(word: string, text: string): string {
  const words = taggedWords(text);
  const at = words.findIndex((one) => one.word === word);
  let whole = word;
  for (const { word: before, tag } of words.slice(0, Math.max(0, at)).toReversed()) {
    if (!/^(?:n|b|a)$/.test(tag) || !text.includes(before + whole)) break;
    whole = before + whole;
  }
  return whole;
}

/** 六小 of 双龙六小 for 七小, 小云村 for 坪洞口村; `null` when `text` has nothing like it. */
export function counterpart(thing: string, text: string, known: Known): string | null {
  const { words, names, places } = wordKinds(text, known);
  const numeral = thing.match(NUMERAL)?.[0];
  const tail = numeral ? thing.slice(numeral.length) : thing.slice(-1);
  if (numeral && tail !== '') {
    const same = text.match(new RegExp(`${NUMERALS}${tail}`, 'u'))?.[0];
    if (same && same !== thing) return same;
  }
  const own = wordKinds(thing, known);
  const alike = (word: string) => word.length > 1 && word !== thing && word.endsWith(tail);
  const isPlace = own.places.includes(thing);
  const found =
    names.find(alike) ??
    words.find(alike) ??
    (isPlace ? places.find((place) => !thing.includes(place)) : undefined) ??
    null;
  return found === null || !text.includes(found) ? null : withModifiers(found, text);
}
