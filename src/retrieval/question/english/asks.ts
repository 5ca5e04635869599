/** Question words of English and what stands for them in a Chinese question. */
import { linesOf, once } from '../../../lexicon/index.ts';
import { matchesOf } from '../../../reading/index.ts';

/** A question word: where it stands, what is said for it in Chinese, and where that goes (as `lexicon/english-asks.txt` has it). */
export type EnglishAsk = {
  readonly at: number;
  readonly end: number;
  readonly chinese: string;
  readonly place: 'last' | 'counts' | 'chooses' | 'before-verb' | 'by-noun' | 'whether';
};

const RULE = /^(\S+) ([^:]+): (.+)$/;

const rules = once(() =>
  linesOf('english-asks').map(({ plain, place: line }) => {
    const [, place, chinese, pattern] = RULE.exec(plain) ?? [];
    if (!pattern) throw new Error(`${line}: not of the form "place Chinese: pattern": ${plain}`);
    return { place: place as EnglishAsk['place'], chinese: chinese!, pattern: new RegExp(pattern, 'giu') };
  }),
);

/** A further question word asks where a clause begins; elsewhere it only joins: the street that …, when it was joined. */
const ASKS_AGAIN = /(?:[,;?.:]|\b(?:and|or|also|know|me|by|since|until|in|at|on|of|for|from|to))\s*$/i;

/** The question words of an English question, in order. */
export function asksIn(text: string): readonly EnglishAsk[] {
  const taken: EnglishAsk[] = [];
  for (const { pattern, chinese, place } of rules())
    for (const { 0: word, index: at } of matchesOf(text, pattern)) {
      const end = at + word.length;
      if (!taken.some((other) => at < other.end && other.at < end)) taken.push({ at, end, chinese, place });
    }
  const inOrder = taken.sort((a, b) => a.at - b.at);
  const real = inOrder.filter(
    ({ place }) => place !== 'whether' || inOrder.length === 1 || inOrder[0]!.place === 'whether',
  );
  const asking = real.filter(({ at }, n) => n === 0 || ASKS_AGAIN.test(text.slice(0, at)));
  // Do you know when …, is it clear who …: the first word only opens the question.
  return asking.length > 1 && asking[0]!.place === 'whether' && !/[,;?.]/.test(text.slice(0, asking[1]!.at))
    ? asking.slice(1)
    : asking;
}
