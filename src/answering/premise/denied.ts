/** Sentences that say there is none of what is asked, or that it is not done: 不收报名费, 不增学位, 免费. */
import { lexicon, once, scanner } from '../../lexicon/index.ts';
import { plainly, remember } from '../../reading/index.ts';
import type { Aspect } from '../../types.ts';
import { type Candidate, plainOf } from '../candidates.ts';
import { matcher } from '../coverage.ts';

/** What may stand between a denial and what it denies. */
const REACH = 6;
/** A paraphrase of a word is the word. */
const SAYS = 0.5;

const scan = once(() => scanner(lexicon('denials')));
const REMEMBERED = 1024;
/** What stands right behind each denial of a text; `null` for words that say that there is no price. */
const denialsIn = remember((text: string): readonly (string | null)[] => {
  const plain = plainly(text);
  return scan()
    .all(plain)
    .filter(({ type }) => type !== 'none')
    .map(({ type, end }) => (type === 'free' ? null : plainOf(plain.slice(end, end + REACH))));
}, REMEMBERED);

/** Whether a sentence denies one of `words`, or that it costs something where a price is meant. */
export function denies({ text }: Candidate, words: readonly string[], ofMoney: boolean): boolean {
  const has = words.map((word) => matcher(plainOf(word)));
  return denialsIn(text).some((behind) => (behind === null ? ofMoney : has.some((one) => one(behind) >= SAYS)));
}

/** Whether a price is asked for. */
export const isPrice = ({ units }: Pick<Aspect, 'units'>): boolean => units.includes('元');
