/** What a question is about: the name at its beginning, before what it asks of it. */
import { subjectPhrase } from '../../retrieval/question/subject-phrase.ts';
import type { ParsedQuestion } from '../../types.ts';

/** An English question's names: those found by their sound and those it gives in Chinese, the fullest first. */
function namesInEnglish({ original, readings }: ParsedQuestion): readonly string[] {
  const given = original.text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return [...readings.map(({ printed }) => printed), ...given].sort((a, b) => b.length - a.length);
}

/** Names that a question may be about, likeliest first. */
export function subjectsAsked(question: ParsedQuestion): readonly string[] {
  const { text, names, language } = question;
  const phrase = language === 'en' ? namesInEnglish(question)[0] : subjectPhrase(text);
  const long = names.filter((name) => /^\p{Script=Han}{3,}$/u.test(name));
  return [...new Set([...(phrase ? [phrase] : []), ...long])];
}
