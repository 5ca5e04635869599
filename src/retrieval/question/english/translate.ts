/** An English question as a Chinese one: the same terms in the order in which a Chinese asks, so that all later rules hold for both. */
import { linesOf, once } from '../../../lexicon/index.ts';
import { asksIn, clause } from './clause.ts';
import { type Choose, first, type Translated, turned, wordsOf } from './said.ts';
import { prepared } from './tokens.ts';

const RULE = /^(points|again|about|meant) ([^:]+): (.+)$/;

const rules = once(() =>
  linesOf('english-chat').map(({ plain, place }) => {
    const [, what, chinese, pattern] = RULE.exec(plain) ?? [];
    if (!pattern)
      throw new Error(
        `${place}: not of the form "points Chinese: pattern", "again …", "about …" or "meant …": ${plain}`,
      );
    return { what, chinese: chinese!, pattern: new RegExp(pattern, 'iu') };
  }),
);

/** A question without what asks the same again or corrects, what a Chinese chat opens with instead of its pronouns, and what it ends with. */
export type Ties = { readonly text: string; readonly points: string; readonly again: string };

/** A question that stands by itself. */
const untied = (text: string): Ties => ({ text, points: '', again: '' });

/** What ties `question` to its chat, as `lexicon/english-chat.txt` has it. */
export function tiesOf(question: string): Ties {
  const meant = rules().find(({ what, pattern }) => what === 'meant' && pattern.test(question));
  if (meant) return { text: question.replace(meant.pattern, ' '), points: meant.chinese, again: '' };
  const again = rules().find(({ what, pattern }) => (what === 'about' || what === 'again') && pattern.test(question));
  if (again) return { text: question.replace(again.pattern, ' '), points: '', again: again.chinese };
  const points = rules().find(({ what, pattern }) => what === 'points' && pattern.test(question));
  return { text: question, points: points?.chinese ?? '', again: '' };
}

/** A question that asks the same of another thing, as it asks what is told of that thing alone; `null` for any other. */
export function aloneAbout(question: string): string | null {
  const about = rules().find(({ what, pattern }) => what === 'about' && pattern.test(question));
  return about ? question.replace(about.pattern, 'tell me about') : null;
}

export type { Choose } from './said.ts';

/** An English question in Chinese, and what each of its words was put as. */
export type InChinese = Translated & {
  readonly said: readonly { readonly english: string; readonly chinese: string }[];
};

/** Openings that ask nothing. */
const OPENING =
  /^(?:(?:hi|hello|hey|please|excuse me|sorry|ok|so|and|well|um+)\b[,!.\s]*)*(?:(?:(?:can|could|would) (?:you|anyone|anybody|someone) (?:please )?(?:tell me|say|let me know|explain)|(?:do|does) (?:you|anyone|anybody) (?:happen to )?know|(?:please )?(?:tell me|let me know)|i(?: would|'d)? (?:like|want|wanted|need) to know|i(?:'m| am|was) (?:wondering|curious)|i wonder|any idea|(?:is it|it is) true that|i(?:'ve)? (?:heard|read) (?:that )?)\s*(?:about\s)?)?/i;

/**
 * An English question in Chinese: known terms translated, Han words as they stand, names in pinyin kept (they are
 * compared by sound) with the ways they may be written, in the order of a Chinese question; the rest is dropped.
 * `inChat`: what points to the questions before it is put as a Chinese chat says it.
 */
export function translate(question: string, choose: Choose = first, inChat = false): InChinese {
  const { text: whole, points, again } = inChat ? tiesOf(prepared(question)) : untied(prepared(question));
  const opening = whole.match(OPENING)?.[0] ?? '';
  const text = /true that/i.test(opening) ? `is ${whole.slice(opening.length)}` : whole.slice(opening.length);
  const words = wordsOf(text, choose);
  const between = (from: number, to: number) => words.filter(({ start }) => start >= from && start < to);
  const asks = asksIn(text);
  const said = words
    .filter(({ start }) => !asks.some(({ at, end }) => start >= at && start < end))
    .map(({ full, said: { text: chinese } }) => ({ english: full, chinese }));
  const [firstAsk] = asks;
  if (!firstAsk) {
    const { text: plain, terms } = turned(words);
    return { text: `${points}${plain}${again}`, terms, said };
  }
  const before = between(0, firstAsk.at);
  const apart = /[,;:.?!]\s*(?:and|so|but)?\s*(?:in|at|by|on|for|until|since|from|to)?\s*$/i.test(
    text.slice(0, firstAsk.at),
  );
  const premise = apart ? [turned(before)] : [];
  const clauses = asks.map((ask, n) => {
    const own = between(ask.end, asks[n + 1]?.at ?? text.length);
    return clause(ask, n === 0 && !apart ? [...own, ...before] : own);
  });
  const parts = [...premise, ...clauses].filter(({ text: one }) => one !== '');
  return {
    text: `${points}${parts.map(({ text: one }) => one).join('，')}`,
    terms: parts.flatMap(({ terms }) => terms),
    said,
  };
}
