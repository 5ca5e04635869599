/** A question with its names as the papers print them: those in another script, and those that it misspells. */
import { chineseNumber, escaped, NUMERALS, pairsOf, placedWords, slip, taggedWords } from '../../reading/index.ts';
import type { Store } from '../../store/port.ts';
import type { Hit, ParsedQuestion, Reading } from '../../types.ts';
import { readable } from '../evidence.ts';
import { printedNames } from './english/names.ts';
import type { Choose } from './english/translate.ts';
import { questionOf } from './parse.ts';
import { readQuestion } from './read.ts';

/** A stretch of content words of the question, and which of its characters stand beside no neighbour that a report prints. */
type Run = { readonly chars: readonly string[]; readonly suspects: readonly number[] };

/** The question's content words as they stand side by side: 云栖胡大桥经济产业园, without 修到哪步了. */
function runsOf({ text, words }: ParsedQuestion): readonly string[] {
  const any = words.map(escaped).sort((a, b) => b.length - a.length);
  const content = text.match(new RegExp(`(?:${any.join('|')})+`, 'gu')) ?? [];
  return content.flatMap((run) => run.match(/\p{Script=Han}{2,}/gu) ?? []);
}

/** Both pairs with its neighbours (one at the ends) are printed nowhere: 胡 in 云栖胡大桥, where 云栖湖大桥 is printed. */
function suspectsIn(chars: readonly string[], reports: string): readonly number[] {
  const strange = chars.slice(1).map((char, at) => !reports.includes(`${chars[at]}${char}`));
  return chars.flatMap((_, at) => ([strange[at - 1], strange[at]].every((one) => one !== false) ? [at] : []));
}

/** A stretch with more suspects is of something else, not misspelled. */
const MOST_SUSPECTS = 6;
/** A longer stretch that differs in one character is surer evidence; three characters are the shortest. */
const LENGTHS = [6, 5, 4, 3];

type Found = Reading & { readonly likely: number };

/** Stretches of `text` that are the window but for the character at `open`. */
function alike(window: readonly string[], open: number, text: string): readonly Found[] {
  const asked = window.join('');
  const but = new RegExp(`${asked.slice(0, open)}.${asked.slice(open + 1)}`, 'gu');
  return [...new Set(text.match(but) ?? [])]
    .map((printed) => ({ asked, printed, likely: slip(window[open]!, printed[open]!) }))
    .filter(({ likely }) => likely > 0);
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

/** The word of the question that a slip is in, so that it can be shown: 云栖胡 for 云栖湖, not 栖胡大 for 栖湖大. */
function inWord({ asked, printed }: Reading, run: string): Reading {
  const at = run.indexOf(asked) + Array.from(asked).findIndex((char, nth) => char !== printed[nth]);
  const own = placedWords(run.replace(asked, printed)).find(({ end }) => at < end);
  return own && own.word.length > 1 ? { asked: run.slice(own.start, own.end), printed: own.word } : { asked, printed };
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
  const runs = runsOf(question).flatMap((run) => {
    const chars = Array.from(run);
    const suspects = suspectsIn(chars, reports);
    return suspects.length > MOST_SUSPECTS ? [] : [{ chars, suspects: suspects.filter((at) => !isWord(chars[at]!)) }];
  });
  const found = runs.flatMap((run) =>
    run.suspects.flatMap((at) => {
      const best = bestFor(at, run, reports);
      return best ? [{ ...best, reading: inWord(best, run.chars.join('')) }] : [];
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

/** Whether the archive knows what is printed and hardly what was typed. */
async function isRare({ asked, printed }: Reading, store: Store): Promise<boolean> {
  const [typed, written] = [pairsOf(asked), pairsOf(printed)];
  const changed = typed.flatMap((pair, at) => (pair === written[at] ? [] : [at]));
  const { counts } = await store.termStatistics([...typed, ...written]);
  return changed.some((at) => (counts[at] ?? 0) * RARER <= (counts[typed.length + at] ?? 0));
}

const numeralOf = (number: string): number | null => (/\d/.test(number) ? Number(number) : chineseNumber(number));
const NUMBERED = `第?([${NUMERALS}]{1,3}|\\d{1,2})([小中])(?![时组型])学?`;

/** 城东第六小学 or 城东6小 where the papers print 城东六小: one school by its number, whichever way it is called. */
function calledIn({ text }: ParsedQuestion, reports: string): Reading | null {
  const [asked = '', own = '', number = '', kind = ''] =
    text.match(new RegExp(`(\\p{Script=Han}{2})${NUMBERED}`, 'u')) ?? [];
  if (asked === '' || reports.includes(asked)) return null;
  const printed = [...reports.matchAll(new RegExp(`${own}${NUMBERED}`, 'gu'))].find(
    ([, other = '', ofKind]) => ofKind === kind && numeralOf(other) === numeralOf(number),
  );
  return printed ? { asked, printed: printed[0] } : null;
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
    const names = [...original.history.map(questionOf), original.text].flatMap((text) =>
      printedNames(text, reports.join('\n')),
    );
    const read = await readQuestion(original, store, {
      readings: [...readings, ...names.filter(isNew)],
      choose: chosenFrom(reports),
    });
    return read.text === question.text ? null : read;
  }
  const called = calledIn(question, reports.join('\n'));
  if (called && isNew(called)) return readQuestion(original, store, { readings: [...readings, called] });
  const typed = slipIn(question, reports.join('\n'));
  if (!typed || !isNew(typed) || !(await isRare(typed, store))) return null;
  return readQuestion(original, store, { readings: [...readings, typed] });
}
