/** Which sentences are told of another place or number than the question's: each goes on with what was named last. */
import type { Same } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import { marksIn, sameMark, samePlace, townsIn } from '../about.ts';
import type { Candidate } from '../candidates.ts';

/** Whether a text, in the form words are compared in, is told of what is asked about. */
type Which = (plain: string) => Same;

/** What another one's sentence keeps of its chance. */
const OF_ANOTHER = 0;

/**
 * An article is about what its heading names, or its first sentence; a paragraph, about what it named last.
 */
function follow(found: readonly Candidate[], which: Which): ReadonlySet<string> {
  const others = new Set<string>();
  for (const own of Map.groupBy(found, ({ article }) => article.id).values()) {
    const [first] = own;
    if (!first) continue;
    const opening = [first.heading, first.plain].map(which).find((one) => one !== 'open') ?? 'open';
    let { paragraph } = first;
    let now = opening;
    for (const candidate of own) {
      if (candidate.paragraph !== paragraph) now = opening;
      paragraph = candidate.paragraph;
      const named = which(candidate.plain);
      if (named !== 'open') now = named;
      if (now === 'other') others.add(keyOf(candidate));
    }
  }
  return others;
}

const keyOf = ({ article, ordinal }: Candidate): string => `${article.id}:${ordinal}`;

/** What each candidate keeps of its chance: less where it is told of another town, village, phase or edition. */
export function toldOf(question: ParsedQuestion, found: readonly Candidate[]): (candidate: Candidate) => number {
  const marks = marksIn(question.text);
  const places = townsIn(question);
  const others = [
    ...(marks.length > 0 ? [follow(found, (plain) => sameMark(marks, marksIn(plain)))] : []),
    ...(places.length > 0 ? [follow(found, (plain) => samePlace(places, plain))] : []),
  ];
  return (candidate) => (others.some((keys) => keys.has(keyOf(candidate))) ? OF_ANOTHER : 1);
}
