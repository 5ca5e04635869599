/** An English question as a Chinese one: the same terms in the order in which a Chinese asks, so that all later rules hold for both. */
import { asksIn, clause } from './clause.ts';
import { type Choose, first, type Translated, turned, wordsOf } from './said.ts';
import { prepared } from './tokens.ts';

export type { Choose, Translated } from './said.ts';

/** Openings that ask nothing. */
const OPENING =
  /^(?:(?:hi|hello|hey|please|excuse me|sorry|ok|so|and|well|um+)\b[,!.\s]*)*(?:(?:(?:can|could|would) (?:you|anyone|anybody|someone) (?:please )?(?:tell me|say|let me know|explain)|(?:do|does) (?:you|anyone|anybody) (?:happen to )?know|(?:please )?(?:tell me|let me know)|i(?: would|'d)? (?:like|want|wanted|need) to know|i(?:'m| am|was) (?:wondering|curious)|i wonder|any idea|(?:is it|it is) true that|i(?:'ve)? (?:heard|read) (?:that )?)\s*(?:about\s)?)?/i;

/**
 * An English question in Chinese: known terms translated, Han words as they stand, names in pinyin kept (they are
 * compared by sound) with the ways they may be written, in the order of a Chinese question; the rest is dropped.
 */
export function translate(question: string, choose: Choose = first): Translated {
  const whole = prepared(question);
  const opening = whole.match(OPENING)?.[0] ?? '';
  const text = /true that/i.test(opening) ? `is ${whole.slice(opening.length)}` : whole.slice(opening.length);
  const words = wordsOf(text, choose);
  const between = (from: number, to: number) => words.filter(({ start }) => start >= from && start < to);
  const asks = asksIn(text);
  const [firstAsk] = asks;
  if (!firstAsk) return turned(words);
  const before = between(0, firstAsk.at);
  const apart = /[,;:.?!]\s*(?:and|so|but)?\s*(?:in|at|by|on|for|until|since|from|to)?\s*$/i.test(
    text.slice(0, firstAsk.at),
  );
  const premise = apart ? [turned(before)] : [];
  const clauses = asks.map((ask, n) => {
    const own = between(ask.end, asks[n + 1]?.at ?? text.length);
    return clause(ask, n === 0 && !apart ? [...own, ...before] : own);
  });
  const parts = [...premise, ...clauses].filter(({ text: said }) => said !== '');
  return { text: parts.map(({ text: said }) => said).join('，'), terms: parts.flatMap(({ terms }) => terms) };
}
