/** Which sentences of an article speak of a project. */
import { alternativesOf, once } from '../../lexicon/index.ts';
import { pairsOf, remember, sentences } from '../../reading/index.ts';
import type { Article } from '../../types.ts';
import { plainOf } from '../candidates.ts';
import { areInOrder, escaped } from '../coverage.ts';

/** A sentence of a stored paragraph, in place. */
export type Statement = { readonly paragraph: number; readonly text: string };

/** Words that any project's name may end in, and that residents add or leave out. */
const TAIL = /(?:的)?(?:建设)?(?:项目|工程|工地|现场|建设|进展|进度|情况)+$/;
/** 该项目位于某某工业园: what it points to was said before, and what it names behind that is where it is, or whose. */
const pointsAt = once(() => new RegExp(`^[“"]?(?:该|此|这个|这一|本)(?:${alternativesOf('kinds-asked', 'pointed')})`));
const pointsBack = once(
  () =>
    new RegExp(
      `${pointsAt().source}|^[“"]?(?:自?(?:开工|签约|启动)以来|项目|工程|据悉|目前|建成后|截至|据介绍|据了解|预计|其中|届时|同时)`,
    ),
);
/** A sentence that goes on with the project before it. */
export const isPointingBack = (text: string): boolean => pointsBack().test(text);
const ANOTHER = /走进|来到|[^该此一]{2,14}(?:项目|工程)(?:建设)?(?:现场|工地)/;
/** 双龙第十七小学 for 双龙十七小: the characters in order, few others between. */
const MAX_GAP = 3;

/** Sentences in the form names are looked for in; the articles of a question and their sentences are some 200 texts. */
const REMEMBERED = 1024;
const comparedForm = remember((text) => plainOf(text).replace(/[“”"'‘’《》（）()·]/g, ''), REMEMBERED);

/** A test for "speaks of `name`": as it stands, shortened or spelled out, or nearly all of its character pairs. */
export function mentionOf(name: string): (text: string) => boolean {
  const plain = plainOf(name).replace(/[^\p{L}\p{N}]/gu, '');
  const core = plain.replace(TAIL, '') || plain;
  const pairs = pairsOf(core);
  const chars = Array.from(core);
  const inOrder = new RegExp(chars.map(escaped).join(`[^，。；、]{0,${MAX_GAP}}?`), 'u');
  return (text) => {
    if (core.length < 2) return false;
    const there = comparedForm(text);
    if (there.includes(core) || (areInOrder(chars, there) && inOrder.test(there))) return true;
    // Nine tenths of ten pairs: one character of a long name may differ, none of a short one.
    return pairs.length >= 6 && pairs.filter((pair) => there.includes(pair)).length / pairs.length >= 0.8;
  };
}

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
