/** What a question is about: the name at its beginning, before what it asks of it. */
import { subjectPhrase } from '../../retrieval/subject-phrase.ts';
import type { ParsedQuestion } from '../../types.ts';

/** Names that a question may be about, likeliest first. */
export function subjectsAsked({ text, names, language, readings }: ParsedQuestion): readonly string[] {
  const phrase = language === 'en' ? readings.at(-1)?.printed : subjectPhrase(text);
  const long = names.filter((name) => /^\p{Script=Han}{3,}$/u.test(name));
  return [...new Set([...(phrase ? [phrase] : []), ...long])];
}
