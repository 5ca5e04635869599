/** Where a sentence tells what something is called. */
import type { Given } from './kind.ts';
import { personsIn } from './persons.ts';
import { all, type Sign } from './signs.ts';

/** 名为“…”, 俗称…: said to be a name. */
const CALLED =
  /(?:名叫|名为|取名|起名|命名|定名|更名|改名|冠名|名字[是叫]|[称唤]之?[为作]|叫[做作]|俗称|又称|人称|简称|全称|学名|(?<!我|大)叫)(?:为|是|作)?[“《「]?[\p{Script=Han}A-Za-z\d·]{2,}/gu;
/** Names of products, books, brands and events stand in quotation marks; a sentence that is quoted has stops in it. */
const QUOTED = /“[^”，。！？；：、]{2,18}”|《[^》]{2,30}》/g;

/** What may be the name of something; what the question names itself is none. */
export function namesIn(text: string, isGiven: Given): readonly Sign[] {
  const persons = personsIn(text, []).map((sign) => ({ ...sign, strength: 0.6 * sign.strength }));
  return [...all(text, CALLED), ...all(text, QUOTED, 0.8), ...persons].filter(
    ({ start, end }) => !isGiven(text.slice(start, end)),
  );
}
