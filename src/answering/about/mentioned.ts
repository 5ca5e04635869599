/** Whether a sentence mentions a name, however it is shortened or spelled out, or points back to what was named before it. */
import { alternativesOf, once } from '../../lexicon/index.ts';
import { areInOrder, escaped, pairsOf, remember } from '../../reading/index.ts';
import { plainOf } from '../candidates.ts';

/** Words that any project's name may end in, and that residents add or leave out. */
const TAIL = /(?:的)?(?:建设)?(?:项目|工程|工地|现场|建设|进展|进度|情况)+$/;
/** 该项目位于某某工业园: what it points to was said before, and what it names behind that is where it is, or whose. */
export const pointsAt = once(
  () => new RegExp(`^[“"]?(?:该|此|这个|这一|本)(?:${alternativesOf('kinds-asked', 'pointed')})`),
);
const pointsBack = once(
  () =>
    new RegExp(
      `${pointsAt().source}|^[“"]?(?:自?(?:开工|签约|启动)以来|项目|工程|据悉|目前|建成后|截至|据介绍|据了解|预计|其中|届时|同时)`,
    ),
);
/** A sentence that goes on with the project before it. */
export const isPointingBack = (text: string): boolean => pointsBack().test(text);
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
  const inOrder = new RegExp(Array.from(core, escaped).join(`[^，。；、]{0,${MAX_GAP}}?`), 'u');
  return (text) => {
    if (core.length < 2) return false;
    const there = comparedForm(text);
    if (there.includes(core) || (areInOrder(core, there) && inOrder.test(there))) return true;
    // Nine tenths of ten pairs: one character of a long name may differ, none of a short one.
    return pairs.length >= 6 && pairs.filter((pair) => there.includes(pair)).length / pairs.length >= 0.8;
  };
}
