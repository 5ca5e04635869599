/** A question with its names as the papers print them. */
import type { Store } from '../store/port.ts';
import type { Hit, ParsedQuestion, Reading } from '../types.ts';
import { printedNames } from './english-names.ts';
import { readable } from './evidence.ts';
import { readQuestion } from './read-question.ts';
import { slipIn } from './slips.ts';

/** Reports that are read for names: as many as an answer is made of. */
const REPORTS = 6;
/** What is misspelled is rare beside what it should be; 结胡 may be printed once by chance (团结胡同). */
const RARER = 10;

function textOf(hits: readonly Hit[]): string {
  const articles = [...new Map(hits.map(({ article }) => [article.id, article])).values()].slice(0, REPORTS);
  return articles.map((article) => readable(article).text).join('\n');
}

const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** Whether the archive knows what is printed and hardly what was typed. */
async function isRare({ asked, printed }: Reading, store: Store): Promise<boolean> {
  const [typed, written] = [pairsOf(asked), pairsOf(printed)];
  const changed = typed.flatMap((pair, at) => (pair === written[at] ? [] : [at]));
  const { counts } = await store.termStatistics([...typed, ...written]);
  return changed.some((at) => (counts[at] ?? 0) * RARER <= (counts[typed.length + at] ?? 0));
}

const same = (one: Reading, other: Reading): boolean => one.asked === other.asked;

/**
 * The question read with the names that the reports found for it print; `null` when it names nothing otherwise. To be
 * searched for again: what a slip kept from being found may be found now.
 */
export async function asPrinted(
  question: ParsedQuestion,
  hits: readonly Hit[],
  store: Store,
): Promise<ParsedQuestion | null> {
  const { original, language, readings } = question;
  const reports = textOf(hits);
  const slip = language === 'en' ? null : slipIn(question, reports);
  const found =
    language === 'en'
      ? [...original.history, original.text].flatMap((text) => printedNames(text, reports))
      : slip && (await isRare(slip, store))
        ? [slip]
        : [];
  const added = found.filter((one) => one.asked !== one.printed && !readings.some((known) => same(known, one)));
  return added.length === 0 ? null : readQuestion(original, store, [...readings, ...added]);
}
