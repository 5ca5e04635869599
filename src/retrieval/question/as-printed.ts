/** A question with its names as the papers print them. */
import { pairsOf } from '../../reading/index.ts';
import type { Store } from '../../store/port.ts';
import type { Hit, ParsedQuestion, Question, Reading } from '../../types.ts';
import { readable } from '../evidence.ts';
import { printedNames } from './english/names.ts';
import type { Choose } from './english/translate.ts';
import { questionOf } from './parse.ts';
import { readQuestion } from './read.ts';
import { slipIn } from './slips.ts';

/** Reports that are read for names: as many as an answer is made of. */
const REPORTS = 6;
/** What is misspelled is rare beside what it should be; 结胡 may be printed once by chance (云栖胡同). */
const RARER = 10;

/** The reports' texts, best first. */
function textsOf(hits: readonly Hit[]): readonly string[] {
  const articles = [...new Map(hits.map(({ article }) => [article.id, article])).values()].slice(0, REPORTS);
  return articles.map((article) => readable(article));
}

/** The reports that a chat's answers cited: names of its earlier questions are in them. */
async function citedIn({ history }: Question, store: Store): Promise<readonly string[]> {
  const ids = [...new Set(history.flatMap((one) => (typeof one === 'string' ? [] : (one.articles ?? []))))];
  const articles = await Promise.all(ids.map((id) => store.article(id)));
  return articles.flatMap((article) => (article ? [readable(article)] : []));
}

/** Whether the archive knows what is printed and hardly what was typed. */
async function isRare({ asked, printed }: Reading, store: Store): Promise<boolean> {
  const [typed, written] = [pairsOf(asked), pairsOf(printed)];
  const changed = typed.flatMap((pair, at) => (pair === written[at] ? [] : [at]));
  const { counts } = await store.termStatistics([...typed, ...written]);
  return changed.some((at) => (counts[at] ?? 0) * RARER <= (counts[typed.length + at] ?? 0));
}

/** Of several words the one that the first report with any of them prints most often. */
const chosenFrom =
  (reports: readonly string[]): Choose =>
  (words) => {
    const report = reports.find((text) => words.some((word) => text.includes(word))) ?? '';
    const count = (word: string) => report.split(word).length - 1;
    // 床 stands in every 床位: only where it stands by itself is it the other word.
    const alone = (word: string) =>
      count(word) - words.reduce((sum, other) => sum + (other !== word && other.includes(word) ? count(other) : 0), 0);
    // 建 stands in every 建设: a word of one character only where the report has none of the longer ones.
    const long = words.filter((word) => word.length > 1 && alone(word) > 0);
    return [...(long.length > 0 ? long : words)].sort((a, b) => alone(b) - alone(a))[0] ?? '';
  };

/**
 * The question in the words of the reports found for it: names that were typed wrong or in pinyin as they print them,
 * and English in the words they use; `null` when that changes nothing. To be searched for again: what a slip kept from
 * being found may be found now.
 */
export async function asPrinted(
  question: ParsedQuestion,
  hits: readonly Hit[],
  store: Store,
): Promise<ParsedQuestion | null> {
  const { original, language, readings } = question;
  const reports = textsOf(hits);
  const isNew = ({ asked, printed }: Reading) => asked !== printed && !readings.some((known) => known.asked === asked);
  if (language === 'en') {
    const told = [...(await citedIn(original, store)), ...reports];
    const names = [...original.history.map(questionOf), original.text].flatMap((text) =>
      printedNames(text, told.join('\n')),
    );
    const read = await readQuestion(original, store, {
      readings: [...readings, ...names.filter(isNew)],
      choose: chosenFrom(reports),
    });
    return read.text === question.text ? null : read;
  }
  const slip = slipIn(question, reports.join('\n'));
  if (!slip || !isNew(slip) || !(await isRare(slip, store))) return null;
  return readQuestion(original, store, { readings: [...readings, slip] });
}
