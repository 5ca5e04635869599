/** Whether a question that names nothing is about something else than the chat was, as the reports found for it show. */
import { paraphrases, synonyms } from '../../../reading/index.ts';
import type { Article, ParsedQuestion } from '../../../types.ts';
import { readable } from '../../evidence.ts';

/** One word may stand anywhere; two that stand together name a matter, three need not all stand in its report. */
const ENOUGH = 2;
/** A report of what the chat was about has this share of its words. */
const ABOUT = 0.6;
/** So much more of the question's own words stands in a report of another matter. */
const MORE = 0.5;

/** 那老桥呢 asks what was asked before, whatever it names. */
const SAME_ASKED = /(?:呢|咧|喃|嘞)[？?。！!]*$/;

/** Share of `words` that a report says, also by what papers print for them. */
const shareIn = (words: readonly string[], report: string): number =>
  words.filter((word) => [word, ...paraphrases(word), ...synonyms(word)].some((form) => report.includes(form))).length /
  words.length;

/** 低保户交多少医保 after a school: another report than the school's has these words, and the school's has not. */
export function isOtherTopic({ original, words, carried }: ParsedQuestion, articles: readonly Article[]): boolean {
  if (SAME_ASKED.test(original.text)) return false;
  const own = words.filter((word) => word.length > 1 && !carried.includes(word));
  const before = carried.filter((word) => word.length > 1);
  if (own.length < ENOUGH || before.length === 0) return false;
  const told = { there: 0, elsewhere: 0 };
  for (const report of articles.map((article) => readable(article).text)) {
    const isAbout = before.filter((word) => report.includes(word)).length >= ABOUT * before.length;
    const where = isAbout ? 'there' : 'elsewhere';
    told[where] = Math.max(told[where], shareIn(own, report));
  }
  return told.elsewhere - told.there >= (own.length > ENOUGH ? MORE : 1);
}
