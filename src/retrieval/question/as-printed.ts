/** A question with its names as the papers print them: those in another script, and those that it misspells. */
import { pairsOf, slip, taggedWords } from '../../reading/index.ts';
import type { Store } from '../../store/port.ts';
import type { Hit, ParsedQuestion, Question, Reading } from '../../types.ts';
import { readable } from '../evidence.ts';
import { printedNames } from './english/names.ts';
import type { Choose } from './english/translate.ts';
import { questionOf } from './parse.ts';
import { readQuestion } from './read.ts';

/** A stretch of content words of the question, and which of its characters stand beside no neighbour that a report prints. */
type Run = { readonly chars: readonly string[]; readonly suspects: readonly number[] };

/** The question's content words as they stand side by side: 云栖胡大桥经济产业园, without 修到哪步了. */
function runsOf({ text, words }: ParsedQuestion): readonly (readonly string[])[] {
  const inWord = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + 1))
      inWord.fill(true, at, at + word.length);
  const content = text
    .split('')
    .map((char, at) => (inWord[at] ? char : ' '))
    .join('');
  return (content.match(/\p{Script=Han}{2,}/gu) ?? []).map((run) => Array.from(run));
}

/** Both pairs with its neighbours (one at the ends) are printed nowhere: 胡 in 云栖胡大桥, where 云栖湖大桥 is printed. */
function suspectsIn(chars: readonly string[], isPrinted: (pair: string) => boolean): readonly number[] {
  const strange = chars.slice(1).map((char, at) => !isPrinted(`${chars[at]}${char}`));
  return chars.flatMap((_, at) => ([strange[at - 1], strange[at]].every((one) => one !== false) ? [at] : []));
}

const runsWithSuspects = (question: ParsedQuestion, isPrinted: (pair: string) => boolean): readonly Run[] =>
  runsOf(question)
    .map((chars) => ({ chars, suspects: suspectsIn(chars, isPrinted) }))
    .filter(({ suspects }) => suspects.length > 0 && suspects.length <= MOST_SUSPECTS);

/** A stretch with more suspects is of something else, not misspelled. */
const MOST_SUSPECTS = 6;
/** A longer stretch that differs in one character is surer evidence; three characters are the shortest. */
const LENGTHS = [6, 5, 4, 3];

type Found = Reading & { readonly likely: number };

/** Stretches of `text` that are the window but for the character at `open`: the longer part beside it is looked for as it stands. */
function alike(window: readonly string[], open: number, text: string): readonly Found[] {
  const asked = window.join('');
  const [before, behind] = [asked.slice(0, open), asked.slice(open + 1)];
  const [anchor, offset] = before.length >= behind.length ? [before, 0] : [behind, open + 1];
  const found = new Map<string, Found>();
  for (let at = text.indexOf(anchor); at >= 0 && anchor !== ''; at = text.indexOf(anchor, at + 1)) {
    const printed = text.slice(Math.max(0, at - offset), at - offset + asked.length);
    if (printed.slice(0, open) !== before || printed.slice(open + 1) !== behind) continue;
    const likely = slip(window[open]!, printed[open]!);
    if (likely > 0) found.set(printed, { asked, printed, likely });
  }
  return [...found.values()];
}

/** The likeliest stretch for one suspect. */
function bestFor(at: number, { chars }: Run, text: string): Found | null {
  for (const length of LENGTHS) {
    const starts = Array.from({ length }, (_, back) => at - back).filter(
      (start) => start >= 0 && start + length <= chars.length,
    );
    const found = starts.flatMap((start) => alike(chars.slice(start, start + length), at - start, text));
    const [best] = found.sort((a, b) => b.likely - a.likely);
    if (best) return best;
  }
  return null;
}

/** The words of the question that a slip is in, so that it can be shown: 云栖胡 for 云栖湖, not 栖胡大 for 栖湖大. */
function inWords({ asked, printed }: Reading, run: string): Reading {
  const from = run.indexOf(asked);
  const corrected = run.replace(asked, printed);
  const changed = Array.from(asked, (char, at) => (char === printed[at] ? -1 : from + at)).filter((at) => at >= 0);
  const spans: { readonly start: number; readonly end: number }[] = [];
  for (const { word } of taggedWords(corrected)) {
    const start = spans.at(-1)?.end ?? 0;
    spans.push({ start, end: start + word.length });
  }
  const held = spans.filter(({ start, end }) => changed.some((one) => one >= start && one < end));
  const [start, end] = [held[0]?.start ?? from, held.at(-1)?.end ?? from];
  if (spans.at(-1)?.end !== run.length || end - start < 2) return { asked, printed };
  return { asked: run.slice(start, end), printed: corrected.slice(start, end) };
}

/** A name of two characters is a slip of one that the reports name again and again. */
const OFTEN = 3;

/** 云领 for 云岭: two characters that no dictionary knows, and a name that sounds the same. */
function shortName({ chars, suspects }: Run, names: readonly string[], reports: string): Reading | null {
  const run = chars.join('');
  const name = names.find((one) => one.length === 2 && run.startsWith(one));
  if (name === undefined || !taggedWords(name).every(({ tag }) => tag === 'x')) return null;
  const found = suspects
    .filter((at) => at < 2)
    .flatMap((at) => alike(Array.from(name), at, reports))
    .filter(({ likely, printed }) => likely === 1 && reports.split(printed).length > OFTEN);
  return found[0] ?? null;
}

/** The name that a report prints for a misspelled one, the likeliest; `null` when nothing looks misspelled. */
function slipIn(question: ParsedQuestion, reports: string): Reading | null {
  // A word of one character (封, 拆) was meant as it stands, however seldom papers print it beside these neighbours; a surname
  // (胡) may be a part of a name.
  const isWord = (char: string) => question.words.includes(char) && !/^n[rsz]/.test(taggedWords(char)[0]?.tag ?? '');
  const runs = runsWithSuspects(question, (pair) => reports.includes(pair)).flatMap(({ chars, suspects }) => {
    const own = suspects.filter((at) => !isWord(chars[at] ?? ''));
    return own.length > 0 ? [{ chars, suspects: own }] : [];
  });
  const found = runs.flatMap((run) =>
    run.suspects.flatMap((at) => {
      const best = bestFor(at, run, reports);
      return best ? [{ ...best, reading: inWords(best, run.chars.join('')) }] : [];
    }),
  );
  const best = found
    .filter(({ reading }) => reports.includes(reading.printed))
    .sort((a, b) => b.likely - a.likely || b.asked.length - a.asked.length)[0];
  if (best) return best.reading;
  return runs.map((run) => shortName(run, question.names, reports)).find((one) => one !== null) ?? null;
}

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
  const typed = slipIn(question, reports.join('\n'));
  if (!typed || !isNew(typed) || !(await isRare(typed, store))) return null;
  return readQuestion(original, store, { readings: [...readings, typed] });
}
