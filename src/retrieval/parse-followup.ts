import { askedIn } from './parse-asks.ts';
import { contentWords, type Known, wordKinds } from './parse-words.ts';

/** Words that point back to something said before. */
const POINTS_BACK =
  /^(?:那|这|它|他|她|其|该|还有|另外|然后)|它|他们|她们|(?<!其)他(?!们?人)|她(?!们)|[那这](?:个|天|次|里|边|些|家|位|项|款|块|几|两|三|四|五|六|七|八|九|十|礼|场|年|所|座|条|时候)|呢[？?]?$|上面|刚才|前面说|其中/;
/** An earlier question's asked-for part is over; its subject is what stands before the question word. */
const TRAILING = /(?:是|有|在|得|要|能|会|了|的|都|又|还|就|为)+$/;

/** What an earlier question was about: its content words without those that only ask. */
function subjectOf(earlier: string): string {
  const asked = askedIn(earlier);
  return asked
    .reduceRight((text, { at, end }) => `${text.slice(0, at)} ${text.slice(end)}`, earlier)
    .replace(TRAILING, '');
}

/** So many characters of content name their subject even where no name is recognised. */
const LONG = 8;

/** A question of few words without a name of its own leans on what was asked before. */
function standsAlone(question: string, known: Known): boolean {
  if (POINTS_BACK.test(question)) return false;
  const { words, names } = wordKinds(subjectOf(question), known);
  const own = words.filter((word) => /\p{Script=Han}|[a-z]/u.test(word));
  return own.join('').length >= LONG || (names.length > 0 && own.length > 1);
}

/**
 * Words taken over from earlier questions of the chat (written form, oldest first) so that `question` can be searched
 * for alone; empty when it names its own subject. The nearest question that stands alone gives the subject.
 */
export function carriedWords(question: string, history: readonly string[], known: Known): readonly string[] {
  if (history.length === 0 || standsAlone(question, known)) return [];
  const own = new Set(contentWords(question, known));
  const from = history.findLastIndex((earlier) => standsAlone(earlier, known));
  const earlier = history.slice(from === -1 ? 0 : from).flatMap((text) => contentWords(subjectOf(text), known));
  return [...new Set(earlier)].filter((word) => !own.has(word));
}
