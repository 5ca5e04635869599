import { indexTerms } from '../text/index.ts';
import type { ParsedQuestion } from '../types.ts';

/** What somebody did is found by the name; years and verbs only lead astray. */
function byName(question: ParsedQuestion): ParsedQuestion {
  const words = question.words.filter((word) => question.names.includes(word) || question.nouns.includes(word));
  return { ...question, text: words.join(''), terms: indexTerms(words.join(' ')) };
}

/**
 * A question that asks of several things, as one question for each, so that each finds its own reports; a question of
 * one thing comes back alone.
 */
export function partsOf(question: ParsedQuestion): readonly ParsedQuestion[] {
  const subjects = [...new Map(question.aspects.map(({ of }) => [of.join(' '), of])).values()].filter(
    (of) => of.length > 0,
  );
  if (question.oneByOne && question.names.length > 0) return [byName(question)];
  if (subjects.length < 2) return [question];
  return subjects.map((own) => {
    const others = subjects.filter((of) => of !== own).flat();
    const words = question.words.filter((word) => !others.includes(word));
    const aspects = question.aspects.filter(({ of }) => of.join(' ') === own.join(' '));
    return {
      ...question,
      text: words.join(''),
      words,
      aspects,
      terms: indexTerms([words.join(''), ...words].join(' ')),
    };
  });
}
