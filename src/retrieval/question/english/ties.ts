/** What ties an English question to those before it in its chat. */
import { linesOf, once } from '../../../lexicon/index.ts';

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
export const untied = (text: string): Ties => ({ text, points: '', again: '' });

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
