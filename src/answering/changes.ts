/** What a newer report says is another now: 由40间增到55间, 原来说3月2日，改到3月9日. The older report is overtaken for certain. */
import { alternativesOf, once } from '../lexicon/index.ts';
import { plainly } from '../reading/index.ts';
import type { Mention, ParsedQuestion, Span } from '../types.ts';
import { type Candidate, isOlder, newestFirst, overlaps } from './candidates.ts';
import { type Plan, signsOf } from './features.ts';
import type { Ranked } from './rank.ts';

/** What an overtaken sentence keeps of its chance: the older report may still tell what the newer one doesn't. */
export const OVERTAKEN = 0.05;

/** Characters that may stand between a word of change and a figure: 原来说每份7元, 由2层加到3层. */
const fromWords = once(() => new RegExp(`(?:${alternativesOf('changes', 'from')})[^，。；：\\d]{0,3}$`, 'u'));
const beforeWords = once(() => new RegExp(`(?:${alternativesOf('changes', 'before')})[^，。；：\\d]{0,6}$`, 'u'));
const becomes = once(() => new RegExp(`^[^，。；：\\d]{0,4}(?:${alternativesOf('changes', 'becomes')})`, 'u'));
const before = once(() => new RegExp(alternativesOf('changes', 'before'), 'u'));
/** Who asks what was planned before wants the older report. */
export const asksBefore = (question: string): boolean => before().test(question);

/** Whether a text says of a figure or a day of it that it is no longer so. */
export const isPast = (text: string, { start, end }: Span): boolean => {
  const plain = plainly(text);
  const [before, after] = [plain.slice(0, start), plain.slice(end)];
  return beforeWords().test(before) || (fromWords().test(before) && becomes().test(after));
};

/** The figures and days of a sentence that it says are no longer so, where it has another of the kind. */
function pastIn({ text, mentions }: Candidate): readonly string[] {
  const isFigure = ({ kind }: Mention): boolean => kind === 'amount' || kind === 'when';
  return mentions.filter(isFigure).flatMap((one) => {
    const hasNext = mentions.some(({ kind, start }) => kind === one.kind && start >= one.end);
    return hasNext && isPast(text, one) ? [text.slice(one.start, one.end)] : [];
  });
}

/** One figure of a sentence is as plainly of the kind as another. */
const AS_PLAIN = 0.7;

/** Whether what a sentence has of the kind asked for is one of `past`: of several figures that which is of the kind most plainly. */
function tells(candidate: Candidate, plan: Plan, past: readonly string[]): boolean {
  const found = signsOf(candidate, plan);
  const plainest = Math.max(...found.map(({ strength }) => strength));
  return found.some(
    ({ start, end, strength }) =>
      strength >= AS_PLAIN * plainest && past.some((figure) => candidate.text.slice(start, end).includes(figure)),
  );
}

/** Sentences, best first, with the chance of an older one's figure given to the newer one that says what became of it. */
export function changed(
  question: ParsedQuestion,
  ranked: readonly Ranked[],
  plans: readonly Plan[],
): readonly Ranked[] {
  if (question.time !== null || asksBefore(question.text)) return ranked;
  const telling = ranked
    .map((one) => ({ one, past: one.candidate.list ? [] : pastIn(one.candidate) }))
    .filter(({ past }) => past.length > 0)
    .sort((a, b) => newestFirst(b.one.candidate, a.one.candidate));
  if (telling.length === 0) return ranked;
  const chances = new Map(ranked.map((one) => [one, [...one.chances]]));
  plans.forEach((plan, at) => {
    for (const { one: next, past } of telling) {
      const said = ranked.filter(
        ({ candidate }) =>
          isOlder(candidate.article, next.candidate.article.published ?? '') && tells(candidate, plan, past),
      );
      const older = ranked.filter((one) => said.some((it) => overlaps(one.candidate, it.candidate)));
      for (const one of older) {
        chances.get(next)![at] = Math.max(chances.get(next)![at]!, chances.get(one)![at]!);
        chances.get(one)![at]! *= OVERTAKEN;
      }
    }
  });
  return ranked
    .map((one) => ({ ...one, chances: chances.get(one)!, best: Math.max(...chances.get(one)!) }))
    .sort((a, b) => b.best - a.best);
}
