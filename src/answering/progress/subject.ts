/** Which sentences of an article speak of a project. */
import { sentences } from '../../reading/index.ts';
import type { Article } from '../../types.ts';
import { isPointingBack, pointsAt } from '../about/mentioned.ts';

/** A sentence of a stored paragraph, in place. */
export type Statement = { readonly paragraph: number; readonly text: string };

const ANOTHER = /走进|来到|[^该此一]{2,14}(?:项目|工程)(?:建设)?(?:现场|工地)/;
/** A report says of one thing two or three sentences in a row; text without paragraphs would otherwise go on for ever. */
const REACH = 3;

/**
 * The statements about the project in reading order: sentences that name it, and the next few that follow in its
 * paragraph or point back to it (该项目…), until another project is introduced. An article headed with the name is
 * about it whole.
 */
export function statementsAbout(article: Article, mentions: (text: string) => boolean): readonly Statement[] {
  const headed = mentions([article.kicker, article.title, article.subtitle].filter(Boolean).join(' '));
  const found: Statement[] = [];
  let left = 0;
  article.paragraphs.forEach((whole, paragraph) => {
    if (!isPointingBack(whole)) left = 0;
    for (const { start, end } of sentences(whole)) {
      const text = whole.slice(start, end).trim();
      if (mentions(text) && (headed || left > 0 || !pointsAt().test(text))) left = REACH + 1;
      else if (ANOTHER.test(text)) left = 0;
      else if (left > 0 && isPointingBack(text)) left = REACH + 1;
      if (text !== '' && (headed || left > 0)) found.push({ paragraph, text });
      left = Math.max(0, left - 1);
    }
  });
  return found;
}
